// Everything about looks on paper: fonts, sizes, colours, page. A plain value with the built-in design as its
// defaults; all lengths in PDF points.
#pragma once

#include "core/typeset/pages.h"
#include "core/typeset/theme/families.h"
#include "core/typeset/theme/looks.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::typeset {

struct Theme {
    // fonts
    std::vector<std::filesystem::path> font_folders{"/usr/share/fonts", "/usr/local/share/fonts"};
    std::string name = "report"; // of the theme, for messages
    FamilyFiles body{{{{"Vollkorn-Regular.ttf", "Vollkorn-Italic.ttf"},
                       {"Vollkorn-SemiBold.ttf", "Vollkorn-SemiBoldItalic.ttf"},
                       {"Vollkorn-Bold.ttf", "Vollkorn-BoldItalic.ttf"}}},
                     "fonts-vollkorn"};
    /// The funding statement's typeface must be one of those that Regulation (EU) 2021/1060, Annex IX names;
    /// EB Garamond is a Garamond.
    FamilyFiles statement{{{{"EBGaramond12-Regular.otf", "EBGaramond12-Regular.otf"},
                            {"EBGaramond12-Regular.otf", "EBGaramond12-Regular.otf"},
                            {"EBGaramond12-Bold.otf", "EBGaramond12-Bold.otf"}}},
                          "fonts-ebgaramond"};
    FamilyFiles heading_family, table_family, running_family; // empty: the body's
    std::vector<LanguageFamily> language_families;            // before the ones above
    /// Asked in this order for characters that the family lacks.
    std::vector<FamilyFiles> fallback{{{{{"DejaVuSerif.ttf", "DejaVuSerif-Italic.ttf"},
                                         {"DejaVuSerif-Bold.ttf", "DejaVuSerif-BoldItalic.ttf"},
                                         {"DejaVuSerif-Bold.ttf", "DejaVuSerif-BoldItalic.ttf"}}},
                                       "fonts-dejavu"},
                                      {{{{"DejaVuSans.ttf", "DejaVuSans-Oblique.ttf"},
                                         {"DejaVuSans-Bold.ttf", "DejaVuSans-BoldOblique.ttf"},
                                         {"DejaVuSans-Bold.ttf", "DejaVuSans-BoldOblique.ttf"}}},
                                       "fonts-dejavu"}};

    /// The family of a role; where it has no files of its own, the body's.
    const FamilyFiles& family(Family role) const;
    /// The same in a language: the override with the longest tag that holds for it, else family(role). A role
    /// without files and overrides of its own is the body's in every language.
    const FamilyFiles& family(Family role, std::string_view language) const;

    // page: A4
    double page_width = 595.276, page_height = 841.89;
    double margin_left = 82, margin_right = 78, margin_top = 84, margin_bottom = 84;
    double header_baseline = 52;  // from the top of the page
    double footer_baseline = 800; // from the top of the page
    double text_width() const { return page_width - margin_left - margin_right; }
    double text_height() const { return page_height - margin_top - margin_bottom; }
    /// The same on a page turned by 90°, with the margins where a reader of the turned page sees them.
    double turned_width() const { return page_height - margin_left - margin_right; }
    double turned_height() const { return page_width - margin_top - margin_bottom; }
    int columns = 1;        // of running text; chapters' headings and wide figures and tables span them
    double column_gap = 18; // between two columns
    /// Width of the text in one of n columns.
    double column_width(int n) const {
        return n < 2 ? text_width() : (text_width() - (n - 1) * column_gap) / n;
    }
    double column_width() const { return column_width(columns); }
    /// Distance of the lines of the baseline grid; leadings and spaces of the theme are made of it. 0: no
    /// grid.
    double grid = 0;

    // colours
    Colour ink{28, 30, 34};
    Colour quiet{105, 110, 118};       // captions' labels, running heads, notes' marks
    Colour accent{22, 78, 99};         // headings, rules
    Colour accent_soft{176, 200, 208}; // thin rules
    Colour tint{240, 245, 246};        // boxes, header rows
    Colour warning{166, 74, 30}, warning_tint{251, 243, 236};
    Colour tip{52, 110, 72}, tip_tint{239, 246, 240};
    Colour link{22, 78, 120};

    // text
    TextLook paragraph{10.5, 14, Weight::regular, false, ink, 0, 6};
    std::array<TextLook, 4> heading{{{23, 28, Weight::semibold, false, accent, 0, 16, Family::heading},
                                     {15.5, 20, Weight::semibold, false, accent, 20, 7, Family::heading},
                                     {12.2, 16, Weight::semibold, false, accent, 15, 5, Family::heading},
                                     {10.5, 14, Weight::semibold, true, ink, 11, 3, Family::heading}}};
    TextLook table_text{9, 11.6, Weight::regular, false, ink, 0, 0, Family::table};
    TextLook caption{9.2, 12, Weight::regular, false, ink, 10, 4};
    TextLook footnote{8.6, 11, Weight::regular, false, ink, 0, 1.5};
    TextLook quotation{10.5, 14.4, Weight::regular, true, ink, 6, 10};
    TextLook callout{9.9, 13.2, Weight::regular, false, ink, 0, 5};
    TextLook running{8.6, 11, Weight::regular, false, quiet, 0, 0, Family::running};
    TextLook contents{10.2, 14.4, Weight::regular, false, ink, 0, 0};
    // the cover
    TextLook cover_programme{10.5, 15, Weight::regular, false, quiet, 0, 0};
    TextLook cover_title{34, 39.44, Weight::semibold, false, accent, 40, 16, Family::heading};
    TextLook cover_subtitle{15, 20, Weight::regular, false, ink, 0, 10};
    TextLook cover_edition{11, 16, Weight::regular, false, quiet, 0, 0};
    TextLook cover_role{9, 12, Weight::regular, false, quiet, 0, 0}; // "Lead partner"
    TextLook cover_partner{11, 14.5, Weight::semibold, false, ink, 0, 0};
    TextLook cover_authors{9.5, 13, Weight::regular, false, quiet, 0, 0};
    /// Its family and its colour are given by the rules of EU visibility.
    TextLook cover_statement{13, 16, Weight::regular, false, Colour{0, 51, 153}, 0, 0, Family::statement};
    TextLook cover_disclaimer{8.6, 11, Weight::regular, false, quiet, 0, 0};
    CoverStyle cover;

    // looks of things
    std::array<HeadingStyle, 4> heading_style{
        {{HeadingStyle::Rule::below, 0.9, 7, 0, accent, true, 32, 14, accent, true},
         {HeadingStyle::Rule::none, 0, 0, 0, accent, true, 0, 11.6, accent, false},
         {HeadingStyle::Rule::none, 0, 0, 0, accent, true, 0, 9.15, accent, false},
         {HeadingStyle::Rule::none, 0, 0, 0, accent, true, 0, 7.9, ink, false}}};
    TableStyle table;
    CalloutStyle callout_style;
    QuotationStyle quotation_style;
    RunningStyle running_style;
    double first_line = 0;  // indent of a paragraph that follows a paragraph
    bool justified = true;  // false: ragged right
    bool hyphenated = true; // words of running text may be broken

    double list_indent = 17;
    double item_gap = 2.5;       // between items of a list
    double smallest_table = 7.2; // table text shrinks down to this before words are broken
    bool chapter_on_new_page = true;

    // hyphenation and breaking
    int hyphen_penalty = 60;
    int widow_lines = 2, orphan_lines = 2;
};

} // namespace strateg::typeset
