// Laid blocks by what they are made of: the same words in the same look and width are laid once, however
// often the document around them changes. What the last two rounds did not ask for is forgotten.
#pragma once

#include "core/typeset/layout/block_layout.h"
#include "core/typeset/layout/ids.h"

#include <map>

namespace strateg::typeset {

class LaidMemory {
public:
    /// Begins another round over a document.
    void next_round();

    FlowBlock node(const Document& document, std::uint32_t index, BlockLayout& layout,
                   ParagraphSetter& setter);
    FlowBlock footnote(const Document& document, std::uint32_t index, BlockLayout& layout,
                       ParagraphSetter& setter);

    /// Blocks laid and blocks found since the beginning.
    std::size_t laid() const { return laid_; }
    std::size_t found() const { return found_; }

private:
    using Key = std::pair<std::uint64_t, std::uint64_t>;
    using Map = std::map<Key, std::shared_ptr<const LaidBlock>>;

    template <class Lay>
    FlowBlock block(const Key& key, Ids ids, ParagraphSetter& setter, const Lay& lay);

    Map now_, before_;
    std::size_t laid_ = 0, found_ = 0;
};

} // namespace strateg::typeset
