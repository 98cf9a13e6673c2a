// The services that plugins get in the real program: core/language behind the Services interface.
#pragma once

#include "core/extend/services.h"
#include "core/language/spelling.h"

#include <functional>
#include <string>

namespace strateg::extend {

/// Callable from any thread. Accepted words of a project reach the speller before each question.
class LanguageServices final : public Services {
public:
    using Log = std::function<void(const std::string& plugin, int level, std::string_view line)>;

    /// `speller` must outlive this. Without `log`, lines of plugins go nowhere.
    explicit LanguageServices(language::Speller& speller, Log log = {})
        : speller_(speller), log_(std::move(log)) {}

    void log(const std::string& plugin, int level, std::string_view line) override;
    Ranges misspelled(const model::Project& project, const model::RichText& text,
                      std::string_view language) override;
    std::vector<std::string> suggest(const model::Project& project, const std::string& word,
                                     std::string_view language) override;
    Ranges words(const model::RichText& text, std::string_view language) override;
    Locale locale(std::string_view language) override;
    std::string shown(const model::Fact& fact, std::string_view language) override;
    std::string revision() override;

private:
    language::Speller& speller_;
    Log log_;
};

} // namespace strateg::extend
