// What is read out of the PDFs again is the project's text, block by block, in the order of reading.
#include "core/language/transliterate.h"
#include "core/publish/publish.h"
#include "core/store/open.h"
#include "tests/core/publish/shell.h"
#include "tests/support/catch.h"

#include <future>

using namespace strateg;
using strateg::test::dense;
using strateg::test::run;
namespace fs = std::filesystem;

namespace {

/// The words of pdfinfo -struct-text: what stands between quotation marks on lines of its own.
std::string words_of_structure(const std::string& said) {
    std::string out;
    for (std::size_t begin = 0; begin < said.size();) {
        const std::size_t end = std::min(said.find('\n', begin), said.size());
        std::string_view line = std::string_view(said).substr(begin, end - begin);
        begin = end + 1;
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        if (line.size() >= 2 && line.front() == '"' && line.back() == '"')
            out += line.substr(1, line.size() - 2);
    }
    return out;
}

struct Part {
    std::string block;
    std::string text; // dense
    bool note = false, cell = false;
};

/// The texts of a view in the order of the project, cut where values, marks and references stand.
std::vector<Part> parts_of(const model::Project& project, const language::View& view) {
    std::vector<Part> parts;
    for (const model::OutlineEntry& entry : project.outline)
        model::for_each_block(*entry.section, [&](const auto&, const auto*, const model::BlockPtr& block) {
            const model::RichText* words = block->content(view.language);
            if (!words || block->kind == model::kind::guidance || block->kind == model::kind::alt) return;
            const model::RichText shown = view.tag == "sr-Latn" ? language::to_latin(*words) : *words;
            const std::string& text = shown.characters();
            for (std::size_t begin = 0; begin <= text.size();) {
                const std::size_t end = std::min(text.find(model::object_character, begin), text.size());
                std::string part = dense(std::string_view(text).substr(begin, end - begin));
                if (part.size() > 2)
                    parts.push_back({block->id, std::move(part), block->kind == model::kind::footnote,
                                     block->kind == model::kind::cell});
                begin = end + model::object_character.size();
            }
        });
    return parts;
}

struct Found {
    std::size_t all = 0, bytes = 0;
    std::string missing, misplaced;
};

/// Looks for the parts one behind the other, from where the first long one stands (the table of contents says
/// the headings before).
Found look(const std::string& text, const std::vector<Part>& parts, bool from_beginning = false) {
    constexpr std::size_t window = 20'000; // a short part further on is another one
    constexpr std::size_t sure = 100, before = 1'000;
    Found found;
    std::size_t at = 0;
    for (const Part& part : parts)
        if (!from_beginning && part.text.size() > sure && text.find(part.text) != std::string::npos) {
            at = text.find(part.text) - std::min(text.find(part.text), before);
            break;
        }
    for (const Part& part : parts) {
        ++found.all;
        found.bytes += part.text.size();
        const std::size_t here = std::string_view(text).substr(0, at + window).find(part.text, at);
        if (here != std::string_view::npos)
            at = here + part.text.size();
        else
            (text.find(part.text) == std::string::npos ? found.missing : found.misplaced) +=
                part.block + ": " + part.text + '\n';
    }
    return found;
}

} // namespace

TEST_CASE("The structure of each PDF reads as the project does, notes behind their paragraphs") {
    const fs::path folder = fs::path(STRATEG_SOURCE_DIR) / "templates/example";
    const auto opened = store::open(folder);
    REQUIRE(opened);
    const fs::path out = fs::path(STRATEG_BINARY_DIR) / "tests/output/publish/text";
    const auto published = publish::publish(opened->project, folder, {.out = out});
    REQUIRE(published);
    REQUIRE(published->outputs.size() == 4);
    std::vector<std::future<std::string>> structures; // pdfinfo takes its time
    for (const publish::Output& output : published->outputs)
        structures.push_back(std::async(std::launch::async, [path = output.path.string()] {
            return run("pdfinfo -struct-text '" + path + "'");
        }));
    for (std::size_t i = 0; i < published->outputs.size(); ++i) {
        const publish::Output& output = published->outputs[i];
        INFO(output.view);
        const auto view = language::view_named(opened->project, output.view);
        REQUIRE(view);
        const std::vector<Part> parts = parts_of(opened->project, *view);
        const std::string path = "'" + output.path.string() + "'";

        const std::string structure = dense(words_of_structure(structures[i].get()));
        const Found whole = look(structure, parts);
        INFO("missing:\n" << whole.missing << "misplaced:\n" << whole.misplaced);
        CHECK(whole.all > 300);
        CHECK(whole.missing.empty());
        CHECK(whole.misplaced.empty());

        // Notes stand at the foot of their pages there, running heads between the pages: a sentence that goes
        // on over them is not in one piece. Without -raw, cells come line by line.
        for (const bool raw : {true, false}) {
            std::vector<Part> flow, notes;
            for (const Part& part : parts)
                if (raw || !part.cell) (part.note ? notes : flow).push_back(part);
            const std::string text = dense(run("pdftotext " + std::string(raw ? "-raw " : "") + path + " -"));
            for (const std::vector<Part>* some : {&flow, &notes}) {
                const Found read = look(text, *some, some == &notes);
                INFO((raw ? "raw" : "") << " missing:\n" << read.missing << "misplaced:\n" << read.misplaced);
                CHECK(static_cast<std::size_t>(std::count(read.missing.begin(), read.missing.end(), '\n')) <=
                      output.pages);
                CHECK(read.misplaced.empty());
            }
        }
    }
}
