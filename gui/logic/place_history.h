// Where a person has been, for going back and forward. Places are remembered when the caret jumps (to a
// finding, a hit, a section), not when it walks. Pure; belongs to the UI thread.
#pragma once

#include "gui/logic/edits.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace strateg::gui {

class PlaceHistory {
public:
    static constexpr std::size_t longest = 200;
    /// Is the block of a place still there? Places of removed blocks are passed over, and kept: undo may
    /// bring the block back.
    using Exists = std::function<bool(const CaretAt&)>;

    /// A jump leaves `from` (nowhere: an empty field). What was forward of it is forgotten.
    void jumped(const CaretAt& from);
    /// Where to go, when the caret is at `now`; nothing where there is no such place.
    std::optional<CaretAt> back(const CaretAt& now, const Exists& exists);
    std::optional<CaretAt> forward(const CaretAt& now, const Exists& exists);
    bool can_go_back(const CaretAt& now, const Exists& exists) const;
    bool can_go_forward(const CaretAt& now, const Exists& exists) const;
    void clear();

private:
    using Places = std::vector<CaretAt>; // the nearest last
    static std::size_t next(const Places& places, const CaretAt& now, const Exists& exists);
    static std::optional<CaretAt> step(Places& from, Places& to, const CaretAt& now, const Exists& exists);

    Places behind_, ahead_;
};

} // namespace strateg::gui
