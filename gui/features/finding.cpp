#include "gui/features/finding.h"

#include "gui/commands/ids.h"
#include "gui/event_log.h"
#include "gui/text.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

#include <wx/frame.h>

namespace strateg::gui {
namespace {

constexpr int settle = 250;                   // ms after an edit
constexpr std::size_t longest_selection = 80; // bytes that are taken over as what to look for
constexpr const char* name = "find";

} // namespace

FindingFeature::FindingFeature(Workbench& bench) : Feature(bench) {
    panel_ =
        new FindPanel(bench_.docks().parent_of(Side::bottom), hits_,
                      {[this] { look(); }, [this](std::size_t hit) { jump(hit); },
                       [this](int direction) { step(direction); }, [this] { replace(false); },
                       [this] { replace(true); }, [this] { bench_.grid().SetFocus(); }, [this] { stop(); }});
    bench_.docks().add(Side::bottom, name, _("Find"), panel_);
    bench_.grid().set_highlights([this](const model::BlockPtr& block, const std::string& language) {
        return bench_.docks().shown(name) ? hits_.in(block, language) : std::vector<search::Range>();
    });
    Commands& commands = bench_.commands();
    const auto open = [this] { return bench_.open(); };
    commands.bind(
        command::find, [this] { start(false); }, open);
    commands.bind(
        command::replace, [this] { start(true); }, open);
    commands.bind(
        command::find_next, [this] { step(1); }, open);
    commands.bind(
        command::find_previous, [this] { step(-1); }, open);

    bench_.opened.connect([this] {
        searching_ = std::make_unique<Searching>(
            bench_.frame(), [this](Result<search::Hits> hits) { found(std::move(hits)); });
        panel_->set_document(bench_.document(), bench_.grid().columns());
        if (bench_.docks().shown(name)) look();
    });
    bench_.columns_changed.connect([this] {
        if (!bench_.open()) return;
        panel_->set_document(bench_.document(), bench_.grid().columns());
        panel_->follow({}, false);
    });
    bench_.closing.connect([this] {
        again_.Stop();
        searching_.reset();
        hits_.clear();
        panel_->set_document(nullptr, {});
        panel_->follow({}, false);
    });
    bench_.changed.connect([this](const RowList::Update&) {
        if (bench_.docks().shown(name)) again_.StartOnce(settle);
    });
    bench_.docks().changed.connect([this] { bench_.grid().highlights_changed(); });
    bench_.storing.connect([this] { panel_->store(); });
    again_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
}

FindingFeature::~FindingFeature() {
    bench_.grid().set_highlights({});
}

void FindingFeature::start(bool replacing) {
    std::string words = bench_.grid().HasFocus() ? bench_.grid().selected() : std::string();
    if (words.size() > longest_selection || words.find(model::object_character) != std::string::npos)
        words.clear();
    bench_.docks().show(name);
    bench_.docks().widen(name, replacing ? 290 : 240);
    panel_->start(replacing, words);
}

void FindingFeature::stop() {
    bench_.docks().show(name, false);
    bench_.grid().highlights_changed();
    bench_.grid().SetFocus();
}

std::string FindingFeature::section_of_caret() const {
    const std::size_t row =
        bench_.grid().caret().field.empty() ? bench_.grid().top_row() : bench_.grid().caret_row();
    const RowList& rows = bench_.document()->rows();
    return row < rows.size() ? rows[row].section->id : std::string();
}

void FindingFeature::look() {
    if (!bench_.open()) return;
    search::Query query = panel_->query(section_of_caret());
    if (query.words.empty()) {
        searching_->cancel();
        found(search::Hits());
        return;
    }
    searching_->ask(bench_.document()->project(), std::move(query));
    panel_->follow({}, true);
}

void FindingFeature::found(Result<search::Hits> hits) {
    if (!bench_.open()) return;
    std::optional<Problem> problem;
    if (hits)
        hits_.set(std::move(*hits));
    else {
        problem = hits.error();
        hits_.clear();
    }
    log_event("found " + std::to_string(hits_.size()));
    panel_->follow(problem, false);
    panel_->select(hits_.at(bench_.grid().caret()));
    bench_.grid().highlights_changed();
    if (step_when_found_) step(*std::exchange(step_when_found_, std::nullopt));
}

void FindingFeature::step(int direction) {
    if (!bench_.open()) return;
    if (!bench_.docks().shown(name)) { // F3 goes on with what was looked for last, or asks
        if (panel_->query({}).words.empty()) {
            start(false);
            return;
        }
        bench_.docks().show(name);
        step_when_found_ = direction;
        look();
        return;
    }
    if (searching_->running()) {
        step_when_found_ = direction;
        return;
    }
    const Document& document = *bench_.document();
    const CaretAt caret = bench_.grid().caret();
    const std::size_t before = hits_.at(caret);
    const std::size_t hit = hits_.next(caret, direction, document.rows(), document.project().source,
                                       document.project().languages);
    if (hit == HitList::npos) {
        bench_.say(_("Nothing was found."));
        return;
    }
    if (before != HitList::npos && (direction > 0 ? hit <= before : hit >= before))
        bench_.say(direction > 0 ? _("Went on from the beginning.") : _("Went on from the end."));
    panel_->select(hit);
    jump(hit);
}

void FindingFeature::jump(std::size_t index) {
    if (index >= hits_.size()) return;
    const search::Hit& hit = hits_.all()[index];
    const model::RichText* text = hit.block->content(hit.language);
    if (!text) return;
    const auto shown = [&](const language::View& view) { return view.language == hit.language; };
    const auto& columns = bench_.grid().columns();
    if (std::none_of(columns.begin(), columns.end(), shown)) {
        bench_.say(wxString::Format(_("%s is not shown: choose it in the menu View, Languages."),
                                    wx(language::own_name(hit.language))));
        bench_.grid().jump(hit.block->id, columns.empty() ? std::string() : columns.front().language, 0, 0);
        return;
    }
    const auto character = [&](std::size_t byte) { return utf8::character_at(text->characters(), byte); };
    bench_.grid().jump(hit.block->id, hit.language, character(hit.range.begin), character(hit.range.end));
}

void FindingFeature::replace(bool all) {
    if (!bench_.writable() || searching_->running()) return;
    const search::Query query = panel_->query(section_of_caret());
    auto replacer = search::Replacer::make(query, panel_->replacement());
    if (!replacer) {
        bench_.tell(replacer.error());
        return;
    }
    std::vector<search::Hit> hits;
    CaretAt caret = bench_.grid().caret();
    if (all) {
        hits = hits_.chosen_hits();
    } else {
        std::size_t here = panel_->selected();
        if (here == HitList::npos) here = hits_.at(caret);
        if (here == HitList::npos) { // first show what would be replaced
            step(1);
            return;
        }
        hits = {hits_.all()[here]};
        const search::Hit& hit = hits.front();
        const model::RichText instead =
            replacer->instead(*hit.block->content(hit.language), hit.language, hit.range);
        caret = {hit.block->id, hit.language, hit.range.begin + instead.characters().size()};
    }
    const search::Replaced done = replacer->replace(bench_.document()->project(), hits);
    if (done.changes.changes.empty()) {
        bench_.say(done.moved > 0 ? _("The text has changed since it was searched.")
                                  : _("Nothing was replaced."));
        if (!all) step(1);
        return;
    }
    if (caret.field.empty()) caret = {hits.front().block->id, hits.front().language, 0};
    if (!bench_.perform({done.changes, caret})) return;
    log_event("replaced " + std::to_string(done.hits));
    if (all)
        bench_.say(wxString::Format(wxPLURAL("Replaced %zu hit. Ctrl+Z takes it back.",
                                             "Replaced %zu hits. Ctrl+Z takes them back.",
                                             static_cast<unsigned>(done.hits)),
                                    done.hits));
    again_.Stop();
    if (!all) step_when_found_ = 1;
    look();
}

} // namespace strateg::gui
