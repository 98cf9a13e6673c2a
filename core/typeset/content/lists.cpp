// The list of abbreviations, and the index of the marked terms.
#include "core/typeset/content/resolver.h"

#include "core/language/fixed_words.h"
#include "core/language/letter_groups.h"
#include "core/language/transliterate.h"
#include "core/translate/terms.h"

#include <algorithm>

namespace strateg::typeset {

using language::FixedWord;
using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

void Resolver::abbreviations() {
    std::vector<std::pair<const Block*, std::string>> found; // with the short form in plain words
    for (const BlockPtr& block : project_.front->blocks) {
        if (block->kind != kind::abbreviation) continue;
        const Block* label = block->child_of_kind(kind::short_form);
        if (!label || text_.choose(*label).text.blank() || text_.choose(*block).text.blank()) continue;
        found.emplace_back(block.get(), text_.plain(label));
    }
    if (found.empty()) return;
    const language::Collator before(text_.view());
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& a, const auto& b) { return before(a.second, b.second); });

    AbbreviationList& list = document_.abbreviations;
    list.outline = language::fixed_word(FixedWord::list_of_abbreviations, text_.view());
    const std::uint32_t section = text_.add_element(Role::section, 0);
    const std::uint32_t heading = text_.add_element(Role::heading, section);
    document_.structure[heading].level = 1;
    document_.structure[heading].title = list.outline;
    list.title = one(list.outline, style_of(theme_.heading[document_.contents.empty() ? 0 : 1]), heading);
    list.anchor = text_.anchor("contents.abbreviations");
    const std::uint32_t all = text_.add_element(Role::list, section);
    Style style = style_of(theme_.contents);
    style.font.lining = true;
    Style strong = style;
    strong.font.weight = Weight::semibold;
    for (const auto& [block, label] : found) {
        const std::uint32_t item = text_.add_element(Role::list_item, all);
        AbbreviationEntry entry;
        entry.label = text_.spans(*block->child_of_kind(kind::short_form), strong,
                                  text_.add_element(Role::label, item));
        entry.words = text_.spans(*block, style, text_.add_element(Role::list_body, item));
        keep_place(entry.words, block->id);
        list.entries.push_back(std::move(entry));
    }
}

void Resolver::index() {
    if (text_.terms().empty()) return;
    const Result<translate::Terms> terms = translate::terms_of(folder_);
    if (!terms) {
        Problem problem = terms.error();
        problem.severity = Severity::warning;
        document_.problems.push_back(std::move(problem));
    }
    // One entry for each term, in its own words or in those of its first place.
    std::vector<std::string> words;
    std::vector<std::vector<std::uint32_t>> places;
    std::map<std::string_view, std::size_t> known;
    for (const Inline::TermUse& use : text_.terms()) {
        const auto [at, added] = known.try_emplace(use.id, words.size());
        if (added) {
            const std::string_view own = terms ? terms->term(use.id, text_.view().language) : "";
            words.push_back(
                own.empty()
                    ? use.words
                    : language::in_view(model::RichText(std::string(own)), text_.view()).characters());
            places.emplace_back();
        }
        places[at->second].push_back(use.anchor);
    }

    IndexList& list = document_.index;
    list.outline = language::fixed_word(FixedWord::index, text_.view());
    const std::uint32_t section = text_.add_element(Role::section, 0);
    const std::uint32_t heading = text_.add_element(Role::heading, section);
    document_.structure[heading].level = 1;
    document_.structure[heading].title = list.outline;
    list.title = one(list.outline, style_of(theme_.heading[0]), heading);
    list.anchor = text_.anchor("index");
    const std::uint32_t all = text_.add_element(Role::index, section);
    Style style = style_of(theme_.contents);
    style.font.lining = true;
    Style letters = style;
    letters.font.weight = Weight::semibold;
    letters.colour = theme_.accent;
    for (const language::LetterGroup& group : language::letter_groups(words, text_.view())) {
        std::vector<Span> letter = one(group.letter, letters, text_.add_element(Role::paragraph, all));
        const std::uint32_t entries = text_.add_element(Role::list, all);
        for (const std::size_t word : group.words) {
            const std::uint32_t item = text_.add_element(Role::list_item, entries);
            IndexEntry entry;
            entry.letter = std::exchange(letter, {});
            entry.words = one(words[word], style, text_.add_element(Role::label, item));
            entry.element = text_.add_element(Role::list_body, item);
            entry.anchors = places[word];
            for (const std::uint32_t anchor : entry.anchors) {
                const std::uint32_t reference = text_.add_element(Role::reference, entry.element);
                entry.links.push_back(static_cast<std::uint32_t>(document_.links.size()));
                document_.links.push_back(
                    {{}, anchor, text_.add_element(Role::link, reference), words[word]});
            }
            list.entries.push_back(std::move(entry));
        }
    }
}

} // namespace strateg::typeset
