// Small projects made in code, for the tests of typesetting.
#pragma once

#include "core/language/views.h"
#include "core/model/project.h"
#include "core/typeset/lay_out.h"

#include <string>
#include <vector>

namespace strateg::typeset::testing {

inline model::Block block(std::string id, std::string_view kind, model::RichText text,
                          model::Attributes attributes = {}) {
    model::Block block;
    block.id = std::move(id);
    block.kind = kind;
    block.attributes = std::move(attributes);
    if (!text.empty()) block.set_text({"en", std::move(text)});
    return block;
}

inline model::Block paragraph(std::string id, std::string text) {
    return block(std::move(id), model::kind::paragraph, model::RichText(std::move(text)));
}

inline model::Block heading(std::string id, std::string text, int level = 1) {
    return block(std::move(id), model::kind::heading, model::RichText(std::move(text)),
                 {{"level", std::to_string(level)}});
}

/// The block and what is in it, as if its English were another language.
inline void speak(model::Block& block, const std::string& language) {
    for (model::Text& text : block.texts) text.language = language;
    for (model::BlockPtr& child : block.children) {
        model::Block copy = *child;
        speak(copy, language);
        child = model::share(std::move(copy));
    }
}

/// One section with these blocks, in English or in the language given.
inline model::Project project(std::vector<model::Block> blocks, std::string language = "en") {
    model::Project project;
    project.id = "test";
    project.source = language;
    project.languages = {language};
    model::Section front = *project.front;
    front.blocks.push_back(model::share(block("title", model::kind::title, model::RichText("On clusters"))));
    if (language != "en") {
        model::Block title = *front.blocks.front();
        speak(title, language);
        front.blocks.front() = model::share(std::move(title));
    }
    project.front = model::share(std::move(front));
    model::Section section;
    section.id = "s";
    for (model::Block& block : blocks) {
        if (language != "en") speak(block, language);
        section.blocks.push_back(model::share(std::move(block)));
    }
    project.outline.push_back({model::share(std::move(section)), 0});
    return project;
}

/// Words without meaning, always the same ones; about `count` of them, all different from `first` on.
inline std::string prose(int count, unsigned seed = 1) {
    static const char* const words[] = {"region",   "cluster", "of",       "the",          "development",
                                        "and",      "border",  "a",        "firms",        "between",
                                        "strategy", "in",      "work",     "cooperation",  "partner",
                                        "towns",    "with",    "industry", "cross-border", "to"};
    std::string text;
    unsigned state = seed * 2654435761u + 1;
    for (int i = 0; i < count; ++i) {
        state = state * 1664525u + 1013904223u;
        if (!text.empty()) text += ' ';
        text += words[(state >> 16) % 20];
        if ((state >> 8) % 11 == 0 && i + 1 < count) text += ',';
    }
    return text + ".";
}

inline Laid laid(const model::Project& project, std::string_view view = "", const Theme& theme = {}) {
    const auto views = language::views_of(project);
    const language::View* chosen = &views.front();
    for (const auto& candidate : views)
        if (candidate.tag == view) chosen = &candidate;
    auto result = lay_out(project, ".", *chosen, theme, {});
    if (!result) throw std::runtime_error(to_line(result.error()));
    return std::move(*result);
}

/// All text with single spaces.
inline std::string flat(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n';
        if (!space || (!result.empty() && result.back() != ' ')) result += space ? ' ' : c;
    }
    return result;
}

inline std::string text_of_all(const Pages& pages, std::size_t from = 0) {
    std::string text;
    for (std::size_t i = from; i < pages.pages.size(); ++i) text += text_of(pages, pages.pages[i]);
    return flat(text);
}

} // namespace strateg::typeset::testing
