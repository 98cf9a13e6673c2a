// Colours of charts, made of the theme's accent. Every one has a contrast of at least 3:1 to white paper
// (WCAG 2.1, 1.4.11), or an outline that has, and neighbours differ in lightness, so that they are told apart
// in grey, too. From the fifth series on white stripes are added: no more shades can be kept apart that far.
#pragma once

#include "core/typeset/pages.h"

#include <cstddef>
#include <vector>

namespace strateg::typeset {

enum class Stripes : std::uint8_t { none, rising, falling };

struct Tone {
    Colour colour;
    Stripes stripes = Stripes::none;
    Colour line; // of an outline where `outlined`, and of lines and words in this tone
    bool outlined = false;
};

/// As many tones can be told apart.
inline constexpr std::size_t most_tones = 10;

/// The tone of the n-th series, from 0; repeats behind most_tones.
Tone series_tone(const Colour& accent, std::size_t n);
/// n shades of the accent from dark to light, for the parts of a whole, which stand in this order.
std::vector<Colour> shades(const Colour& accent, std::size_t n);

/// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(const Colour& colour);
double contrast(const Colour& a, const Colour& b);
/// The colour, darkened as far as words on white paper need (4.5:1).
Colour for_words(const Colour& colour);
/// White or the ink, whatever is read better on it.
Colour readable_on(const Colour& background, const Colour& ink);

} // namespace strateg::typeset
