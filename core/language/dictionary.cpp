#include "core/language/dictionary.h"

#include "core/language/icu.h"
#include "core/language/views.h"

#include <algorithm>
#include <hunspell.hxx>
#include <map>
#include <unicode/ucnv.h>

namespace strateg::language {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_verdicts_in_a_shard = 32768;
// Hunspell refuses words beyond 100 characters anyway
constexpr std::size_t longest_word = 300;

bool is_readable(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error) && fs::file_size(file, error) > 0 && !error;
}

fs::path with_ending(const fs::path& stem, const char* ending) {
    return fs::path(stem.string() + ending);
}

} // namespace

Dictionary::Dictionary() = default;
Dictionary::~Dictionary() = default;

Result<std::unique_ptr<Dictionary>> Dictionary::load(const fs::path& stem) {
    const auto bad = [&] {
        return fail("language.bad-dictionary",
                    say("The spelling dictionary \"{}\" cannot be read.", stem.string()),
                    "Install its package again.");
    };
    if (!is_readable(with_ending(stem, ".aff")) || !is_readable(with_ending(stem, ".dic"))) return bad();
    std::unique_ptr<Dictionary> dictionary(new Dictionary);
    try {
        dictionary->hunspell_ =
            std::make_unique<Hunspell>(with_ending(stem, ".aff").c_str(), with_ending(stem, ".dic").c_str());
    } catch (const std::exception&) {
        return bad();
    }
    const std::string& encoding = dictionary->hunspell_->get_dict_encoding();
    if (encoding != "UTF-8") dictionary->encoding_ = encoding;
    return dictionary;
}

bool Dictionary::spell(std::string_view word) {
    if (word.size() > longest_word) return false;
    Shard& shard = shards_[Hash()(word) % shards_.size()];
    {
        const std::lock_guard guard(shard.lock);
        if (const auto found = shard.verdicts.find(word); found != shard.verdicts.end()) return found->second;
    }
    const bool verdict = look_up(word);
    const std::lock_guard guard(shard.lock);
    if (shard.verdicts.size() >= most_verdicts_in_a_shard) shard.verdicts.clear();
    shard.verdicts.emplace(word, verdict);
    return verdict;
}

bool Dictionary::look_up(std::string_view word) {
    const std::string text = encoded(word);
    if (text.empty()) return false;
    const std::lock_guard guard(lock_);
    return hunspell_->spell(text);
}

std::vector<std::string> Dictionary::suggest(std::string_view word) {
    const std::string text = encoded(word);
    if (text.empty() || text.size() > longest_word) return {};
    std::vector<std::string> words;
    {
        const std::lock_guard guard(lock_);
        words = hunspell_->suggest(text);
    }
    for (std::string& suggestion : words) suggestion = decoded(suggestion);
    return words;
}

std::string Dictionary::encoded(std::string_view word) const {
    if (encoding_.empty()) return std::string(word);
    const icu::UnicodeString text = to_unicode(word);
    std::string result(static_cast<std::size_t>(text.length()) * 4 + 8, '\0');
    const int32_t length = text.extract(0, text.length(), result.data(), static_cast<uint32_t>(result.size()),
                                        encoding_.c_str());
    result.resize(static_cast<std::size_t>(std::max<int32_t>(length, 0)));
    // ICU writes SUB for what the encoding lacks: then the dictionary cannot know the word
    return result.find('\x1A') == std::string::npos ? result : std::string();
}

std::string Dictionary::decoded(const std::string& word) const {
    if (encoding_.empty()) return word;
    return to_utf8(icu::UnicodeString(word.data(), static_cast<int32_t>(word.size()), encoding_.c_str()));
}

fs::path find_dictionary(std::string_view tag, const std::vector<fs::path>& folders) {
    const std::string language = language_of(tag);
    std::string upper = language;
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    std::vector<std::string> names;
    if (language == "en") {
        names = tag.ends_with("US") ? std::vector<std::string>{"en_US", "en_GB"}
                                    : std::vector<std::string>{"en_GB", "en_US"};
    } else if (language == "sr") {
        names = {"sr_RS", "sr"}; // Cyrillic; Latin words are looked up in Cyrillic
    } else {
        std::string region(tag);
        std::replace(region.begin(), region.end(), '-', '_');
        names = {region, language + '_' + upper, language};
    }
    for (const std::string& name : names)
        for (const fs::path& folder : folders)
            if (is_readable(folder / (name + ".aff")) && is_readable(folder / (name + ".dic")))
                return folder / name;
    // any region of the language, the first by name
    for (const fs::path& folder : folders) {
        std::error_code error;
        std::vector<fs::path> found;
        for (const auto& entry : fs::directory_iterator(folder, error))
            if (entry.path().extension() == ".aff" &&
                entry.path().filename().string().starts_with(language + '_') &&
                is_readable(fs::path(entry.path()).replace_extension(".dic")))
                found.push_back(fs::path(entry.path()).replace_extension());
        if (!found.empty()) return *std::min_element(found.begin(), found.end());
    }
    return {};
}

std::string dictionary_package(std::string_view tag) {
    static const std::map<std::string, std::string, std::less<>> special = {
        {"en", "hunspell-en-gb"}, {"de", "hunspell-de-de"}, {"pt", "hunspell-pt-pt"}, {"nb", "hunspell-no"}};
    const std::string language = language_of(tag);
    if (tag == "en-US") return "hunspell-en-us";
    const auto found = special.find(language);
    return found == special.end() ? "hunspell-" + language : found->second;
}

} // namespace strateg::language
