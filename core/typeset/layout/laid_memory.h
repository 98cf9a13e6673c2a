// Laid blocks by what they are made of: the same words in the same look and width are laid once, however
// often the document around them changes. What the last two rounds did not ask for is forgotten.
#pragma once

#include "core/base/task.h"
#include "core/typeset/layout/block_layout.h"
#include "core/typeset/layout/desk.h"
#include "core/typeset/layout/ids.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace strateg::typeset {

class LaidMemory {
public:
    /// Begins another round over a document.
    void next_round();

    /// A desk, and the document as it is laid there.
    struct Worker {
        Desk& desk;
        BlockLayout& layout;
    };
    FlowBlock node(const Document& document, std::uint32_t index, Worker worker);
    FlowBlock footnote(const Document& document, std::uint32_t index, Worker worker);
    /// All nodes, by all workers at once, the first one on this thread. Which one lays what makes no
    /// difference to the pages. The task's steps go from 0 to 1; nothing where it was cancelled.
    std::optional<Blocks> nodes(const Document& document, const std::vector<Worker>& workers,
                                const Task& task);

    /// Blocks laid and blocks found since the beginning.
    std::size_t laid() const { return laid_; }
    std::size_t found() const { return found_; }

private:
    using Key = std::pair<std::uint64_t, std::uint64_t>;
    struct Hash {
        std::size_t operator()(const Key& key) const { return key.first; } // a digest already
    };
    using Map = std::unordered_map<Key, std::shared_ptr<const LaidBlock>, Hash>;

    struct Made {
        FlowBlock block;
        Key key;
        bool laid = false;  // else found
        bool again = false; // may be used again
    };
    Made make(const Document& document, std::uint32_t index, Worker worker) const;
    template <class Lay>
    Made make(const Key& key, Ids ids, Worker worker, const Lay& lay) const;
    FlowBlock remember(Made made);

    Map now_, before_;
    std::size_t laid_ = 0, found_ = 0;
};

} // namespace strateg::typeset
