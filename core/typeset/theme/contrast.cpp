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
    words(to_say("text on the page"), theme.paragraph, white);
    words(to_say("chapter titles on the page"), theme.heading[0], white);
    words(to_say("headings of level 2 on the page"), theme.heading[1], white);
    words(to_say("headings of level 3 on the page"), theme.heading[2], white);
    words(to_say("headings of level 4 on the page"), theme.heading[3], white);
    for (std::size_t level = 0; level < theme.heading.size(); ++level)
        pairs.push_back({to_say("numbers of headings on the page"), theme.heading_style[level].number_colour,
                         white, needed(theme.heading[level])});
    words(to_say("captions on the page"), theme.caption, white);
    text(to_say("labels of captions on the page"), theme.accent, white);
    words(to_say("footnotes on the page"), theme.footnote, white);
    words(to_say("quotations on the page"), theme.quotation, white);
    words(to_say("running heads on the page"), theme.running, white);
    words(to_say("contents on the page"), theme.contents, white);
    text(to_say("what is said quietly on the page"), theme.quiet, white);
    text(to_say("links on the page"), theme.link, white);

    words(to_say("text of tables on the page"), theme.table_text, white);
    text(to_say("heads of tables"), theme.table.head_ink,
         theme.table.head_filled ? theme.table.head_fill : white);
    if (theme.table.striped) {
        words(to_say("text of tables on stripes"), theme.table_text, theme.table.stripe);
        text(to_say("links in tables on stripes"), theme.link, theme.table.stripe);
    }
    if (theme.callout_style.filled) {
        words(to_say("text of notes on their ground"), theme.callout, theme.tint);
        words(to_say("text of warnings on their ground"), theme.callout, theme.warning_tint);
        words(to_say("text of tips on their ground"), theme.callout, theme.tip_tint);
        text(to_say("the word “Note” on its ground"), theme.accent, theme.tint);
        text(to_say("the word “Warning” on its ground"), theme.warning, theme.warning_tint);
        text(to_say("the word “Tip” on its ground"), theme.tip, theme.tip_tint);
        text(to_say("links in notes on their ground"), theme.link, theme.tint);
        text(to_say("links in warnings on their ground"), theme.link, theme.warning_tint);
        text(to_say("links in tips on their ground"), theme.link, theme.tip_tint);
    } else {
        words(to_say("text of notes on the page"), theme.callout, white);
    }
    if (theme.callout_style.bar > 0) {
        pairs.push_back({to_say("bars of notes on the page"), theme.accent, white, for_graphics});
        pairs.push_back({to_say("bars of warnings on the page"), theme.warning, white, for_graphics});
        pairs.push_back({to_say("bars of tips on the page"), theme.tip, white, for_graphics});
    }

    const bool field = theme.cover.kind == CoverStyle::Kind::field;
    const Colour ground = field ? theme.cover.fill : white;
    const auto on_cover = [&](const char* what, const TextLook& look) {
        pairs.push_back({what, field ? theme.cover.on_fill : look.colour, ground, needed(look)});
    };
    on_cover(to_say("the programme on the cover"), theme.cover_programme);
    on_cover(to_say("the title on the cover"), theme.cover_title);
    on_cover(to_say("the subtitle on the cover"), theme.cover_subtitle);
    on_cover(to_say("the edition on the cover"), theme.cover_edition);
    words(to_say("roles of partners on the cover"), theme.cover_role, white);
    words(to_say("names of partners on the cover"), theme.cover_partner, white);
    words(to_say("authors on the cover"), theme.cover_authors, white);
    words(to_say("the funding statement on the cover"), theme.cover_statement, white);
    words(to_say("the disclaimer on the cover"), theme.cover_disclaimer, white);
    return pairs;
}

Problems contrast_problems(const Theme& theme) {
    Problems problems;
    std::set<std::string> told;
    for (const ContrastPair& pair : contrast_pairs(theme)) {
        const double ratio = contrast(pair.front, pair.ground);
        if (ratio >= pair.needed || !told.insert(pair.what).second) continue;
        problems.push_back(
            {Severity::warning,
             "theme.contrast",
             {},
             say("The contrast is too low: {} ({} on {}), {} : 1; {} : 1 is needed to be read by all.",
                 translated(pair.what), hex(pair.front), hex(pair.ground), ratio_text(ratio),
                 ratio_text(pair.needed)),
             say("Make the darker of the two darker, or the lighter one lighter.")});
    }
    return problems;
}

} // namespace strateg::typeset
