#include "gui/grid/grid_access.h"

#include "core/base/utf8.h"
#include "gui/kind_names.h"
#include "gui/status_names.h"
#include "gui/text.h"

#include <algorithm>

namespace strateg::gui {

/// Keys are "c COLUMN ROW'S BLOCK" for cells and "t COLUMN FIELD" for texts.
struct GridAccess::Place {
    bool is_cell = false;
    int column = 0;
    std::size_t row = RowList::npos;
    std::string id;
    Field field; // of a text
};

namespace {

access::Key key_of(char kind, int column, const std::string& id) {
    return std::string(1, kind) + ' ' + std::to_string(column) + ' ' + id;
}

/// What is worth saying of a translation; nothing where all is well.
wxString state_words(model::TranslationState state) {
    using State = model::TranslationState;
    const bool well = state == State::source || state == State::current || state == State::not_needed;
    return well ? wxString() : translation_words(state);
}

} // namespace

GridAccess::GridAccess(GridCanvas& canvas)
    : canvas_(canvas), accessible_(canvas, *this, utf8(_("Texts, aligned by block")), access::Role::table) {}

std::optional<GridAccess::Place> GridAccess::place(const access::Key& key) const {
    if (!canvas_.document_ || key.size() < 4) return std::nullopt;
    const std::size_t space = key.find(' ', 2);
    if (space == access::Key::npos) return std::nullopt;
    Place place;
    place.is_cell = key[0] == 'c';
    place.column = std::atoi(key.c_str() + 2);
    place.id = key.substr(space + 1);
    place.row = canvas_.document_->rows().find(place.id);
    if (place.row == RowList::npos || place.column < 0 ||
        place.column >= static_cast<int>(canvas_.columns_.size()))
        return std::nullopt;
    if (place.is_cell) return place;
    auto found = canvas_.document_->field(place.id);
    if (!found) return std::nullopt;
    place.field = std::move(found.field);
    return place;
}

const TextBox* GridAccess::box(const Place& place) const {
    return box_of(canvas_.layout(place.row)[static_cast<std::size_t>(place.column)], place.id);
}

wxPoint GridAccess::origin(const Place& place) const {
    return {canvas_.column_left(place.column),
            static_cast<int>(canvas_.heights_.top(place.row) - canvas_.scroll_)};
}

std::string GridAccess::name_of(const model::Block& block, int column) const {
    const language::View& view = canvas_.columns_[static_cast<std::size_t>(column)];
    wxString words = kind_name(block.kind);
    if (const auto number = canvas_.document_->numbering(view.language).number(block.id); !number.empty())
        words += " " + wx(number);
    return utf8(wxString::Format(_("%s, %s"), words, wx(language::own_name(view.tag))));
}

std::optional<access::Node> GridAccess::node(const access::Key& key) {
    const auto place = this->place(key);
    if (!place) return std::nullopt;
    const language::View& view = canvas_.columns_[static_cast<std::size_t>(place->column)];
    access::Node node;
    if (place->is_cell) {
        const model::Block& block = *canvas_.document_->rows()[place->row].block;
        node.role = access::Role::cell;
        node.name = name_of(block, place->column);
        if (const model::RichText* words = block.content(view.language); words && !words->blank())
            node.name += ": " + shown_text(*words, view).text.characters();
        return node;
    }
    const model::Block& block = *place->field.block;
    node.name = name_of(block, place->column);
    node.has_text = true;
    node.editable = canvas_.document_->writable();
    node.focused = canvas_.HasFocus() && focus() == key;
    node.role = access::Role::paragraph;
    if (block.kind == model::kind::heading) {
        node.role = access::Role::heading;
        node.level = std::max(1, canvas_.document_->numbering(view.language).level(block.id));
    }
    wxString words = state_words(model::translation_state(block, place->field.source, view.language));
    std::size_t told = 0;
    for (const std::size_t i : canvas_.findings_.in(block.id, view.language)) {
        if (++told > 3) break;
        if (!words.empty()) words += ". ";
        words += wx(canvas_.findings_.all()[i].message);
    }
    node.description = utf8(words);
    return node;
}

int GridAccess::children(const access::Key& key) {
    if (key.empty()) return rows() * columns();
    const auto place = this->place(key);
    if (!place || !place->is_cell) return 0;
    return static_cast<int>(
        fields_of(canvas_.document_->rows()[place->row], canvas_.document_->project().source).size());
}

access::Key GridAccess::child(const access::Key& key, int index) {
    const RowList& rows = canvas_.document_->rows();
    if (key.empty()) {
        const int across = std::max(1, columns());
        return key_of('c', index % across, rows[static_cast<std::size_t>(index / across)].block->id);
    }
    const auto place = this->place(key);
    if (!place) return {};
    const auto fields = fields_of(rows[place->row], canvas_.document_->project().source);
    return static_cast<std::size_t>(index) < fields.size()
               ? key_of('t', place->column, fields[static_cast<std::size_t>(index)].block->id)
               : access::Key();
}

access::Key GridAccess::parent(const access::Key& key) {
    const auto place = this->place(key);
    if (!place || place->is_cell) return {};
    return key_of('c', place->column, canvas_.document_->rows()[place->row].block->id);
}

int GridAccess::index(const access::Key& key) {
    const auto place = this->place(key);
    if (!place) return -1;
    if (place->is_cell) return static_cast<int>(place->row) * columns() + place->column;
    const auto fields = fields_of(canvas_.document_->rows()[place->row], canvas_.document_->project().source);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].block->id == place->id) return static_cast<int>(i);
    return -1;
}

wxRect GridAccess::area(const access::Key& key) {
    const auto place = this->place(key);
    if (!place || place->row >= canvas_.heights_.size()) return {};
    const wxPoint at = origin(*place);
    const int height = canvas_.heights_.height(place->row);
    const bool in_sight = at.y + height > 0 && at.y < canvas_.GetClientSize().GetHeight();
    if (!place->is_cell && in_sight)
        if (const TextBox* box = this->box(*place))
            return {at.x + box->area.x, at.y + box->area.y, box->area.width, box->area.height};
    return {at.x, at.y, canvas_.column_width(), height};
}

access::Key GridAccess::at(const wxPoint& point) {
    const GridCanvas::Hit hit = canvas_.hit(point.x, point.y);
    if (hit.row == RowList::npos) return {};
    return hit.box ? key_of('t', hit.column, hit.box->field)
                   : key_of('c', hit.column, canvas_.document_->rows()[hit.row].block->id);
}

access::Key GridAccess::focus() {
    if (!canvas_.document_ || canvas_.caret_.field.empty() || canvas_.caret_row() == RowList::npos) return {};
    return key_of('t', canvas_.caret_.column, canvas_.caret_.field);
}

void GridAccess::take_focus(const access::Key& key) {
    const auto place = this->place(key);
    if (!place) return;
    canvas_.SetFocus();
    if (!place->is_cell)
        select(key, {0, 0});
    else if (children(key) > 0)
        select(child(key, 0), {0, 0});
}

std::string GridAccess::action(const access::Key&) {
    return utf8(_("edit"));
}

int GridAccess::rows() {
    return canvas_.document_ ? static_cast<int>(canvas_.document_->rows().size()) : 0;
}

int GridAccess::columns() {
    return static_cast<int>(canvas_.columns_.size());
}

std::string GridAccess::column_name(int column) {
    return column >= 0 && column < columns()
               ? language::own_name(canvas_.columns_[static_cast<std::size_t>(column)].tag)
               : std::string();
}

std::string GridAccess::row_name(int row) {
    if (row < 0 || row >= rows()) return {};
    return utf8(kind_name(canvas_.document_->rows()[static_cast<std::size_t>(row)].block->kind));
}

std::string GridAccess::text(const access::Key& key) {
    const auto place = this->place(key);
    if (!place || place->is_cell) return {};
    const language::View& view = canvas_.columns_[static_cast<std::size_t>(place->column)];
    const model::RichText* words = place->field.block->content(view.language);
    return words ? shown_text(*words, view).text.characters() : std::string();
}

std::size_t GridAccess::caret(const access::Key& key) {
    return key == focus() ? utf8::character_at(text(key), canvas_.caret_.byte) : 0;
}

access::Range GridAccess::selection(const access::Key& key) {
    if (key != focus()) return {};
    const std::string words = text(key);
    return {utf8::character_at(words, std::min(canvas_.anchor_, canvas_.caret_.byte)),
            utf8::character_at(words, std::max(canvas_.anchor_, canvas_.caret_.byte))};
}

void GridAccess::select(const access::Key& key, access::Range range) {
    const auto place = this->place(key);
    if (!place || place->is_cell) return;
    const std::string words = text(key);
    canvas_.anchor_ = utf8::byte_at(words, range.begin);
    canvas_.set_caret({place->id, place->column, utf8::byte_at(words, range.end)}, true);
}

std::vector<access::Range> GridAccess::lines(const access::Key& key) {
    std::vector<access::Range> lines;
    const auto place = this->place(key);
    const TextBox* box = place && !place->is_cell ? this->box(*place) : nullptr;
    if (!box) return lines;
    const std::string& words = box->shown.text.characters();
    for (const Line& line : box->layout.lines)
        lines.push_back({utf8::character_at(words, line.begin), utf8::character_at(words, line.end)});
    return lines;
}

std::vector<access::Marked> GridAccess::marks(const access::Key& key) {
    std::vector<access::Marked> marks;
    const auto place = this->place(key);
    const TextBox* box = place && !place->is_cell ? this->box(*place) : nullptr;
    if (!box) return marks;
    const std::string& words = box->shown.text.characters();
    for (const Squiggle& squiggle :
         canvas_.squiggles_of(*box, canvas_.columns_[static_cast<std::size_t>(place->column)]))
        marks.push_back({{utf8::character_at(words, squiggle.begin), utf8::character_at(words, squiggle.end)},
                         squiggle.spelling ? "spelling" : "translation"});
    return marks;
}

wxRect GridAccess::character_area(const access::Key& key, std::size_t character) {
    const auto place = this->place(key);
    const TextBox* box = place && !place->is_cell ? this->box(*place) : nullptr;
    if (!box) return {};
    const std::string& words = box->shown.text.characters();
    const CaretPlace here =
        caret_place(box->layout, box->shown.text, utf8::byte_at(words, character), canvas_.fonts_);
    const CaretPlace next =
        caret_place(box->layout, box->shown.text, utf8::byte_at(words, character + 1), canvas_.fonts_);
    const wxPoint at = origin(*place);
    return {at.x + box->area.x + here.x, at.y + box->area.y + here.y,
            next.line == here.line ? std::max(1, next.x - here.x) : 1, here.height};
}

std::size_t GridAccess::character_at(const access::Key& key, const wxPoint& point) {
    const auto place = this->place(key);
    const TextBox* box = place && !place->is_cell ? this->box(*place) : nullptr;
    if (!box) return 0;
    const wxPoint at = origin(*place);
    return utf8::character_at(box->shown.text.characters(),
                              byte_at(box->layout, box->shown.text, point.x - at.x - box->area.x,
                                      point.y - at.y - box->area.y, canvas_.fonts_));
}

bool GridAccess::replace(const access::Key& key, access::Range range, const std::string& text) {
    if (!canvas_.document_ || !canvas_.document_->writable() || !place(key)) return false;
    select(key, range);
    if (!text.empty())
        canvas_.type(text);
    else if (range.end > range.begin)
        canvas_.erase(1, false);
    return true;
}

} // namespace strateg::gui
