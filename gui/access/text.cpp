// AtkText and AtkEditableText of nodes with text.
#include "gui/access/link.h"

#include "core/base/utf8.h"
#include "gui/logic/caret.h"

#include <algorithm>
#include <string_view>

namespace strateg::gui::access {
namespace {

Model* model_of(gpointer object) {
    Link* link = link_of(object);
    return link ? link->model : nullptr;
}

std::string text_of(gpointer object) {
    Model* model = model_of(object);
    return model ? model->text(key_of(object)) : std::string();
}

std::size_t character(gint offset) {
    return offset < 0 ? 0 : static_cast<std::size_t>(offset);
}

gchar* part(const std::string& text, Range range) {
    const std::size_t begin = utf8::byte_at(text, range.begin), end = utf8::byte_at(text, range.end);
    return g_strndup(text.data() + begin, end > begin ? end - begin : 0);
}

gchar* get_text(AtkText* object, gint start, gint end) {
    const std::string text = text_of(object);
    return part(text, {character(start), end < 0 ? utf8::length(text) : character(end)});
}

gint get_count(AtkText* object) {
    return static_cast<gint>(utf8::length(text_of(object)));
}

gunichar get_character(AtkText* object, gint offset) {
    const std::string text = text_of(object);
    std::size_t byte = utf8::byte_at(text, character(offset));
    return byte < text.size() ? utf8::next(text, byte) : 0;
}

gint get_caret(AtkText* object) {
    Model* model = model_of(object);
    return model ? static_cast<gint>(model->caret(key_of(object))) : -1;
}

gboolean set_caret(AtkText* object, gint offset) {
    Model* model = model_of(object);
    if (!model) return FALSE;
    model->select(key_of(object), {character(offset), character(offset)});
    return TRUE;
}

enum class Unit { character, word, line, paragraph };

/// A sentence is the paragraph: the segmentation of the desktop's language would be the wrong one.
Unit unit_of(AtkTextBoundary boundary) {
    switch (boundary) {
    case ATK_TEXT_BOUNDARY_CHAR:
        return Unit::character;
    case ATK_TEXT_BOUNDARY_WORD_START:
    case ATK_TEXT_BOUNDARY_WORD_END:
        return Unit::word;
    case ATK_TEXT_BOUNDARY_LINE_START:
    case ATK_TEXT_BOUNDARY_LINE_END:
        return Unit::line;
    default:
        return Unit::paragraph;
    }
}

Unit unit_of(AtkTextGranularity granularity) {
    switch (granularity) {
    case ATK_TEXT_GRANULARITY_CHAR:
        return Unit::character;
    case ATK_TEXT_GRANULARITY_WORD:
        return Unit::word;
    case ATK_TEXT_GRANULARITY_LINE:
        return Unit::line;
    default:
        return Unit::paragraph;
    }
}

/// The stretch of the unit that holds a place: a word with the spaces behind it, a line as it is broken.
Range stretch(gpointer object, const std::string& text, std::size_t offset, Unit unit) {
    const std::size_t length = utf8::length(text);
    offset = std::min(offset, length);
    switch (unit) {
    case Unit::character:
        return {offset, std::min(offset + 1, length)};
    case Unit::word: {
        std::size_t byte = utf8::byte_at(text, offset);
        std::size_t begin = byte;
        if (begin < text.size()) begin = next_character(text, begin);
        begin = previous_word(text, begin);
        std::size_t end = next_word(text, begin);
        if (end <= byte) { // between words: what stands there
            begin = byte;
            end = next_word(text, byte);
        }
        return {utf8::character_at(text, begin), utf8::character_at(text, end)};
    }
    case Unit::line:
        if (Model* model = model_of(object))
            for (const Range& line : model->lines(key_of(object)))
                if (offset < line.end || line.end == length) return line;
        return {0, length};
    case Unit::paragraph:
        break;
    }
    return {0, length};
}

gchar* give(gpointer object, const std::string& text, Range range, gint* start, gint* end) {
    static_cast<void>(object);
    if (start) *start = static_cast<gint>(range.begin);
    if (end) *end = static_cast<gint>(range.end);
    return part(text, range);
}

gchar* get_string_at(AtkText* object, gint offset, AtkTextGranularity granularity, gint* start, gint* end) {
    const std::string text = text_of(object);
    return give(object, text, stretch(object, text, character(offset), unit_of(granularity)), start, end);
}

gchar* get_at(AtkText* object, gint offset, AtkTextBoundary boundary, gint* start, gint* end) {
    const std::string text = text_of(object);
    return give(object, text, stretch(object, text, character(offset), unit_of(boundary)), start, end);
}

gchar* get_before(AtkText* object, gint offset, AtkTextBoundary boundary, gint* start, gint* end) {
    const std::string text = text_of(object);
    const Range here = stretch(object, text, character(offset), unit_of(boundary));
    if (here.begin == 0) return give(object, text, {0, 0}, start, end);
    return give(object, text, stretch(object, text, here.begin - 1, unit_of(boundary)), start, end);
}

gchar* get_after(AtkText* object, gint offset, AtkTextBoundary boundary, gint* start, gint* end) {
    const std::string text = text_of(object);
    const Range here = stretch(object, text, character(offset), unit_of(boundary));
    const std::size_t length = utf8::length(text);
    if (here.end >= length) return give(object, text, {length, length}, start, end);
    return give(object, text, stretch(object, text, here.end, unit_of(boundary)), start, end);
}

gint selection_count(AtkText* object) {
    Model* model = model_of(object);
    if (!model) return 0;
    const Range range = model->selection(key_of(object));
    return range.end > range.begin ? 1 : 0;
}

gchar* get_selection(AtkText* object, gint number, gint* start, gint* end) {
    Model* model = model_of(object);
    if (!model || number != 0 || selection_count(object) == 0) return nullptr;
    return give(object, text_of(object), model->selection(key_of(object)), start, end);
}

gboolean set_selection(AtkText* object, gint number, gint start, gint end) {
    Model* model = model_of(object);
    if (!model || number != 0) return FALSE;
    model->select(key_of(object), {character(start), character(end)});
    return TRUE;
}

gboolean add_selection(AtkText* object, gint start, gint end) {
    return set_selection(object, 0, start, end);
}

gboolean remove_selection(AtkText* object, gint number) {
    Model* model = model_of(object);
    if (!model || number != 0) return FALSE;
    const std::size_t caret = model->caret(key_of(object));
    model->select(key_of(object), {caret, caret});
    return TRUE;
}

void character_extents(AtkText* object, gint offset, gint* x, gint* y, gint* width, gint* height,
                       AtkCoordType type) {
    Link* link = link_of(object);
    gint left = 0, top = 0;
    wxRect area;
    if (link && link->model && link->root) {
        atk_component_get_extents(ATK_COMPONENT(link->root), &left, &top, nullptr, nullptr, type);
        area = link->model->character_area(key_of(object), character(offset));
    }
    if (x) *x = left + area.x;
    if (y) *y = top + area.y;
    if (width) *width = area.width;
    if (height) *height = area.height;
}

gint offset_at(AtkText* object, gint x, gint y, AtkCoordType type) {
    Link* link = link_of(object);
    if (!link || !link->model || !link->root) return -1;
    gint left = 0, top = 0;
    atk_component_get_extents(ATK_COMPONENT(link->root), &left, &top, nullptr, nullptr, type);
    return static_cast<gint>(link->model->character_at(key_of(object), {x - left, y - top}));
}

AtkAttributeSet* run_attributes(AtkText* object, gint offset, gint* start, gint* end) {
    Model* model = model_of(object);
    std::size_t from = 0, to = utf8::length(text_of(object));
    AtkAttributeSet* attributes = nullptr;
    if (model)
        for (const Marked& mark : model->marks(key_of(object))) {
            const std::size_t at = character(offset);
            if (at >= mark.range.end) {
                from = std::max(from, mark.range.end);
            } else if (at < mark.range.begin) {
                to = std::min(to, mark.range.begin);
            } else {
                from = std::max(from, mark.range.begin);
                to = std::min(to, mark.range.end);
                auto* invalid = g_new(AtkAttribute, 1);
                invalid->name = g_strdup("invalid");
                invalid->value = g_strdup(mark.invalid.c_str());
                attributes = g_slist_prepend(attributes, invalid);
            }
        }
    if (start) *start = static_cast<gint>(from);
    if (end) *end = static_cast<gint>(to);
    return attributes;
}

void set_contents(AtkEditableText* object, const gchar* text) {
    if (Model* model = model_of(object))
        model->replace(key_of(object), {0, utf8::length(text_of(object))}, text ? text : "");
}

void insert(AtkEditableText* object, const gchar* text, gint length, gint* position) {
    Model* model = model_of(object);
    if (!model || !text || !position) return;
    const std::string words =
        length < 0 ? std::string(text) : std::string(text, static_cast<std::size_t>(length));
    const std::size_t at = character(*position);
    if (model->replace(key_of(object), {at, at}, words)) *position += static_cast<gint>(utf8::length(words));
}

void erase(AtkEditableText* object, gint start, gint end) {
    if (Model* model = model_of(object))
        model->replace(key_of(object), {character(start), character(end)}, "");
}

} // namespace

void text_interface(gpointer interface, gpointer) {
    auto* text = static_cast<AtkTextIface*>(interface);
    text->get_text = get_text;
    text->get_character_count = get_count;
    text->get_character_at_offset = get_character;
    text->get_caret_offset = get_caret;
    text->set_caret_offset = set_caret;
    text->get_string_at_offset = get_string_at;
    text->get_text_at_offset = get_at;
    text->get_text_before_offset = get_before;
    text->get_text_after_offset = get_after;
    text->get_n_selections = selection_count;
    text->get_selection = get_selection;
    text->set_selection = set_selection;
    text->add_selection = add_selection;
    text->remove_selection = remove_selection;
    text->get_character_extents = character_extents;
    text->get_offset_at_point = offset_at;
    text->get_run_attributes = run_attributes;
}

void editable_interface(gpointer interface, gpointer) {
    auto* editable = static_cast<AtkEditableTextIface*>(interface);
    editable->set_text_contents = set_contents;
    editable->insert_text = insert;
    editable->delete_text = erase;
}

} // namespace strateg::gui::access
