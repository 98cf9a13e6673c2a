// Replacing hits: one change-set, so one step of undo.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/model/change.h"
#include "core/search/find.h"
#include "core/search/matcher.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace strateg::search {

struct Replacement {
    /// For an expression, $1 and ${name} stand for what its groups took, $0 for the whole hit, \$ for a $.
    std::string words;
    bool keep_case = false; // КЛАСТЕР and Кластер stay in capitals and with a capital
    friend bool operator==(const Replacement&, const Replacement&) = default;
};

struct Replaced {
    model::ChangeSet changes;
    std::size_t hits = 0;  // replaced
    std::size_t texts = 0; // in so many
    std::size_t moved = 0; // hits whose text is another one by now, left alone
};

/// Belongs to one thread at a time.
///
/// Marks around a hit stay, and one that covers it covers what stands in its place. Objects (footnotes,
/// values, references) in a hit are kept. With Query::any_script, words typed in Latin letters become
/// Cyrillic where a hit in a Serbian text is Cyrillic. A translation stays a translation of what it was made
/// from: replacing confirms nothing.
class Replacer {
public:
    /// Codes of Matcher::make, and search.no-group.
    static Result<Replacer> make(const Query& query, const Replacement& replacement);

    /// What will stand in place of a hit.
    model::RichText instead(const model::RichText& text, std::string_view language, const Range& hit);
    /// The text with these hits (in order, none over another) replaced.
    model::RichText replaced(const model::RichText& text, std::string_view language,
                             std::span<const Range> hits);
    /// Hits that find() gave. Nothing to do gives a change-set without changes.
    Replaced replace(const model::Project& project, std::span<const Hit> hits);

private:
    struct Piece { // of what was typed
        std::string words;
        int group = -1; // 0: the hit; -1: words
    };
    Replacer(Matcher matcher, Replacement replacement, std::vector<Piece> pieces)
        : matcher_(std::move(matcher)), replacement_(std::move(replacement)), pieces_(std::move(pieces)) {}
    static Result<std::vector<Piece>> pieces_of(const Matcher& matcher, std::string words);

    Matcher matcher_;
    Replacement replacement_;
    std::vector<Piece> pieces_;
};

} // namespace strateg::search
