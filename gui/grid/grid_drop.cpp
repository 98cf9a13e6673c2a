// Pictures and texts that are dragged onto the grid, and pictures from the clipboard: always copied to
// media/.
#include "core/store/media.h"
#include "gui/grid/clipboard.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/paste_edits.h"
#include "gui/text.h"

#include <wx/dnd.h>

namespace strateg::gui {
namespace {

class GridTarget : public wxDropTarget {
public:
    using Dropped = std::function<bool(wxPoint, const Contents&)>;
    using Over = std::function<bool(wxPoint)>;
    GridTarget(DroppedData* data, Over over, Dropped dropped)
        : wxDropTarget(data), data_(data), over_(std::move(over)), dropped_(std::move(dropped)) {}

    wxDragResult OnDragOver(wxCoord x, wxCoord y, wxDragResult result) override {
        return over_({x, y}) ? (result == wxDragMove ? wxDragCopy : result) : wxDragNone;
    }
    void OnLeave() override { over_(wxDefaultPosition); }
    wxDragResult OnData(wxCoord x, wxCoord y, wxDragResult result) override {
        over_(wxDefaultPosition);
        if (!GetData()) return wxDragNone;
        return dropped_({x, y}, data_->contents()) ? result : wxDragNone;
    }

private:
    DroppedData* data_;
    Over over_;
    Dropped dropped_;
};

} // namespace

void GridCanvas::accept_drops() {
    SetDropTarget(new GridTarget(
        new DroppedData, [this](wxPoint at) { return show_drop(at); },
        [this](wxPoint at, const Contents& contents) { return drop(at, contents); }));
}

/// Shows between which rows it would go. False: nothing can be dropped here.
bool GridCanvas::show_drop(wxPoint at) {
    const std::size_t before = drop_row_;
    drop_row_ = RowList::npos;
    if (at != wxDefaultPosition && document_ && document_->writable()) {
        const Hit here = hit(at.x, at.y);
        if (here.row != RowList::npos && document_->rows()[here.row].depth >= 0) drop_row_ = here.row;
    }
    if (before != drop_row_) Refresh();
    return drop_row_ != RowList::npos;
}

bool GridCanvas::drop(wxPoint point, const Contents& contents) {
    if (!document_ || contents.empty()) return false;
    const Hit here = hit(point.x, point.y);
    if (here.row == RowList::npos) return false;
    SetFocus();
    if (here.box) set_caret({here.box->field, here.column, here.byte});
    caret_.column = here.column;
    const Row row = document_->rows()[here.row];
    PasteAt at{row, {}, {row.block->id, columns_[static_cast<std::size_t>(here.column)].language, 0}, 0};
    const bool words = contents.files.empty() && contents.picture.empty() &&
                       (!contents.clip || !contents.clip->words_in.empty());
    if (words && here.box) {
        if (refuse()) return false;
        if (const auto place = paste_place()) at = *place;
    }
    return insert(contents, at);
}

bool GridCanvas::insert_picture(const std::string& bytes, const std::string& name, const PasteAt& at) {
    auto src = store::add_media(document_->session().folder(), bytes, name);
    if (!src) {
        tell({src.error()});
        return false;
    }
    return insert_figures({*src}, at);
}

bool GridCanvas::insert_pictures(const std::vector<std::filesystem::path>& files, const PasteAt& at) {
    std::vector<std::string> sources;
    Problems problems;
    const std::filesystem::path& folder = document_->session().folder();
    for (const std::filesystem::path& file : files) {
        const std::string bytes = picture_bytes(file);
        if (bytes.empty()) {
            problems.push_back(
                {Severity::warning,
                 "gui.no-picture",
                 {.file = file.string()},
                 utf8(wxString::Format(_("\u201C%s\u201D is no picture that Strateg can print."),
                                       wx(file.filename().string()))),
                 utf8(_("Pictures can be dropped into the text: PNG, JPEG or SVG."))});
            continue;
        }
        std::error_code error;
        const bool inside = std::filesystem::equivalent(file.parent_path(), folder / "media", error);
        auto src = inside ? store::add_media_file(folder, file)
                          : store::add_media(folder, bytes, file.stem().string());
        if (src)
            sources.push_back(*src);
        else
            problems.push_back(src.error());
    }
    tell(problems);
    return !sources.empty() && insert_figures(sources, at);
}

/// Figures behind the row; the caret goes to the first one's alternative text, which is asked for first.
bool GridCanvas::insert_figures(const std::vector<std::string>& sources, const PasteAt& at) {
    std::vector<model::BlockPtr> figures;
    std::string alternative;
    for (const std::string& src : sources) {
        model::Block figure = new_figure(src, at.begin.language, document_->ids());
        if (const model::Block* alt = figure.child_of_kind(model::kind::alt); alt && alternative.empty())
            alternative = alt->id;
        figures.push_back(model::share(std::move(figure)));
    }
    PasteAt behind = at;
    behind.field = {}; // a paragraph is not cut for a picture that is dropped on it
    Edit edit = paste_blocks(document_->project(), behind, figures, document_->ids());
    edit.changes.label = "insert figure";
    edit.caret = {alternative, at.begin.language, 0};
    return perform(edit);
}

} // namespace strateg::gui
