// Copy, cut and paste.
#include "core/base/utf8.h"
#include "core/exchange/html.h"
#include "core/store/media.h"
#include "core/store/paths.h"
#include "gui/event_log.h"
#include "gui/grid/clipboard.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/block_edits.h"
#include "gui/logic/paste_edits.h"
#include "gui/text.h"

#include <algorithm>
#include <map>

#include <wx/msgdlg.h>

namespace strateg::gui {

std::string GridCanvas::selected() const {
    if (!has_selection() || caret_.field.empty()) return {};
    const ShownText shown = shown_text(live_text(), columns_[static_cast<std::size_t>(caret_.column)]);
    const std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    return begin < shown.text.characters().size() ? shown.text.characters().substr(begin, end - begin)
                                                  : std::string();
}

/// Puts what is selected on the clipboard: blocks with all languages, or words of one text.
bool GridCanvas::put_selection(bool cut) {
    if (!document_ || caret_.field.empty() || columns_.empty()) return false;
    const model::Project& project = document_->project();
    const language::View& view = columns_[static_cast<std::size_t>(caret_.column)];
    const std::string folder = document_->session().folder().string();
    if (has_blocks()) {
        const std::vector<model::BlockPtr> blocks = blocks_of(document_->rows(), selected_rows());
        return !blocks.empty() && put_on_clipboard(exchange::copy_blocks(project, blocks, folder, cut),
                                                   exchange::write_html(project, blocks, view, folder),
                                                   exchange::write_plain(project, blocks, view));
    }
    const TextBox* box = live_box();
    const Document::FieldPlace place = document_->field(caret_.field);
    if (!box || !has_selection() || !place) return false;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    const exchange::Clip clip = exchange::copy_words(project, *place.field.block, live_text().slice(from, to),
                                                     view.language, folder, cut);
    std::string text = exchange::write_plain(project, clip.blocks, view);
    if (text.ends_with('\n')) text.pop_back(); // words, not a line
    return put_on_clipboard(clip, exchange::write_html(project, clip.blocks, view, folder), text);
}

void GridCanvas::copy() {
    put_selection(false);
}

void GridCanvas::cut() {
    if (refuse() || !put_selection(true)) return;
    if (has_blocks())
        delete_blocks();
    else
        replace(std::min(anchor_, caret_.byte), std::max(anchor_, caret_.byte), "", false);
}

std::optional<PasteAt> GridCanvas::paste_place() {
    if (has_blocks()) { // behind them
        const RowRange range = selected_rows();
        if (range.last >= document_->rows().size()) return {};
        return PasteAt{document_->rows()[range.last], {}, caret(), 0};
    }
    const TextBox* box = live_box();
    const Document::FieldPlace place = document_->field(caret_.field);
    if (!box || !place) return {};
    PasteAt at{document_->rows()[place.row], place.field, caret(), 0};
    at.begin.byte = box->shown.to_stored(std::min(anchor_, caret_.byte));
    at.end = box->shown.to_stored(std::max(anchor_, caret_.byte));
    return at;
}

/// There is one place where the window tells something: several problems are told as one.
void GridCanvas::tell(const Problems& problems) {
    if (!events_.problem || problems.empty()) return;
    Problem all = problems.front();
    for (std::size_t i = 1; i < problems.size(); ++i) {
        all.severity = std::max(all.severity, problems[i].severity);
        all.sentence += " " + problems[i].sentence;
        if (all.hint.empty()) all.hint = problems[i].hint;
    }
    events_.problem(all);
}

/// Brings pictures into media/; what the blocks call them follows.
std::vector<model::BlockPtr> GridCanvas::with_media(const std::vector<model::BlockPtr>& blocks,
                                                    const std::vector<exchange::PastedPicture>& pictures,
                                                    const std::string& from_folder) {
    const std::filesystem::path& folder = document_->session().folder();
    std::map<std::string, std::string> names;
    for (const exchange::PastedPicture& picture : pictures) {
        Result<std::string> src = std::string();
        if (!picture.bytes.empty()) {
            src = store::add_media(folder, picture.bytes, picture.src);
        } else if (from_folder.empty()) {
            src = store::add_media_file(folder, picture.from);
        } else if (const auto path =
                       store::media_path(from_folder, picture.src)) { // never out of that project
            src = store::add_media_file(folder, *path);
        } else {
            src = tl::unexpected(path.error());
        }
        if (src)
            names[picture.src] = *src;
        else
            tell({src.error()});
    }
    return names.empty() ? blocks : with_sources(blocks, names);
}

bool GridCanvas::paste_clip(const exchange::Clip& clip, const PasteAt& at) {
    const std::string folder = document_->session().folder().string();
    exchange::Pasted pasted = exchange::paste(clip, document_->project(), {folder, {}}, document_->ids());
    tell(pasted.problems);
    if (pasted.blocks.empty()) return false;
    pasted.blocks = with_media(pasted.blocks, pasted.pictures, clip.folder);
    if (!clip.words_in.empty() && at.field.block)
        return perform(paste_words(at, pasted.blocks, clip.words_in));
    Edit edit = has_blocks()
                    ? replace_blocks(document_->rows(), selected_rows(), pasted.blocks, at.begin.language)
                    : paste_blocks(document_->project(), at, pasted.blocks, document_->ids());
    return perform(edit);
}

/// In one language: where a translation is pasted beside its source, into the empty cells below, if wanted.
bool GridCanvas::paste_foreign(std::vector<model::BlockPtr> blocks, const PasteAt& at) {
    if (blocks.empty()) return false;
    blocks = stored_blocks(blocks, columns_[static_cast<std::size_t>(caret_.column)]);
    if (blocks.size() == 1 && blocks.front()->kind == model::kind::table)
        if (const Edit cells = paste_cells(at, *blocks.front())) return perform(cells);
    if (is_running_text(blocks) && at.field.block) return perform(paste_words(at, blocks));
    const model::Project& project = document_->project();
    const RowList& rows = document_->rows();
    const std::size_t row = has_blocks() ? selected_rows().first : rows.find(at.row.block->id);
    const bool whole = has_blocks() || (at.field.block && at.field.block->id == at.row.block->id) ||
                       at.row.block->kind == model::kind::table || at.row.block->kind == model::kind::figure;
    const auto found =
        whole ? filling(project, rows, row, at.begin.language, blocks) : std::optional<Filling>();
    if (found) {
        const int cells = static_cast<int>(found->pairs.size());
        wxMessageDialog dialog(wxGetTopLevelParent(this),
                               wxString::Format(wxPLURAL("%d paragraph fits the text beside it.",
                                                         "%d paragraphs fit the texts beside them.", cells),
                                                cells),
                               _("Paste a translation"), wxYES_NO | wxCANCEL | wxICON_QUESTION);
        if (!found->rest.empty())
            dialog.SetExtendedMessage(wxString::Format(wxPLURAL("%d further paragraph becomes a new block.",
                                                                "%d further paragraphs become new blocks.",
                                                                static_cast<int>(found->rest.size())),
                                                       static_cast<int>(found->rest.size())));
        dialog.SetYesNoCancelLabels(_("&Fill the empty cells"), _("&Insert as new blocks"), _("Cancel"));
        log_event("asks to fill " + std::to_string(cells));
        const int answer = dialog.ShowModal();
        log_event(answer == wxID_YES ? "filled" : "not filled");
        SetFocus();
        if (answer == wxID_CANCEL) return false;
        if (answer == wxID_YES) return perform(fill(project, rows, at.begin.language, blocks, *found));
    }
    return perform(paste_blocks(project, at, below_title(blocks, at.row), document_->ids()));
}

bool GridCanvas::insert(const Contents& contents, const PasteAt& at) {
    if (contents.clip) return paste_clip(*contents.clip, at);
    if (!contents.files.empty()) return insert_pictures(contents.files, at);
    if (!contents.html.empty()) {
        exchange::HtmlDocument read =
            exchange::read_html(contents.html, {at.begin.language, true}, document_->ids());
        // A picture copied in a browser is an address in HTML, and the picture itself beside it.
        if (!read.blocks.empty()) {
            tell(read.problems);
            return paste_foreign(with_media(read.blocks, read.pictures, {}), at);
        }
        if (contents.text.empty() && contents.picture.empty()) {
            tell(read.problems);
            return false;
        }
    }
    if (!contents.picture.empty()) return insert_picture(contents.picture, "picture", at);
    if (const auto cells = table_of_lines(contents.text, at.begin.language, document_->ids());
        cells && at.field.block && at.field.block->kind == model::kind::cell)
        return paste_foreign({model::share(*cells)}, at);
    return paste_foreign(blocks_of_lines(contents.text, at.begin.language, document_->ids()), at);
}

void GridCanvas::paste(bool plain) {
    if (refuse()) return;
    const std::optional<PasteAt> at = paste_place();
    if (!at) return;
    const Contents contents = take_from_clipboard(plain);
    if (plain && !has_blocks()) {
        const auto lines = blocks_of_lines(contents.text, at->begin.language, document_->ids());
        if (lines.size() == 1) { // as if typed
            replace(std::min(anchor_, caret_.byte), std::max(anchor_, caret_.byte),
                    lines.front()->content(at->begin.language)->characters(), false);
            log_event("pasted");
            return;
        }
    }
    if (!contents.empty()) insert(contents, *at);
    log_event("pasted");
}

} // namespace strateg::gui
