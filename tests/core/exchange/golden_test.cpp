// golden/*.md beside what they become: golden/*.expected. STRATEG_PROMOTE=1 accepts what comes out.
#include "core/store/xml.h"
#include "tests/core/exchange/support.h"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>
#include <sstream>

namespace strateg::exchange {
namespace {

std::vector<std::filesystem::path> inputs() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(golden_folder()))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Document read_golden(const std::filesystem::path& file) {
    auto document = read_markdown(bytes_of(file), {"en", file.filename().string(), golden_folder()});
    REQUIRE(document);
    return std::move(*document);
}

std::string described(const Merged& merged) {
    std::string out;
    for (const model::BlockPtr& block : merged.project.front->blocks) out += store::to_xml(*block);
    for (const model::OutlineEntry& entry : merged.project.outline) out += store::to_xml(*entry.section);
    for (const MediaFile& file : merged.media)
        out += "media: " + file.from.filename().string() + " -> " + file.src + "\n";
    for (const Problem& problem : merged.problems) out += to_line(problem) + "\n";
    return out;
}

/// Words of two letters or more in text without Markdown's and pandoc's own syntax.
std::multiset<std::string> words_of(std::string text, bool markdown) {
    if (markdown) {
        static const std::regex syntax[] = {
            std::regex(R"(\[(region|unused|1|missing)\]:?)"), // labels of notes
            std::regex(R"(\]\((<[^>]*>|[^)\s"]*))"),          // addresses, not titles
            std::regex(R"(^\[[^\]]+\]:.*$)", std::regex::multiline),
            std::regex(R"(\{[#.=][^}]*\}|\]\{[^}]*\})"),     // attributes
            std::regex(R"(</?[a-zA-Z][^>]*>)"),              // tags
            std::regex(R"(^:::.*$)", std::regex::multiline), // divs
            std::regex(R"(^```.*$)", std::regex::multiline), // fences
            std::regex(R"(\\newpage|^Table:)", std::regex::multiline),
            std::regex(R"(&[a-z#0-9]+;)"),
            std::regex(R"(\]\[[^\]]*\])"), // [link][ref]
            std::regex(R"(Table 1)"),      // a label in full becomes a reference
        };
        std::erase_if(text, [](char c) { return c == '^' || c == '~'; }); // 2^10^ is one word
        for (const std::regex& pattern : syntax) text = std::regex_replace(text, pattern, " ");
    }
    std::multiset<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0xC3) {
            word += c;
        } else if (static_cast<unsigned char>(c) >= 0x80 && !word.empty()) {
            word += c;
        } else {
            if (word.size() > 1) words.insert(word);
            word.clear();
        }
    }
    return words;
}

TEST_CASE("golden: Markdown becomes what stands beside it") {
    for (const auto& file : inputs()) {
        INFO(file.filename().string());
        const std::string now = described(merged(empty_project(), read_golden(file)));
        std::filesystem::path expected = file;
        expected.replace_extension(".expected");
        if (const char* promote = std::getenv("STRATEG_PROMOTE"); promote != nullptr && *promote == '1')
            std::ofstream(expected) << now;
        CHECK(now == bytes_of(expected));
    }
}

TEST_CASE("golden: no word of the input is dropped") {
    for (const auto& file : inputs()) {
        INFO(file.filename().string());
        const std::string text = bytes_of(file);
        const std::size_t front = text.starts_with("---\n") ? text.find("\n---\n") + 5 : 0;
        const Merged result = merged(empty_project(), read_golden(file));
        std::string out = words_in(result.project, "en");
        for (std::size_t at; (at = out.find(model::object_character)) != std::string::npos;)
            out.replace(at, 3, " ");
        const auto after = words_of(out, false);
        for (const std::string& word : words_of(text.substr(front), true)) {
            INFO(word);
            CHECK(after.count(word) > 0);
        }
    }
}

TEST_CASE("golden: what comes out can be written as Markdown and read again without a change") {
    for (const auto& file : inputs()) {
        INFO(file.filename().string());
        const model::Project project = merged(empty_project(), read_golden(file)).project;
        const std::string text = write_markdown(project, "en");
        const Merged again = merged(project, read(text));
        INFO(text);
        CHECK(again.updated == 0);
        CHECK(again.inserted == 0);
        CHECK(again.not_in_file == 0);
        CHECK(again.project == project);
    }
}

} // namespace
} // namespace strateg::exchange
