#include "cli/passwords.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace strateg::cli {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// The terminal shows nothing of what is typed as long as this lives.
class Unseen {
public:
    Unseen() {
        known_ = tcgetattr(STDIN_FILENO, &before_) == 0;
        termios now = before_;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (known_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
    }
    ~Unseen() {
        if (known_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool known_ = false;
};

std::string typed(const char* question) {
    std::fputs(question, stderr);
    std::string answer;
    {
        const Unseen unseen;
        std::getline(std::cin, answer);
    }
    std::fputs("\n", stderr);
    return answer;
}

} // namespace

Result<pdf::Passwords> passwords_for_pdf() {
    pdf::Passwords passwords{variable(user_password_variable), variable(owner_password_variable)};
    if (!passwords.user.empty() || !passwords.owner.empty()) return passwords;
    if (isatty(STDIN_FILENO)) {
        passwords.user = typed("Password to open the PDF: ");
        if (!passwords.user.empty() && typed("The same again: ") != passwords.user)
            return fail("cli.password", "The two passwords are not the same.", "Try again.");
    }
    if (passwords.user.empty())
        return fail("cli.password", "There is no password to encrypt with.",
                    std::string("Set ") + user_password_variable + " (needed to open the PDF) or " +
                        owner_password_variable + " (needed to change it).");
    return passwords;
}

} // namespace strateg::cli
