// One Hunspell dictionary behind a lock, with a cache of verdicts; for the files of this folder only.
#pragma once

#include "core/base/problem.h"

#include <array>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

class Hunspell;

namespace strateg::language {

/// Thread-safe. Hunspell is not (its affix manager keeps state in members), so calls into it are one at a
/// time; the cache in front is sharded and answers nearly all of them.
class Dictionary {
public:
    /// Reads <stem>.aff and <stem>.dic. Slow: 0.1-0.5 s. Code language.bad-dictionary.
    static Result<std::unique_ptr<Dictionary>> load(const std::filesystem::path& stem);
    ~Dictionary();

    bool spell(std::string_view word);
    /// Slow: 60-180 ms.
    std::vector<std::string> suggest(std::string_view word);

private:
    Dictionary();
    bool look_up(std::string_view word);
    /// In the encoding of the dictionary, and back; empty where it cannot say it.
    std::string encoded(std::string_view word) const;
    std::string decoded(const std::string& word) const;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Shard {
        std::mutex lock;
        std::unordered_map<std::string, bool, Hash, std::equal_to<>> verdicts;
    };
    std::array<Shard, 16> shards_;
    std::mutex lock_;
    std::unique_ptr<Hunspell> hunspell_;
    std::string encoding_; // empty: UTF-8
};

/// Where the dictionary of a language lies: the path without ".aff", or empty.
std::filesystem::path find_dictionary(std::string_view language,
                                      const std::vector<std::filesystem::path>& folders);
/// The Debian package that brings it.
std::string dictionary_package(std::string_view language);

} // namespace strateg::language
