// Pages in two languages: what a block says in the second one, beside the first.
#include "core/typeset/content/resolver.h"

namespace strateg::typeset {

using model::Block;

void Resolver::set_beside(const Block& block, Node& node, Role role, std::uint32_t parent,
                          const Style& style) {
    if (!beside_) return;
    text_.speak(beside_);
    const std::uint32_t element = text_.add_element(role, parent);
    StructureElement& made = document_.structure[element];
    made.language = beside_->tag;
    made.level = document_.structure[node.element].level;
    if (role == Role::heading) made.title = text_.plain(&block);
    node.beside = text_.spans(block, style, element, footnotes());
    text_.speak(nullptr);
    // The number or bullet is said once.
    node.beside_label = node.label;
    for (Span& span : node.beside_label) span.element = none;
    node.wide = true;
}

void Resolver::again_beside(const Block& block, std::uint32_t section,
                            void (Resolver::*resolve)(const Block&, std::uint32_t)) {
    if (!beside_) return;
    text_.speak(beside_);
    const std::size_t first = document_.structure.size();
    (this->*resolve)(block, section);
    text_.speak(nullptr);
    for (std::size_t i = first; i < document_.structure.size(); ++i)
        if (StructureElement& made = document_.structure[i]; made.parent == section && made.language.empty())
            made.language = beside_->tag;
}

} // namespace strateg::typeset
