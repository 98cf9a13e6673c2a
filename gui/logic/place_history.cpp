#include "gui/logic/place_history.h"

namespace strateg::gui {
namespace {

bool same_text(const CaretAt& a, const CaretAt& b) {
    return a.field == b.field && a.language == b.language;
}

} // namespace

void PlaceHistory::jumped(const CaretAt& from) {
    if (from.field.empty()) return;
    ahead_.clear();
    if (!behind_.empty() && same_text(behind_.back(), from)) behind_.pop_back();
    behind_.push_back(from);
    if (behind_.size() > longest) behind_.erase(behind_.begin());
}

/// Index behind the nearest place that is another one than `now` and is still there; 0: none.
std::size_t PlaceHistory::next(const Places& places, const CaretAt& now, const Exists& exists) {
    for (std::size_t i = places.size(); i > 0; --i)
        if (!(places[i - 1] == now) && exists(places[i - 1])) return i;
    return 0;
}

std::optional<CaretAt> PlaceHistory::step(Places& from, Places& to, const CaretAt& now,
                                          const Exists& exists) {
    const std::size_t found = next(from, now, exists);
    if (found == 0) return std::nullopt;
    if (!now.field.empty()) to.push_back(now);
    // Those that were passed over keep their order on the other side.
    const CaretAt place = from[found - 1];
    for (std::size_t i = from.size(); i > found; --i)
        if (!(from[i - 1] == now)) to.push_back(from[i - 1]);
    from.resize(found - 1);
    return place;
}

std::optional<CaretAt> PlaceHistory::back(const CaretAt& now, const Exists& exists) {
    return step(behind_, ahead_, now, exists);
}

std::optional<CaretAt> PlaceHistory::forward(const CaretAt& now, const Exists& exists) {
    return step(ahead_, behind_, now, exists);
}

bool PlaceHistory::can_go_back(const CaretAt& now, const Exists& exists) const {
    return next(behind_, now, exists) > 0;
}

bool PlaceHistory::can_go_forward(const CaretAt& now, const Exists& exists) const {
    return next(ahead_, now, exists) > 0;
}

void PlaceHistory::clear() {
    behind_.clear();
    ahead_.clear();
}

} // namespace strateg::gui
