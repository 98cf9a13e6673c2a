// Copy, cut and paste.
#include "core/base/utf8.h"
#include "gui/grid/grid_canvas.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/clipbrd.h>

namespace strateg::gui {

std::string GridCanvas::selected() const {
    if (!has_selection() || caret_.field.empty()) return {};
    const ShownText shown = shown_text(live_text(), columns_[static_cast<std::size_t>(caret_.column)]);
    const std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    return begin < shown.text.characters().size() ? shown.text.characters().substr(begin, end - begin)
                                                  : std::string();
}

void GridCanvas::copy() {
    const TextBox* box = live_box();
    if (!box || !has_selection()) return;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    copied_ = live_text().slice(from, to);
    if (!wxTheClipboard->Open()) return;
    wxTheClipboard->SetData(new wxTextDataObject(wx(selected())));
    wxTheClipboard->Close();
}

void GridCanvas::cut() {
    if (refuse() || !has_selection()) return;
    copy();
    replace(std::min(anchor_, caret_.byte), std::max(anchor_, caret_.byte), "", false);
}

void GridCanvas::paste() {
    if (refuse() || !wxTheClipboard->Open()) return;
    wxTextDataObject data;
    const bool got = wxTheClipboard->GetData(data);
    wxTheClipboard->Close();
    const TextBox* box = live_box();
    if (!got || !box) return;
    std::string text = utf8::repaired(utf8(data.GetText()));
    const std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    // Our own copy comes back with its marks, but footnotes stay where they are: a footnote has one mark.
    if (text == copied_.characters() && !copied_.marks().empty()) {
        model::RichText rich = copied_;
        for (std::size_t at = rich.marks().size(); at > 0; --at)
            if (const model::Mark mark = rich.marks()[at - 1]; mark.kind == model::MarkKind::footnote)
                rich = rich.replaced(mark.begin, mark.end, "");
        const std::size_t from = box->shown.to_stored(begin), to = box->shown.to_stored(end);
        const std::size_t size = rich.characters().size();
        store(live_text().spliced(from, to, rich), from + size, false, "paste");
        return;
    }
    for (std::size_t at = 0; (at = text.find(model::object_character, at)) != std::string::npos;)
        text.erase(at, model::object_character.size());
    std::erase(text, '\r');
    std::replace(text.begin(), text.end(), '\t', ' ');
    std::size_t from = begin, to = end;
    while (true) { // every line of what is pasted becomes a block
        const std::size_t line = text.find('\n');
        const std::string part = text.substr(0, line);
        if (!part.empty() && !replace(from, to, part, false)) return;
        if (line == std::string::npos) break;
        text.erase(0, line + 1);
        if (!part.empty() && !text.empty()) enter();
        from = to = caret_.byte;
    }
}

void GridCanvas::select_all() {
    if (const TextBox* box = live_box()) {
        anchor_ = 0;
        set_caret({caret_.field, caret_.column, box->shown.text.characters().size()}, true);
    }
}

} // namespace strateg::gui
