// Tables and figures.
#include "core/typeset/content/resolver.h"

#include "core/language/fixed_words.h"
#include "core/typeset/pictures/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace strateg::typeset {

using language::FixedWord;
using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

namespace {

constexpr int most_columns = 60;

Align align_of(std::string_view name) {
    return name == "right" ? Align::right : name == "center" ? Align::center : Align::left;
}

// "80%" → 0.8; what is no share of the width is the whole width.
double width_of(std::string_view text) {
    const double value = std::atof(std::string(text).c_str());
    if (!(value > 0) || !std::isfinite(value)) return 1;
    return std::clamp(value / 100, 0.05, 1.0);
}

} // namespace

Node Resolver::caption(const Block& block, std::uint32_t element, std::string_view word,
                       const std::string& number) {
    Node node;
    node.kind = NodeKind::caption;
    node.block = block.id;
    node.element = element;
    Style label = style_of(theme_.caption);
    label.font.weight = Weight::semibold;
    label.font.lining = true;
    label.colour = theme_.accent;
    node.label = one(std::string(word) + "\xC2\xA0" + number, label, element);
    if (const Block* words = block.child_of_kind(kind::caption)) {
        note_parent_ = section_element_;
        node.spans = text_.spans(*words, style_of(theme_.caption), element, footnotes());
    }
    return node;
}

void Resolver::table(const Block& block, std::uint32_t section) {
    const std::uint32_t element = text_.add_element(Role::table, section);
    const std::string number(text_.numbering().number(block.id));
    const std::string_view word = language::fixed_word(FixedWord::table, text_.view());
    const std::uint32_t caption_element = text_.add_element(Role::caption, element);
    Node head = caption(block, caption_element, word, number);
    head.anchors.push_back(text_.anchor(block.id));
    head.keep_with_next = true;

    TableContent table;
    std::vector<Align> columns;
    std::vector<const Block*> rows;
    for (const BlockPtr& child : block.children) {
        if (child->kind == kind::column) columns.push_back(align_of(child->attributes.get("align")));
        if (child->kind == kind::row) rows.push_back(child.get());
    }
    if (columns.size() > most_columns) columns.resize(most_columns);
    table.rows = static_cast<std::uint32_t>(rows.size());
    table.columns = static_cast<std::uint32_t>(columns.size());
    table.header_rows = static_cast<std::uint32_t>(
        std::clamp(block.attributes.number("header-rows", 0), 0, static_cast<int>(rows.size())));
    if (table.header_rows == table.rows && table.rows > 0) table.header_rows = table.rows - 1;
    const std::uint32_t thead = table.header_rows ? text_.add_element(Role::table_head, element) : none;
    const std::uint32_t tbody = text_.add_element(Role::table_body, element);

    std::vector<std::uint32_t> taken; // per column: rows that a cell above still covers
    for (std::uint32_t r = 0; r < table.rows; ++r) {
        const bool header = r < table.header_rows;
        const std::uint32_t row = text_.add_element(Role::table_row, header ? thead : tbody);
        std::uint32_t column = 0;
        for (const BlockPtr& child : rows[r]->children) {
            if (child->kind != kind::cell) continue;
            while (column < taken.size() && taken[column] > 0) ++column;
            if (column >= static_cast<std::uint32_t>(most_columns)) break;
            Cell cell;
            cell.column = column;
            cell.row = r;
            cell.header = header;
            cell.columns = static_cast<std::uint32_t>(std::clamp(child->attributes.number("colspan", 1), 1,
                                                                 most_columns - static_cast<int>(column)));
            const std::uint32_t below = (header ? table.header_rows : table.rows) - r;
            cell.rows = static_cast<std::uint32_t>(
                std::clamp(child->attributes.number("rowspan", 1), 1, static_cast<int>(below)));
            // A cell never reaches into one that comes down from above.
            for (std::uint32_t c = 1; c < cell.columns; ++c)
                if (column + c < taken.size() && taken[column + c] > 0) cell.columns = c;
            if (taken.size() < column + cell.columns) taken.resize(column + cell.columns, 0);
            for (std::uint32_t c = 0; c < cell.columns; ++c) taken[column + c] = cell.rows;
            if (column < columns.size()) cell.align = columns[column];
            // A cell over several columns heads what stands below it.
            if (cell.columns > 1) cell.align = header ? Align::center : Align::left;
            const std::uint32_t cell_element =
                text_.add_element(header ? Role::header_cell : Role::data_cell, row);
            document_.structure[cell_element].column_span = static_cast<std::uint16_t>(cell.columns);
            document_.structure[cell_element].row_span =
                static_cast<std::uint16_t>(std::min(cell.rows, 65535u));
            Style style = style_of(theme_.table_text);
            style.font.lining = style.font.tabular = true;
            if (header) {
                style.font.weight = Weight::semibold;
                style.colour = theme_.accent;
            }
            note_parent_ = section;
            cell.spans = text_.spans(*child, style, cell_element, footnotes());
            column += cell.columns;
            table.cells.push_back(std::move(cell));
        }
        for (std::uint32_t& rest : taken)
            if (rest > 0) --rest;
        table.columns = std::max(table.columns, static_cast<std::uint32_t>(taken.size()));
    }
    if (table.rows == 0 || table.columns == 0) {
        head.keep_with_next = false;
        add(std::move(head));
        return;
    }
    for (Cell& cell : table.cells)
        if (cell.columns == table.columns) cell.align = Align::left;
    Style continued = style_of(theme_.caption);
    continued.font.lining = true;
    continued.colour = theme_.quiet;
    table.continued = one(std::string(word) + "\xC2\xA0" + number + " – " +
                              std::string(language::fixed_word(FixedWord::continued, text_.view())),
                          continued, none);
    add(std::move(head));
    Node node;
    node.kind = NodeKind::table;
    node.block = block.id;
    node.element = element;
    node.table = static_cast<std::uint32_t>(document_.tables.size());
    for (const Cell& cell : table.cells)
        for (const Span& span : cell.spans) node.pages_inside |= span.page_of != none;
    document_.tables.push_back(std::move(table));
    add(std::move(node));
}

std::uint32_t Resolver::picture(std::string_view source, const Block& block) {
    const auto known = picture_of_.find(source);
    if (known != picture_of_.end()) return known->second;
    std::uint32_t& index = picture_of_[std::string(source)];
    index = none;
    const auto trouble = [&](Problem problem) {
        problem.severity = Severity::warning;
        problem.place.block = block.id;
        problem.place.language = text_.view().tag;
        document_.problems.push_back(std::move(problem));
    };
    const std::filesystem::path path = std::filesystem::path(source).lexically_normal();
    if (source.empty() || path.is_absolute() || path.begin()->string() == "..") {
        trouble({Severity::warning,
                 "typeset.picture-missing",
                 {},
                 source.empty() ? "A figure names no picture."
                                : "The picture \"" + std::string(source) + "\" is not inside the project.",
                 "Copy it into the folder media and choose it again."});
        return index;
    }
    Result<Picture> read = read_picture(folder_ / path);
    if (!read) {
        trouble(read.error());
        return index;
    }
    read->path = path;
    index = static_cast<std::uint32_t>(document_.pictures.size());
    document_.pictures.push_back(std::move(*read));
    return index;
}

void Resolver::figure(const Block& block, std::uint32_t section) {
    FigureContent figure;
    figure.element = text_.add_element(Role::figure, section);
    if (const Block* alt = block.child_of_kind(kind::alt))
        document_.structure[figure.element].alternative = text_.plain(alt);
    const std::string source(block.attributes.get("src"));
    figure.picture = picture(source, block);
    figure.width = width_of(block.attributes.get("width", "100%"));
    figure.name = source;

    Node node;
    node.kind = NodeKind::figure;
    node.block = block.id;
    node.element = figure.element;
    node.figure = static_cast<std::uint32_t>(document_.figures.size());
    node.anchors.push_back(text_.anchor(block.id));
    node.keep_with_next = true;
    document_.figures.push_back(std::move(figure));
    const std::uint32_t element = text_.add_element(Role::caption, node.element);
    Node below = caption(block, element, language::fixed_word(FixedWord::figure, text_.view()),
                         std::string(text_.numbering().number(block.id)));
    add(std::move(node));
    add(std::move(below));
}

} // namespace strateg::typeset
