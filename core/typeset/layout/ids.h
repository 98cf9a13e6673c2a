// What a laid block names of its document – structure elements, links, footnotes, anchors, pictures – kept
// apart from the block. Strips hold places in these lists instead of the document's own numbers: a block that
// stayed the same while everything around it was counted anew needs new lists, and no new layout.
#pragma once

#include "core/typeset/layout/strip.h"

#include <memory>
#include <vector>

namespace strateg::typeset {

struct Ids {
    std::vector<std::uint32_t> elements, links, footnotes, anchors,
        pictures; // places → numbers of the document
};

/// What a node names, in an order that depends on the node alone. Doubles are allowed.
Ids ids_of(const Document& document, const Node& node);
Ids ids_of(const Footnote& note);

/// Puts places instead of the document's numbers into a block. Numbers that `ids` lacks are added to it;
/// false then: with the ids of another node the block would name the wrong things.
bool localise(LaidBlock& block, Ids& ids);

/// A block in the flow of a document.
struct FlowBlock {
    std::shared_ptr<const LaidBlock> laid;
    std::shared_ptr<const Ids> ids; // null: the strips hold the document's own numbers
    std::uint32_t node = none;      // in Document::nodes

    std::uint32_t element(std::uint32_t at) const { return of(&Ids::elements, at); }
    std::uint32_t link(std::uint32_t at) const { return of(&Ids::links, at); }
    std::uint32_t footnote(std::uint32_t at) const { return of(&Ids::footnotes, at); }
    std::uint32_t anchor(std::uint32_t at) const { return of(&Ids::anchors, at); }
    std::uint32_t picture(std::uint32_t at) const { return of(&Ids::pictures, at); }

private:
    std::uint32_t of(std::vector<std::uint32_t> Ids::*list, std::uint32_t at) const {
        return !ids || at == none ? at : ((*ids).*list)[at];
    }
};

using Blocks = std::vector<FlowBlock>;

} // namespace strateg::typeset
