// The bundled checker "references", over what happens to references when their targets go.
#include "core/check/runner.h"
#include "core/model/change.h"
#include "core/store/open.h"
#include "tests/core/extend/support.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace strateg;
using namespace strateg::extend;
using namespace strateg::extend::test;
using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

namespace {

model::Block block(std::string id, std::string_view kind) {
    model::Block made;
    made.id = std::move(id);
    made.kind = kind;
    return made;
}

const std::string object(model::object_character);

RichText marked(const std::string& before, MarkKind kind, const std::string& target) {
    return {before + object + ".", {{kind, before.size(), before.size() + object.size(), target, {}}}};
}

void say(model::Block& block, const std::string& language, RichText text) {
    model::Text made;
    made.language = language;
    made.content = std::move(text);
    block.set_text(std::move(made));
}

model::Project project_of(std::vector<model::Block> blocks) {
    model::Project project;
    project.source = "en";
    project.languages = {"en", "sr"};
    model::Section section;
    section.id = "s";
    for (model::Block& each : blocks) section.blocks.push_back(model::share(std::move(each)));
    project.outline = {{model::share(std::move(section)), 0}};
    return project;
}

std::vector<check::Finding> findings(check::Runner& runner, const model::Project& project) {
    return runner.run(project, {.only = {"references"}}).findings;
}

} // namespace

TEST_CASE(
    "deleting a table that is referred to is a finding in every language, and its fix removes the mark") {
    FakeServices services;
    const PluginHost host = bundled(services);
    check::Runner runner(host.checkers());
    model::Block text = block("p", kind::paragraph);
    say(text, "en", marked("See ", MarkKind::reference, "t"));
    say(text, "sr", marked("Видети ", MarkKind::reference, "t"));
    model::Project project = project_of({text, block("t", kind::table), block("q", kind::paragraph)});
    CHECK(findings(runner, project).empty());

    const auto deleted = model::apply(project, {"delete", {model::RemoveBlock{"t"}}});
    REQUIRE(deleted);
    const auto found = findings(runner, deleted->project);
    REQUIRE(found.size() == 2);
    CHECK(found[0].code == "references.missing-target");
    CHECK(found[0].severity == Severity::error);
    CHECK(found[0].language == "en");
    CHECK(found[1].language == "sr");
    CHECK(found[1].start == 7); // characters
    CHECK(found[1].end == 8);
    CHECK(found[1].text == object);
    REQUIRE(found[1].fixes.size() == 1);
    const auto change = check::to_change(deleted->project, found[1], found[1].fixes[0]);
    REQUIRE(change);
    const auto mended = model::apply(deleted->project, *change);
    REQUIRE(mended);
    CHECK(*model::find_block(mended->project, "p").block->content("sr") == RichText("Видети ."));
    CHECK(findings(runner, mended->project).size() == 1);

    // Undoing the deletion takes the finding back, though the paragraph is the same object as before.
    const auto undone = model::apply(deleted->project, deleted->inverse);
    REQUIRE(undone);
    CHECK(findings(runner, undone->project).empty());
}

TEST_CASE("values and footnotes are looked for, too") {
    FakeServices services;
    const PluginHost host = bundled(services);
    check::Runner runner(host.checkers());
    const auto code = [&](MarkKind mark, const std::string& target) -> std::string {
        model::Block text = block("p", kind::paragraph);
        say(text, "en", marked("x ", mark, target));
        text.children = {model::share(block("own", kind::footnote))};
        model::Block other = block("other", kind::paragraph);
        other.children = {model::share(block("note", kind::footnote))};
        model::Project project =
            project_of({text, other, block("advice", kind::guidance), block("h", kind::heading)});
        model::Section facts = *project.facts;
        facts.blocks = {model::share(block("f", kind::fact))};
        project.facts = model::share(facts);
        const auto found = findings(runner, project);
        return found.empty() ? "" : found.at(0).code;
    };
    CHECK(code(MarkKind::value, "f") == "");
    CHECK(code(MarkKind::value, "gone") == "references.missing-value");
    CHECK(code(MarkKind::value, "h") == "references.wrong-value");
    CHECK(code(MarkKind::footnote, "own") == "");
    CHECK(code(MarkKind::footnote, "gone") == "references.missing-footnote");
    CHECK(code(MarkKind::footnote, "note") == "references.wrong-footnote"); // it would not be printed
    CHECK(code(MarkKind::reference, "h") == "");
    CHECK(code(MarkKind::reference, "note") == "");
    CHECK(code(MarkKind::reference, "advice") == "references.wrong-target");
    CHECK(code(MarkKind::reference, "f") == "references.wrong-target");
    CHECK(code(MarkKind::reference, "s") == "references.missing-target"); // a section is no block
}

TEST_CASE("the example refers to nothing that is missing, until it loses a table") {
    FakeServices services;
    const PluginHost host = bundled(services);
    check::Runner runner(host.checkers());
    auto opened = store::open(std::string(STRATEG_SOURCE_DIR) + "/templates/example");
    REQUIRE(opened);
    CHECK(findings(runner, opened->project).empty());
    std::string target;
    model::for_each_block(
        opened->project, [&](const model::Section&, const model::Block*, const model::BlockPtr& each) {
            for (const model::Text& text : each->texts)
                for (const model::Mark& mark : text.content.marks())
                    if (mark.kind == MarkKind::reference &&
                        model::find_block(opened->project, mark.target).block->kind == kind::table)
                        target = mark.target;
        });
    REQUIRE_FALSE(target.empty());
    const auto deleted = model::apply(opened->project, {"delete", {model::RemoveBlock{target}}});
    REQUIRE(deleted);
    const auto found = findings(runner, deleted->project);
    CHECK(found.size() >= 3); // in three languages at least once
    CHECK(std::all_of(found.begin(), found.end(),
                      [](const auto& each) { return each.code == "references.missing-target"; }));
}
