#include "gui/logic/cell_layout.h"

#include "core/language/fixed_words.h"
#include "core/model/metadata.h"
#include "gui/logic/cell_builder.h"
#include "gui/logic/figure_edits.h"
#include "gui/logic/lists.h"

#include <algorithm>
#include <cmath>

namespace strateg::gui {

Chip chip_of(const model::Mark& mark, const LayoutContext& context) {
    switch (mark.kind) {
    case model::MarkKind::value: {
        const auto text = context.facts->text(mark.target, context.view);
        return {ChipKind::value, text && !text->empty() ? *text : "\u27E8" + mark.target + "\u27E9"};
    }
    case model::MarkKind::footnote: {
        const std::string_view number = context.numbering->number(mark.target);
        return {ChipKind::footnote, number.empty() ? "*" : std::string(number)};
    }
    case model::MarkKind::reference:
        return {ChipKind::reference, reference_words(mark, context)};
    case model::MarkKind::line_break:
        return {ChipKind::other, "\u21B5"};
    default:
        return {ChipKind::other, mark.target.empty() ? "?" : mark.target};
    }
}

std::string reference_words(const model::Mark& mark, const LayoutContext& context) {
    const std::string form(mark.attributes.get("form", "full"));
    const std::string number(context.numbering->number(mark.target));
    if (form == "page") return "p. \u2026";
    const model::Found found =
        form == "number" ? model::Found() : model::find_block(*context.project, mark.target);
    const model::Section* section = found ? nullptr : context.project->section(mark.target);
    if (form == "title" || (number.empty() && (found || section))) {
        if (section) return model::title_of(*section, *context.project, context.view.language);
        if (found)
            if (const model::RichText* text =
                    model::text_or_source(found.block.get(), *context.project, context.view.language))
                return text->characters();
    }
    if (number.empty()) return "\u27E8" + mark.target + "\u27E9";
    if (form == "number" || !found) return number;
    if (found.block->kind == model::kind::table)
        return std::string(language::fixed_word(language::FixedWord::table, context.view)) + " " + number;
    if (found.block->kind == model::kind::figure)
        return std::string(language::fixed_word(language::FixedWord::figure, context.view)) + " " + number;
    return number;
}

CellBuilder::CellBuilder(const Row& row, int width, const LayoutContext& context)
    : row_(row), width_(width), context_(context), unit_(context.unit) {
    y_ = unit_;
}

TextBox& CellBuilder::text(const model::Block& block, const std::string& source, Role role, int left,
                           int right, Align align, bool italic) {
    TextBox box;
    box.field = block.id;
    if (const model::RichText* content = block.content(context_.view.language)) {
        box.shown = shown_text(*content, context_.view);
        for (const model::Mark& mark : content->marks())
            cell_.depends = cell_.depends || model::is_object(mark.kind);
    }
    box.state = model::translation_state(block, source, context_.view.language);
    box.layout = lay_out(
        box.shown.text, role, italic, right - left, align,
        [this](const model::Mark& mark) { return chip_of(mark, context_); }, *context_.metrics);
    box.area = {left, y_, right - left, box.layout.height};
    box.room = {0, y_, width_, box.layout.height};
    const bool wanted =
        box.state == model::TranslationState::missing || box.state == model::TranslationState::empty;
    box.placeholder = wanted ? context_.words->missing : context_.words->write;
    y_ += box.layout.height;
    cell_.boxes.push_back(std::move(box));
    return cell_.boxes.back();
}

void CellBuilder::ornament(Look look, Area area, std::string words, Face face) {
    cell_.ornaments.push_back({look, area, std::move(words), face});
}

int CellBuilder::label(const std::string& words, int x, int y, Face face, Look look) {
    const int width = context_.metrics->width(words, face);
    ornament(look, {x, y, width, context_.metrics->height(face)}, words, face);
    return width;
}

void CellBuilder::kicker(const std::string& words) {
    const Face face{Role::label, false, false, false};
    label(words, left(), y_, face);
    y_ += context_.metrics->height(face);
}

void CellBuilder::notes_of(const model::Block& block, const std::string& source, int from, int to) {
    bool first = true;
    for (const model::BlockPtr& child : block.children) {
        if (child->kind != model::kind::footnote) continue;
        cell_.depends = true;
        if (first) {
            y_ += unit_ / 2;
            ornament(Look::rule, {from, y_, std::min(unit_ * 8, to - from), 1});
            y_ += unit_ / 2;
        }
        first = false;
        const std::string_view number = context_.numbering->number(child->id);
        const Face face{Role::small, false, false, false};
        const std::string words = number.empty() ? std::string("*") : std::string(number);
        const int width = label(words, from, y_, face);
        TextBox& box = text(*child, child->source.empty() ? source : child->source, Role::small,
                            from + std::max(width + unit_ / 2, unit_ * 2), to);
        box.muted = true;
    }
}

void CellBuilder::leaf() {
    const model::Block& block = *row_.block;
    const std::string source = block.source.empty() ? context_.project->source : block.source;
    const int begin = y_;
    if (block.kind == model::kind::heading) {
        cell_.depends = true;
        const int level = std::clamp(context_.numbering->level(block.id), 1, 4);
        const auto role = static_cast<Role>(static_cast<int>(Role::heading1) + level - 1);
        y_ += level == 1 ? unit_ * 3 : level == 2 ? unit_ * 2 : unit_;
        const std::string number(context_.numbering->number(block.id));
        int x = left();
        if (!number.empty())
            x += label(number, x, y_, {role, true, false, false}, Look::label_strong) + unit_ + unit_ / 2;
        text(block, source, role, x, right());
        y_ += unit_ / 2;
    } else if (block.kind == model::kind::item) {
        const int level = std::clamp(block.attributes.number("level", 1), 1, 8);
        const int x = left() + (level - 1) * unit_ * 3;
        const Face face{Role::body, false, false, false};
        y_ -= unit_ / 2;
        const bool number = block.attributes.get("list") == "number";
        const std::string mark = number      ? std::to_string(item_number(*row_.section, row_.index)) + "."
                                 : level % 2 ? "\u2022"
                                             : "\u2013";
        const int width = context_.metrics->width(mark, face);
        label(mark, number ? x + unit_ * 2 - width : x + unit_ / 2, y_, face);
        text(block, source, Role::body, x + unit_ * 5 / 2, right());
        y_ -= unit_ / 2;
    } else if (block.kind == model::kind::quotation) {
        text(block, source, Role::body, left() + unit_ * 2, right() - unit_, Align::left, true);
        ornament(Look::bar, {left(), begin, 3, y_ - begin});
    } else if (block.kind == model::kind::callout) {
        const std::string_view type = block.attributes.get("type", "note");
        const std::size_t at = cell_.ornaments.size();
        ornament(type == "warning" ? Look::warning_fill
                 : type == "tip"   ? Look::tip_fill
                                   : Look::note_fill,
                 {});
        y_ += unit_ / 2;
        const Face face{Role::label, true, false, false};
        const auto word = type == "warning" ? language::FixedWord::warning
                          : type == "tip"   ? language::FixedWord::tip
                                            : language::FixedWord::note;
        label(std::string(language::fixed_word(word, context_.view)), left() + unit_ * 2, y_, face);
        y_ += context_.metrics->height(face);
        text(block, source, Role::body, left() + unit_ * 2, right() - unit_);
        y_ += unit_ / 2;
        cell_.ornaments[at].area = {left(), begin, right() - left(), y_ - begin};
    } else if (block.kind == model::kind::guidance) {
        const std::size_t at = cell_.ornaments.size();
        ornament(Look::guidance_fill, {});
        y_ += unit_ / 2;
        const Face face{Role::label, true, false, false};
        label(context_.words->guidance, left() + unit_ * 2, y_, face);
        y_ += context_.metrics->height(face);
        TextBox& box =
            text(block, source, Role::body, left() + unit_ * 2, right() - unit_, Align::left, true);
        box.muted = true;
        y_ += unit_ / 2;
        cell_.ornaments[at].area = {left(), begin, right() - left(), y_ - begin};
    } else {
        text(block, source, Role::body, left(), right());
    }
    notes_of(block, source, left(), right());
}

void CellBuilder::front() {
    const model::Block& block = *row_.block;
    const std::string source = block.source.empty() ? context_.project->source : block.source;
    std::string words = context_.words->kind_name ? context_.words->kind_name(block.kind) : block.kind;
    for (const char* name : {"role", "country", "date", "version", "cci", "period"})
        if (const auto value = block.attributes.get(name); !value.empty())
            words += " \u00B7 " + std::string(value);
    kicker(words);
    text(block, source,
         block.kind == model::kind::title      ? Role::title
         : block.kind == model::kind::subtitle ? Role::heading3
                                               : Role::body,
         left(), right());
    notes_of(block, source, left(), right());
}

void CellBuilder::fact() {
    const model::Block& block = *row_.block;
    cell_.depends = true;
    const Face face{Role::body, true, false, false};
    kicker(block.id);
    const auto value = context_.facts->text(block.id, context_.view);
    int x = left();
    if (value && !value->empty() && block.attributes.get("type") != "text") {
        const int width = context_.metrics->width(*value, face) + 2 * chip_padding;
        ornament(Look::value, {x, y_, width, context_.metrics->height(face)}, *value, face);
        x += width + unit_;
        if (x > left() + (right() - left()) / 2) {
            x = left();
            y_ += context_.metrics->height(face);
        }
    }
    text(block, block.source.empty() ? context_.project->source : block.source, Role::body, x, right());
}

namespace {
/// How much of the column a figure takes, for the eye: "60%"; lengths count as all of it.
int shown_percent(const model::Block& figure) {
    const std::string_view width = figure.attributes.get("width");
    if (!width.ends_with('%')) return 100;
    return std::clamp(std::atoi(std::string(width).c_str()), 10, 100);
}
} // namespace

void CellBuilder::figure() {
    const model::Block& block = *row_.block;
    const std::string source = block.source.empty() ? context_.project->source : block.source;
    const std::string src(block.attributes.get("src"));
    const PictureSize size = context_.picture ? context_.picture(src) : PictureSize();
    const int room = right() - left();
    int width = room, height = unit_ * 16;
    if (size.width > 0 && size.height > 0) {
        width = std::min({room * shown_percent(block) / 100, size.width, unit_ * 60});
        height = static_cast<int>(static_cast<long long>(width) * size.height / size.width);
        if (const int most = unit_ * 34; height > most) {
            width = static_cast<int>(static_cast<long long>(most) * size.width / size.height);
            height = most;
        }
    }
    ornament(Look::picture, {left(), y_, width, height}, src);
    y_ += height + unit_;
    caption(block, source, model::kind::figure);
    alternative(block, source);
    remarks_of(block, source);
}

/// What the picture says to those who cannot see it; asked for where it says nothing.
void CellBuilder::alternative(const model::Block& figure, const std::string& source) {
    const model::Block* alt = figure.child_of_kind(model::kind::alt);
    const std::string& own = alt && !alt->source.empty() ? alt->source : source;
    const bool asked = lacks_alternative(figure, source) && context_.view.language == own;
    if (!alt && !asked) return;
    y_ += unit_ / 2;
    const int begin = y_;
    const std::size_t at = cell_.ornaments.size();
    if (asked) {
        ornament(Look::warning_fill, {});
        y_ += unit_ / 2;
    }
    const int inset = asked ? unit_ * 3 / 2 : 0;
    const Face face{Role::label, asked, false, false};
    label(context_.words->alternative, left() + inset, y_, face);
    y_ += context_.metrics->height(face);
    if (alt) {
        TextBox& box = text(*alt, own, Role::small, left() + inset, right() - inset);
        box.muted = true;
        if (asked) box.placeholder = context_.words->say_alternative;
    }
    if (!asked) return;
    y_ += unit_ / 2;
    cell_.ornaments[at].area = {left(), begin, right() - left(), y_ - begin};
}

/// Below tables and figures: a source, what is left out.
void CellBuilder::remarks_of(const model::Block& block, const std::string& source) {
    for (const model::BlockPtr& child : block.children) {
        if (child->kind != model::kind::remark) continue;
        y_ += unit_ / 2;
        text(*child, child->source.empty() ? source : child->source, Role::small, left(), right()).muted =
            true;
    }
}

void CellBuilder::caption(const model::Block& block, const std::string& source, std::string_view kind) {
    const model::Block* caption = block.child_of_kind(model::kind::caption);
    if (!caption) return;
    cell_.depends = true;
    const Face face{Role::small, true, false, false};
    const auto word = kind == model::kind::table ? language::FixedWord::table : language::FixedWord::figure;
    const std::string words = std::string(language::fixed_word(word, context_.view)) + " " +
                              std::string(context_.numbering->number(block.id));
    const int width = label(words, left(), y_, face, Look::label_strong);
    text(*caption, caption->source.empty() ? source : caption->source, Role::small, left() + width + unit_,
         right());
    notes_of(*caption, source, left(), right());
}

/// Kinds of plugins that are not here: their texts, one under the other.
void CellBuilder::other(const model::Block& block, const std::string& source) {
    kicker(block.kind);
    if (model::carries_text(block.kind) || !block.texts.empty())
        text(block, source, Role::body, left(), right());
    for (const model::BlockPtr& child : block.children)
        if (!child->texts.empty() || !child->children.empty())
            other(*child, child->source.empty() ? source : child->source);
}

CellLayout CellBuilder::finish() {
    cell_.height = y_ + unit_;
    return std::move(cell_);
}

CellLayout lay_out_cell(const Row& row, int width, const LayoutContext& context) {
    CellBuilder builder(row, width, context);
    const std::string& kind = row.block->kind;
    if (kind == model::kind::table)
        builder.table();
    else if (kind == model::kind::figure)
        builder.figure();
    else if (kind == model::kind::page_break)
        builder.page_break();
    else if (kind == model::kind::fact)
        builder.fact();
    else if (row.depth < 0)
        builder.front();
    else if (model::is_known(kind))
        builder.leaf();
    else
        builder.other(*row.block, row.block->source.empty() ? context.project->source : row.block->source);
    return builder.finish();
}

int estimated_height(const Row& row, const std::vector<std::string>& languages, int width, int line_height,
                     int character_width, int unit) {
    const std::string& kind = row.block->kind;
    if (kind == model::kind::page_break) return unit * 4;
    if (kind == model::kind::table) {
        int rows = 0;
        for (const model::BlockPtr& child : row.block->children) rows += child->kind == model::kind::row;
        return (rows * 2 + 1) * line_height + unit * 3;
    }
    if (kind == model::kind::figure) return unit * 34 + line_height * 4;
    const int per_line = std::max(8, (width - unit * 4) / std::max(1, character_width));
    int most = 1;
    for (const std::string& language : languages) {
        int lines = 0;
        if (const model::RichText* text = row.block->content(language))
            lines +=
                1 + static_cast<int>(text->characters().size() * (language == "en" ? 10 : 6) / 10) / per_line;
        for (const model::BlockPtr& child : row.block->children)
            if (const model::RichText* text = child->content(language))
                lines += 1 + static_cast<int>(text->characters().size() / 2) / per_line;
        most = std::max(most, lines);
    }
    return most * line_height + unit * 2;
}

const TextBox* box_of(const CellLayout& cell, std::string_view field) {
    for (const TextBox& box : cell.boxes)
        if (box.field == field) return &box;
    return nullptr;
}

const TextBox* box_near(const CellLayout& cell, int x, int y) {
    const TextBox* best = nullptr;
    long long least = 0;
    for (const TextBox& box : cell.boxes) {
        if (box.room.contains(x, y)) return &box;
        const Area& a = box.room;
        const long long dx = x < a.x ? a.x - x : x > a.x + a.width ? x - a.x - a.width : 0;
        const long long dy = y < a.y ? a.y - y : y > a.y + a.height ? y - a.y - a.height : 0;
        const long long distance = dx * dx + dy * dy * 4;
        if (!best || distance < least) {
            best = &box;
            least = distance;
        }
    }
    return best;
}

} // namespace strateg::gui
