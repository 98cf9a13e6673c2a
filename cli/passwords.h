// Passwords for a PDF: from the environment, or typed where a person sits at the terminal. Never from the
// command line, where every user of the machine could read them.
#pragma once

#include "core/base/problem.h"
#include "core/pdf/finish.h"

namespace strateg::cli {

inline constexpr const char* user_password_variable = "STRATEG_PDF_PASSWORD";
inline constexpr const char* owner_password_variable = "STRATEG_PDF_OWNER_PASSWORD";

/// Code "cli.password" where there is none.
Result<pdf::Passwords> passwords_for_pdf();

} // namespace strateg::cli
