#include "gui/logic/place_history.h"
#include "tests/support/catch.h"

#include <set>
#include <string>

using namespace strateg::gui;

namespace {

CaretAt at(const char* field, std::size_t byte = 0) {
    return {field, "en", byte};
}

const PlaceHistory::Exists all = [](const CaretAt&) { return true; };

} // namespace

TEST_CASE("back and forward go over the places that were left") {
    PlaceHistory history;
    CHECK_FALSE(history.can_go_back(at("a"), all));
    CHECK_FALSE(history.back(at("a"), all));
    history.jumped(at("a")); // to b
    history.jumped(at("b")); // to c
    CHECK(history.back(at("c", 7), all) == at("b"));
    CHECK(history.back(at("b"), all) == at("a"));
    CHECK_FALSE(history.can_go_back(at("a"), all));
    CHECK(history.forward(at("a"), all) == at("b"));
    CHECK(history.forward(at("b"), all) == at("c", 7));
    CHECK_FALSE(history.can_go_forward(at("c", 7), all));
    CHECK(history.back(at("c", 7), all) == at("b"));
    history.jumped(at("b")); // another way: c is no longer ahead
    CHECK_FALSE(history.can_go_forward(at("d"), all));
    CHECK(history.back(at("d"), all) == at("b"));
}

TEST_CASE("nowhere is no place, and one text is left once") {
    PlaceHistory history;
    history.jumped({});
    CHECK_FALSE(history.can_go_back(at("a"), all));
    history.jumped(at("a", 1));
    history.jumped(at("a", 5));
    CHECK(history.back(at("b"), all) == at("a", 5));
    CHECK_FALSE(history.can_go_back(at("a", 5), all));
}

TEST_CASE("places of removed blocks are passed over until they are back") {
    PlaceHistory history;
    for (const char* field : {"a", "gone", "b"}) history.jumped(at(field));
    std::set<std::string> removed{"gone"};
    const PlaceHistory::Exists exists = [&](const CaretAt& place) { return !removed.contains(place.field); };
    CHECK(history.back(at("c"), exists) == at("b"));
    CHECK(history.back(at("b"), exists) == at("a"));
    CHECK(history.forward(at("a"), exists) == at("b"));
    removed.clear(); // undone
    CHECK(history.back(at("b"), exists) == at("gone"));
    removed = {"a", "b", "c", "gone"};
    CHECK_FALSE(history.can_go_back(at("x"), exists));
    CHECK_FALSE(history.can_go_forward(at("x"), exists));
}

TEST_CASE("a long history forgets its beginning") {
    PlaceHistory history;
    for (int i = 0; i < 1000; ++i) history.jumped(at(("f" + std::to_string(i)).c_str()));
    CaretAt now = at("end");
    std::size_t steps = 0;
    while (const auto place = history.back(now, all)) {
        now = *place;
        ++steps;
    }
    CHECK(steps == PlaceHistory::longest);
    CHECK(now.field == "f800");
}
