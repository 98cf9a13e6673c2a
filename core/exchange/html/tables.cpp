// The reader's tables.
#include "core/exchange/html/reader.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace strateg::exchange::html {
namespace {

namespace kind = model::kind;

constexpr int most_columns = 200;

struct Cell {
    const GumboNode* node = nullptr;
    int columns = 1;
    int rows = 1;
    int column = 0; // where it begins
};
struct Line {
    std::vector<Cell> cells;
    bool head = false; // in <thead>
};

int span_of(const GumboNode& cell, const char* name, int most) {
    const std::string_view value = attribute(cell, name);
    return value.empty() ? 1 : std::clamp(std::atoi(std::string(value).c_str()), 1, most);
}

std::vector<Line> lines_of(const GumboNode& table) {
    std::vector<Line> lines;
    const auto read_row = [&](const GumboNode& row, bool head) {
        Line line;
        line.head = head;
        for_each_child(row, [&](const GumboNode& cell) {
            if (is(cell, GUMBO_TAG_TD) || is(cell, GUMBO_TAG_TH))
                line.cells.push_back(
                    {&cell, span_of(cell, "colspan", most_columns), span_of(cell, "rowspan", 10000), 0});
        });
        if (!line.cells.empty()) lines.push_back(std::move(line));
    };
    for_each_child(table, [&](const GumboNode& part) {
        if (is(part, GUMBO_TAG_TR)) read_row(part, false);
        if (is(part, GUMBO_TAG_THEAD) || is(part, GUMBO_TAG_TBODY) || is(part, GUMBO_TAG_TFOOT))
            for_each_child(part, [&](const GumboNode& row) {
                if (is(row, GUMBO_TAG_TR)) read_row(row, is(part, GUMBO_TAG_THEAD));
            });
    });
    return lines;
}

/// Gives every cell its column, cuts what reaches over the end, and returns how many columns there are.
int place(std::vector<Line>& lines) {
    int columns = 0;
    std::vector<int> taken; // by column: how many further rows a cell from above still covers
    for (std::size_t i = 0; i < lines.size(); ++i) {
        int column = 0;
        for (int& rows : taken) rows = std::max(0, rows - 1);
        for (Cell& cell : lines[i].cells) {
            while (column < static_cast<int>(taken.size()) && taken[static_cast<std::size_t>(column)] > 0)
                ++column;
            cell.column = column;
            cell.rows = std::min<int>(cell.rows, static_cast<int>(lines.size() - i));
            if (taken.size() < static_cast<std::size_t>(column + cell.columns))
                taken.resize(static_cast<std::size_t>(column + cell.columns), 0);
            for (int c = 0; c < cell.columns; ++c, ++column) {
                if (c > 0 && taken[static_cast<std::size_t>(column)] > 0) { // runs into a cell from above
                    cell.columns = c;
                    break;
                }
                taken[static_cast<std::size_t>(column)] = cell.rows;
            }
        }
        columns = std::max(columns, static_cast<int>(taken.size()));
    }
    return columns;
}

bool is_empty(const GumboNode& cell) {
    return characters_of(cell).find_first_not_of(" \t\r\n\f\xC2\xA0") == std::string::npos;
}

std::string alignment_of(const GumboNode& cell) {
    const auto of = [](const GumboNode& node) {
        std::string align = style_of(node, "text-align");
        if (align.empty()) align = attribute(node, "align");
        return align;
    };
    std::string align = of(cell);
    for_each_child(cell, [&](const GumboNode& child) { // Word and LibreOffice align the paragraph
        if (is_element(child))
            if (const std::string inner = of(child); !inner.empty()) align = inner;
    });
    return align == "right" || align == "end" ? "right" : align == "center" ? "center" : "left";
}

/// As most of the column's cells that say something are, without the heads.
std::string column_alignment(const std::vector<Line>& lines, std::size_t heads, int column) {
    std::size_t right = 0, center = 0, all = 0;
    for (std::size_t i = heads; i < lines.size(); ++i)
        for (const Cell& cell : lines[i].cells) {
            if (cell.column != column || cell.columns > 1 || is_empty(*cell.node)) continue;
            const std::string align = alignment_of(*cell.node);
            ++all;
            right += align == "right" ? 1 : 0;
            center += align == "center" ? 1 : 0;
        }
    return all > 0 && right * 2 > all ? "right" : all > 0 && center * 2 > all ? "center" : "left";
}

std::size_t head_rows(const std::vector<Line>& lines) {
    const auto all_heads = [](const Line& line) {
        return line.head || std::all_of(line.cells.begin(), line.cells.end(),
                                        [](const Cell& cell) { return is(*cell.node, GUMBO_TAG_TH); });
    };
    std::size_t heads = 0;
    while (heads < lines.size() && all_heads(lines[heads])) ++heads;
    return heads == lines.size() && !(heads > 0 && lines.front().head) ? std::min<std::size_t>(heads, 1)
                                                                       : heads;
}

bool has_head_column(const std::vector<Line>& lines, std::size_t heads) {
    if (heads >= lines.size()) return false;
    return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(heads), lines.end(), [](const Line& line) {
        return line.cells.front().column > 0 ||
               (is(*line.cells.front().node, GUMBO_TAG_TH) && line.cells.size() > 1);
    });
}

} // namespace

void Reader::table(const GumboNode& node, const Around& around) {
    std::vector<Line> lines = lines_of(node);
    const int columns = place(lines);
    const bool layout = attribute(node, "role") == "presentation" || attribute(node, "role") == "none" ||
                        columns > most_columns || (lines.size() == 1 && lines.front().cells.size() == 1);
    if (layout || where_ != Where::section) { // a frame around something, or a table in a table
        if (where_ == Where::cell && !layout) shop_.lost(Loss::nested_table);
        flush(around);
        children(node, around);
        flush(around);
        return;
    }
    flush(around);
    if (lines.empty()) return;
    counter_.interrupt();
    const std::size_t heads = head_rows(lines);
    const std::string& language = shop_.options.language;
    std::vector<model::BlockPtr> parts, behind;
    for_each_child(node, [&](const GumboNode& part) {
        if (!is(part, GUMBO_TAG_CAPTION) || !parts.empty()) return;
        Reader inside(shop_, notes_, Where::note);
        model::RichText words;
        for (const model::BlockPtr& block : inside.run(part))
            if (const model::RichText* text = block->content(language)) append_line(words, *text);
        if (words.empty()) return;
        model::Block caption = shop_.block(kind::caption);
        shop_.set_words(caption, without_number(words));
        parts.push_back(model::share(std::move(caption)));
    });
    for (int column = 0; column < columns; ++column) {
        model::Block block = shop_.block(kind::column);
        block.attributes.set("align", column_alignment(lines, heads, column));
        parts.push_back(model::share(std::move(block)));
    }
    for (const Line& line : lines) {
        model::Block row = shop_.block(kind::row);
        for (const Cell& at : line.cells) {
            model::Block cell = shop_.block(kind::cell);
            if (at.columns > 1) cell.attributes.set("colspan", std::to_string(at.columns));
            if (at.rows > 1) cell.attributes.set("rowspan", std::to_string(at.rows));
            Reader inside(shop_, notes_, Where::cell);
            std::vector<model::BlockPtr> blocks = inside.run(*at.node);
            const bool head = static_cast<std::size_t>(&line - lines.data()) < heads;
            const auto plain = [&](const model::RichText& words) { // heads are bold by themselves
                return head ? words.without_mark(model::MarkKind::strong, 0, words.characters().size())
                            : words;
            };
            if (blocks.size() == 1 && blocks.front()->kind == kind::paragraph) {
                shop_.set_words(cell, plain(*blocks.front()->content(language)));
                cell.children = blocks.front()->children;
            } else {
                if (blocks.empty()) shop_.set_words(cell, {});
                cell.children = std::move(blocks);
            }
            for (model::BlockPtr& picture : inside.pictures()) {
                shop_.lost(Loss::cell_picture);
                behind.push_back(std::move(picture));
            }
            row.children.push_back(model::share(std::move(cell)));
        }
        parts.push_back(model::share(std::move(row)));
    }
    Draft& draft = add(kind::table);
    draft.block.attributes.set("header-rows", std::to_string(heads));
    if (has_head_column(lines, heads)) draft.block.attributes.set("header-columns", "1");
    draft.block.children = std::move(parts);
    for (model::BlockPtr& picture : behind) {
        drafts_.emplace_back();
        drafts_.back().block = *picture;
    }
}

} // namespace strateg::exchange::html
