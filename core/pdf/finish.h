// A last pass through libqpdf for those who ask for it: linearized for the web, or encrypted.
#pragma once

#include "core/base/problem.h"

#include <optional>
#include <string>

namespace strateg::pdf {

/// AES with 256 bits (ISO 32000-2, revision 6). Assistive programs may read in any case (ISO 14289-1, 7.16).
struct Passwords {
    std::string user;  // needed to open the file; empty: everybody opens it, nobody changes it
    std::string owner; // needed to change it; empty: as user. UTF-8, 127 bytes at most count
};

struct Finish {
    bool linearized = false; // the first page shows before the rest has come over the net
    std::optional<Passwords> passwords;
    bool wanted() const { return linearized || passwords.has_value(); }
};

/// The file, written again. Without passwords equal bytes give equal bytes; encryption takes random numbers.
/// Codes "pdf.password" (both empty), "pdf.finish".
Result<std::string> finish(const std::string& bytes, const Finish& wishes);

} // namespace strateg::pdf
