// What the tests of core/exchange share.
#pragma once

#include "core/exchange/markdown.h"
#include "core/exchange/merge.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace strateg::exchange {

inline std::filesystem::path golden_folder() {
    return std::filesystem::path(STRATEG_SOURCE_DIR) / "tests/core/exchange/golden";
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline Document read(std::string_view text, std::string language = "en") {
    auto document = read_markdown(text, {std::move(language), "test.md", golden_folder()});
    REQUIRE(document);
    return std::move(*document);
}

inline model::Project empty_project() {
    model::Project project;
    project.id = "test";
    project.source = "en";
    project.languages = {"en"};
    return project;
}

inline Merged merged(const model::Project& project, const Document& document) {
    auto result = merge(project, document);
    REQUIRE(result);
    return std::move(*result);
}

/// A project of one Markdown text.
inline model::Project project_of(std::string_view text, std::string language = "en") {
    return merged(empty_project(), read(text, std::move(language))).project;
}

inline bool has_code(const Problems& problems, std::string_view code) {
    for (const Problem& problem : problems)
        if (problem.code == code) return true;
    return false;
}

/// All characters of a project in one language, a line per text.
inline std::string words_in(const model::Project& project, std::string_view language) {
    std::string out;
    model::for_each_block(project,
                          [&](const model::Section&, const model::Block*, const model::BlockPtr& block) {
                              if (const model::RichText* text = block->content(language))
                                  out += text->characters() + "\n";
                          });
    return out;
}

} // namespace strateg::exchange
