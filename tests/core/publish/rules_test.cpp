// What is published follows PDF/UA-1 and PDF/A-2a in every view, and claims it only where it does.
#include "core/publish/publish.h"
#include "core/store/open.h"
#include "core/typeset/theme/find.h"
#include "tests/core/publish/hard_project.h"
#include "tests/core/publish/shell.h"
#include "tests/support/catch.h"
#include "tests/support/pdf_rules/rules.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace strateg;
using strateg::test::content;
using strateg::test::output;
namespace fs = std::filesystem;

namespace {

std::size_t violations(const std::string& bytes, const pdf_rules::Profile& profile = {}) {
    const auto found = pdf_rules::check(bytes, profile);
    for (const auto& violation : found) UNSCOPED_INFO(pdf_rules::to_line(violation));
    return found.size();
}

store::Opened example() {
    auto opened = store::open(fs::path(STRATEG_SOURCE_DIR) / "templates/example");
    REQUIRE(opened);
    return std::move(*opened);
}

} // namespace

TEST_CASE("The example breaks no rule of PDF/UA-1 and PDF/A-2a in any view and theme") {
    const fs::path folder = fs::path(STRATEG_SOURCE_DIR) / "templates/example";
    for (const char* theme : {"report", "brief", "magazine"}) {
        const auto read = typeset::find_theme(
            STRATEG_SOURCE_DIR "/templates/themes/" + std::string(theme) + ".xml", folder);
        REQUIRE(read);
        const fs::path out = output(std::string("rules-") + theme);
        const auto published =
            publish::publish(example().project, folder, {.out = out, .theme = read->theme});
        REQUIRE(published);
        REQUIRE(published->outputs.size() == 4);
        for (const publish::Output& file : published->outputs) {
            INFO(theme << ' ' << file.view);
            const std::string bytes = content(file.path);
            CHECK(violations(bytes) == 0);
            CHECK(pdf_rules::claimed(bytes).accessible);
            CHECK(pdf_rules::claimed(bytes).archive == 'A');
        }
    }
}

TEST_CASE("A hard document breaks no rule either") {
    const fs::path folder = output("hard-project"), out = output("hard");
    const auto published = publish::publish(test::hard_project(folder), folder, {.out = out});
    REQUIRE(published);
    REQUIRE(published->outputs.size() == 1);
    for (const Problem& problem : published->problems) UNSCOPED_INFO(to_line(problem));
    const std::string bytes = content(published->outputs[0].path);
    CHECK(violations(bytes) == 0);
    CHECK(pdf_rules::claimed(bytes).archive == 'A');
    int status = -1;
    const std::string said = test::run("qpdf --check '" + published->outputs[0].path.string() + "'", &status);
    INFO(said);
    CHECK(status == 0);
}

TEST_CASE("A document that breaks a rule itself is told and claims less, which it keeps") {
    const fs::path folder = output("broken-project"), out = output("broken");
    model::Project project = test::hard_project(folder);
    // A figure without words.
    auto section = *project.outline.back().section;
    for (auto& block : section.blocks)
        if (block->kind == model::kind::figure) {
            auto copy = *block;
            std::erase_if(copy.children, [](const auto& child) { return child->kind == model::kind::alt; });
            block = model::share(std::move(copy));
            break;
        }
    project.outline.back().section = model::share(std::move(section));
    const auto published = publish::publish(project, folder, {.out = out});
    REQUIRE(published);
    REQUIRE(published->outputs.size() == 1);
    CHECK(std::any_of(published->problems.begin(), published->problems.end(),
                      [](const Problem& problem) { return problem.severity != Severity::hint; }));
    const std::string bytes = content(published->outputs[0].path);
    const pdf_rules::Profile claim = pdf_rules::claimed(bytes);
    CHECK_FALSE(claim.accessible);
    CHECK(claim.archive == 'U');
    CHECK(violations(bytes, claim) == 0);
}

TEST_CASE(
    "The same project gives the same bytes: again, with other threads, in another place and time zone") {
    const model::Project project = example().project;
    const fs::path folder = fs::path(STRATEG_SOURCE_DIR) / "templates/example";
    const auto bytes_of = [&](const char* name, unsigned threads, std::vector<language::View> views) {
        const fs::path out = output(name);
        const auto published =
            publish::publish(project, folder, {.views = views, .out = out, .threads = threads});
        REQUIRE(published);
        return content(out / publish::output_name(project, language::default_view("bg"), "pdf"));
    };
    const std::string all = bytes_of("same-all", 2, {});
    REQUIRE(all.size() > 10'000);
    CHECK(bytes_of("same-one", 1, {language::default_view("bg")}) == all);
    CHECK(bytes_of("same-many", 4, {language::default_view("bg")}) == all);
    setenv("TZ", "Asia/Tokyo", 1);
    setenv("LANG", "bg_BG.UTF-8", 1);
    setenv("LC_ALL", "C", 1);
    CHECK(bytes_of("same-elsewhere", 2, {language::default_view("bg")}) == all);
    unsetenv("TZ");
    unsetenv("LC_ALL");
}

TEST_CASE("Linearized files keep their claims, encrypted ones keep those they may") {
    const fs::path folder = output("finish-project");
    const model::Project project = test::hard_project(folder);
    const auto published_with = [&](const char* name, const pdf::Finish& finish) {
        const fs::path out = output(name);
        const auto published = publish::publish(project, folder, {.out = out, .finish = finish});
        REQUIRE(published);
        REQUIRE(published->outputs.size() == 1);
        return published->outputs[0].path;
    };
    const fs::path linear = published_with("linear", {.linearized = true});
    CHECK(violations(content(linear)) == 0);
    CHECK(test::run("qpdf --check '" + linear.string() + "'").find("File is linearized") !=
          std::string::npos);
    CHECK(content(published_with("linear-again", {.linearized = true})) == content(linear));

    const fs::path locked = published_with("locked", {.passwords = pdf::Passwords{"отвори", "own"}});
    const std::string shown = test::run("qpdf --show-encryption --password=own '" + locked.string() + "'");
    INFO(shown);
    CHECK(shown.find("AESv3") != std::string::npos);
    CHECK(shown.find("extract for accessibility: allowed") != std::string::npos);
    CHECK(shown.find("modify anything: not allowed") != std::string::npos);
    int status = -1;
    test::run("pdftotext '" + locked.string() + "' -", &status);
    CHECK(status != 0);
    CHECK(test::run("pdftotext -upw отвори '" + locked.string() + "' -").find("A hard document") !=
          std::string::npos);

    const fs::path open =
        published_with("open", {.linearized = true, .passwords = pdf::Passwords{"", "own"}});
    const pdf_rules::Profile claim = pdf_rules::claimed(content(open));
    CHECK(claim.accessible);
    CHECK(claim.archive == 0);
    CHECK(violations(content(open), claim) == 0);

    const auto refused =
        publish::publish(project, folder, {.out = output("none"), .finish = {.passwords = pdf::Passwords{}}});
    REQUIRE(refused);
    CHECK(refused->outputs.empty());
    CHECK(refused->problems.front().code == "pdf.password");
}
