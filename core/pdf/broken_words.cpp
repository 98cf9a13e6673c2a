#include "core/pdf/broken_words.h"

namespace strateg::pdf {
namespace {

using typeset::GlyphRun;
using typeset::Pages;

std::uint64_t key(std::size_t page, std::size_t item) {
    return static_cast<std::uint64_t>(page) << 32 | item;
}

/// A word whose end has not come yet.
struct Open {
    std::size_t page = 0, item = 0;
    std::size_t replacement = 0; // of the first part, in its run's list
    std::string text;            // the parts so far
    double y = 0;                // of the last part
    std::size_t last_page = 0;
};

bool ends_with_hyphen(std::string_view text) {
    return text.ends_with('-') || text.ends_with('/') || text.ends_with("\u2010");
}

} // namespace

BrokenWords::BrokenWords(const Pages& pages) {
    std::unordered_map<std::uint32_t, Open> open; // by structure element: a note may come in between
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        const auto& items = pages.pages[page].items;
        for (std::size_t item = 0; item < items.size(); ++item) {
            const auto* run = std::get_if<GlyphRun>(&items[item]);
            if (!run || run->element == typeset::none || run->pieces.empty()) continue;
            const auto shape = [&](std::size_t piece) -> const typeset::Shape& {
                static const typeset::Shape nothing;
                const std::uint32_t number = run->pieces[piece].shape;
                return number < pages.shapes.size() ? pages.shapes[number] : nothing;
            };
            const std::size_t count = run->pieces.size();
            const bool hyphenated = shape(count - 1).added_hyphen;
            const std::size_t words = hyphenated ? count - 1 : count;

            bool first_is_part = false; // of a word from a line before
            if (auto at = open.find(run->element); at != open.end()) {
                Open& word = at->second;
                const bool next_line = word.last_page != page || word.y != run->y;
                const std::string& part = shape(0).text;
                if (next_line && words > 0 && part != " " && part != "\u00A0") {
                    first_is_part = true;
                    word.text += part;
                    word.y = run->y;
                    word.last_page = page;
                    replacements_[key(page, item)].push_back({0, words == 1 ? count : 1, {}, true});
                    replacements_[key(word.page, word.item)][word.replacement].text = word.text;
                }
                const bool goes_on = first_is_part && words == 1 && (hyphenated || ends_with_hyphen(part));
                if (goes_on) continue;
                open.erase(at);
            }
            if (words == 0 || (first_is_part && words == 1)) continue;
            const std::string& last = shape(words - 1).text;
            if (!hyphenated && !ends_with_hyphen(last)) continue;
            auto& list = replacements_[key(page, item)];
            list.push_back({words - 1, count, hyphenated ? last : std::string(), false});
            open[run->element] = {page, item, list.size() - 1, last, run->y, page};
        }
    }
    // Hyphens of the text that no line break follows need nothing.
    for (auto& [run, list] : replacements_)
        std::erase_if(list, [](const Replacement& r) { return !r.continuation && r.text.empty(); });
}

const std::vector<Replacement>& BrokenWords::of(std::size_t page, std::size_t item) const {
    static const std::vector<Replacement> nothing;
    const auto found = replacements_.find(key(page, item));
    return found == replacements_.end() ? nothing : found->second;
}

} // namespace strateg::pdf
