#include "gui/logic/palette.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace strateg::gui {
namespace {

double luminance(Colour colour) {
    const auto linear = [](unsigned char value) {
        const double share = value / 255.0;
        return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

/// More and more of the ink until the contrast with every ground is enough: desktops choose many greys.
Colour readable(Colour colour, Colour ink, std::initializer_list<Colour> grounds, double wanted) {
    const auto is_weak = [&](Colour ground) { return contrast(colour, ground) < wanted; };
    for (int step = 0; step < 30 && std::any_of(grounds.begin(), grounds.end(), is_weak); ++step)
        colour = mixed(ink, colour, 0.1);
    return colour;
}

} // namespace

Colour mixed(Colour a, Colour b, double share) {
    const auto mix = [&](unsigned char x, unsigned char y) {
        return static_cast<unsigned char>(x * share + y * (1 - share) + 0.5);
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

double contrast(Colour a, Colour b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Palette palette_of(Colour paper, Colour ink, Colour panel) {
    Palette palette;
    palette.paper = paper;
    palette.ink = ink;
    palette.panel = panel;
    palette.dark = luminance(paper) < 0.2;
    const bool dark = palette.dark;
    const Colour blue = dark ? Colour{0x8A, 0xB8, 0xF8} : Colour{0x1F, 0x5F, 0xBF};
    const Colour amber = dark ? Colour{0xE8, 0xB3, 0x4A} : Colour{0xB3, 0x74, 0x00};
    const Colour green = dark ? Colour{0x6F, 0xCB, 0x8C} : Colour{0x2A, 0x7F, 0x4F};
    const Colour red = dark ? Colour{0xFF, 0x8A, 0x80} : Colour{0xC6, 0x1E, 0x29};
    palette.line = mixed(ink, paper, 0.14);
    palette.accent_soft = mixed(blue, paper, 0.14);
    palette.selection = mixed(blue, paper, dark ? 0.38 : 0.28);
    palette.row = mixed(blue, paper, 0.045);
    palette.note = mixed(blue, paper, 0.09);
    palette.warning = mixed(amber, paper, 0.13);
    palette.tip = mixed(green, paper, 0.11);
    palette.guidance = mixed(ink, paper, 0.05);
    palette.head = mixed(ink, paper, 0.07);
    palette.value = mixed(green, paper, 0.17);
    palette.reference = mixed(blue, paper, 0.13);
    const Colour violet = dark ? Colour{0xC3, 0x9B, 0xF5} : Colour{0x8A, 0x3F, 0xC4};
    palette.comment = mixed(violet, paper, dark ? 0.2 : 0.11);
    palette.comment_here = mixed(violet, paper, dark ? 0.32 : 0.22);

    const std::initializer_list<Colour> grounds{
        palette.paper,        palette.row, palette.panel, palette.note,  palette.warning,   palette.comment,
        palette.comment_here, palette.tip, palette.head,  palette.value, palette.reference, palette.guidance};
    const std::initializer_list<Colour> plain{palette.paper, palette.row, palette.panel};
    palette.quiet = readable(mixed(ink, paper, 0.62), ink, grounds, 4.55);
    palette.accent = readable(blue, ink, grounds, 4.55);
    palette.faint = readable(mixed(ink, paper, 0.42), ink, plain, 3.05);
    palette.spelling = readable(red, ink, plain, 3.05);
    palette.translation = readable(amber, ink, plain, 3.05);
    palette.comment_edge = readable(violet, ink, plain, 3.05);
    palette.missing = palette.spelling;
    palette.stale = palette.translation;
    palette.unconfirmed = palette.faint;
    palette.good = readable(green, ink, plain, 3.05);
    return palette;
}

} // namespace strateg::gui
