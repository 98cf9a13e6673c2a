// What the program writes is valid by docs/schema, and so are the templates.
#include "core/store/open.h"
#include "core/store/save.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <cstdlib>

using namespace strateg;
using namespace store_test;

namespace {

/// Silent, because libxml2 2.9 says "Unimplemented block" of name classes with exceptions although it
/// validates them; run the command by hand to see what is wrong.
bool valid(const std::string& schema, const fs::path& file) {
    const std::string command = "xmllint --noout --nonet --relaxng '" STRATEG_SOURCE_DIR "/docs/schema/" +
                                schema + "' '" + file.string() + "' >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

bool has_xmllint() {
    return std::system("xmllint --version >/dev/null 2>&1") == 0;
}

void check_project(const fs::path& folder) {
    INFO(folder);
    CHECK(valid("project.rng", folder / "project.xml"));
    if (fs::exists(folder / "ignored.xml")) CHECK(valid("ignored.rng", folder / "ignored.xml"));
    for (const auto& entry : fs::directory_iterator(folder / "sections"))
        if (entry.path().extension() == ".xml") {
            INFO(entry.path());
            CHECK(valid("section.rng", entry.path()));
        }
    if (!fs::exists(folder / "comments")) return;
    for (const auto& entry : fs::directory_iterator(folder / "comments")) {
        INFO(entry.path());
        CHECK(valid("thread.rng", entry.path()));
    }
}

} // namespace

TEST_CASE("a rich project is written valid, damaged files are not") {
    if (!has_xmllint()) {
        WARN("skipped: xmllint (libxml2-utils) is not installed");
        return;
    }
    Folder folder;
    Project project = small_project(3);
    project.attributes.set("theme", "sober");
    project.foreign.push_back({2, "<plan><step n=\"1\"/></plan>"});
    project.ignored.push_back({"spelling", "s0b0", "sr", "c", "t", "r", "me", {}});
    Section section = *project.outline[1].section;
    section.attributes = {
        {"status", "en:final sr:review"}, {"max-chars", "9000"}, {"owner", "Niš"}, {"new", "1"}};
    Block rich;
    rich.id = "rich";
    rich.kind = "swot";
    rich.source = "en";
    rich.attributes = {{"weight", "2"}};
    rich.set_text(
        {"en",
         RichText("A link, a term\xEF\xBF\xBC\xEF\xBF\xBC new",
                  {Mark{MarkKind::link, 0, 6, "https://x.org", {}}, Mark{MarkKind::term, 8, 14, "t", {}},
                   Mark{MarkKind::reference, 14, 17, "rich", {{"form", "page"}}},
                   Mark{MarkKind::line_break, 17, 20, {}, {}}, Mark{MarkKind::unknown, 21, 24, "strike", {}},
                   Mark{MarkKind::comment, 2, 10, "t1", {}}}),
         "0123456789ab",
         "draft",
         "Ana",
         {{"x", "y"}}});
    Block note = *paragraph("n1", "Note.");
    note.kind = kind::footnote;
    Block child = *paragraph("k1", "Strength.");
    child.kind = "strength";
    rich.children = {share(note), share(child)};
    rich.foreign = {{1, "<layout columns=\"2\"><cell/></layout>"}, {2, "<!-- kept -->"}};
    section.blocks.push_back(share(rich));
    project.outline[1].section = share(section);
    Thread thread{"t1", "rich", "en", "link, a", true, {}, {{"new", "1"}}, {{1, "<vote by=\"Ana\"/>"}}};
    thread.comments = {
        {"c1", "Ana", "2026-11-30T16:20:05Z", RichText("Why? Because.\nYes."), {}},
        {"c2", "Ivan", {}, RichText("So", {Mark{MarkKind::strong, 0, 2, {}, {}}}), {{"x", "y"}}}};
    project.threads = {share(thread)};
    REQUIRE(store::save(project, folder.path));
    REQUIRE(fs::exists(folder / "comments/t1.xml"));
    check_project(folder.path);
    write(folder / "comments/t1.xml", "<thread id=\"t1\"><comment>Whose?</comment></thread>");
    CHECK_FALSE(valid("thread.rng", folder / "comments/t1.xml"));

    write(folder / "sections/s0.xml", "<section id=\"s0\"><block id=\"1\" kind=\"x\"/></section>");
    CHECK_FALSE(valid("section.rng", folder / "sections/s0.xml"));
    write(folder / "sections/s0.xml", "<section id=\"s0\"><text lang=\"en\">outside</text></section>");
    CHECK_FALSE(valid("section.rng", folder / "sections/s0.xml"));
    write(folder / "project.xml", "<project format=\"1\" id=\"p\" source=\"en\" languages=\"\"/>");
    CHECK_FALSE(valid("project.rng", folder / "project.xml"));
}

TEST_CASE("the templates are valid and open without a problem") {
    if (!has_xmllint()) return;
    const fs::path templates = STRATEG_SOURCE_DIR "/templates";
    if (!fs::exists(templates)) return;
    for (const auto& entry : fs::directory_iterator(templates)) {
        if (!fs::exists(entry.path() / "project.xml")) continue;
        check_project(entry.path());
        const auto opened = store::open(entry.path());
        REQUIRE(opened);
        for (const Problem& problem : opened->problems) {
            INFO(entry.path().filename() << ": " << to_line(problem));
            CHECK(problem.severity != Severity::error);
        }
    }
}
