// The example project in all four views: what everybody sees first.
#include "core/store/open.h"
#include "tests/core/typeset/projects.h"
#include "tests/support/catch.h"

#include <map>
#include <set>
#include <thread>

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;

namespace {

const std::filesystem::path example = std::filesystem::path(STRATEG_SOURCE_DIR) / "templates" / "example";

model::Project opened() {
    auto result = store::open(example);
    REQUIRE(result);
    return std::move(result->project);
}

// Paragraphs that leave a single line at the foot or the top of a page.
std::size_t lonely_lines(const Pages& pages) {
    std::map<std::uint32_t, std::map<std::size_t, std::set<double>>> lines;
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const Item& item : pages.pages[p].items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run || run->element == none || run->size < 8) continue;
            std::uint32_t element = run->element;
            const auto inside = [&] {
                const Role role = pages.structure[element].role;
                return role == Role::link || role == Role::reference || role == Role::span;
            };
            while (inside()) element = pages.structure[element].parent;
            const Role role = pages.structure[element].role;
            if (role == Role::paragraph || role == Role::list_body || role == Role::quotation)
                lines[element][p].insert(run->y);
        }
    std::size_t lonely = 0;
    for (const auto& [element, on_pages] : lines)
        if (on_pages.size() > 1)
            for (const auto& [page, baselines] : on_pages) lonely += baselines.size() < 2;
    return lonely;
}

} // namespace

TEST_CASE("the example is laid out in four views without a problem") {
    const model::Project project = opened();
    const auto views = language::views_of(project);
    REQUIRE(views.size() == 4);
    for (const language::View& view : views) {
        CAPTURE(view.tag);
        const auto result = lay_out(project, example, view, {}, {});
        REQUIRE(result);
        for (const Problem& problem : result->problems) {
            CAPTURE(to_line(problem));
            CHECK(problem.severity == Severity::hint);
        }
        const Pages& pages = result->pages;
        CHECK(pages.pages.size() >= 30);
        CHECK(lonely_lines(pages) == 0);
        CHECK(pages.info.language == view.tag);
        CHECK(pages.outline.size() > 30);
        CHECK(pages.outline.front().depth == 0);
        // Every link inside the document leads to a page of it.
        for (const Page& page : pages.pages)
            for (const Link& link : page.links) {
                if (!link.url.empty()) continue;
                REQUIRE(link.destination < pages.destinations.size());
                CHECK(pages.destinations[link.destination].page < pages.pages.size());
            }
        // What the contents say about pages is true.
        for (const OutlineItem& item : pages.outline) {
            const std::uint32_t at = pages.destinations[item.destination].page;
            const std::string text = flat(text_of(pages, pages.pages[at]));
            CHECK(text.find(flat(item.title).substr(0, 12)) != std::string::npos);
        }
        // Parents stand before their children.
        for (std::size_t i = 1; i < pages.structure.size(); ++i) CHECK(pages.structure[i].parent < i);
    }
}

TEST_CASE("two views are laid out on two threads as on one") {
    const model::Project project = opened();
    const auto views = language::views_of(project);
    const auto alone = lay_out(project, example, views[0], {}, {});
    std::size_t items[2] = {0, 0};
    std::string text[2];
    const auto work = [&](int i) {
        const auto result = lay_out(project, example, views[0], {}, {});
        for (const Page& page : result->pages.pages) {
            items[i] += page.items.size();
            text[i] += text_of(result->pages, page, true);
        }
    };
    std::thread first(work, 0), second(work, 1);
    first.join();
    second.join();
    std::string expected;
    for (const Page& page : alone->pages.pages) expected += text_of(alone->pages, page, true);
    CHECK((text[0] == expected && text[1] == expected));
    CHECK(items[0] == items[1]);
}
