#include "core/language/spelling.h"

#include "core/base/data_folders.h"
#include "core/base/utf8.h"
#include "core/language/spelling_service.h"
#include "core/language/transliterate.h"
#include "core/language/views.h"
#include "core/language/words.h"

#include <algorithm>
#include <cstdlib>
#include <unicode/uchar.h>

namespace strateg::language {

namespace fs = std::filesystem;

SpellerOptions SpellerOptions::defaults() {
    SpellerOptions options;
    if (const char* path = std::getenv("DICPATH")) {
        for (std::string_view rest(path); !rest.empty();) {
            const std::size_t colon = rest.find(':');
            if (colon != 0) options.dictionary_folders.emplace_back(rest.substr(0, colon));
            rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
        }
    }
    for (const char* folder : {"/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell",
                               "/usr/share/myspell/dicts"})
        options.dictionary_folders.emplace_back(folder);
    for (const fs::path& folder : data_folders()) options.word_folders.push_back(folder / "dictionaries");
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    if (config && *config == '/') {
        options.user_folder = fs::path(config) / "strateg" / "words";
    } else if (home && *home) {
        options.user_folder = fs::path(home) / ".config" / "strateg" / "words";
    }
    return options;
}

namespace {

/// What a word is made of.
struct Letters {
    std::size_t count = 0;
    bool latin = false;
    bool cyrillic = false;
};

Letters letters_of(std::string_view word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = static_cast<UChar32>(utf8::next(word, at));
        if (!u_isalpha(c)) continue;
        ++letters.count;
        letters.cyrillic = letters.cyrillic || (c >= 0x400 && c < 0x530);
        letters.latin = letters.latin || c < 0x250;
    }
    return letters;
}

bool is_cyrillic_language(const std::string& language) {
    return default_view(language).script == Script::cyrillic;
}

std::string_view without_apostrophes(std::string_view word) {
    while (word.starts_with('\'')) word.remove_prefix(1);
    while (word.ends_with('\'')) word.remove_suffix(1);
    return word;
}

} // namespace

/// What around a word matters for it.
struct SpellingService::Context {
    bool shouting = false; // a text in capitals: then short words in capitals are no acronyms
    bool cyrillic = false; // the text has Cyrillic letters: then a Latin word may be English
};

bool SpellingService::known(std::string_view word, Language& language, const Context& context) {
    const Letters letters = letters_of(word);
    if (letters.latin && letters.cyrillic)
        return in_lists(word, language); // homoglyphs, or a name like "МТel"
    const bool serbian = language.key == "sr";
    const std::string cyrillic = serbian && letters.latin ? to_cyrillic(word) : std::string();
    if (language.dictionary &&
        language.dictionary->spell(cyrillic.empty() ? word : std::string_view(cyrillic)))
        return true;
    if (in_lists(word, language) || (!cyrillic.empty() && in_lists(cyrillic, language))) return true;
    if (serbian && letters.cyrillic && in_lists(to_latin(word), language)) return true;
    if (letters.count <= 5 && letters.count >= 2 && !context.shouting && case_of(word) == Case::upper)
        return true;
    if (context.cyrillic && letters.latin && language.key != "en") {
        Language& english = wait("en");
        return !english.dictionary || english.dictionary->spell(word) || in_lists(word, english);
    }
    return false;
}

bool SpellingService::known_compound(std::string_view word, Language& language, const Context& context) {
    if (known(word, language, context)) return true;
    if (word.find('-') == std::string_view::npos) return false;
    bool after_acronym = false;
    for (std::size_t begin = 0; begin <= word.size();) {
        const std::size_t end = std::min(word.find('-', begin), word.size());
        const std::string_view part = without_apostrophes(word.substr(begin, end - begin));
        begin = end + 1;
        if (part.empty()) continue;
        // "ЕУ-а", "EU-om", "МСП-та": the ending of an acronym
        const Letters letters = letters_of(part);
        const bool ending = after_acronym && letters.count <= 4 && case_of(part) == Case::lower;
        if (letters.count > 1 && !ending && !known(part, language, context)) return false;
        after_acronym = case_of(part) == Case::upper;
    }
    return true;
}

bool SpellingService::is_correct(const Word& word, Language& language, const Context& context) {
    if (!language.dictionary) return true;
    const std::string_view text = without_apostrophes(word.text);
    if (text.empty()) return true;
    if (word.abbreviation) {
        if (text.find('.') != std::string_view::npos || letters_of(text).count == 1 ||
            is_abbreviation(lowered(text)))
            return true;
        if (in_lists(std::string(text) + '.', language)) return true;
    }
    if (utf8::length(text) == 1 && case_of(text) == Case::upper) return true;
    if (known_compound(text, language, context)) return true;
    // English possessives of words from lists: Niš's
    return language.key.starts_with("en") && text.ends_with("'s") &&
           known_compound(text.substr(0, text.size() - 2), language, context);
}

std::vector<Misspelling> Speller::misspelled(const model::RichText& text, std::string_view language) {
    std::vector<Misspelling> wrong;
    const std::vector<Word> words = words_of(text, language);
    if (words.empty()) return wrong;
    SpellingService::Context context;
    context.shouting = true;
    bool long_word = false; // "НКФ, ФПМ" in a cell is a list of acronyms
    for (const Word& word : words) {
        context.shouting = context.shouting && case_of(word.text) == Case::upper;
        long_word = long_word || letters_of(word.text).count > 4;
    }
    context.shouting = context.shouting && long_word && words.size() > 1;
    for (const Word& word : words) context.cyrillic = context.cyrillic || letters_of(word.text).cyrillic;
    std::string of_language;
    SpellingService::Language* dictionary = nullptr;
    for (const Word& word : words) {
        if (!dictionary || of_language != word.language) {
            of_language = word.language;
            dictionary = &impl_->wait(word.language);
        }
        SpellingService::Context around = context;
        around.cyrillic = around.cyrillic && is_cyrillic_language(dictionary->key);
        if (!impl_->is_correct(word, *dictionary, around)) {
            wrong.push_back({word.begin, word.end, word.text, word.language, {}});
        }
        std::string house = impl_->house_form(word.text, *dictionary);
        if (house.empty()) continue;
        if (wrong.empty() || wrong.back().begin != word.begin)
            wrong.push_back({word.begin, word.end, word.text, word.language, {}});
        wrong.back().house_form = std::move(house);
    }
    return wrong;
}

bool Speller::correct(std::string_view word, std::string_view language) {
    SpellingService::Language& dictionary = impl_->wait(language);
    const SpellingService::Context context{false, is_cyrillic_language(dictionary.key)};
    return impl_->is_correct({0, word.size(), std::string(word), std::string(language), false}, dictionary,
                             context) &&
           impl_->house_form(word, dictionary).empty();
}

std::string Speller::house_form(std::string_view word, std::string_view language) {
    return impl_->house_form(word, impl_->wait(language));
}

std::vector<std::string> Speller::suggest(std::string_view word, std::string_view language,
                                          std::chrono::milliseconds deadline, bool* complete) {
    return impl_->suggest(std::string(word), std::string(language), deadline, complete);
}

Speller::Speller(SpellerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Speller::~Speller() = default;

void Speller::load(const std::vector<std::string>& languages) {
    for (const std::string& language : languages) impl_->start(language);
}
bool Speller::ready(std::string_view language) const {
    return impl_->is_ready(language);
}
std::optional<Problem> Speller::wait(std::string_view language) {
    return impl_->wait(language).problem;
}
Problems Speller::problems() const {
    return impl_->problems();
}
void Speller::set_project_words(const std::map<std::string, std::set<std::string>>& words) {
    impl_->set_project_words(words);
}
Result<void> Speller::add_user_word(std::string_view language, std::string_view word) {
    return impl_->change_user_word(language, word, true);
}
Result<void> Speller::remove_user_word(std::string_view language, std::string_view word) {
    return impl_->change_user_word(language, word, false);
}
std::set<std::string> Speller::user_words(std::string_view language) const {
    return impl_->user_words(language);
}
std::uint64_t Speller::generation() const {
    return impl_->generation;
}

} // namespace strateg::language
