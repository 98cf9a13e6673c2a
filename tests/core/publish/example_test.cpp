// The example of the repository, published in all its views: what people see first.
#include "core/publish/publish.h"

#include "core/language/transliterate.h"
#include "core/store/open.h"
#include "tests/core/publish/shell.h"
#include "tests/support/catch.h"

using namespace strateg;
using strateg::test::dense;
using strateg::test::run;
namespace fs = std::filesystem;

namespace {

/// The stretches of a text between its objects (values, footnote marks, references), without spaces.
std::vector<std::string> stretches(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(model::object_character, begin), text.size());
        if (std::string part = dense(std::string_view(text).substr(begin, end - begin)); part.size() > 2)
            out.push_back(std::move(part));
        begin = end + model::object_character.size();
    }
    return out;
}

/// In one piece, or in two where the end of a page (with footnotes and running heads) comes between.
bool appears(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return true;
    std::size_t at = 0, known = 0; // the longest beginning that is there
    for (std::size_t size = 1; size <= part.size(); ++size) {
        const std::size_t found = text.find(part.substr(0, size), at);
        if (found == std::string::npos) break;
        at = found;
        known = size;
    }
    return text.find(part.substr(known), at + known) != std::string::npos;
}

} // namespace

TEST_CASE("Every sentence of the example is in its PDFs") {
    const fs::path folder = fs::path(STRATEG_SOURCE_DIR) / "templates/example";
    const auto opened = store::open(folder);
    REQUIRE(opened);
    const fs::path out = fs::path(STRATEG_BINARY_DIR) / "tests/output/publish/example";
    const auto published = publish::publish(opened->project, folder, {.out = out});
    REQUIRE(published);
    for (const Problem& problem : published->problems) UNSCOPED_INFO(to_line(problem));
    CHECK(published->problems.empty());
    REQUIRE(published->outputs.size() == 4);

    for (const publish::Output& output : published->outputs) {
        INFO(output.view);
        CHECK(output.pages >= 30);
        const std::string path = "'" + output.path.string() + "'";
        const std::string checked = run("qpdf --check " + path);
        CHECK(checked.find("No syntax or stream encoding errors") != std::string::npos);
        CHECK(checked.find("WARNING") == std::string::npos);
        CHECK(run("pdffonts " + path + " | tail -n +3 | grep -v 'yes yes yes'").empty());

        const std::string text = dense(run("pdftotext " + path + " -"));
        const std::string language = output.view.substr(0, 2);
        const bool latin = output.view == "sr-Latn";
        std::size_t missing = 0, all = 0;
        std::string which;
        for (const model::OutlineEntry& entry : opened->project.outline)
            model::for_each_block(
                *entry.section, [&](const auto&, const auto*, const model::BlockPtr& block) {
                    const model::RichText* words = block->content(language);
                    if (!words || block->kind == model::kind::guidance || block->kind == model::kind::alt)
                        return;
                    const model::RichText shown = latin ? language::to_latin(*words) : *words;
                    for (const std::string& part : stretches(shown.characters())) {
                        ++all;
                        if (appears(text, part)) continue;
                        ++missing;
                        which += block->id + ": " + part + '\n';
                    }
                });
        INFO(which);
        CHECK(all > 300);
        CHECK(missing == 0);
    }
}
