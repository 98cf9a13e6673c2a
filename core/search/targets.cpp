#include "core/search/targets.h"

#include "core/base/utf8.h"
#include "core/language/fixed_words.h"
#include "core/language/transliterate.h"
#include "core/search/find.h"

#include <algorithm>

namespace strateg::search {
namespace {

using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

constexpr std::size_t longest_title = 120; // characters

/// The beginning of a text, in one line.
std::string beginning(const model::RichText& text, const language::View& view) {
    std::string words = in_words(text, view);
    const std::size_t end = utf8::byte_at(words, longest_title);
    if (end < words.size()) words = words.substr(0, end) + "…";
    return words;
}

std::vector<Name> titles_of(const Block* named, const model::Project& project) {
    std::vector<Name> titles;
    if (!named) return titles;
    for (const std::string& language : project.languages)
        if (const model::RichText* text = named->content(language); text && !text->blank())
            titles.push_back({beginning(*text, language::default_view(language)), language});
    return titles;
}

bool is_named(const Block& block) {
    return block.kind == kind::table || block.kind == kind::figure || model::carries_text(block.kind) ||
           !block.texts.empty();
}

} // namespace

std::string Target::title(const model::Project& project, const language::View& view) const {
    const auto in = [&](const std::string& language) {
        return std::find_if(titles.begin(), titles.end(),
                            [&](const Name& name) { return name.language == language; });
    };
    auto at = in(view.language);
    if (at == titles.end()) at = in(project.source);
    if (at == titles.end()) at = titles.begin();
    if (at == titles.end()) return id;
    return at->language == view.language ? language::in_view(at->text, view) : at->text;
}

std::vector<Target> targets_of(const model::Project& project, const model::Numbering& numbering,
                               Wanted wanted) {
    std::vector<Target> targets;
    const auto add = [&](const model::Section& section, const BlockPtr& block) {
        const bool titled = block->kind == kind::table || block->kind == kind::figure;
        if (wanted == Wanted::referable && !titled && block->kind != kind::heading) return;
        if (!is_named(*block)) return;
        Target target{block->id,
                      section.id,
                      block->kind,
                      std::string(numbering.number(block->id)),
                      numbering.level(block->id),
                      titles_of(titled ? block->child_of_kind(kind::caption) : block.get(), project)};
        if (target.titles.empty() && !titled && block->kind != kind::heading) return;
        targets.push_back(std::move(target));
    };
    const auto enter = [&](const model::Section& section) {
        for (const BlockPtr& block : section.blocks) add(section, block);
    };
    if (wanted == Wanted::anything) enter(*project.front);
    for (const model::OutlineEntry& entry : project.outline) enter(*entry.section);
    if (wanted == Wanted::anything) enter(*project.facts);
    return targets;
}

Pickable pickable(const Target& target, const model::Project& project) {
    Pickable made{target.titles, 0};
    const bool table = target.kind == kind::table, figure = target.kind == kind::figure;
    if (target.kind == kind::heading) made.weight = 40;
    if (table || figure) made.weight = 25;
    if (!target.number.empty()) {
        made.names.push_back({target.number, {}});
        const language::FixedWord word = table    ? language::FixedWord::table
                                         : figure ? language::FixedWord::figure
                                                  : language::FixedWord::section;
        for (const std::string& language : project.languages) {
            const language::View view = language::default_view(language);
            made.names.push_back(
                {std::string(language::fixed_word(word, view)) + " " + target.number, language});
        }
    }
    made.names.push_back({target.id, {}});
    return made;
}

Pickable pickable(const model::Block& fact, const language::Facts& facts, const model::Project& project) {
    Pickable made{titles_of(&fact, project), 0};
    for (const std::string& language : project.languages)
        if (auto text = facts.text(fact.id, language::default_view(language)))
            made.names.push_back({std::move(*text), language});
    made.names.push_back({fact.id, {}});
    return made;
}

Pickable pickable(const translate::Concept& concept_) {
    Pickable made;
    for (const translate::Concept::Term& term : concept_.terms)
        made.names.push_back({term.words, term.language});
    made.names.push_back({concept_.id, {}});
    return made;
}

} // namespace strateg::search
