#include "gui/logic/page_flow.h"

#include "tests/support/catch.h"

using namespace strateg::gui;

namespace {

constexpr PageSize a4{595, 842}, turned{842, 595};

PageFlow flow_of(std::size_t pages) {
    PageFlow flow;
    flow.set_window(400, 600);
    flow.set_pages(std::vector<PageSize>(pages, a4));
    return flow;
}

} // namespace

TEST_CASE("pages fit the width of their window") {
    PageFlow flow = flow_of(10);
    const PageBox first = flow.box(0);
    CHECK(first.width == 400 - 2 * PageFlow::gap);
    CHECK(first.x == PageFlow::gap);
    CHECK(first.y == PageFlow::gap);
    CHECK(flow.box(1).y == first.y + first.height + PageFlow::gap);
    CHECK(flow.height() == flow.box(9).y + flow.box(9).height + PageFlow::gap);
    CHECK(flow.width() == 400);
    flow.set_fit(PageFlow::Fit::page);
    CHECK(flow.box(0).height <= 600 - 2 * PageFlow::gap);
    CHECK(flow.box(0).width < 400);
    flow.set_zoom(2);
    CHECK(flow.fit() == PageFlow::Fit::none);
    CHECK(flow.width() > 1500);
    CHECK(flow.box(0).width == 1587);
}

TEST_CASE("turned pages stand in the middle") {
    PageFlow flow;
    flow.set_window(1000, 600);
    flow.set_pages({a4, turned, a4});
    flow.set_zoom(0.5);
    CHECK(flow.box(1).width > flow.box(0).width);
    CHECK(flow.box(0).x + flow.box(0).width / 2 == flow.box(1).x + flow.box(1).width / 2);
}

TEST_CASE("a place of the flow is on a page") {
    const PageFlow flow = flow_of(10);
    for (std::size_t page = 0; page < 10; ++page) {
        CHECK(flow.page_at(flow.box(page).y) == page);
        CHECK(flow.page_at(flow.box(page).y + flow.box(page).height - 1) == page);
    }
    CHECK(flow.page_at(-100) == 0);
    CHECK(flow.page_at(1'000'000) == 9);
    const auto [first, end] = flow.in_sight(flow.box(3).y);
    CHECK(first == 3);
    CHECK(end == 5);
    CHECK(PageFlow().page_at(5) == 0);
    CHECK(PageFlow().in_sight(0).second == 0);
}

TEST_CASE("the caret's place is brought into sight, and left where it is seen") {
    const PageFlow flow = flow_of(10);
    const int at = flow.scroll_to(6, 400, 414, 0);
    const int place = flow.box(6).y + static_cast<int>(400 * flow.scale());
    CHECK(place > at);
    CHECK(place < at + 600);
    CHECK(flow.scroll_to(6, 400, 414, at) == at);
    CHECK(flow.scroll_to(6, 410, 424, at) == at);
    CHECK(flow.scroll_to(0, 0, 10, 500) == 0);
    CHECK(flow.scroll_to(9, 840, 842, 0) == flow.most_scroll());
    CHECK(flow.scroll_to(99, 0, 0, 7) == 7);
}

TEST_CASE("zoom goes in steps") {
    CHECK(next_zoom(1, 1) == 1.1);
    CHECK(next_zoom(1, -1) == 0.9);
    CHECK(next_zoom(0.834, 1) == 0.9);
    CHECK(next_zoom(4, 1) == 4);
    CHECK(next_zoom(0.1, -1) == 0.1);
}
