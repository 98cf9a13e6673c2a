// The themes that come with Strateg, how they are found, and what a project gets.
#include "core/base/data_folders.h"
#include "core/typeset/theme/contrast.h"
#include "core/typeset/theme/fields.h"
#include "core/typeset/theme/find.h"
#include "tests/support/catch.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace strateg;
using namespace strateg::typeset;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        char name[] = "/tmp/strateg-theme-XXXXXX";
        path = ::mkdtemp(name);
    }
    ~Folder() { fs::remove_all(path); }
    void write(const fs::path& name, const std::string& content) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << content;
    }
};

std::string content(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

TEST_CASE("the shipped themes have no problem, valid XML, and colours that can be read") {
    const auto themes = themes_for({});
    std::vector<std::string> names;
    for (const ThemeFile& theme : themes) {
        INFO(theme.file);
        names.push_back(theme.name);
        const auto read = find_theme(theme.name, {});
        REQUIRE(read);
        for (const Problem& problem : read->problems) FAIL_CHECK(to_line(problem));
        CHECK(read->theme.name == theme.name);
        for (const char* language : {"en", "sr", "bg"}) {
            CHECK_FALSE(read->titles.at(language).empty());
            CHECK_FALSE(read->descriptions.at(language).empty());
        }
        for (const ContrastPair& pair : contrast_pairs(read->theme)) {
            INFO(pair.what);
            CHECK(contrast(pair.front, pair.ground) >= pair.needed);
        }
        if (std::system("xmllint --version >/dev/null 2>&1") == 0)
            CHECK(std::system(("xmllint --noout --nonet --relaxng '" STRATEG_SOURCE_DIR
                               "/docs/schema/theme.rng' '" +
                               theme.file.string() + "' >/dev/null 2>&1")
                                  .c_str()) == 0);
    }
    CHECK(names == std::vector<std::string>{"brief", "magazine", "report"});
}

TEST_CASE("the schema and the manual know everything that a theme can say") {
    const std::string schema = content(STRATEG_SOURCE_DIR "/docs/schema/theme.rng");
    const std::string manual = content(STRATEG_SOURCE_DIR "/docs/themes.md");
    Theme theme;
    const Fields fields = fields_of(theme);
    for (const Field& field : fields.fields) {
        INFO(field.element << " " << field.attribute);
        CHECK(schema.find("<attribute name=\"" + field.attribute + "\"") != std::string::npos);
        CHECK(manual.find("`" + field.attribute + "`") != std::string::npos);
        const std::string element = field.element.substr(0, field.element.find(' '));
        CHECK(schema.find("<element name=\"" + element + "\"") != std::string::npos);
        CHECK(manual.find("`<" + element + ">`") != std::string::npos);
    }
}

TEST_CASE("a project is set in the theme it names") {
    model::Project project;
    CHECK(theme_for(project, {}).theme.name == "report");
    project.attributes.set("theme", "brief");
    const ReadTheme brief = theme_for(project, {});
    CHECK(brief.theme.name == "brief");
    CHECK(brief.problems.empty());

    Folder folder;
    folder.write("themes/ours.xml",
                 "<theme format=\"1\" base=\"magazine\"><colours accent=\"#123456\"/></theme>");
    fs::create_directories(folder.path / "fonts");
    project.attributes.set("theme", "ours");
    const ReadTheme ours = theme_for(project, folder.path);
    CHECK(ours.problems.empty());
    CHECK(ours.theme.columns == 2);
    CHECK(ours.theme.accent == Colour{0x12, 0x34, 0x56});
    CHECK(ours.theme.font_folders.front() == folder.path / "fonts");
    CHECK(themes_for(folder.path).size() == 4);

    // A project's own report may be based on the one that comes with Strateg.
    folder.write("themes/report.xml", "<theme format=\"1\" base=\"report\"><paragraph size=\"12\"/></theme>");
    project.attributes.set("theme", "report");
    const ReadTheme own = theme_for(project, folder.path);
    CHECK(own.problems.empty());
    CHECK(own.theme.paragraph.size == 12);
    CHECK(own.theme.grid == 7);
}

TEST_CASE("a theme that is not there or broken is told, and the pages are set all the same") {
    model::Project project;
    Folder folder;
    folder.write("themes/broken.xml", "<theme format=\"1\">\n<page");
    folder.write("elsewhere.xml", "<theme format=\"1\"/>");
    for (const auto& [name, code] : {std::pair{"gone", "theme.not-found"},
                                     {"../elsewhere", "theme.not-found"},
                                     {"/etc/passwd", "theme.not-found"},
                                     {"", "theme.not-found"},
                                     {"broken", "theme.broken"}}) {
        project.attributes.set("theme", name);
        const ReadTheme read = theme_for(project, folder.path);
        CHECK(read.theme.name == "report");
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems.front().code == code);
        CHECK(read.problems.front().severity == Severity::warning);
        CHECK_FALSE(read.problems.front().place.file.empty());
    }
    CHECK(find_theme((folder.path / "elsewhere.xml").string(), {}));
    const auto unknown = find_theme("gone", {});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().hint == "There are: brief, magazine, report.");
}
