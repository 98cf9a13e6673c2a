// What the host offers to plugins, as an interface: the plugin host does not know dictionaries or log files.
// LanguageServices (language_services.h) is the real one; tests bring their own.
#pragma once

#include "core/model/fact.h"
#include "core/model/project.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::extend {

/// Callable from any thread. Offsets are bytes.
class Services {
public:
    using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;
    struct Locale {
        std::string decimal; // "," in Serbian
        std::string group;   // "." in Serbian, U+00A0 in Bulgarian
        std::string quotes_open, quotes_close;
    };

    virtual ~Services() = default;
    virtual void log(const std::string& plugin, int level, std::string_view line) = 0;
    /// Misspelled words of a text in a language or view; the accepted words of `project` count as right.
    virtual Ranges misspelled(const model::Project& project, const model::RichText& text,
                              std::string_view language) = 0;
    virtual std::vector<std::string> suggest(const model::Project& project, const std::string& word,
                                             std::string_view language) = 0;
    virtual Ranges words(const model::RichText& text, std::string_view language) = 0;
    virtual Locale locale(std::string_view language) = 0;
    /// A fact as it is shown in a language ("1.386,5"); facts of type text give nothing.
    virtual std::string shown(const model::Fact& fact, std::string_view language) = 0;
    /// Changes when verdicts of misspelled() may have changed for other reasons than the project.
    virtual std::string revision() = 0;
};

} // namespace strateg::extend
