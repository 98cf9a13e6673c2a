#include "gui/features/comments.h"

#include "core/base/utf8.h"
#include "gui/commands/ids.h"
#include "gui/event_log.h"
#include "gui/speech.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/config.h>
#include <wx/frame.h>
#include <wx/msgdlg.h>

namespace strateg::gui {
namespace {

constexpr const char* name_of_panel = "comments";
constexpr const char* author_key = "/Comments/Author";

} // namespace

CommentsFeature::CommentsFeature(Workbench& bench) : Feature(bench) {
    CommentsPanel::Events events;
    events.chosen = [this](const std::string& thread) {
        const model::PlacedThread* placed = this->placed(thread);
        if (placed && !placed->ranges.empty()) go(thread);
        highlight(thread);
    };
    events.go = [this](const std::string& thread) {
        go(thread);
        bench_.grid().SetFocus();
    };
    events.write = [this](const wxString& words) { write(words); };
    events.resolve = [this](const std::string& thread) {
        const model::Thread* here = bench_.open() ? bench_.document()->project().thread(thread) : nullptr;
        if (here) apply(model::set_resolved(*here, !here->resolved));
    };
    events.remove = [this](const std::string& thread) { remove(thread); };
    events.give_up = [this] { give_up(); };
    events.filtered = [this] { highlight(panel_->chosen()); };
    panel_ = new CommentsPanel(bench_.docks().parent_of(Side::right), std::move(events));
    bench_.docks().add(Side::right, name_of_panel, _("Comments"), panel_);
    panel_->set_author(utf8(wxConfigBase::Get()->Read(author_key, wx(login_name()))));

    Commands& commands = bench_.commands();
    const auto open = [this] { return bench_.open(); };
    const auto some = [this] { return bench_.open() && !bench_.document()->project().threads.empty(); };
    commands.bind(
        command::comment, [this] { begin(); }, [this] { return bench_.editing(); });
    commands.bind(
        command::show_comments, [this] { bench_.docks().toggle(name_of_panel); }, open,
        [this] { return bench_.docks().shown(name_of_panel); });
    commands.bind(
        command::next_comment, [this] { step(1); }, some);
    commands.bind(
        command::previous_comment, [this] { step(-1); }, some);
    commands.bind(
        command::focus_comments,
        [this] {
            bench_.docks().show(name_of_panel);
            refresh();
            panel_->focus_list();
        },
        open);
    bench_.opened.connect([this] { refresh(); });
    bench_.closing.connect([this] {
        timer_.Stop();
        waiting_.reset();
        threads_.clear();
        known_.clear();
        filled_ = false;
        panel_->end();
        panel_->show({}, {}, {}, false, {});
    });
    bench_.changed.connect([this](const RowList::Update&) { changed(); });
    bench_.caret_moved.connect([this] { follow_caret(); });
    bench_.docks().changed.connect([this] {
        if (bench_.open() && bench_.docks().on_top(name_of_panel) != filled_) refresh();
    });
    bench_.storing.connect([this] { wxConfigBase::Get()->Write(author_key, wx(panel_->author())); });
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { refresh(); });
}

CommentsFeature::~CommentsFeature() {
    timer_.Stop();
}

/// Where threads changed, at once; where words did, when the person pauses: it is a walk through the project.
void CommentsFeature::changed() {
    const auto& now = bench_.document()->project().threads;
    if (now != known_) {
        refresh();
        bench_.grid().comments_changed();
    } else if (!now.empty()) {
        timer_.StartOnce(300);
    }
}

void CommentsFeature::refresh() {
    if (!bench_.open()) return;
    timer_.Stop();
    const model::Project& project = bench_.document()->project();
    known_ = project.threads;
    const auto open = std::count_if(known_.begin(), known_.end(),
                                    [](const model::ThreadPtr& thread) { return !thread->resolved; });
    bench_.docks().set_title(name_of_panel,
                             open == 0 ? _("Comments")
                                       : wxString::Format(_("Comments (%ld)"), static_cast<long>(open)));
    filled_ = bench_.docks().on_top(name_of_panel);
    if (!filled_) return;
    threads_ = model::placed_threads(project);
    section_ = section_here();
    panel_->show(threads_, project.languages, section_, bench_.writable(), spoken_view());
    highlight(thread_at_caret());
}

std::string CommentsFeature::section_here() const {
    const RowList& rows = bench_.document()->rows();
    std::size_t row = bench_.grid().caret_row();
    if (row == RowList::npos) row = bench_.grid().top_row();
    return row < rows.size() ? rows[row].section->id : std::string();
}

std::string CommentsFeature::thread_at_caret() const {
    const CaretAt caret = bench_.grid().caret();
    const auto place = bench_.document()->field(caret.field);
    const model::RichText* text = place ? place.field.block->content(caret.language) : nullptr;
    if (!text || text->comments().empty()) return {};
    const std::vector<std::string> listed = panel_->ids();
    return thread_at(*text, caret.byte, [&](const std::string& thread) {
        const model::Thread* known = bench_.document()->project().thread(thread);
        return known && (!known->resolved || std::find(listed.begin(), listed.end(), thread) != listed.end());
    });
}

void CommentsFeature::follow_caret() {
    if (!bench_.open() || !filled_) return;
    if (section_here() != section_) {
        refresh();
        return;
    }
    highlight(thread_at_caret());
}

void CommentsFeature::highlight(const std::string& thread) {
    bench_.grid().set_thread(thread);
    if (!thread.empty()) panel_->choose(thread);
}

const model::PlacedThread* CommentsFeature::placed(const std::string& thread) const {
    for (const model::PlacedThread& placed : threads_)
        if (placed.thread->id == thread) return &placed;
    return nullptr;
}

void CommentsFeature::begin() {
    const CaretAt caret = bench_.grid().caret();
    const auto place = bench_.document()->field(caret.field);
    const model::RichText* text = place ? place.field.block->content(caret.language) : nullptr;
    if (!text || text->blank()) {
        bench_.say(_("There are no words to comment on here."));
        return;
    }
    const auto [from, to] = bench_.grid().selection();
    const CommentSpan span = span_to_comment(text->characters(), from, to);
    waiting_ = Waiting{caret.field, caret.language, *text, span};
    bench_.docks().show(name_of_panel);
    refresh();
    std::string words = text->characters().substr(span.begin, span.end - span.begin);
    for (std::size_t at = 0; (at = words.find(model::object_character, at)) != std::string::npos;)
        words.erase(at, model::object_character.size());
    panel_->begin(wx(words));
    log_event("comment on " + words);
}

void CommentsFeature::write(const wxString& words) {
    if (!bench_.open()) return;
    const model::Project& project = bench_.document()->project();
    if (!waiting_) {
        const model::Thread* thread = project.thread(panel_->chosen());
        if (!thread) return;
        const model::ChangeSet changes =
            model::set_comment(*thread, new_comment(*thread, panel_->author(), utf8(words)));
        panel_->end();
        apply(changes);
        log_event("answered");
        return;
    }
    const model::Found found = model::find_block(project, waiting_->block);
    const model::RichText* now = found ? found.block->content(waiting_->language) : nullptr;
    const CommentSpan span = now ? found_again(waiting_->text, waiting_->span, *now) : CommentSpan();
    model::Thread thread;
    thread.id = bench_.document()->ids().make();
    thread.comments.push_back(new_comment(thread, panel_->author(), utf8(words)));
    const model::ChangeSet changes =
        model::begin_thread(project, waiting_->block, waiting_->language, span.begin, span.end, thread);
    if (changes.changes.empty()) { // what was written stays in the field
        bench_.say(_("The words are gone. Select others and comment again."));
        return;
    }
    waiting_.reset();
    panel_->end();
    apply(changes);
    highlight(thread.id);
    bench_.grid().SetFocus();
    log_event("commented");
}

void CommentsFeature::give_up() {
    if (waiting_) {
        waiting_.reset();
        panel_->end();
    }
    bench_.grid().SetFocus();
}

void CommentsFeature::remove(const std::string& thread) {
    if (!bench_.writable() || !bench_.document()->project().thread(thread)) return;
    if (wxMessageBox(_("Delete this comment and all answers?"), _("Delete comment"),
                     wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION, &bench_.frame()) != wxYES)
        return;
    apply(model::remove_thread(bench_.document()->project(), thread));
    panel_->focus_list();
}

void CommentsFeature::apply(const model::ChangeSet& changes) {
    if (auto applied = bench_.document()->apply(changes); !applied) bench_.tell(applied.error());
}

/// To the words; to the block where they are gone. Where the block is gone too, there is nowhere to go.
void CommentsFeature::go(const std::string& thread) {
    const model::PlacedThread* placed = this->placed(thread);
    if (!placed) return;
    if (placed->ranges.empty()) {
        if (!placed->section.empty()) bench_.grid().place_caret({placed->block, placed->language, 0});
        return;
    }
    const model::CommentRange& range = placed->ranges.front();
    const model::Found found = model::find_block(bench_.document()->project(), range.block);
    const model::RichText* text = found ? found.block->content(range.language) : nullptr;
    if (!text || range.end > text->characters().size()) return;
    const std::string_view characters = text->characters();
    bench_.grid().jump(range.block, range.language, utf8::length(characters.substr(0, range.begin)),
                       utf8::length(characters.substr(0, range.end)));
}

void CommentsFeature::step(int direction) {
    bench_.docks().show(name_of_panel);
    refresh();
    const std::vector<std::string> ids = panel_->ids();
    if (ids.empty()) {
        bench_.say(_("No comments to go to."));
        return;
    }
    const auto count = static_cast<std::ptrdiff_t>(ids.size());
    const auto here = std::find(ids.begin(), ids.end(), panel_->chosen());
    std::ptrdiff_t at = here == ids.end() ? (direction > 0 ? 0 : count - 1)
                                          : ((here - ids.begin()) + direction + count) % count;
    const std::string thread = ids[static_cast<std::size_t>(at)];
    panel_->choose(thread);
    go(thread);
    bench_.grid().set_thread(thread);
    panel_->choose(thread);
    bench_.grid().SetFocus();
    log_event("at comment " + std::to_string(at + 1));
}

} // namespace strateg::gui
