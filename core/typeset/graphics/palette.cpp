#include "core/typeset/graphics/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace strateg::typeset {
namespace {

constexpr Colour white{255, 255, 255};

double linear(std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

struct Hue {
    double degrees = 0, saturation = 0;
};

Hue hue_of(const Colour& colour) {
    const double r = colour.red / 255.0, g = colour.green / 255.0, b = colour.blue / 255.0;
    const double high = std::max({r, g, b}), low = std::min({r, g, b}), range = high - low;
    if (range < 1e-6) return {};
    const double degrees = high == r   ? std::fmod((g - b) / range + 6, 6) * 60
                           : high == g ? ((b - r) / range + 2) * 60
                                       : ((r - g) / range + 4) * 60;
    const double lightness = (high + low) / 2;
    return {degrees, range / (1 - std::abs(2 * lightness - 1) + 1e-9)};
}

Colour from_hsl(Hue hue, double lightness) {
    const double chroma = (1 - std::abs(2 * lightness - 1)) * std::clamp(hue.saturation, 0.0, 1.0);
    const auto part = [&](double offset) {
        const double k = std::fmod(hue.degrees / 60 + offset, 6);
        const double value = lightness + chroma / 2 - chroma * std::clamp(std::min(k, 4 - k), 0.0, 1.0);
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    return {part(5), part(3), part(1)};
}

/// The colour of this hue with the luminance wanted.
Colour with_luminance(Hue hue, double wanted) {
    double low = 0, high = 1;
    for (int i = 0; i < 24; ++i) {
        const double middle = (low + high) / 2;
        (luminance(from_hsl(hue, middle)) < wanted ? low : high) = middle;
    }
    return from_hsl(hue, low);
}

// Luminances whose contrast to white is 12, 5 and 3.1.
constexpr double dark = 0.0375, medium = 0.16, light = 0.288;
constexpr double pale = 0.66; // with an outline only

} // namespace

double luminance(const Colour& colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(const Colour& a, const Colour& b) {
    const double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

Colour readable_on(const Colour& background, const Colour& ink) {
    return contrast(background, white) >= contrast(background, ink) ? white : ink;
}

Colour for_words(const Colour& colour) {
    constexpr double most = 0.18;
    return luminance(colour) <= most ? colour : with_luminance(hue_of(colour), most);
}

Tone series_tone(const Colour& accent, std::size_t n) {
    const Hue own = hue_of(accent);
    const double saturation = std::clamp(own.saturation, 0.0, 0.75);
    const bool grey = own.saturation < 0.08;
    const Hue opposite{std::fmod(own.degrees + 190, 360), grey ? 0.0 : std::max(0.62, saturation)};
    const Hue quiet{own.degrees, saturation * 0.45};
    const double own_luminance = std::clamp(luminance(accent), dark, 0.075);
    const Colour first = with_luminance({own.degrees, saturation}, own_luminance);
    const std::array<Colour, 3> tones{first, with_luminance(opposite, light), with_luminance(quiet, medium)};
    n %= most_tones;
    if (n == 3) return {with_luminance(quiet, pale), Stripes::none, first, true};
    if (n > 3) --n;
    return {tones[n % 3], static_cast<Stripes>(n / 3), tones[n % 3], false};
}

std::vector<Colour> shades(const Colour& accent, std::size_t n) {
    const Hue own = hue_of(accent);
    std::vector<Colour> result;
    for (std::size_t i = 0; i < n; ++i) {
        const double at = n < 2 ? 0.3 : static_cast<double>(i) / static_cast<double>(n - 1);
        // Steps of equal contrast.
        const double wanted = (dark + 0.05) * std::pow((light + 0.05) / (dark + 0.05), at) - 0.05;
        result.push_back(with_luminance({own.degrees, std::clamp(own.saturation, 0.0, 0.6)}, wanted));
    }
    return result;
}

} // namespace strateg::typeset
