// Serbian in its two scripts. Cyrillic → Latin loses nothing; Latin → Cyrillic resolves lj, nj and dž, which
// are one letter (љ, њ, џ) or two (лј, нј, дж), by the stems of dictionaries/digraph-traps-sr.txt.
// Pure functions, callable from any thread.
//
// What never changes script: passages marked `foreign`, objects, the targets of marks (addresses, ids), words
// with letters that Serbian does not have (й, щ; q, w, ä), and towards Cyrillic also URLs, e-mail addresses,
// file names and Roman numerals.
#pragma once

#include "core/language/views.h"
#include "core/model/rich_text.h"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::language {

/// ЉУБАВ → LJUBAV, Љубав → Ljubav, Њ. К. → Nj. K.; Latin letters stay as they are.
template <std::convertible_to<std::string_view> Characters>
std::string to_latin(const Characters& text);
model::RichText to_latin(const model::RichText& text);

/// Ljubav → Љубав, injekcija → инјекција, ǆ → џ, c + caron → ч; Cyrillic letters stay as they are.
template <std::convertible_to<std::string_view> Characters>
std::string to_cyrillic(const Characters& text);
model::RichText to_cyrillic(const model::RichText& text);

/// A text of the view's language as the view shows it. Only Serbian changes: for sr-Latn every text; for
/// sr-Cyrl a text that is plainly Serbian typed in Latin letters (no Cyrillic at all, and č ć ž š đ or a
/// Serbian function word in it), so that a lone "Interreg" in a cell stays. Projects should store Cyrillic:
/// importers call to_cyrillic.
model::RichText in_view(const model::RichText& text, const View& view);
template <std::convertible_to<std::string_view> Characters>
std::string in_view(const Characters& text, const View& view);

/// A text in another script, with the way back for offsets.
struct Transliterated {
    model::RichText text;
    /// (byte in the original, byte in `text`) at the beginning of every character that changed its length
    /// and at both ends; between two entries offsets run in parallel. Sorted.
    std::vector<std::pair<std::size_t, std::size_t>> offsets;
    std::size_t to_original(std::size_t byte) const;
    std::size_t from_original(std::size_t byte) const;
};
Transliterated to_latin_with_offsets(const model::RichText& text);

// Characters may be a std::string, a string_view or a literal, which would all convert to RichText as well.
namespace detail {
std::string to_latin(std::string_view text);
std::string to_cyrillic(std::string_view text);
std::string in_view(std::string_view text, const View& view);
} // namespace detail

template <std::convertible_to<std::string_view> Characters>
std::string to_latin(const Characters& text) {
    return detail::to_latin(std::string_view(text));
}
template <std::convertible_to<std::string_view> Characters>
std::string to_cyrillic(const Characters& text) {
    return detail::to_cyrillic(std::string_view(text));
}
template <std::convertible_to<std::string_view> Characters>
std::string in_view(const Characters& text, const View& view) {
    return detail::in_view(std::string_view(text), view);
}

} // namespace strateg::language
