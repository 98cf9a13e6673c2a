// Where the document itself breaks a rule of PDF/UA-1, or points to what is not printed: told, and built all
// the same.
#include "core/typeset/content/resolver.h"

namespace strateg::typeset {

using model::Block;
namespace kind = model::kind;

void Resolver::trouble(std::string code, const Block& block, std::string sentence, std::string hint) {
    Problem problem{Severity::warning, std::move(code), {}, std::move(sentence), std::move(hint)};
    problem.place.block = block.id;
    problem.place.language = text_.view().tag;
    document_.problems.push_back(std::move(problem));
}

void Resolver::breaks_rule(std::string code, const Block& block, std::string sentence, std::string hint) {
    trouble("typeset.accessibility-" + code, block, std::move(sentence), std::move(hint));
    document_.info.accessible = false;
}

void Resolver::describe(const Block& figure, std::uint32_t element) {
    const Block* alt = figure.child_of_kind(kind::alt);
    const ChosenText chosen = alt ? text_.choose(*alt) : ChosenText();
    document_.structure[element].alternative = text_.plain(alt);
    if (chosen.text.blank()) {
        breaks_rule("alt", figure,
                    say("A figure has no alternative text: who cannot see it learns nothing of it."),
                    say("Say in a sentence what the picture shows."));
    } else if (chosen.fallback) {
        document_.structure[element].language = chosen.tag;
        trouble("typeset.accessibility-alt-language", *alt,
                say("The alternative text of a figure is not translated; the one in {} was used.",
                    language::name_in(chosen.tag, said_language())),
                say("Translate it."));
    }
}

void Resolver::check_heading(const Block& block, const Node& node) {
    if (node.level > last_level_ + 1)
        breaks_rule("heading-level", block,
                    last_level_ == 0
                        ? say("A heading of level {} is the first one: a level is skipped.", node.level)
                        : say("A heading of level {} follows one of level {}: a level is skipped.",
                              node.level, last_level_),
                    say("Give it level {}, or add the heading between them.", last_level_ + 1));
    last_level_ = node.level;
    if (text_.choose(block).text.blank())
        breaks_rule("heading-empty", block, say("A heading has no words."),
                    say("Write them, or delete the heading."));
}

void Resolver::check_places() {
    std::vector<bool> there(document_.anchors.size(), false);
    const auto mark = [&](std::uint32_t anchor) {
        if (anchor != none) there[anchor] = true;
    };
    const auto each_span = [&](const auto& visit) {
        for (const Node& node : document_.nodes)
            for (const auto* spans : {&node.label, &node.spans, &node.beside_label, &node.beside})
                for (const Span& span : *spans) visit(span);
        for (const Footnote& note : document_.footnotes)
            for (const Span& span : note.spans) visit(span);
        for (const TableContent& table : document_.tables)
            for (const Cell& cell : table.cells)
                for (const CellPart& part : cell.parts)
                    for (const Span& span : part.spans) visit(span);
    };
    for (const Node& node : document_.nodes)
        for (const std::uint32_t anchor : node.anchors) mark(anchor);
    for (const Footnote& note : document_.footnotes) mark(note.anchor);
    for (const ContentsList& list : document_.contents) mark(list.anchor);
    mark(document_.abbreviations.anchor);
    mark(document_.index.anchor);
    each_span([&](const Span& span) { mark(span.anchor); });
    std::set<std::uint32_t> told;
    each_span([&](const Span& span) {
        const std::uint32_t to = span.page_of != none ? span.page_of
                                 : span.link != none  ? document_.links[span.link].anchor
                                                      : none;
        if (to == none || there[to] || !told.insert(to).second) return;
        Problem problem{Severity::warning,
                        "typeset.reference-unprinted",
                        {},
                        say("A reference points to \"{}\", which is not printed.", document_.anchors[to].id),
                        say("Choose what it should point to, or delete it.")};
        problem.place.block = document_.anchors[to].id;
        problem.place.language = text_.view().tag;
        document_.problems.push_back(std::move(problem));
    });
}

} // namespace strateg::typeset
