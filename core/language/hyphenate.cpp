#include "core/language/hyphenate.h"

#include "core/base/data_folders.h"
#include "core/base/utf8.h"
#include "core/language/icu.h"
#include "core/language/transliterate.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <hyphen.h>
#include <map>
#include <mutex>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

namespace strateg::language {

namespace fs = std::filesystem;

namespace {

struct Free {
    void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};

/// One file of patterns. Read-only after loading, so shared by threads.
struct Patterns {
    std::unique_ptr<HyphenDict, Free> dict;
    std::array<char, 0x600> bytes{}; // for 8-bit patterns: how a character is written there; 0: not at all
};

/// Files of patterns stay in memory: every layout wants the same ones, and reading takes 5-20 ms. A file that
/// was changed is read again.
std::shared_ptr<const Patterns> patterns_in(const fs::path& file);

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
void fill_table(const char* encoding, std::array<char, 0x600>& table) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding, &status);
    if (U_FAILURE(status)) return;
    for (int byte = 1; byte < 256; ++byte) {
        const char source = static_cast<char>(byte);
        const char* at = &source;
        status = U_ZERO_ERROR;
        const UChar32 c = ucnv_getNextUChar(converter, &at, at + 1, &status);
        if (U_SUCCESS(status) && c >= 0 && static_cast<std::size_t>(c) < table.size())
            table[static_cast<std::size_t>(c)] = source;
    }
    ucnv_close(converter);
}

std::shared_ptr<const Patterns> patterns_in(const fs::path& file) {
    struct Read {
        fs::file_time_type written;
        std::shared_ptr<const Patterns> patterns; // null: cannot be read
    };
    static std::mutex lock;
    static std::map<std::string, Read> known;
    std::error_code error;
    const fs::file_time_type written = fs::last_write_time(file, error);
    const std::lock_guard guard(lock);
    Read& read = known[file.string()];
    if (read.patterns && read.written == written) return read.patterns;
    auto patterns = std::make_shared<Patterns>();
    patterns->dict.reset(hnj_hyphen_load(file.c_str()));
    if (patterns->dict && !patterns->dict->utf8) fill_table(patterns->dict->cset, patterns->bytes);
    read = {written, patterns->dict ? std::move(patterns) : nullptr};
    return read.patterns;
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
    /// What is known of a view. Complete before `count` says that it is there, so readers need no lock.
    struct Entry {
        std::string tag;
        std::string language; // without region and script
        Script script = Script::other;
        std::shared_ptr<const Patterns> patterns; // null: see problem
        std::optional<Problem> problem;
    };
    static constexpr std::size_t most_views = 64;

    HyphenatorOptions options;
    mutable std::mutex lock;
    mutable std::array<Entry, most_views> entries;
    mutable std::atomic<std::size_t> count = 0;

    const Entry* known(const View& view) const {
        const std::size_t end = count.load(std::memory_order_acquire);
        for (std::size_t i = 0; i < end; ++i)
            if (entries[i].tag == view.tag && entries[i].script == view.script) return &entries[i];
        return nullptr;
    }

    /// Null for more views than anybody has.
    const Entry* entry(const View& view) const {
        if (const Entry* entry = known(view)) return entry;
        const std::lock_guard guard(lock);
        if (const Entry* entry = known(view)) return entry;
        const std::size_t at = count.load(std::memory_order_relaxed);
        if (at == most_views) return nullptr;
        load(view, entries[at]);
        count.store(at + 1, std::memory_order_release);
        return &entries[at];
    }

    void load(const View& view, Entry& entry) const {
        entry.tag = view.tag;
        entry.language = language_of(view.language);
        entry.script = view.script;
        const auto fail_with = [&](const char* code, std::string sentence) {
            entry.problem = Problem{Severity::warning,
                                    code,
                                    {.language = view.tag},
                                    std::move(sentence),
                                    say("Install the package {}; until then its words are not broken.",
                                        name_of_package(entry.language))};
        };
        for (const std::string& name : files_for(view)) {
            for (const fs::path& folder : options.folders) {
                std::error_code error;
                if (!fs::is_regular_file(folder / name, error)) continue;
                entry.patterns = patterns_in(folder / name);
                if (!entry.patterns) {
                    fail_with("language.bad-hyphenation",
                              say("The hyphenation patterns in \"{}\" cannot be read.", name));
                    continue;
                }
                entry.problem.reset();
                return;
            }
        }
        if (!entry.problem)
            fail_with("language.no-hyphenation", say("There are no hyphenation patterns for {}.",
                                                     name_in(entry.language, said_language())));
    }
};

namespace {

/// Breaks by the patterns, as indices of characters; `letters` are in lower case.
void break_characters(std::u32string_view letters, const Patterns& patterns, std::string_view language,
                      std::vector<std::size_t>& breaks) {
    thread_local std::string word, hyphens;
    word.clear();
    for (const char32_t c : letters) {
        if (patterns.dict->utf8) {
            utf8::append(word, c);
        } else if (c < patterns.bytes.size() && patterns.bytes[c] != 0) {
            word += patterns.bytes[c];
        } else {
            return;
        }
    }
    hyphens.assign(word.size() + 8, '\0');
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate2(patterns.dict.get(), word.c_str(), static_cast<int>(word.size()),
                                             hyphens.data(), nullptr, &replacements, &positions, &cuts);
    // Both parts have a vowel, and two letters; English wants three on the next line.
    std::size_t first_vowel = letters.size(), last_vowel = 0;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (is_vowel(letters[i], language)) {
            first_vowel = std::min(first_vowel, i);
            last_vowel = i;
        }
    const std::size_t least_behind = language == "en" ? 3 : 2;
    for (std::size_t at = 2; !failed && at + least_behind <= letters.size(); ++at) {
        // a replacement means that letters change at the break ("Schiff-fahrt"): none of our languages does
        if ((hyphens[at - 1] & 1) == 0 || (replacements && replacements[at - 1])) continue;
        if (first_vowel < at && last_vowel >= at) breaks.push_back(at);
    }
    if (replacements)
        for (std::size_t i = 0; i + 1 < word.size(); ++i) std::free(replacements[i]);
    std::free(replacements);
    std::free(positions);
    std::free(cuts);
}

/// Latin letters that look like Cyrillic ones: many a typist mixes them, and nobody sees it.
char32_t cyrillic_look_alike(char32_t c) {
    static constexpr std::u32string_view latin = U"aeopcyxjABEKMHOPCTXYJ",
                                         cyrillic = U"аеорсухјАВЕКМНОРСТХУЈ";
    static_assert(latin.size() == cyrillic.size());
    const std::size_t at = latin.find(c);
    return at == latin.npos ? c : cyrillic[at];
}

/// The word in lower case; false if it is not letters only, or not in Cyrillic where that is asked for.
bool letters_of(std::string_view word, bool only_cyrillic, std::u32string& letters) {
    letters.clear();
    bool cyrillic = false;
    for (std::size_t at = 0; at < word.size();) {
        char32_t c = utf8::next(word, at);
        if (!u_isalpha(static_cast<UChar32>(c))) return false;
        if (only_cyrillic) {
            cyrillic = cyrillic || c >= 0x400;
            c = cyrillic_look_alike(c);
            if (c < 0x400 || c >= 0x530) return false;
        }
        letters += static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    }
    return !only_cyrillic || cyrillic;
}

constexpr std::size_t shortest_word = 5; // letters; "Ни-шу" saves nothing and reads badly

/// Indices of Cyrillic letters to indices in the Latin word they came from: lj, nj and dž are one letter.
void to_latin_characters(std::u32string_view cyrillic, std::string_view latin,
                         std::vector<std::size_t>& breaks) {
    std::size_t byte = 0, character = 0, next = 0;
    for (std::size_t i = 0; i <= cyrillic.size() && next < breaks.size(); ++i) {
        if (breaks[next] == i) breaks[next++] = character;
        if (i == cyrillic.size() || byte >= latin.size()) break;
        const char32_t first = utf8::next(latin, byte);
        ++character;
        const bool one = first >= 0x1C4 && first <= 0x1CC; // ǉ
        if (!one && (cyrillic[i] == U'љ' || cyrillic[i] == U'њ' || cyrillic[i] == U'џ') && first < 0x80) {
            utf8::next(latin, byte);
            ++character;
        }
    }
}

std::vector<std::size_t> find_breaks(std::string_view word, Script script, std::string_view language,
                                     const Patterns& patterns) {
    thread_local std::u32string letters;
    std::vector<std::size_t> breaks;
    if (language == "sr" && script == Script::latin) {
        // both scripts break alike: by the Cyrillic patterns
        if (!letters_of(to_cyrillic(word), true, letters) || letters.size() < shortest_word) return breaks;
        break_characters(letters, patterns, language, breaks);
        to_latin_characters(letters, word, breaks);
    } else {
        if (!letters_of(word, script == Script::cyrillic, letters) || letters.size() < shortest_word)
            return breaks;
        break_characters(letters, patterns, language, breaks);
    }
    std::size_t byte = 0, character = 0; // characters to bytes
    for (std::size_t& place : breaks) {
        for (; character < place && byte < word.size(); ++character) utf8::next(word, byte);
        place = byte;
    }
    return breaks;
}

} // namespace

Hyphenator::Hyphenator(HyphenatorOptions options) : impl_(std::make_unique<Impl>()) {
    impl_->options = std::move(options);
}
Hyphenator::~Hyphenator() = default;

std::vector<std::size_t> Hyphenator::breaks(std::string_view word, const View& view) const {
    // libhyphen counts in int and on the stack; nothing that long is a word
    if (word.size() < 4 || word.size() > 300) return {};
    const Impl::Entry* entry = impl_->entry(view);
    if (!entry || !entry->patterns) return {};
    return find_breaks(word, entry->script, entry->language, *entry->patterns);
}

std::optional<Problem> Hyphenator::problem(const View& view) const {
    const Impl::Entry* entry = impl_->entry(view);
    return entry ? entry->problem : std::nullopt;
}

} // namespace strateg::language
