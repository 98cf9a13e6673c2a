// The terminology of a project: terms.tbx, TBX version 2 (<martif>), dialect TBX-Basic and what is near it.
//
// Reads what partners' tools write: langSet with tig or ntig, any language tags, notes and descriptions in
// any place. A value; reading is pure and may be done on any thread.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::translate {

/// One concept, with its words in each language.
struct Concept {
    std::string id;
    struct Term {
        std::string language; // a BCP 47 tag as in the file: "sr", "sr-Latn", "en-GB"
        std::string words;    // with single spaces
        bool preferred = false;
        bool discouraged = false; // deprecated or superseded
    };
    std::vector<Term> terms; // in the order of the file
};

class Terms {
public:
    Terms() = default;
    explicit Terms(std::vector<Concept> concepts);

    const std::vector<Concept>& concepts() const { return concepts_; }
    const Concept* find(std::string_view id) const;
    /// The term to use in a language ("sr" takes "sr-Cyrl", too, if there is no plain one): the preferred
    /// one, else the first that nobody discourages. Empty where there is none.
    std::string_view term(std::string_view id, std::string_view language) const;

private:
    std::vector<Concept> concepts_;
    std::map<std::string, std::size_t, std::less<>> at_; // by id
};

/// Reads the bytes of a file. What cannot be understood is left out. Fails with translate.terms-broken (place:
/// file and line) where it is no XML, and with translate.terms-unknown where it is no martif.
Result<Terms> read_terms(std::string_view xml, std::string_view file = "terms.tbx");

/// The terms of a project folder; none where there is no terms.tbx. Fails as above, or with
/// translate.terms-unreadable.
Result<Terms> terms_of(const std::filesystem::path& folder);

} // namespace strateg::translate
