#include "core/language/length.h"
#include "core/model/numbering.h"
#include "core/model/section_state.h"
#include "gui/logic/section_edits.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg;
using namespace strateg::gui;

namespace {

/// Three chapters; the second has two sub-chapters, the first of them one of its own.
model::Project book() {
    model::Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr"};
    const auto add = [&](const std::string& id, int depth, std::vector<int> levels) {
        model::Section section;
        section.id = id;
        int n = 0;
        for (const int level : levels) {
            const std::string block = id + "-" + std::to_string(n++);
            section.blocks.push_back(model::share(
                level > 0 ? test::block(block, "heading", block, "х", {{"level", std::to_string(level)}})
                          : test::block(block, "paragraph", block + " words.", "Речи.")));
        }
        project.outline.push_back({model::share(std::move(section)), depth});
    };
    add("a", 0, {1, 0, 2, 0, 2, 0});
    add("b", 0, {1, 0});
    add("b1", 1, {1, 0, 2, 0});
    add("b11", 2, {1, 0});
    add("b2", 1, {1, 0});
    add("c", 0, {1, 0, 2});
    return project;
}

model::Project after(const model::Project& project, const Edit& edit) {
    const auto applied = model::apply(project, edit.changes);
    INFO((applied ? std::string() : applied.error().sentence));
    REQUIRE(applied);
    const auto back = model::apply(applied->project, applied->inverse);
    REQUIRE(back);
    REQUIRE(back->project == project);
    return applied->project;
}

std::vector<std::string> words(const model::Project& project) {
    std::vector<std::string> all;
    for (const auto& entry : project.outline)
        for (const auto& block : entry.section->blocks) all.push_back(block->id);
    return all;
}

std::vector<std::string> numbers(const model::Project& project) {
    const model::Numbering numbering(project, "en");
    std::vector<std::string> all;
    for (const auto& entry : project.outline)
        for (const auto& block : entry.section->blocks)
            if (block->kind == "heading") all.emplace_back(numbering.number(block->id));
    return all;
}

bool without_gaps(const model::Project& project) {
    int before = -1;
    for (const auto& entry : project.outline) {
        if (entry.depth > before + 1) return false;
        before = entry.depth;
    }
    return true;
}

std::string outline(const model::Project& project) {
    std::string all;
    for (const auto& entry : project.outline)
        all += std::string(static_cast<std::size_t>(entry.depth), '.') + entry.section->id + " ";
    return all;
}

} // namespace

TEST_CASE("a dragged section lands before, in or behind another, with what is below it") {
    const model::Project project = book();
    CHECK(outline(after(project, move_section_to(project, "b", "a", Drop::before))) ==
          "b .b1 ..b11 .b2 a c ");
    CHECK(outline(after(project, move_section_to(project, "b1", "c", Drop::into))) == "a b .b2 c .b1 ..b11 ");
    CHECK(outline(after(project, move_section_to(project, "a", "b", Drop::behind))) ==
          "b .b1 ..b11 .b2 a c ");
    CHECK_FALSE(move_section_to(project, "b", "b11", Drop::into));
    CHECK_FALSE(move_section_to(project, "b", "b", Drop::before));
    CHECK_FALSE(move_section_to(project, "a", "b", Drop::before)); // it is there already
}

TEST_CASE("every possible drop keeps all sections, the outline without gaps, and can be undone") {
    const model::Project project = book();
    for (const auto& what : project.outline)
        for (const auto& where : project.outline)
            for (const Drop drop : {Drop::before, Drop::into, Drop::behind}) {
                const Edit edit = move_section_to(project, what.section->id, where.section->id, drop);
                if (!edit) continue;
                const model::Project moved = after(project, edit);
                CHECK(moved.outline.size() == project.outline.size());
                CHECK(without_gaps(moved));
            }
}

TEST_CASE("a section is split at a heading without changing what a reader sees") {
    const model::Project project = book();
    model::IdMaker ids;
    const model::Project cut = after(project, split_section(project, "a", 2, "en", ids));
    CHECK(cut.outline.size() == 7);
    CHECK(words(cut) == words(project));
    CHECK(numbers(cut) == numbers(project));
    CHECK(cut.outline[1].depth == 1);
    CHECK_FALSE(split_section(project, "a", 0, "en", ids));
    // At a paragraph an empty heading begins the new section.
    const Edit edit = split_section(project, "a", 1, "en", ids);
    const model::Project other = after(project, edit);
    CHECK(other.outline[1].depth == 0);
    CHECK(other.outline[1].section->blocks.front()->kind == "heading");
    CHECK(edit.caret.field == other.outline[1].section->blocks.front()->id);
}

TEST_CASE("splitting and joining any section keeps the words in order and the numbers") {
    const model::Project project = book();
    for (std::size_t i = 0; i < project.outline.size(); ++i) {
        const auto& entry = project.outline[i];
        if (const Edit edit = join_section(project, entry.section->id)) {
            const model::Project joined = after(project, edit);
            CHECK(words(joined) == words(project));
            // A heading cannot stand higher than the section it is in now.
            if (project.outline[i - 1].depth <= entry.depth) CHECK(numbers(joined) == numbers(project));
            CHECK(without_gaps(joined));
        }
        for (std::size_t block = 1; block < entry.section->blocks.size(); ++block) {
            if (entry.section->blocks[block]->kind != "heading") continue;
            model::IdMaker ids;
            const model::Project cut =
                after(project, split_section(project, entry.section->id, block, "en", ids));
            CHECK(words(cut) == words(project));
            CHECK(numbers(cut) == numbers(project));
            CHECK(without_gaps(cut));
            const std::string made = cut.outline[project.position(entry.section->id) + 1].section->id;
            const model::Project back = after(cut, join_section(cut, made));
            CHECK(words(back) == words(project));
            CHECK(numbers(back) == numbers(project));
        }
    }
}

TEST_CASE("statuses are the project's, and each language of a section has one") {
    model::Project project = book();
    CHECK(model::statuses_of(project).size() == 4);
    CHECK(model::status_token(" in  review: ") == "in_review");
    CHECK(model::status_name("in_review") == "in review");
    auto applied = model::apply(project, model::set_statuses({"нацрт", "in review", ""}));
    REQUIRE(applied);
    CHECK(model::statuses_of(applied->project) == std::vector<std::string>{"нацрт", "in_review"});
    const auto set = [&](const std::string& language, const std::string& status) {
        applied = model::apply(applied->project,
                               model::set_status(*applied->project.section("b"), language, status));
        REQUIRE(applied);
    };
    set("en", "final");
    set("sr", "in_review");
    set("en", "draft");
    CHECK(applied->project.section("b")->attributes.get("status") == "en:draft sr:in_review");
    CHECK(model::status_of(*applied->project.section("b"), "sr") == "in_review");
    CHECK(model::status_of(*applied->project.section("b"), "bg").empty());
    set("en", "");
    set("sr", "");
    CHECK_FALSE(applied->project.section("b")->attributes.has("status"));
    CHECK(model::set_status(*applied->project.section("b"), "en", "").changes.empty());
}

TEST_CASE("owner and limits are attributes of the section") {
    const model::Project project = book();
    const model::Limits limits{1000, 5000, 0, 800};
    const auto applied =
        model::apply(project, model::set_owner_and_limits(*project.section("a"), "Ана", limits));
    REQUIRE(applied);
    const model::Section& section = *applied->project.section("a");
    CHECK(model::limits_of(section) == limits);
    CHECK(section.attributes.get("owner") == "Ана");
    CHECK_FALSE(section.attributes.has("target-words"));
    CHECK(model::set_owner_and_limits(section, "Ана", limits).changes.empty());
}

TEST_CASE("the length is what programme forms count") {
    model::Project project = book();
    model::Section section = *project.section("b");
    model::Block paragraph = test::block("x", "paragraph", "Ten of \xEF\xBF\xBC clusters.");
    model::Text text = *paragraph.text("en");
    text.content = model::RichText(text.content.characters(), {{model::MarkKind::value, 7, 10, "n", {}}});
    paragraph.set_text(text);
    section.blocks = {model::share(paragraph),
                      model::share(test::block("g", "guidance", "Advice is not printed."))};
    model::Block fact;
    fact.id = "n";
    fact.kind = "fact";
    fact.attributes = {{"type", "number"}, {"value", "41"}};
    model::Section facts = *project.facts;
    facts.blocks.push_back(model::share(fact));
    project.facts = model::share(facts);
    const language::View view = language::default_view("en");
    const language::Length length = language::length_of(section, view, language::Facts(project));
    CHECK(length.characters == std::string("Ten of 41 clusters.").size());
    CHECK(length.words == 4);
    language::LengthOf remembered;
    CHECK(remembered.of(model::share(section), view, language::Facts(project), 1) == length);
    CHECK(remembered.of(model::share(section), view, language::Facts(project), 1) == length);
}
