// Spelling on Hunspell: one service for the editor, the checker and the command line.
//
// Threads: every member may be called from any thread at any time. Nothing here blocks on a dictionary unless
// it says "waits". Dictionaries load on threads of the speller; each language has one Hunspell behind a lock
// and a cache of verdicts in front of it, so a word is looked up once, whoever asks (docs/add-a-language.md
// has the measurement behind this choice).
#pragma once

#include "core/base/problem.h"
#include "core/model/rich_text.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::language {

struct SpellerOptions {
    /// Where *.aff and *.dic are looked for, first hit wins. Default: $DICPATH, the user's and the system's
    /// hunspell folders.
    std::vector<std::filesystem::path> dictionary_folders;
    /// Folders with domain lists <language>.txt and not-our-spelling lists <language>.replace.txt.
    /// Default: dictionaries/ in data_folders() of core/base/data_folders.h.
    std::vector<std::filesystem::path> word_folders;
    /// Folder of the person's own words, <language>.txt. Default: $XDG_CONFIG_HOME/strateg/words. Empty path:
    /// no user words are read or written.
    std::filesystem::path user_folder;

    static SpellerOptions defaults();
};

struct Misspelling {
    std::size_t begin = 0; // bytes in the characters of the text
    std::size_t end = 0;
    std::string word;     // as it was looked up
    std::string language; // of the word: that of the text or of a foreign passage
    /// Set where the word is right by the dictionary but not the spelling of the house ("клъстър"): the fix.
    std::string house_form;
};

class Speller {
public:
    explicit Speller(SpellerOptions options = SpellerOptions::defaults());
    ~Speller(); // waits for loading and suggesting in progress
    Speller(const Speller&) = delete;
    Speller& operator=(const Speller&) = delete;

    /// Starts loading in the background and returns at once. Loading twice is harmless. Language tags:
    /// "sr" serves both scripts; "en" takes en_GB, else en_US; "en-US" takes en_US.
    void load(const std::vector<std::string>& languages);
    /// True when the language is loaded, or known to have no dictionary: then calls do not wait.
    bool ready(std::string_view language) const;
    /// Waits until loaded (loads if nobody asked before). What is wrong with the dictionary, if anything:
    /// language.no-dictionary names the package to install.
    std::optional<Problem> wait(std::string_view language);
    /// Problems of the languages loaded so far.
    Problems problems() const;

    /// The wrong words of a text. Waits for the dictionaries of the languages that occur: not for a UI
    /// thread; there, ask ready() first. A language without dictionary has no misspellings.
    std::vector<Misspelling> misspelled(const model::RichText& text, std::string_view language);
    /// One word, which is neither address nor number. Waits as above.
    bool correct(std::string_view word, std::string_view language);
    /// The spelling of the house for a word ("клъстъри" → "клъстери"), or nothing.
    std::string house_form(std::string_view word, std::string_view language);

    /// Better words, best first, at most ten, in the script and case of `word`. Returns what is known at the
    /// deadline; the search goes on and the next call for the word gets all. `complete` (may be null) says
    /// which.
    std::vector<std::string> suggest(std::string_view word, std::string_view language,
                                     std::chrono::milliseconds deadline, bool* complete = nullptr);

    /// The words the project accepts, as in Project::words; replaces what was set before. Cheap if equal.
    void set_project_words(const std::map<std::string, std::set<std::string>>& words);
    /// Adds to or removes from the person's own words; saved at once and atomically. Codes:
    /// language.user-words.
    Result<void> add_user_word(std::string_view language, std::string_view word);
    Result<void> remove_user_word(std::string_view language, std::string_view word);
    std::set<std::string> user_words(std::string_view language) const;

    /// Changes whenever a verdict may have changed (words added, dictionary loaded): the key for caches
    /// above.
    std::uint64_t generation() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace strateg::language
