// A checker of PDF files: PDF/UA-1 (ISO 14289-1, by the conditions of the Matterhorn Protocol) and PDF/A-2a
// (ISO 19005-2), as far as a machine can test them and as far as they can apply to what core/pdf writes.
//
// It reads with libqpdf and shares no code with core/pdf. Where a standard allows what core/pdf never writes
// (simple fonts, forms, optional content, attachments …), the checker is stricter than the standard: their
// mere presence is a violation, because it could not judge them. docs/accessibility.md says which condition
// which rule covers; a test holds the two together.
//
// No state; any number of calls at once. Never throws: a file that cannot be read is a violation, too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strateg::pdf_rules {

/// What has to hold.
struct Profile {
    bool accessible = true; // PDF/UA-1
    char archive = 'A';     // PDF/A-2: 'A', 'U', or 0 for neither
};

struct Rule {
    const char* id;         // "font.width"
    const char* matterhorn; // conditions: "31-016"; "7.1" is a clause of ISO 14289-1 without a condition
    const char* archive;    // clauses of ISO 19005-2: "6.2.11.5"; with "A:" before it for conformance A only
    const char* sentence;   // what is wrong
};

const std::vector<Rule>& rules();

struct Violation {
    std::string rule;   // id
    std::string place;  // "page 3, byte 120", "object 17", "Document/Sect/P"
    std::string detail; // what was found there
};

/// Violations in a fixed order; of one rule not more than twenty.
std::vector<Violation> check(std::string_view bytes, const Profile& profile = {});

/// What the file itself says it follows.
Profile claimed(std::string_view bytes);

/// "font.width (31-016; 6.2.11.5) page 3: …".
std::string to_line(const Violation& violation);

} // namespace strateg::pdf_rules
