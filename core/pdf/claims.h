// What a file may say about itself: the standards that it follows.
//
// A claim is made only where it holds. How the objects are written holds always (tests/support/pdf_rules
// proves it); what the document itself can break is looked at here: a figure without words, a skipped level
// of headings, a table with holes, no title, no language.
#pragma once

#include "core/typeset/pages.h"

#include <string>
#include <string_view>

namespace strateg::pdf {

struct Claims {
    bool accessible = false; // PDF/UA-1 (ISO 14289-1)
    /// Conformance of PDF/A-2 (ISO 19005-2): 'A' with structure, 'U' without it, 0 for none.
    char archive = 'U';
    friend bool operator==(const Claims&, const Claims&) = default;
};

/// `tagged`: the file gets a structure tree; `encrypted`: it needs a password, which PDF/A forbids.
Claims claims_of(const typeset::Pages& pages, bool tagged, bool encrypted);

/// The rule of PDF/UA-1 that the structure breaks, as words for a log or a test; empty: none.
std::string broken_rule(const typeset::Pages& pages);

/// "sr-Latn": a language tag that readers may be given (RFC 3066).
bool language_tag(std::string_view tag);

} // namespace strateg::pdf
