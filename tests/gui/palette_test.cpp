// Contrast of everything that is drawn, on every ground it is drawn on, under several desktops' colours.
#include "gui/logic/palette.h"
#include "tests/support/catch.h"

#include <string>
#include <vector>

using namespace strateg::gui;

namespace {

struct Desktop {
    const char* name;
    Colour paper, ink, panel;
};

const std::vector<Desktop> desktops{
    {"Adwaita", {0xFF, 0xFF, 0xFF}, {0x00, 0x00, 0x00}, {0xF6, 0xF5, 0xF4}},
    {"Adwaita dark", {0x2D, 0x2D, 0x2D}, {0xFF, 0xFF, 0xFF}, {0x35, 0x35, 0x35}},
    {"Yaru", {0xFF, 0xFF, 0xFF}, {0x3D, 0x3D, 0x3D}, {0xFA, 0xFA, 0xFA}},
    {"Breeze dark", {0x1B, 0x1E, 0x20}, {0xFC, 0xFC, 0xFC}, {0x31, 0x36, 0x3B}},
    {"high contrast", {0xFF, 0xFF, 0xFF}, {0x00, 0x00, 0x00}, {0xFF, 0xFF, 0xFF}},
    {"high contrast, inverse", {0x00, 0x00, 0x00}, {0xFF, 0xFF, 0xFF}, {0x00, 0x00, 0x00}},
};

} // namespace

TEST_CASE("contrast is WCAG's") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    CHECK(contrast({0x77, 0x77, 0x77}, {255, 255, 255}) == Approx(4.48).epsilon(0.01));
    CHECK(contrast({9, 9, 9}, {9, 9, 9}) == Approx(1));
}

TEST_CASE("text can be read on every ground, in light and dark") {
    for (const Desktop& desktop : desktops) {
        INFO(desktop.name);
        const Palette p = palette_of(desktop.paper, desktop.ink, desktop.panel);
        const std::vector<std::pair<const char*, Colour>> grounds{
            {"paper", p.paper},         {"row", p.row},          {"panel", p.panel}, {"note", p.note},
            {"warning", p.warning},     {"tip", p.tip},          {"head", p.head},   {"value", p.value},
            {"reference", p.reference}, {"guidance", p.guidance}};
        for (const auto& [name, ground] : grounds) {
            INFO(name);
            CHECK(contrast(p.ink, ground) >= 4.5);
            CHECK(contrast(p.quiet, ground) >= 4.5);
            CHECK(contrast(p.accent, ground) >= 4.5);
        }
        CHECK(contrast(p.ink, p.selection) >= 4.5);
        CHECK(contrast(p.ink, p.accent_soft) >= 4.5);
    }
}

TEST_CASE("marks that mean something can be seen, in light and dark") {
    for (const Desktop& desktop : desktops) {
        INFO(desktop.name);
        const Palette p = palette_of(desktop.paper, desktop.ink, desktop.panel);
        for (const Colour ground : {p.paper, p.row, p.panel})
            for (const Colour mark :
                 {p.spelling, p.translation, p.missing, p.stale, p.unconfirmed, p.good, p.accent, p.faint})
                CHECK(contrast(mark, ground) >= 3);
        CHECK(p.dark == (contrast(desktop.paper, {0, 0, 0}) < 5));
    }
}
