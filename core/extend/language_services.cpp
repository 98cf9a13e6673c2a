#include "core/extend/language_services.h"

#include "core/language/format.h"
#include "core/language/words.h"

namespace strateg::extend {
namespace {

constexpr std::chrono::milliseconds patience{1500}; // for suggestions, somebody waits with an open menu

} // namespace

void LanguageServices::log(const std::string& plugin, int level, std::string_view line) {
    if (log_) log_(plugin, level, line);
}

Services::Ranges LanguageServices::misspelled(const model::Project& project, const model::RichText& text,
                                              std::string_view language) {
    speller_.set_project_words(project.words);
    Ranges ranges;
    for (const language::Misspelling& word : speller_.misspelled(text, language))
        ranges.emplace_back(word.begin, word.end);
    return ranges;
}

std::vector<std::string> LanguageServices::suggest(const model::Project& project, const std::string& word,
                                                   std::string_view language) {
    speller_.set_project_words(project.words);
    if (const std::string house = speller_.house_form(word, language); !house.empty()) return {house};
    return speller_.suggest(word, language, patience);
}

Services::Ranges LanguageServices::words(const model::RichText& text, std::string_view language) {
    Ranges ranges;
    for (const language::Word& word : language::words_of(text, language))
        ranges.emplace_back(word.begin, word.end);
    return ranges;
}

Services::Locale LanguageServices::locale(std::string_view language) {
    const language::View view = language::default_view(language);
    Locale locale;
    // Read off a formatted number, so that there is one truth about formats.
    const std::string number = language::format_number("1234567.5", -1, view);
    const auto between = [&](std::string_view left, std::string_view right) {
        const std::size_t begin = number.find(left) + left.size();
        const std::size_t end = number.find(right, begin);
        return end == std::string::npos ? std::string() : number.substr(begin, end - begin);
    };
    locale.group = between("1", "234");
    locale.decimal = between("567", "5");
    const language::Quotes quotes = language::quotes_of(view);
    locale.quotes_open = quotes.open;
    locale.quotes_close = quotes.close;
    return locale;
}

std::string LanguageServices::shown(const model::Fact& fact, std::string_view language) {
    return language::format(fact, language::default_view(language));
}

std::string LanguageServices::revision() {
    return std::to_string(speller_.generation());
}

} // namespace strateg::extend
