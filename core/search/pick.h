// Picking by typing: which of many named things a person means, best first. Any script finds any other,
// accents and case do not count, every typed word must be in one of the names; beginnings of words go before
// what is inside them.
#pragma once

#include "core/search/query.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::search {

struct Name {
    std::string text;
    std::string language; // of the text: decides how its letters read in Latin; empty: a number, an id
    friend bool operator==(const Name&, const Name&) = default;
};

struct Pickable {
    std::vector<Name> names;
    int weight = 0; // 30 is about the worth of a beginning against an inside
};

struct Picked {
    std::size_t index = 0;    // of the pickable
    std::size_t name = 0;     // the one that fits best
    std::vector<Range> marks; // bytes of that name that were typed; in order, none over another
    friend bool operator==(const Picked&, const Picked&) = default;
};

/// Made once per list; picking is fast enough for every key (10,000 things in a few milliseconds). Immutable.
class Picker {
public:
    Picker() : Picker(std::vector<Pickable>()) {}
    explicit Picker(std::vector<Pickable> things);

    /// The best first, equals in the order they were given. Nothing typed: all of them, in their order.
    std::vector<Picked> pick(std::string_view typed, std::size_t limit = 500) const;
    const std::vector<Pickable>& things() const { return *things_; }

private:
    struct Folded {
        std::u16string units;
        std::size_t way = 0; // how it was folded
    };
    std::shared_ptr<const std::vector<Pickable>> things_;
    std::shared_ptr<const std::vector<std::vector<Folded>>> folded_; // per thing and name
};

} // namespace strateg::search
