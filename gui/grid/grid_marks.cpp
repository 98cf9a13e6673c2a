// Marks and what stands in the text as an object: formatting, links, foreign passages, chips.
#include "gui/grid/grid_canvas.h"
#include "gui/logic/caret.h"

#include <algorithm>

namespace strateg::gui {

bool GridCanvas::toggle(model::MarkKind kind) {
    if (refuse()) return false;
    const TextBox* box = live_box();
    if (!box) return false;
    std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    if (begin == end) {
        const WordRange word = word_at(box->shown.text.characters(), begin);
        if (word.begin >= begin || word.end <= begin) { // between words: for what is typed next
            pending_.toggle(kind, live_text(), box->shown.to_stored(begin));
            Refresh();
            return true;
        }
        begin = word.begin;
        end = word.end;
    }
    const std::size_t from = box->shown.to_stored(begin), to = box->shown.to_stored(end);
    return store_keeping_selection(toggled(live_text(), kind, from, to), "format");
}

bool GridCanvas::clear_formatting() {
    if (refuse()) return false;
    pending_.clear();
    const MarkRange range = marked_range();
    return !range.empty() &&
           store_keeping_selection(without_formatting(live_text(), range.begin, range.end), "format");
}

bool GridCanvas::mark_language(const std::string& language) {
    if (refuse()) return false;
    MarkRange range = marked_range();
    if (const model::Mark* mark = mark_around(live_text(), model::MarkKind::foreign, caret().byte);
        mark && !has_selection() && language.empty())
        range = {mark->begin, mark->end};
    return !range.empty() && store_keeping_selection(in_language(live_text(), range, language), "language");
}

bool GridCanvas::store_keeping_selection(model::RichText words, const char* label) {
    const std::size_t anchor = anchor_, caret = caret_.byte;
    if (!store(std::move(words), 0, false, label)) return false;
    const TextBox* box = live_box();
    const std::size_t size = box ? box->shown.text.characters().size() : 0;
    anchor_ = std::min(anchor, size);
    set_caret({caret_.field, caret_.column, std::min(caret, size)}, true);
    return true;
}

MarkRange GridCanvas::marked_range() {
    const TextBox* box = live_box();
    if (!box) return {};
    std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    if (begin == end) {
        const WordRange word = word_at(box->shown.text.characters(), begin);
        begin = word.begin;
        end = word.end;
    }
    return {box->shown.to_stored(begin), box->shown.to_stored(end)};
}

LinkAt GridCanvas::link_at_caret() {
    LinkAt link;
    const TextBox* box = live_box();
    if (!box) return link;
    const model::RichText text = live_text();
    const std::size_t at = caret().byte;
    if (const model::Mark* mark = mark_around(text, model::MarkKind::link, at)) {
        link.range = {mark->begin, mark->end};
        link.address = mark->target;
    } else if (has_selection()) {
        link.range = marked_range();
    } else {
        link.range = {at, at};
    }
    const ShownText shown = shown_text(text.slice(link.range.begin, link.range.end),
                                       columns_[static_cast<std::size_t>(caret_.column)]);
    link.words = shown.text.characters();
    return link;
}

bool GridCanvas::set_link(const LinkAt& link) {
    if (refuse() || !live_box()) return false;
    const model::RichText text = live_text();
    const std::string words = stored_words(text.slice(link.range.begin, link.range.end),
                                           columns_[static_cast<std::size_t>(caret_.column)], link.words);
    std::size_t caret = 0;
    model::RichText linked_text = linked(text, link.range, words, link.address, caret);
    return store(std::move(linked_text), caret, false, "link");
}

bool GridCanvas::insert_object(model::Mark mark) {
    if (refuse()) return false;
    const TextBox* box = live_box();
    if (!box) return false;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    mark.begin = 0;
    mark.end = model::object_character.size();
    const std::size_t size = mark.end;
    const model::RichText object(std::string(model::object_character), {std::move(mark)});
    return store(live_text().spliced(from, to, object), from + size, false, "insert");
}

/// What stands alone in the selection: a chip that was clicked.
const model::Mark* GridCanvas::selected_object(const model::RichText& text) {
    const TextBox* box = live_box();
    if (!box || !has_selection()) return nullptr;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    const model::Mark* mark = text.object_at(from);
    return mark && mark->end == to && mark->kind != model::MarkKind::line_break ? mark : nullptr;
}

bool GridCanvas::open_object() {
    const model::RichText text = live_text();
    const model::Mark* mark = selected_object(text);
    if (!mark) return false;
    if (mark->kind == model::MarkKind::footnote || mark->kind == model::MarkKind::reference) {
        jump(mark->target, caret().language, 0, 0);
        return true;
    }
    if (!events_.open) return false;
    events_.open(*mark);
    return true;
}

} // namespace strateg::gui
