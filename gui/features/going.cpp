#include "gui/features/going.h"

#include "gui/commands/ids.h"
#include "gui/dialogs/pick_list.h"
#include "gui/event_log.h"
#include "gui/features/pick_rows.h"
#include "gui/text.h"

#include <wx/frame.h>

namespace strateg::gui {
namespace {

/// Who stays shorter is passing by.
constexpr std::chrono::milliseconds dwell{700};

} // namespace

GoingFeature::GoingFeature(Workbench& bench) : Feature(bench) {
    Commands& commands = bench_.commands();
    commands.bind(
        command::go_to, [this] { go_to(); }, [this] { return bench_.open(); });
    commands.bind(
        command::go_back, [this] { step(-1); }, [this] { return possible(-1); });
    commands.bind(
        command::go_forward, [this] { step(1); }, [this] { return possible(1); });
    bench_.opened.connect([this] {
        history_.clear();
        last_ = {};
    });
    bench_.changed.connect([this](const RowList::Update&) { worked_ = true; });
    bench_.caret_moved.connect([this] { caret_moved(); });
}

bool GoingFeature::exists(const CaretAt& place) const {
    return bench_.open() && bench_.document()->rows().find(place.field) != RowList::npos;
}

/// A jump is what leads over more than the next row, from where somebody stayed or worked.
void GoingFeature::caret_moved() {
    if (!bench_.open()) return;
    const CaretAt now = bench_.grid().caret();
    if (now.field.empty()) return;
    if (now.field == last_.field && now.language == last_.language) {
        last_.byte = now.byte;
        return;
    }
    const auto time = std::chrono::steady_clock::now();
    const RowList& rows = bench_.document()->rows();
    const std::size_t from = rows.find(last_.field), to = rows.find(now.field);
    const bool far = from != RowList::npos && to != RowList::npos && (from > to ? from - to : to - from) > 1;
    if (far && !stepping_ && (worked_ || time - since_ > dwell)) history_.jumped(last_);
    last_ = now;
    since_ = time;
    worked_ = false;
}

bool GoingFeature::possible(int direction) const {
    if (!bench_.open()) return false;
    const auto there = [this](const CaretAt& place) { return exists(place); };
    return direction < 0 ? history_.can_go_back(last_, there) : history_.can_go_forward(last_, there);
}

void GoingFeature::step(int direction) {
    const auto there = [this](const CaretAt& place) { return exists(place); };
    const auto place = direction < 0 ? history_.back(last_, there) : history_.forward(last_, there);
    if (!place) return;
    stepping_ = true;
    bench_.grid().place_caret(*place);
    stepping_ = false;
    bench_.grid().SetFocus();
    log_event("at " + place->field);
}

void GoingFeature::go_to() {
    const Document& document = *bench_.document();
    const model::Project& project = document.project();
    const CaretAt caret = bench_.grid().caret();
    const language::View view = view_for(bench_.grid().columns(), caret.language, project.source);
    const std::vector<search::Target> targets =
        search::targets_of(project, bench_.document()->numbering(view.language), search::Wanted::anything);
    std::vector<search::Pickable> things;
    things.reserve(targets.size());
    for (const search::Target& target : targets) things.push_back(pickable(target, project));
    PickList list(&bench_.frame(),
                  {_("Go to"), _("Number or words, in any language"), _("This project has no texts yet.")},
                  search::Picker(std::move(things)), [&](const search::Picked& picked) {
                      return row_of(targets[picked.index], picked, project, view);
                  });
    const auto picked = list.pick();
    bench_.grid().SetFocus();
    if (!picked || !bench_.open()) return;
    const std::string id = targets[*picked].id;
    const Document::FieldPlace field = bench_.document()->field(id);
    if (field)
        bench_.grid().place_caret({id, view.language, 0});
    else if (const std::size_t row = bench_.document()->rows().find(id); row != RowList::npos)
        bench_.grid().jump_to_row(row);
    log_event("at " + id);
}

} // namespace strateg::gui
