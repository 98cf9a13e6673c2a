// Comments stay at home: exports do not have them, imports do not take them away.
#include "core/exchange/bilingual.h"
#include "core/model/comments.h"
#include "core/store/open.h"
#include "tests/core/exchange/support.h"
#include "tests/support/comments.h"

namespace strateg::exchange {
namespace {

TEST_CASE("exports of a project with comments are those of the project without") {
    const auto opened = store::open(std::filesystem::path(STRATEG_SOURCE_DIR) / "templates/example");
    REQUIRE(opened);
    const model::Project commented = test::commented(opened->project);
    REQUIRE_FALSE(commented == opened->project);
    for (const std::string& language : opened->project.languages) {
        INFO(language);
        CHECK(write_markdown(commented, language) == write_markdown(opened->project, language));
        CHECK(write_po(commented, language) == write_po(opened->project, language));
        CHECK(write_xliff(commented, language) == write_xliff(opened->project, language));
    }
}

TEST_CASE("importing a text again keeps the comments of the words that are still there") {
    const Document first = read("# Plan\n\nThe old clusters of Serbia.\n\nNothing new.\n");
    model::Project project = merged(empty_project(), first).project;
    std::string block;
    model::for_each_block(project, [&](const model::Section&, const model::Block*, const model::BlockPtr& b) {
        const model::RichText* words = b->content("en");
        if (words && words->characters().starts_with("The old")) block = b->id;
    });
    REQUIRE_FALSE(block.empty());
    model::Thread thread;
    thread.id = "t1";
    project = model::apply(project, model::begin_thread(project, block, "en", 8, 16, thread))->project;

    SECTION("unchanged words are no change") {
        const Merged again = merged(project, first);
        CHECK(again.project == project);
    }
    SECTION("changed ones keep what was said") {
        const Merged again = merged(project, read("# Plan\n\nThe new clusters of Serbia.\n\nNothing new.\n"));
        const auto placed = model::placed_threads(again.project);
        REQUIRE(placed.size() == 1);
        REQUIRE(placed[0].ranges.size() == 1);
        const model::Found found = model::find_block(again.project, placed[0].ranges[0].block);
        const std::string& words = found.block->content("en")->characters();
        CHECK(words == "The new clusters of Serbia.");
        CHECK(words.substr(placed[0].ranges[0].begin, 8) == "clusters");
    }
}

} // namespace
} // namespace strateg::exchange
