#include "core/preview/preview.h"

#include "core/model/change.h"
#include "core/store/open.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

using namespace strateg;
using preview::Answer;

namespace {

const std::filesystem::path example = STRATEG_SOURCE_DIR "/templates/example";

model::Project opened() {
    auto project = store::open(example);
    REQUIRE(project);
    return std::move(project->project);
}

model::Project with_words(const model::Project& project, const std::string& id, const std::string& words) {
    const model::Found found = model::find_block(project, id);
    model::Text text = *found.block->text("en");
    const std::size_t end = text.content.characters().size();
    text.content = text.content.replaced(end, end, words);
    auto applied = model::apply(project, {"typing", {model::SetText{id, "en", text}}});
    REQUIRE(applied);
    return std::move(applied->project);
}

std::vector<std::string> paragraphs(const model::Project& project) {
    std::vector<std::string> ids;
    for (const auto& entry : project.outline)
        for (const auto& block : entry.section->blocks)
            if (block->kind == model::kind::paragraph && block->content("en")) ids.push_back(block->id);
    return ids;
}

/// What was delivered; waits for it.
struct Listener {
    std::mutex mutex;
    std::vector<Answer> answers;
    std::vector<Problem> problems;
    preview::Preview pages{{[this](Answer answer) {
                                const std::lock_guard lock(mutex);
                                answers.push_back(std::move(answer));
                            },
                            [](double) {},
                            [this](Problem problem) {
                                const std::lock_guard lock(mutex);
                                problems.push_back(std::move(problem));
                            }},
                           {2, std::chrono::milliseconds(20)}};

    std::vector<Answer> take() {
        pages.wait();
        const std::lock_guard lock(mutex);
        return std::exchange(answers, {});
    }
    static std::vector<std::size_t> drawn(const std::vector<Answer>& answers) {
        std::vector<std::size_t> numbers;
        for (const Answer& answer : answers)
            if (answer.picture) numbers.push_back(answer.picture->page);
        return numbers;
    }
};

preview::Wanted wanted(const model::Project& project, const char* tag = "en") {
    preview::Wanted wanted;
    wanted.project = project;
    wanted.revision = 1;
    wanted.folder = example;
    wanted.view = *language::view_named(project, tag);
    wanted.epoch = 1;
    wanted.scale = 0.5;
    return wanted;
}

} // namespace

TEST_CASE("the page with the caret comes first, then those in sight, then their neighbours") {
    const model::Project project = opened();
    Listener listener;
    preview::Wanted wish = wanted(project);
    wish.caret = {paragraphs(project)[20], 0};
    wish.pages = {3, 4};
    wish.beside = {5};
    listener.pages.want(wish);
    const auto answers = listener.take();
    REQUIRE(answers.size() == 4);
    REQUIRE(answers[0].caret);
    REQUIRE(answers[0].picture);
    CHECK(answers[0].picture->page == answers[0].caret->page);
    CHECK(answers[0].picture->raster.width == 298);
    CHECK(Listener::drawn(answers) == std::vector<std::size_t>{answers[0].caret->page, 3, 4, 5});
    CHECK(answers[0].layout->sizes.size() > 30);
    CHECK(answers[0].layout->labels.size() == answers[0].layout->sizes.size());
    const auto& areas = answers[0].picture->areas;
    CHECK(std::any_of(areas.begin(), areas.end(),
                      [&](const typeset::Area& area) { return area.block == wish.caret.block; }));

    SECTION("what was delivered does not come again") {
        listener.pages.want(wish);
        const auto again = listener.take();
        CHECK(Listener::drawn(again) == std::vector<std::size_t>{answers[0].caret->page}); // was not kept
        wish.pages.push_back(answers[0].caret->page);
        listener.pages.want(wish);
        listener.take();
        listener.pages.want(wish);
        CHECK(Listener::drawn(listener.take()).empty());
    }
    SECTION("unless somebody forgot it") {
        wish.pages = {answers[0].caret->page};
        wish.beside = {};
        listener.pages.want(wish);
        listener.take();
        ++wish.epoch;
        listener.pages.want(wish);
        CHECK(Listener::drawn(listener.take()) == std::vector<std::size_t>{answers[0].caret->page});
        wish.pages = {answers[0].caret->page + 2};
        listener.pages.want(wish); // is replaced, most likely, before anybody looks at it
        wish.pages = {answers[0].caret->page};
        listener.pages.want(wish);
        const auto pages = Listener::drawn(listener.take());
        CHECK(std::count(pages.begin(), pages.end(), answers[0].caret->page) >= 1);
    }
    SECTION("or the pages changed") {
        wish.project = with_words(project, wish.caret.block, " A few words more.");
        ++wish.revision;
        listener.pages.want(wish);
        const auto again = listener.take();
        REQUIRE(again.size() == 4);
        CHECK(again[0].layout->number > answers[0].layout->number);
        CHECK_FALSE(again[0].picture->raster.rgb == answers[0].picture->raster.rgb);
    }
}

TEST_CASE("pages come while somebody types without a pause") {
    model::Project project = opened();
    const std::string id = paragraphs(project)[10];
    Listener listener;
    preview::Wanted wish = wanted(project);
    wish.caret = {id, 1};
    listener.pages.want(wish);
    listener.take();
    std::uint64_t last = 0;
    for (int key = 0; key < 60; ++key) {
        project = with_words(project, id, "x");
        wish.project = project;
        ++wish.revision;
        last = listener.pages.want(wish);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const auto answers = listener.take();
    CHECK(answers.size() >=
          3); // and not the last one alone, on a machine that is busy with other things, too
    REQUIRE_FALSE(answers.empty());
    CHECK(answers.back().asked == last);
}

TEST_CASE("another language, another epoch: the newest wish is answered") {
    const model::Project project = opened();
    Listener listener;
    for (const char* tag : {"en", "bg", "sr-Latn", "sr-Cyrl", "bg"}) {
        preview::Wanted wish = wanted(project, tag);
        static std::uint64_t epoch = 10;
        wish.epoch = ++epoch;
        wish.caret = {paragraphs(project)[5], 0};
        listener.pages.want(wish);
    }
    const auto answers = listener.take();
    REQUIRE_FALSE(answers.empty());
    CHECK(answers.back().asked == 5);
    CHECK(answers.back().picture);
    CHECK(listener.problems.empty());
}

TEST_CASE("rest stops, and what comes behind it is answered") {
    const model::Project project = opened();
    Listener listener;
    preview::Wanted wish = wanted(project);
    wish.pages = {1};
    listener.pages.want(wish);
    listener.pages.rest();
    listener.take();
    ++wish.epoch;
    listener.pages.want(wish);
    CHECK(Listener::drawn(listener.take()) == std::vector<std::size_t>{1});
}

TEST_CASE("every block of the example is found on its page") {
    const model::Project project = opened();
    for (const char* tag : {"en", "sr-Latn", "bg"}) {
        typeset::Typesetter pages(example, *language::view_named(project, tag), {});
        REQUIRE(pages.update(project, {}));
        std::size_t blocks = 0, lost = 0, elsewhere = 0;
        std::string which;
        model::for_each_block(project,
                              [&](const model::Section& section, const model::Block*, const auto& block) {
                                  if (section.id == model::facts_id || block->texts.empty()) return;
                                  ++blocks;
                                  const auto spot = preview::find_spot(pages, project, {block->id, 0.5});
                                  if (!spot) {
                                      ++lost;
                                      which += block->id + ' ';
                                      return;
                                  }
                                  if (block->kind == model::kind::cell && spot->block != block->id) {
                                      ++elsewhere;
                                      which += block->id + "(" + spot->block + ") ";
                                  }
                                  CHECK(spot->page < pages.page_count());
                                  CHECK(spot->top >= 0);
                                  CHECK(spot->bottom <= pages.size_of(spot->page).height);
                                  CHECK(spot->bottom >= spot->top);
                              });
        INFO(tag << ": " << which);
        CHECK(blocks > 300);
        CHECK(lost == 0);
        CHECK(elsewhere == 0);
    }
}

TEST_CASE("the caret at the end of a long paragraph is where the paragraph ends") {
    model::Project project = opened();
    const std::string id = paragraphs(project)[12];
    std::string words;
    for (int i = 0; i < 900; ++i) words += " Words upon words.";
    project = with_words(project, id, words);
    typeset::Typesetter pages(example, *language::view_named(project, "en"), {});
    REQUIRE(pages.update(project, {}));
    const auto begin = preview::find_spot(pages, project, {id, 0}),
               end = preview::find_spot(pages, project, {id, 1});
    REQUIRE(begin);
    REQUIRE(end);
    CHECK(end->page > begin->page + 1);
    CHECK(begin->page == *pages.page_of(id));
}

TEST_CASE("areas of cells lie inside of their table, and are told after it") {
    const model::Project project = opened();
    typeset::Typesetter pages(example, *language::view_named(project, "en"), {});
    REQUIRE(pages.update(project, {}));
    std::size_t cells = 0;
    for (std::size_t page = 0; page < pages.page_count(); ++page) {
        const auto areas = pages.blocks_on(page);
        const typeset::Box* table = nullptr;
        for (const typeset::Area& area : areas) {
            const model::Found found = model::find_block(project, area.block);
            REQUIRE(found);
            CHECK(area.box.width > 0);
            CHECK(area.box.height > 0);
            if (found.block->kind == model::kind::table) table = &area.box;
            if (found.block->kind != model::kind::cell) continue;
            ++cells;
            REQUIRE(table);
            CHECK(area.box.x > table->x - 1);
            CHECK(area.box.y > table->y - 2);
            CHECK(area.box.x + area.box.width < table->x + table->width + 1);
        }
    }
    CHECK(cells > 50);
}
