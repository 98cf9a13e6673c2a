// Small texts and projects for the tests of searching.
#pragma once

#include "core/model/project.h"
#include "core/search/matcher.h"
#include "tests/support/catch.h"

#include <string>
#include <vector>

namespace strateg::search::test {

inline model::Block block(std::string id, std::string_view kind, std::string en, std::string sr = {},
                          std::string bg = {}) {
    model::Block made;
    made.id = std::move(id);
    made.kind = kind;
    made.source = "en";
    const auto add = [&](std::string language, std::string words) {
        if (words.empty()) return;
        model::Text text;
        text.language = std::move(language);
        text.content = model::RichText(std::move(words));
        if (text.language != "en") text.of = model::fingerprint_of(*made.content("en"));
        made.set_text(std::move(text));
    };
    add("en", std::move(en));
    add("sr", std::move(sr));
    add("bg", std::move(bg));
    return made;
}

inline model::Project project_of(std::vector<model::Block> blocks) {
    model::Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    model::Section section;
    section.id = "one";
    for (model::Block& each : blocks) section.blocks.push_back(model::share(std::move(each)));
    project.outline = {{model::share(std::move(section)), 0}};
    return project;
}

/// The hits in one text, as words.
inline std::vector<std::string> hits(const Query& query, const model::RichText& text,
                                     std::string language = "sr") {
    auto matcher = Matcher::make(query);
    REQUIRE(matcher);
    std::vector<Range> ranges;
    REQUIRE(matcher->find(text, language, ranges));
    std::vector<std::string> words;
    for (const Range& range : ranges)
        words.push_back(text.characters().substr(range.begin, range.end - range.begin));
    return words;
}

} // namespace strateg::search::test
