// Incremental equals whole: after any edit, the runner that remembers says the same as one that begins anew,
// for all bundled checkers over the example.
#include "core/check/runner.h"
#include "core/model/ids.h"
#include "core/model/staleness.h"
#include "core/store/open.h"
#include "tests/core/extend/support.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg;
using namespace strateg::extend;
using namespace strateg::extend::test;

namespace {

model::Project example() {
    auto opened = store::open(std::string(STRATEG_SOURCE_DIR) + "/templates/example");
    REQUIRE(opened);
    return opened->project;
}

/// A few chapters: enough of every kind of block, and the test stays quick.
model::Project part_of_example() {
    model::Project project = example();
    if (project.outline.size() > 5) project.outline.resize(5);
    return project;
}

class Editor {
public:
    explicit Editor(unsigned seed) : random_(seed), ids_(seed) {}

    model::ChangeSet edit(const model::Project& project) {
        std::vector<model::Found> blocks;
        for (const check::Unit& unit : check::units_of(project))
            blocks.push_back({unit.section, unit.parent, 0, unit.block});
        ids_.avoid(project);
        const model::Found& found = blocks[pick(blocks.size())];
        const std::string language = project.languages[pick(project.languages.size())];
        switch (pick(10)) {
        case 0: // type somewhere
        case 1:
        case 2: {
            const model::RichText* content = found.block->content(language);
            model::RichText text = content ? *content : model::RichText();
            static const char* const words[] = {"12 x", " 7,5 %", "", "шума 2026. ", "1.500", "two "};
            std::size_t begin = pick(text.characters().size() + 1), end = pick(text.characters().size() + 1);
            if (begin > end) std::swap(begin, end);
            const auto boundary = [&](std::size_t at) {
                while (at > 0 && at < text.characters().size() && (text.characters()[at] & 0xC0) == 0x80)
                    --at;
                return at;
            };
            end = std::min(end, begin + 12);
            text = text.replaced(boundary(begin), boundary(end), words[pick(6)]);
            return {"t",
                    {model::SetText{found.block->id, language,
                                    model::written(*found.block, source(project, found), language, text)}}};
        }
        case 3:
            return {"t", {model::SetText{found.block->id, language, std::nullopt}}};
        case 4: {
            model::Block block;
            block.id = ids_.make();
            block.kind = model::kind::paragraph;
            block.set_text({"en", model::RichText("A new x with 25 words"), {}, {}, {}, {}});
            block.set_text({"sr", model::RichText("Нова ш са 26 речи"), {}, {}, {}, {}});
            return {"t", {model::InsertBlock{{section(project), "", 0}, model::share(std::move(block))}}};
        }
        case 5:
            return {"t", {model::RemoveBlock{found.block->id}}};
        case 6:
            return {"t", {model::MoveBlock{found.block->id, {section(project), "", 0}}}};
        case 7:
            return {"t", {model::SetWord{language, "x" + std::to_string(pick(5)), pick(2) == 0}}};
        case 8: {
            const auto& facts = project.facts->blocks;
            if (facts.empty()) return {"t", {}};
            return {"t",
                    {model::SetAttribute{facts[pick(facts.size())]->id, "value", std::to_string(pick(99))}}};
        }
        default:
            return {"t", {model::SetSource{found.block->id, language}}};
        }
    }

private:
    std::size_t pick(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
    }
    std::string section(const model::Project& project) {
        return project.outline[pick(project.outline.size())].section->id;
    }
    static std::string source(const model::Project& project, const model::Found& found) {
        return found.block->source.empty() ? project.source : found.block->source;
    }
    std::mt19937 random_;
    model::IdMaker ids_;
};

} // namespace

TEST_CASE("incremental equals whole, for all bundled checkers") {
    FakeServices services;
    const PluginHost host = bundled(services);
    REQUIRE(host.checkers().size() == 4);
    check::Runner runner(host.checkers());
    model::Project project = part_of_example();
    Editor editor(20261123);
    std::size_t findings = 0, edits = 0, asked = 0, units = 0;
    for (int round = 0; round < 12; ++round) {
        for (int i = 0; i < 4; ++i) {
            const auto applied = model::apply(project, editor.edit(project));
            if (!applied) continue; // a child may not stand in a section, and so on: no edit
            project = applied->project;
            ++edits;
        }
        const check::Report incremental = runner.run(project);
        asked += runner.checked_units();
        check::Runner fresh(host.checkers());
        const check::Report whole = fresh.run(project);
        units += fresh.checked_units();
        findings += whole.findings.size();
        REQUIRE(incremental.problems.empty());
        REQUIRE(incremental.findings == whole.findings);
        REQUIRE(incremental.ignored.size() == whole.ignored.size());
    }
    CHECK(edits > 25);
    CHECK(findings > 200);
    CHECK(asked * 2 < units);
}

TEST_CASE("a finding of each bundled checker can be ignored and stays away after other edits") {
    FakeServices services;
    const PluginHost host = bundled(services);
    check::Runner runner(host.checkers());
    model::Project project = part_of_example();
    // The example has no finding of translation-state: change a source text, so that its translations are stale.
    for (const check::Unit& unit : check::units_of(project)) {
        const model::RichText* words = unit.block->content("en");
        if (unit.block->kind != model::kind::paragraph || !words) continue;
        const auto edited = model::apply(
            project, {"edit", {model::SetText{unit.block->id, "en",
                                              model::written(*unit.block, unit.source, "en",
                                                             words->replaced(0, 0, std::string_view("More. ")))}}});
        REQUIRE(edited);
        project = edited->project;
        break;
    }
    const check::Report first = runner.run(project);
    for (const char* id : {"spelling", "translation-state"}) {
        const auto at = std::find_if(first.findings.begin(), first.findings.end(),
                                     [&](const check::Finding& f) { return f.checker == id; });
        INFO(id);
        REQUIRE(at != first.findings.end());
        const auto applied =
            model::apply(project, {"ignore", {model::SetIgnored{check::to_ignored(*at, "reason"), true}}});
        REQUIRE(applied);
        const check::Report after = runner.run(applied->project);
        CHECK(std::none_of(after.findings.begin(), after.findings.end(), [&](const check::Finding& f) {
            return f.checker == at->checker && f.block == at->block && f.language == at->language &&
                   f.code == at->code && f.text == at->text;
        }));
        CHECK(!after.ignored.empty());
    }
}

TEST_CASE("spelling gives suggestions only when asked") {
    FakeServices services;
    const PluginHost host = bundled(services);
    check::Runner runner(host.checkers());
    const model::Project project = part_of_example();
    const check::Report report = runner.run(project, {.only = {"spelling"}});
    for (const Problem& problem : report.problems) FAIL_CHECK(to_line(problem));
    REQUIRE(!report.findings.empty());
    const check::Finding& finding = report.findings[0];
    CHECK(finding.fixes.empty());
    CHECK(finding.more_fixes);
    CHECK(finding.code == "spelling.unknown-word");
    const auto fixes = runner.fixes(project, finding);
    REQUIRE(fixes);
    REQUIRE(fixes->size() == 2);
    CHECK(fixes->at(0).replacement == finding.text + "1");
    const auto change = check::to_change(project, finding, fixes->at(0));
    REQUIRE(change);
    CHECK(model::apply(project, *change));
}

TEST_CASE("the numbers of the example agree in its three languages") {
    FakeServices services;
    const PluginHost host = bundled(services);
    check::Runner runner(host.checkers());
    for (const check::Finding& finding : runner.run(example(), {.only = {"numbers"}}).findings)
        FAIL_CHECK(finding.block << " " << finding.language << ": " << finding.message);
}
