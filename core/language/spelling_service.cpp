#include "core/language/spelling_service.h"

#include "core/base/background_thread.h"
#include "core/language/transliterate.h"
#include "core/language/views.h"

#include <algorithm>

namespace strateg::language {

namespace fs = std::filesystem;

std::string dictionary_key(std::string_view tag) {
    if (tag == "en-US" || tag == "en_US") return "en-US";
    return language_of(tag);
}

SpellingService::SpellingService(SpellerOptions options) : options_(std::move(options)) {}

SpellingService::~SpellingService() {
    {
        const std::lock_guard guard(suggestions_lock_);
        stop_ = true;
    }
    suggestions_wanted_.notify_all();
    if (worker_.joinable()) worker_.join();
    // the futures of std::async wait for loading in their destructors
}

SpellingService::Language& SpellingService::start(std::string_view tag) {
    const std::string key = dictionary_key(tag);
    const std::lock_guard guard(languages_lock_);
    std::unique_ptr<Language>& language = languages_[key];
    if (!language) {
        language = std::make_unique<Language>();
        language->key = key;
        language->loaded = std::async(std::launch::async, [this, target = language.get()] {
                               work_in_background();
                               load(*target);
                           }).share();
    }
    return *language;
}

SpellingService::Language& SpellingService::wait(std::string_view tag) {
    Language& language = start(tag);
    language.loaded.wait();
    return language;
}

bool SpellingService::is_ready(std::string_view tag) const {
    const std::lock_guard guard(languages_lock_);
    const auto found = languages_.find(dictionary_key(tag));
    return found != languages_.end() &&
           found->second->loaded.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

Problems SpellingService::problems() const {
    Problems problems;
    const std::lock_guard guard(languages_lock_);
    for (const auto& [key, language] : languages_)
        if (language->loaded.wait_for(std::chrono::seconds(0)) == std::future_status::ready &&
            language->problem)
            problems.push_back(*language->problem);
    return problems;
}

void SpellingService::load(Language& language) {
    const fs::path stem = find_dictionary(language.key, options_.dictionary_folders);
    if (stem.empty()) {
        language.problem =
            Problem{Severity::warning,
                    "language.no-dictionary",
                    {.language = language.key},
                    say("There is no spelling dictionary for {}, so its words are not checked.",
                        name_in(language.key, said_language())),
                    say("Install the package {}.", dictionary_package(language.key))};
    } else if (auto dictionary = Dictionary::load(stem)) {
        language.dictionary = std::move(*dictionary);
    } else {
        language.problem = dictionary.error();
        language.problem->place.language = language.key;
    }
    const std::string base = language_of(language.key);
    for (const fs::path& folder : options_.word_folders) {
        for (std::string& word : read_word_file(folder / (base + ".txt")))
            language.domain.add(std::move(word));
        for (HouseForm& form : read_house_file(folder / (base + ".replace.txt")))
            language.house.push_back(std::move(form));
    }
    auto user = std::make_shared<WordList>();
    if (!options_.user_folder.empty())
        for (std::string& word : read_word_file(user_file(base))) user->add(std::move(word));
    const std::unique_lock guard(lists_lock_);
    if (!language.user) language.user = std::move(user);
    if (const auto words = project_words_.find(base); words != project_words_.end()) {
        auto project = std::make_shared<WordList>();
        for (const std::string& word : words->second) project->add(word);
        language.project = std::move(project);
    }
    ++generation;
}

bool SpellingService::in_lists(std::string_view word, const Language& language) const {
    if (language.domain.accepts(word)) return true;
    const std::shared_lock guard(lists_lock_);
    return (language.project && language.project->accepts(word)) ||
           (language.user && language.user->accepts(word));
}

std::string SpellingService::house_form(std::string_view word, const Language& language) const {
    if (language.house.empty()) return {};
    const std::string lower = lowered(word);
    for (const HouseForm& form : language.house) {
        if (form.stem ? !lower.starts_with(form.wrong) : lower != form.wrong) continue;
        return in_case(form.right + lower.substr(form.wrong.size()), case_of(word));
    }
    return {};
}

void SpellingService::set_project_words(const std::map<std::string, std::set<std::string>>& words) {
    {
        const std::lock_guard languages(languages_lock_);
        const std::unique_lock guard(lists_lock_);
        if (words == project_words_) return;
        project_words_ = words;
        for (const auto& [key, language] : languages_) {
            auto project = std::make_shared<WordList>();
            if (const auto found = words.find(language_of(key)); found != words.end())
                for (const std::string& word : found->second) project->add(word);
            language->project = std::move(project);
        }
    }
    lists_changed();
}

fs::path SpellingService::user_file(std::string_view key) const {
    return options_.user_folder / (language_of(key) + ".txt");
}

Result<void> SpellingService::change_user_word(std::string_view tag, std::string_view word, bool add) {
    if (word.empty() || word.find_first_of("\r\n") != std::string_view::npos)
        return fail("language.user-words", "That is no word.", "Choose one word without line breaks.");
    if (options_.user_folder.empty())
        return fail("language.user-words", "There is no folder for your own words.",
                    "Set HOME or XDG_CONFIG_HOME.");
    const std::string key = dictionary_key(tag);
    wait(key);
    {
        const std::lock_guard languages(languages_lock_);
        const std::unique_lock guard(lists_lock_);
        // the file first: another window may have added words meanwhile
        std::set<std::string> words;
        for (std::string& known : read_word_file(user_file(key))) words.insert(std::move(known));
        add ? (void)words.emplace(word) : (void)words.erase(std::string(word));
        if (Result<void> saved = save_word_file(user_file(key), words); !saved) return saved;
        auto list = std::make_shared<WordList>();
        for (const std::string& known : words) list->add(known);
        for (const auto& [other, language] : languages_)
            if (language_of(other) == language_of(key)) language->user = list;
    }
    lists_changed();
    return {};
}

std::set<std::string> SpellingService::user_words(std::string_view tag) const {
    std::set<std::string> words;
    if (!options_.user_folder.empty())
        for (std::string& word : read_word_file(user_file(dictionary_key(tag))))
            words.insert(std::move(word));
    return words;
}

void SpellingService::lists_changed() {
    ++generation;
    const std::lock_guard guard(suggestions_lock_);
    suggestions_.clear();
}

} // namespace strateg::language
