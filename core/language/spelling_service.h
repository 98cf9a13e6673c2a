// The inside of Speller: languages that load in the background, lists of words, suggestions. For the files of
// this folder only; spelling.h is the contract.
#pragma once

#include "core/language/dictionary.h"
#include "core/language/spelling.h"
#include "core/language/word_lists.h"
#include "core/language/words.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>

namespace strateg::language {

class SpellingService {
public:
    struct Context;

    /// One language. All but the lists of words is written by its loading thread before `loaded` is set.
    struct Language {
        std::string key; // "sr", "en", "en-US"
        std::shared_future<void> loaded;
        std::unique_ptr<Dictionary> dictionary; // none: `problem` says why
        std::optional<Problem> problem;
        WordList domain;
        std::vector<HouseForm> house;
        std::shared_ptr<const WordList> project; // replaced under SpellingService::lists_lock
        std::shared_ptr<const WordList> user;
    };

    explicit SpellingService(SpellerOptions options);
    ~SpellingService();

    Language& start(std::string_view tag);
    Language& wait(std::string_view tag);
    bool is_ready(std::string_view tag) const;
    Problems problems() const;

    bool is_correct(const Word& word, Language& language, const Context& context);
    std::string house_form(std::string_view word, const Language& language) const;

    std::vector<std::string> suggest(const std::string& word, const std::string& tag,
                                     std::chrono::milliseconds deadline, bool* complete);

    void set_project_words(const std::map<std::string, std::set<std::string>>& words);
    Result<void> change_user_word(std::string_view tag, std::string_view word, bool add);
    std::set<std::string> user_words(std::string_view tag) const;

    std::atomic<std::uint64_t> generation{0};

private:
    bool known(std::string_view word, Language& language, const Context& context);
    bool known_compound(std::string_view word, Language& language, const Context& context);
    bool in_lists(std::string_view word, const Language& language) const;
    void load(Language& language);
    void lists_changed();
    std::filesystem::path user_file(std::string_view key) const;

    struct Suggestions {
        std::vector<std::string> words;
        bool complete = false;
    };
    /// From what needs no search in the dictionary: house forms, homoglyphs, words of the lists.
    std::vector<std::string> quick_suggestions(const std::string& word, Language& language);
    std::vector<std::string> all_suggestions(const std::string& word, Language& language,
                                             std::vector<std::string> quick);
    void work();

    SpellerOptions options_;
    mutable std::mutex languages_lock_;
    std::map<std::string, std::unique_ptr<Language>, std::less<>> languages_;
    mutable std::shared_mutex lists_lock_;
    std::map<std::string, std::set<std::string>> project_words_;

    std::mutex suggestions_lock_;
    std::condition_variable suggestions_done_;
    std::condition_variable suggestions_wanted_;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<Suggestions>> suggestions_;
    std::deque<std::pair<std::string, std::string>> wanted_; // language, word
    bool stop_ = false;
    std::thread worker_; // started by the first suggestion
};

struct Speller::Impl : SpellingService {
    using SpellingService::SpellingService;
};

/// "sr" for "sr-Latn", "en" for "en-GB", "en-US" for itself: what has a dictionary of its own.
std::string dictionary_key(std::string_view tag);

} // namespace strateg::language
