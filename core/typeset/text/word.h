// A word as it is set: shaped once, placed many times, measured in em.
#pragma once

#include "core/typeset/fonts/font_set.h"
#include "core/typeset/text/neighbours.h"

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace strateg::typeset {

/// A place inside a word where a line may end.
struct WordBreak {
    std::uint32_t byte = 0;
    float width_before = 0; // em, of what stands before it
    float hang = 0;         // em, how far the mark before it goes over the margin ("-", "/")
    bool hyphen = false;    // true: a hyphen is added; false: the line ends as it stands
};

struct Piece {
    std::uint32_t shape = 0; // in Shaper::shapes()
    float width = 0;         // em
};

struct Word {
    std::string_view text; // as long as the Shaper
    std::span<const Piece> pieces;
    std::span<const WordBreak> breaks;   // ascending
    std::span<const char32_t> missing;   // characters no font has
    float width = 0;                     // em
    float hang_left = 0, hang_right = 0; // em, how far its outer marks go over the margins
    Neighbour neighbour;
    std::uint32_t setting = 0; // what it was shaped as
};

/// Words by (setting, text): a table of hashes, as compact as it gets, because it is asked for every word of
/// every paragraph. Does not own them.
class WordTable {
public:
    static std::uint64_t hash(std::uint32_t setting, std::string_view text) {
        std::uint64_t h = (setting + 1) * 0x9E3779B97F4A7C15ull + text.size();
        const char* at = text.data();
        std::size_t left = text.size();
        for (; left >= 8; at += 8, left -= 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, at, 8);
            h = mix(h ^ eight);
        }
        if (left != 0) {
            std::uint64_t rest = 0;
            std::memcpy(&rest, at, left);
            h = mix(h ^ rest);
        }
        return h | 1; // 0 is an empty slot
    }

    const Word* find(std::uint64_t hash, std::uint32_t setting, std::string_view text) const {
        if (slots_.empty()) return nullptr;
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = index(hash) & mask; slots_[at].hash != 0; at = (at + 1) & mask) {
            if (slots_[at].hash != hash) continue;
            const Word& word = *slots_[at].word;
            if (word.setting == setting && word.text == text) return &word;
        }
        return nullptr;
    }

    void insert(std::uint64_t hash, const Word* word) {
        if (++count_ * 2 > slots_.size()) grow();
        place({hash, word});
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        const Word* word = nullptr;
    };
    static std::uint64_t mix(std::uint64_t h) {
        h *= 0xD6E8FEB86659FD93ull;
        return h ^ (h >> 32);
    }
    static std::size_t index(std::uint64_t hash) { return static_cast<std::size_t>(hash >> 1); }
    void place(const Slot& slot) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = index(slot.hash) & mask;
        while (slots_[at].hash != 0) at = (at + 1) & mask;
        slots_[at] = slot;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old)
            if (slot.hash != 0) place(slot);
    }

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

} // namespace strateg::typeset
