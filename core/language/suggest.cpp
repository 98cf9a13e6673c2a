// Suggestions: what is cheap at once, what Hunspell finds from a thread of its own.
#include "core/base/utf8.h"
#include "core/language/scripts.h"
#include "core/language/spelling_service.h"
#include "core/language/transliterate.h"
#include "core/language/views.h"

#include <algorithm>

namespace strateg::language {
namespace {

constexpr std::size_t most_suggestions = 10;
constexpr std::size_t most_remembered = 2000;

constexpr std::u32string_view latin_twins = U"aeopcxyjsiABEKMHOPCTXJSI";
constexpr std::u32string_view cyrillic_twins = U"аеорсхујѕіАВЕКМНОРСТХЈЅІ";
static_assert(latin_twins.size() == cyrillic_twins.size());

/// The word with letters of the other alphabet replaced by those that look alike.
std::string with_twins(std::string_view word, std::u32string_view from, std::u32string_view to) {
    std::string text;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = utf8::next(word, at);
        const std::size_t i = from.find(c);
        utf8::append(text, i == from.npos ? c : to[i]);
    }
    return text;
}

void add_new(std::vector<std::string>& words, std::string word, std::string_view except) {
    if (word.empty() || word == except || words.size() >= most_suggestions) return;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

} // namespace

std::vector<std::string> SpellingService::quick_suggestions(const std::string& word, Language& language) {
    std::vector<std::string> words;
    add_new(words, house_form(word, language), word);
    const auto offer = [&](const std::string& candidate) {
        if (candidate != word && language.dictionary &&
            (language.dictionary->spell(candidate) || in_lists(candidate, language)))
            add_new(words, candidate, word);
    };
    if (has_cyrillic(word)) {
        offer(with_twins(word, latin_twins, cyrillic_twins));
        offer(with_twins(word, cyrillic_twins, latin_twins));
    }
    const bool serbian_latin = language.key == "sr" && !has_cyrillic(word);
    const std::string target = lowered(serbian_latin ? to_cyrillic(word) : word);
    const Case like = case_of(word);
    const int limit = utf8::length(target) >= 8 ? 2 : 1;
    std::vector<std::pair<int, std::string>> near;
    const auto search = [&](const WordList& list) {
        for (const std::string& known : list.words()) {
            if (known.size() + 8 < target.size() || target.size() + 8 < known.size()) continue;
            if (const int edits = edits_between(lowered(known), target, limit); edits <= limit)
                near.emplace_back(edits, known);
        }
    };
    search(language.domain);
    {
        const std::shared_lock guard(lists_lock_);
        if (language.project) search(*language.project);
        if (language.user) search(*language.user);
    }
    std::sort(near.begin(), near.end());
    for (auto& [edits, known] : near) {
        std::string candidate =
            like == Case::lower || case_of(known) != Case::lower ? known : in_case(known, like);
        add_new(words, serbian_latin ? to_latin(candidate) : candidate, word);
    }
    return words;
}

std::vector<std::string> SpellingService::all_suggestions(const std::string& word, Language& language,
                                                          std::vector<std::string> quick) {
    if (!language.dictionary) return quick;
    const bool serbian_latin = language.key == "sr" && !has_cyrillic(word);
    std::vector<std::string> words;
    // house forms and homoglyphs are nearly sure; neighbours in lists come after Hunspell's first three
    std::vector<std::string> found = language.dictionary->suggest(serbian_latin ? to_cyrillic(word) : word);
    const bool sure =
        !quick.empty() && (!house_form(word, language).empty() || language.dictionary->spell(quick.front()));
    if (sure) add_new(words, quick.front(), word);
    const auto add_found = [&](std::size_t i) {
        std::string candidate = serbian_latin ? to_latin(found[i]) : found[i];
        if (std::string house = house_form(candidate, language); !house.empty()) candidate = std::move(house);
        add_new(words, std::move(candidate), word);
    };
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 3); ++i) add_found(i);
    for (std::string& candidate : quick) add_new(words, std::move(candidate), word);
    for (std::size_t i = 3; i < found.size(); ++i) add_found(i);
    return words;
}

std::vector<std::string> SpellingService::suggest(const std::string& word, const std::string& tag,
                                                  std::chrono::milliseconds deadline, bool* complete) {
    const auto until = std::chrono::steady_clock::now() + deadline;
    const std::pair key(dictionary_key(tag), word);
    start(tag);
    std::unique_lock guard(suggestions_lock_);
    std::shared_ptr<Suggestions>& entry = suggestions_[key];
    if (!entry) {
        entry = std::make_shared<Suggestions>();
        wanted_.push_back(key);
        if (!worker_.joinable()) worker_ = std::thread([this] { work(); });
        suggestions_wanted_.notify_one();
    }
    const std::shared_ptr<Suggestions> mine = entry; // the map may be cleared while we wait
    suggestions_done_.wait_until(guard, until, [&] { return mine->complete; });
    if (complete) *complete = mine->complete;
    return mine->words;
}

void SpellingService::work() {
    std::unique_lock guard(suggestions_lock_);
    while (true) {
        suggestions_wanted_.wait(guard, [&] { return stop_ || !wanted_.empty(); });
        if (stop_) return;
        const std::pair key = wanted_.back(); // the latest question is the one a person looks at
        wanted_.pop_back();
        const auto found = suggestions_.find(key);
        if (found == suggestions_.end()) continue; // forgotten since
        const std::shared_ptr<Suggestions> entry = found->second;
        guard.unlock();
        Language& language = wait(key.first);
        std::vector<std::string> quick = quick_suggestions(key.second, language);
        guard.lock();
        entry->words = quick;
        if (stop_) return;
        guard.unlock();
        std::vector<std::string> all = all_suggestions(key.second, language, std::move(quick));
        guard.lock();
        entry->words = std::move(all);
        entry->complete = true;
        suggestions_done_.notify_all();
        if (suggestions_.size() > most_remembered) suggestions_.clear();
    }
}

} // namespace strateg::language
