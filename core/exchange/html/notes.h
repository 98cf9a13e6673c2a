// Internal: the footnotes of an HTML text. Whatever program wrote it, a footnote is a link with a short label
// to a passage further on that has a link back: Word, LibreOffice, Google Docs, pandoc and Wikipedia all do
// so.
#pragma once

#include "core/exchange/html/tree.h"

#include <unordered_map>
#include <unordered_set>

namespace strateg::exchange::html {

class Notes {
public:
    explicit Notes(const GumboNode& root);

    /// The passage that the link `anchor` is the footnote's mark of; nullptr where it is none.
    const GumboNode* passage_of(const GumboNode& anchor) const;
    /// The node is a footnote's passage, which stands where its mark is and not here.
    bool is_passage(const GumboNode& node) const { return passages_.contains(&node); }
    /// The link leads back from a passage to its mark: no words of the note.
    bool is_way_back(const GumboNode& anchor) const { return ways_back_.contains(&anchor); }
    /// Looks like a footnote's mark, but its passage was not copied along.
    static bool is_orphan(const GumboNode& anchor);

private:
    std::unordered_map<const GumboNode*, const GumboNode*> marks_;
    std::unordered_set<const GumboNode*> passages_;
    std::unordered_set<const GumboNode*> ways_back_;
};

} // namespace strateg::exchange::html
