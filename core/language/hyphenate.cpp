#include "core/language/hyphenate.h"

#include "core/base/data_folders.h"
#include "core/base/utf8.h"
#include "core/language/icu.h"
#include "core/language/transliterate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <hyphen.h>
#include <map>
#include <mutex>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unordered_map>

namespace strateg::language {

namespace fs = std::filesystem;

namespace {

struct Free {
    void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};

/// One file of patterns. Read-only after loading, so shared by threads.
struct Patterns {
    std::unique_ptr<HyphenDict, Free> dict;
    std::map<char32_t, char> bytes; // for 8-bit patterns: how a character is written there
    std::optional<Problem> problem;

    mutable std::array<std::mutex, 16> locks;
    mutable std::array<std::unordered_map<std::string, std::vector<std::size_t>>, 16> cache;
};

constexpr std::size_t most_words_in_a_shard = 16384;

std::string name_of_package(const std::string& language) {
    return language == "en" ? "hyphen-en-gb" : "hyphen-" + language;
}

/// Names of pattern files for a language, best first.
std::vector<std::string> files_for(const View& view) {
    const std::string language = language_of(view.language);
    if (language == "en")
        return view.tag == "en-US" ? std::vector<std::string>{"hyph_en_US.dic", "hyph_en_GB.dic"}
                                   : std::vector<std::string>{"hyph_en_GB.dic", "hyph_en_US.dic"};
    if (language == "sr") return {"hyph_sr_RS.dic"};
    if (language == "bg") return {"hyph_bg.dic", "hyph_bg_BG.dic"};
    std::string upper = language;
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return {"hyph_" + language + ".dic", "hyph_" + language + '_' + upper + ".dic"};
}

/// libhyphen wants words in the encoding of the file.
std::map<char32_t, char> table_of(const char* encoding) {
    std::map<char32_t, char> table;
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding, &status);
    if (U_FAILURE(status)) return table;
    for (int byte = 1; byte < 256; ++byte) {
        const char source = static_cast<char>(byte);
        const char* at = &source;
        status = U_ZERO_ERROR;
        const UChar32 c = ucnv_getNextUChar(converter, &at, at + 1, &status);
        if (U_SUCCESS(status) && c != 0xFFFD) table[static_cast<char32_t>(c)] = source;
    }
    ucnv_close(converter);
    return table;
}

bool is_vowel(char32_t c, std::string_view language) {
    static constexpr std::u32string_view vowels = U"aeiouyáàâäåãæéèêëíìîïóòôöõøœúùûüýÿāēīōūőű"
                                                  U"аеиоуъюяыэёіїєѐѝ";
    // Serbian р is a syllable between consonants: вр-ло
    return vowels.find(c) != vowels.npos || (c == U'р' && language == "sr");
}

} // namespace

HyphenatorOptions HyphenatorOptions::defaults() {
    HyphenatorOptions options;
    for (const fs::path& folder : data_folders()) options.folders.push_back(folder / "dictionaries");
    for (const char* folder : {"/usr/share/hyphen", "/usr/local/share/hyphen", "/usr/share/myspell/dicts"})
        options.folders.emplace_back(folder);
    return options;
}

struct Hyphenator::Impl {
    HyphenatorOptions options;
    mutable std::mutex lock;
    mutable std::map<std::string, std::unique_ptr<Patterns>> loaded; // by language

    const Patterns& patterns(const View& view) const {
        const std::string key = language_of(view.language) == "sr" ? "sr" : view.tag;
        const std::lock_guard guard(lock);
        std::unique_ptr<Patterns>& patterns = loaded[key];
        if (!patterns) patterns = load(view);
        return *patterns;
    }

    std::unique_ptr<Patterns> load(const View& view) const {
        auto patterns = std::make_unique<Patterns>();
        const std::string language = language_of(view.language);
        const auto fail_with = [&](const char* code, std::string sentence) {
            patterns->problem = Problem{Severity::warning,
                                        code,
                                        {.language = view.tag},
                                        std::move(sentence),
                                        "Install the package " + name_of_package(language) +
                                            "; until then its words are not broken."};
        };
        for (const std::string& name : files_for(view)) {
            for (const fs::path& folder : options.folders) {
                std::error_code error;
                if (!fs::is_regular_file(folder / name, error)) continue;
                patterns->dict.reset(hnj_hyphen_load((folder / name).c_str()));
                if (!patterns->dict) {
                    fail_with("language.bad-hyphenation",
                              "The hyphenation patterns in \"" + name + "\" cannot be read.");
                    continue;
                }
                if (!patterns->dict->utf8) patterns->bytes = table_of(patterns->dict->cset);
                patterns->problem.reset();
                return patterns;
            }
        }
        if (!patterns->problem)
            fail_with("language.no-hyphenation",
                      "There are no hyphenation patterns for " + name_in(language, "en") + ".");
        return patterns;
    }
};

namespace {

/// Breaks by the patterns, as indices of characters; `letters` are in lower case.
std::vector<std::size_t> break_characters(const std::u32string& letters, const Patterns& patterns,
                                          std::string_view language) {
    std::string word;
    for (const char32_t c : letters) {
        if (patterns.dict->utf8) {
            utf8::append(word, c);
        } else if (const auto byte = patterns.bytes.find(c); byte != patterns.bytes.end()) {
            word += byte->second;
        } else {
            return {};
        }
    }
    std::string hyphens(word.size() + 8, '\0');
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate2(patterns.dict.get(), word.c_str(), static_cast<int>(word.size()),
                                             hyphens.data(), nullptr, &replacements, &positions, &cuts);
    std::vector<std::size_t> breaks;
    for (std::size_t i = 0; !failed && i + 2 < letters.size(); ++i) {
        // a replacement means that letters change at the break ("Schiff-fahrt"): none of our languages does
        if ((hyphens[i] & 1) == 0 || (replacements && replacements[i])) continue;
        const std::size_t at = i + 1;
        const auto vowel = [&](char32_t c) { return is_vowel(c, language); };
        const auto middle = letters.begin() + static_cast<long>(at);
        if (at >= 2 && std::any_of(letters.begin(), middle, vowel) &&
            std::any_of(middle, letters.end(), vowel))
            breaks.push_back(at);
    }
    if (replacements)
        for (std::size_t i = 0; i + 1 < word.size(); ++i) std::free(replacements[i]);
    std::free(replacements);
    std::free(positions);
    std::free(cuts);
    return breaks;
}

/// The word in lower case, or nothing if it is not letters only.
std::u32string letters_of(std::string_view word, bool& cyrillic_only) {
    std::u32string letters;
    cyrillic_only = true;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = static_cast<UChar32>(utf8::next(word, at));
        if (!u_isalpha(c)) return {};
        cyrillic_only = cyrillic_only && c >= 0x400 && c < 0x530;
        letters += static_cast<char32_t>(u_tolower(c));
    }
    return letters;
}

std::vector<std::size_t> find_breaks(std::string_view word, const View& view, const Patterns& patterns) {
    const std::string language = language_of(view.language);
    bool cyrillic = false;
    std::vector<std::size_t> bytes;
    const auto to_bytes = [&](std::string_view text, const std::vector<std::size_t>& characters) {
        for (const std::size_t character : characters) bytes.push_back(utf8::byte_at(text, character));
    };
    if (language == "sr" && view.script == Script::latin) {
        // both scripts break alike: by the Cyrillic patterns, where lj, nj and dž are one letter
        const std::string original = to_cyrillic(word);
        const std::u32string letters = letters_of(original, cyrillic);
        if (letters.size() < 4 || !cyrillic) return {};
        to_bytes(original, break_characters(letters, patterns, language));
        const Transliterated latin = to_latin_with_offsets(original);
        if (latin.text.characters() != word) {
            // capitals may differ (lJ), lengths may not
            if (latin.text.characters().size() != word.size()) return {};
        }
        for (std::size_t& byte : bytes) byte = latin.from_original(byte);
        return bytes;
    }
    const std::u32string letters = letters_of(word, cyrillic);
    if (letters.size() < 4 || (view.script == Script::cyrillic && !cyrillic)) return {};
    to_bytes(word, break_characters(letters, patterns, language));
    return bytes;
}

} // namespace

Hyphenator::Hyphenator(HyphenatorOptions options) : impl_(std::make_unique<Impl>()) {
    impl_->options = std::move(options);
}
Hyphenator::~Hyphenator() = default;

std::vector<std::size_t> Hyphenator::breaks(std::string_view word, const View& view) const {
    const Patterns& patterns = impl_->patterns(view);
    // libhyphen counts in int and on the stack; nothing that long is a word
    if (!patterns.dict || word.size() < 4 || word.size() > 300) return {};
    std::string key(word);
    key += view.script == Script::latin ? 'L' : 'C';
    const std::size_t shard = std::hash<std::string>()(key) % patterns.cache.size();
    {
        const std::lock_guard guard(patterns.locks[shard]);
        if (const auto found = patterns.cache[shard].find(key); found != patterns.cache[shard].end())
            return found->second;
    }
    std::vector<std::size_t> breaks = find_breaks(word, view, patterns);
    const std::lock_guard guard(patterns.locks[shard]);
    if (patterns.cache[shard].size() >= most_words_in_a_shard) patterns.cache[shard].clear();
    patterns.cache[shard].emplace(std::move(key), breaks);
    return breaks;
}

std::optional<Problem> Hyphenator::problem(const View& view) const {
    return impl_->patterns(view).problem;
}

} // namespace strateg::language
