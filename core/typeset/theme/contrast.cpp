#include "core/typeset/theme/contrast.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace strateg::typeset {
namespace {

constexpr Colour white{255, 255, 255};
constexpr double for_text = 4.5, for_large = 3, for_graphics = 3;

double channel(std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * channel(colour.red) + 0.7152 * channel(colour.green) + 0.0722 * channel(colour.blue);
}

double needed(const TextLook& look) {
    return look.size >= 18 || (look.size >= 14 && look.weight == Weight::bold) ? for_large : for_text;
}

std::string hex(Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text;
}

// Rounded down: 4.49 must not be told as 4.5.
std::string ratio_text(double ratio) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", std::floor(ratio * 100) / 100);
    return text;
}

} // namespace

double contrast(Colour a, Colour b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::vector<ContrastPair> contrast_pairs(const Theme& theme) {
    std::vector<ContrastPair> pairs;
    const auto words = [&](const char* what, const TextLook& look, Colour ground) {
        pairs.push_back({what, look.colour, ground, needed(look)});
    };
    const auto text = [&](const char* what, Colour front, Colour ground) {
        pairs.push_back({what, front, ground, for_text});
    };
    words("text on the page", theme.paragraph, white);
    words("chapter titles on the page", theme.heading[0], white);
    words("headings of level 2 on the page", theme.heading[1], white);
    words("headings of level 3 on the page", theme.heading[2], white);
    words("headings of level 4 on the page", theme.heading[3], white);
    for (std::size_t level = 0; level < theme.heading.size(); ++level)
        pairs.push_back({"numbers of headings on the page", theme.heading_style[level].number_colour, white,
                         needed(theme.heading[level])});
    words("captions on the page", theme.caption, white);
    text("labels of captions on the page", theme.accent, white);
    words("footnotes on the page", theme.footnote, white);
    words("quotations on the page", theme.quotation, white);
    words("running heads on the page", theme.running, white);
    words("contents on the page", theme.contents, white);
    text("what is said quietly on the page", theme.quiet, white);
    text("links on the page", theme.link, white);

    words("text of tables on the page", theme.table_text, white);
    text("heads of tables", theme.table.head_ink, theme.table.head_filled ? theme.table.head_fill : white);
    if (theme.table.striped) {
        words("text of tables on stripes", theme.table_text, theme.table.stripe);
        text("links in tables on stripes", theme.link, theme.table.stripe);
    }
    if (theme.callout_style.filled) {
        words("text of notes on their ground", theme.callout, theme.tint);
        words("text of warnings on their ground", theme.callout, theme.warning_tint);
        words("text of tips on their ground", theme.callout, theme.tip_tint);
        text("the word “Note” on its ground", theme.accent, theme.tint);
        text("the word “Warning” on its ground", theme.warning, theme.warning_tint);
        text("the word “Tip” on its ground", theme.tip, theme.tip_tint);
        text("links in notes on their ground", theme.link, theme.tint);
        text("links in warnings on their ground", theme.link, theme.warning_tint);
        text("links in tips on their ground", theme.link, theme.tip_tint);
    } else {
        words("text of notes on the page", theme.callout, white);
    }
    if (theme.callout_style.bar > 0) {
        pairs.push_back({"bars of notes on the page", theme.accent, white, for_graphics});
        pairs.push_back({"bars of warnings on the page", theme.warning, white, for_graphics});
        pairs.push_back({"bars of tips on the page", theme.tip, white, for_graphics});
    }

    const bool field = theme.cover.kind == CoverStyle::Kind::field;
    const Colour ground = field ? theme.cover.fill : white;
    const auto on_cover = [&](const char* what, const TextLook& look) {
        pairs.push_back({what, field ? theme.cover.on_fill : look.colour, ground, needed(look)});
    };
    on_cover("the programme on the cover", theme.cover_programme);
    on_cover("the title on the cover", theme.cover_title);
    on_cover("the subtitle on the cover", theme.cover_subtitle);
    on_cover("the edition on the cover", theme.cover_edition);
    words("roles of partners on the cover", theme.cover_role, white);
    words("names of partners on the cover", theme.cover_partner, white);
    words("authors on the cover", theme.cover_authors, white);
    words("the funding statement on the cover", theme.cover_statement, white);
    words("the disclaimer on the cover", theme.cover_disclaimer, white);
    return pairs;
}

Problems contrast_problems(const Theme& theme) {
    Problems problems;
    std::set<std::string> told;
    for (const ContrastPair& pair : contrast_pairs(theme)) {
        const double ratio = contrast(pair.front, pair.ground);
        if (ratio >= pair.needed || !told.insert(pair.what).second) continue;
        problems.push_back({Severity::warning,
                            "theme.contrast",
                            {},
                            "The contrast of " + pair.what + " (" + hex(pair.front) + " on " +
                                hex(pair.ground) + ") is " + ratio_text(ratio) + " : 1; " +
                                (pair.needed == for_text ? "4.5" : "3") + " : 1 is needed to be read by all.",
                            "Make the darker of the two darker, or the lighter one lighter."});
    }
    return problems;
}

} // namespace strateg::typeset
