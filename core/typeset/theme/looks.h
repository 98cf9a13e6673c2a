// What a theme says of each thing on paper: plain values, lengths in PDF points.
#pragma once

#include "core/typeset/pages.h"
#include "core/typeset/theme/families.h"

#include <cstdint>

namespace strateg::typeset {

struct TextLook {
    double size = 10.5;
    double leading = 14;
    Weight weight = Weight::regular;
    bool italic = false;
    Colour colour{};
    double before = 0; // space above
    double after = 0;  // space below
    Family family = Family::body;
    friend bool operator==(const TextLook&, const TextLook&) = default;
};

/// What a heading has beside its words' look.
struct HeadingStyle {
    enum class Rule : std::uint8_t { none, above, below };
    Rule rule = Rule::none;
    double rule_weight = 0.9, rule_gap = 7; // gap: between the line of words and the rule
    double rule_length = 0;                 // 0: as wide as the text
    Colour rule_colour{22, 78, 99};
    bool hanging = true;     // the number in a column of its own; false: the words go on below it
    double number_width = 0; // that column is at least so wide
    double number_gap = 0;   // between number and words
    Colour number_colour{22, 78, 99};
    bool wide = false; // across all columns
    friend bool operator==(const HeadingStyle&, const HeadingStyle&) = default;
};

struct TableStyle {
    double outer_rule = 0.9; // above, below, and under the head; 0: none
    double inner_rule = 0.4; // between rows
    Colour outer_colour{22, 78, 99}, inner_colour{176, 200, 208};
    bool head_filled = true;
    Colour head_fill{240, 245, 246}, head_ink{22, 78, 99};
    Weight head_weight = Weight::semibold;
    bool striped = false; // every second row filled
    Colour stripe{246, 249, 250};
    double pad_x = 5, pad_top = 3.2, pad_bottom = 3.6;
    double after = 14;
    friend bool operator==(const TableStyle&, const TableStyle&) = default;
};

struct CalloutStyle {
    double bar = 2.5; // at the left edge; 0: none
    bool filled = true;
    double before = 10, after = 14;
    friend bool operator==(const CalloutStyle&, const CalloutStyle&) = default;
};

struct QuotationStyle {
    double inset = 20; // from both edges
    double bar = 1.2;  // 0: none
    double bar_at = 6; // from the left edge
    Colour bar_colour{176, 200, 208};
    friend bool operator==(const QuotationStyle&, const QuotationStyle&) = default;
};

/// What stands at the head and foot of pages.
struct RunningStyle {
    enum class Words : std::uint8_t { none, title, chapter };
    enum class Number : std::uint8_t { none, left, centre, right, outer };
    Words left = Words::title, right = Words::chapter;
    double rule = 0.4, rule_gap = 7; // below the head; 0: none
    Number number = Number::right;
    friend bool operator==(const RunningStyle&, const RunningStyle&) = default;
};

/// The first page. Sizes of its words are TextLooks of the theme: cover_title …
struct CoverStyle {
    enum class Kind : std::uint8_t {
        band,  // a band of colour along the outer edge
        plain, // rules and words on white
        field  // a field of colour to the edges of the paper, with the title and the cover picture
    };
    Kind kind = Kind::band;
    double band = 22;     // width of the band, or of the bar above a plain title
    double top = 205;     // where the title begins, at least
    double field = 0.62;  // part of the page's height
    double emblem = 40;   // height of the emblem; the rules ask for 28.35 (1 cm) at least
    bool picture = false; // the project's cover picture is shown
    Colour fill{22, 78, 99}, second{176, 200, 208};
    Colour on_fill{255, 255, 255}; // words on the field
    friend bool operator==(const CoverStyle&, const CoverStyle&) = default;
};

} // namespace strateg::typeset
