#include "core/model/history.h"

namespace strateg::model {

Result<void> History::apply(const ChangeSet& changes, bool join) {
    auto applied = model::apply(project_, changes);
    if (!applied) return tl::unexpected(std::move(applied.error()));
    project_ = std::move(applied->project);
    redo_.clear();
    ++revision_;
    if (join && !undo_.empty() && undo_.back().label == changes.label) {
        // The newer inverse has to run first. Typing in one text: the older inverse alone goes all the way
        // back.
        ChangeSet& last = undo_.back();
        const auto* newer = applied->inverse.changes.size() == 1
                                ? std::get_if<SetText>(&applied->inverse.changes.front())
                                : nullptr;
        const auto* older = last.changes.size() == 1 ? std::get_if<SetText>(&last.changes.front()) : nullptr;
        if (newer && older && newer->block == older->block && newer->language == older->language) return {};
        auto joined = std::move(applied->inverse.changes);
        joined.insert(joined.end(), std::make_move_iterator(last.changes.begin()),
                      std::make_move_iterator(last.changes.end()));
        last.changes = std::move(joined);
        return {};
    }
    undo_.push_back(std::move(applied->inverse));
    return {};
}

Result<ChangeSet> History::step(std::vector<ChangeSet>& from, std::vector<ChangeSet>& to) {
    if (from.empty()) return fail("model.nothing-to-undo", "There is nothing to undo or redo.");
    ChangeSet changes = std::move(from.back());
    from.pop_back();
    auto applied = model::apply(project_, changes);
    if (!applied) return tl::unexpected(std::move(applied.error()));
    project_ = std::move(applied->project);
    to.push_back(std::move(applied->inverse));
    ++revision_;
    return changes;
}

Result<ChangeSet> History::undo() {
    return step(undo_, redo_);
}
Result<ChangeSet> History::redo() {
    return step(redo_, undo_);
}

} // namespace strateg::model
