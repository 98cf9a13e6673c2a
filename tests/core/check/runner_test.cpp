#include "core/check/background.h"
#include "core/check/runner.h"
#include "tests/support/catch.h"

#include "core/base/utf8.h"

#include <atomic>
#include <mutex>

using namespace strateg;
using namespace strateg::check;

namespace {

/// Finds a character; counts the units it was asked about.
class Finder final : public Checker {
public:
    Finder(std::string id, char32_t wanted, Scope scope, Uses uses = {}) : wanted_(wanted) {
        info_ = {std::move(id), "Finder", scope, uses};
    }
    const CheckerInfo& info() const override { return info_; }
    std::string revision() const override { return revision_text; }
    Result<std::vector<Finding>> check(const model::Project&, std::span<const Unit> units,
                                       const Task&) override {
        asked += units.size();
        if (broken) return fail("test.broken", "It is broken.");
        std::vector<Finding> findings;
        for (const Unit& unit : units)
            for (const model::Text& text : unit.block->texts) {
                const std::string& characters = text.content.characters();
                std::size_t index = 0;
                for (std::size_t at = 0; at < characters.size(); ++index)
                    if (utf8::next(characters, at) == wanted_) {
                        Finding finding;
                        finding.block = unit.block->id;
                        finding.language = text.language;
                        finding.code = info_.id + ".found";
                        finding.start = index;
                        finding.end = index + 1;
                        finding.message = "Found.";
                        finding.fixes = {{"Remove", index, index + 1, ""}};
                        findings.push_back(std::move(finding));
                    }
            }
        if (nonsense) findings.push_back({.code = "x", .block = "nobody", .message = "?"});
        return findings;
    }
    std::size_t asked = 0;
    bool broken = false, nonsense = false;
    std::string revision_text;

private:
    CheckerInfo info_;
    char32_t wanted_;
};

model::BlockPtr paragraph(const char* id, const char* en, const char* sr) {
    model::Block block;
    block.id = id;
    block.kind = model::kind::paragraph;
    block.set_text({"en", model::RichText(en), {}, {}, {}, {}});
    block.set_text({"sr", model::RichText(sr), {}, {}, {}, {}});
    return model::share(std::move(block));
}

model::Project project_of(std::vector<model::BlockPtr> blocks) {
    model::Project project;
    project.source = "en";
    project.languages = {"en", "sr"};
    model::Section section;
    section.id = "a";
    section.blocks = std::move(blocks);
    project.outline = {{model::share(std::move(section)), 0}};
    return project;
}

model::Project edited(const model::Project& project, model::Change change) {
    auto applied = model::apply(project, {"test", {std::move(change)}});
    REQUIRE(applied);
    return applied->project;
}

model::Project retyped(const model::Project& project, const char* block, const char* language,
                       const char* words) {
    return edited(project, model::SetText{block, language,
                                          model::Text{language, model::RichText(words), {}, {}, {}, {}}});
}

} // namespace

TEST_CASE("only changed blocks are checked again, and findings come in document order") {
    const auto finder = std::make_shared<Finder>("f", U'ж', Scope::block);
    Runner runner({finder});
    const model::Project first =
        project_of({paragraph("p1", "a ж", "жаба"), paragraph("p2", "b", "б"), paragraph("p3", "ж", "в")});
    const Report report = runner.run(first);
    REQUIRE(report.findings.size() == 3);
    CHECK(finder->asked == 3);
    CHECK(report.findings[0].block == "p1");
    CHECK(report.findings[0].language == "en");
    CHECK(report.findings[0].start == 2);
    CHECK(report.findings[0].text == "ж");
    CHECK(report.findings[0].section == "a");
    CHECK(report.findings[0].checker == "f");
    CHECK(report.findings[1].language == "sr");
    CHECK(report.findings[2].block == "p3");

    const Report second = runner.run(retyped(first, "p2", "sr", "ж"));
    CHECK(finder->asked == 4);
    CHECK(second.findings.size() == 4);
    CHECK(runner.run(first).findings == report.findings); // back again: p2 as it was is still known
    CHECK(finder->asked == 4);
}

TEST_CASE("accepted words, dictionaries, languages and facts bring the right blocks back") {
    const auto plain = std::make_shared<Finder>("plain", U'ж', Scope::block);
    const auto spelling = std::make_shared<Finder>("spelling", U'ж', Scope::block, Uses{.words = true});
    const auto facts = std::make_shared<Finder>("facts", U'ж', Scope::block, Uses{.facts = true});
    Runner runner({plain, spelling, facts});
    model::Block fact;
    fact.id = "n";
    fact.kind = model::kind::fact;
    fact.attributes = {{"type", "number"}, {"value", "1"}};
    const model::BlockPtr before = paragraph("p1", "a", "а");
    model::Block with_value = *paragraph("p2", "b", "б");
    const std::string object(model::object_character);
    with_value.set_text(
        {"en", model::RichText(object, {{model::MarkKind::value, 0, 3, "n", {}}}), {}, {}, {}, {}});
    model::Project project = project_of({before, model::share(with_value)});
    model::Section section = *project.facts;
    section.blocks.push_back(model::share(fact));
    project.facts = model::share(section);

    runner.run(project);
    plain->asked = spelling->asked = facts->asked = 0;
    runner.run(edited(project, model::SetWord{"en", "word", true}));
    CHECK(plain->asked == 0);
    CHECK(spelling->asked == 3);
    CHECK(facts->asked == 0);
    runner.run(project);
    plain->asked = spelling->asked = facts->asked = 0;
    runner.run(edited(project, model::SetAttribute{"n", "value", "2"}));
    CHECK(plain->asked == 1);
    CHECK(facts->asked == 2); // the fact itself and the one block that shows it
    spelling->asked = 0;
    spelling->revision_text = "loaded";
    runner.run(project);
    CHECK(spelling->asked == 3);
    plain->asked = 0;
    runner.run(edited(project, model::SetLanguages{"en", {"en", "sr", "bg"}}));
    CHECK(plain->asked == 3);
}

TEST_CASE("ignored findings are told apart by what was found, with their reason") {
    Runner runner({std::make_shared<Finder>("f", U'ж', Scope::block)});
    const model::Project project = project_of({paragraph("p1", "a ж", "б")});
    const Finding finding = runner.run(project).findings.at(0);
    const model::Project ignoring = edited(project, model::SetIgnored{to_ignored(finding, "a name"), true});
    CHECK(runner.run(ignoring).findings.empty());
    const Report moved = runner.run(retyped(ignoring, "p1", "en", "more words ж"));
    REQUIRE(moved.ignored.size() == 1);
    CHECK(moved.ignored[0].reason == "a name");
    CHECK(moved.findings.empty());
}

TEST_CASE("a fix becomes an edit, unless the text has moved on") {
    Runner runner({std::make_shared<Finder>("f", U'ж', Scope::block)});
    const model::Project project = project_of({paragraph("p1", "aж", "б")});
    const Finding finding = runner.run(project).findings.at(0);
    const auto change = to_change(project, finding, finding.fixes[0]);
    REQUIRE(change);
    CHECK(
        model::find_block(model::apply(project, *change)->project, "p1").block->content("en")->characters() ==
        "a");
    CHECK(to_change(retyped(project, "p1", "en", "ab"), finding, finding.fixes[0]).error().code ==
          "check.moved-on");
    CHECK(to_change(retyped(project, "p1", "en", ""), finding, finding.fixes[0]).error().code ==
          "check.moved-on");
}

TEST_CASE("a checker that fails or talks nonsense costs only itself") {
    const auto good = std::make_shared<Finder>("good", U'ж', Scope::block);
    const auto bad = std::make_shared<Finder>("bad", U'ж', Scope::block);
    Runner runner({bad, good});
    const model::Project project = project_of({paragraph("p1", "ж", "б")});
    bad->broken = true;
    const Report report = runner.run(project);
    CHECK(report.findings.size() == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == "test.broken");
    bad->broken = false;
    bad->nonsense = true;
    const Report nonsense = runner.run(project);
    CHECK(nonsense.findings.size() == 2);
    REQUIRE(nonsense.problems.size() == 1);
    CHECK(nonsense.problems[0].code == "check.bad-finding");
}

TEST_CASE("document checkers wait for idle, and a cancelled run keeps what it learnt") {
    const auto whole = std::make_shared<Finder>("whole", U'ж', Scope::document);
    const auto block = std::make_shared<Finder>("block", U'ж', Scope::block);
    Runner runner({whole, block});
    const model::Project project = project_of({paragraph("p1", "ж", "б")});
    const Report quick = runner.run(project, {.document_scope = false});
    CHECK(!quick.complete);
    CHECK(quick.findings.size() == 1);
    const Report full = runner.run(project);
    CHECK(full.complete);
    CHECK(full.findings.size() == 2);
    whole->asked = 0;
    runner.run(project);
    CHECK(whole->asked == 0);
    runner.run(retyped(project, "p1", "sr", "жж"));
    CHECK(whole->asked == 1);

    std::stop_source stop;
    stop.request_stop();
    const Report cancelled = runner.run(retyped(project, "p1", "sr", "г"), {}, Task(stop.get_token(), {}));
    CHECK(!cancelled.complete);
    CHECK(runner.run(project, {.only = {"block"}, .languages = {"sr"}}).findings.empty());
}

TEST_CASE("the background worker reports blocks first, then the document, for the newest project") {
    const auto whole = std::make_shared<Finder>("whole", U'ж', Scope::document);
    const auto block = std::make_shared<Finder>("block", U'ж', Scope::block);
    std::mutex mutex;
    std::vector<std::pair<std::uint64_t, Report>> reports;
    Background background({whole, block},
                          [&](std::uint64_t revision, Report report) {
                              const std::lock_guard lock(mutex);
                              reports.emplace_back(revision, std::move(report));
                          },
                          {std::chrono::milliseconds(20), std::chrono::milliseconds(40)});
    model::Project project = project_of({paragraph("p1", "ж", "б")});
    for (std::uint64_t revision = 1; revision <= 5; ++revision) background.submit(project, revision);
    background.wait();
    const std::lock_guard lock(mutex);
    REQUIRE(reports.size() >= 2);
    CHECK(reports.back().first == 5);
    CHECK(reports.back().second.complete);
    CHECK(reports.back().second.findings.size() == 2);
    CHECK(!reports[reports.size() - 2].second.complete);
}
