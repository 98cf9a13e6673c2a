// Nodes of the document into vertical material. One per thread and layout run.
#pragma once

#include "core/typeset/layout/strip.h"
#include "core/typeset/layout/table_needs.h"
#include "core/typeset/text/paragraph.h"
#include "core/typeset/theme.h"

#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace strateg::typeset {

class BlockLayout {
public:
    BlockLayout(const Document& document, const Theme& theme, ParagraphSetter& setter, Shaper& shaper)
        : document_(document), theme_(theme), setter_(setter), shaper_(shaper), measure_(theme.text_width()) {
    }

    /// What is printed for the pages of the anchors, "iv", "17"; empty before they are known.
    void set_pages(std::vector<std::string> label_of_anchor) { pages_ = std::move(label_of_anchor); }

    /// Width of the text where the block that is being laid stands: a column, the page, or a turned page.
    double measure() const { return measure_; }
    /// The most that one page or column holds there.
    double room() const;

    LaidBlock node(std::uint32_t index);
    std::vector<Strip> footnote(const Footnote& note);
    std::vector<LaidBlock> contents(); // with the abbreviations
    std::vector<LaidBlock> index();    // always as many blocks

    /// Lines of text at (x, 0) downwards, each a strip; the first and last lines are kept from standing
    /// alone.
    std::vector<Strip> lines(const std::vector<Span>& spans, double x, const ParagraphLook& look,
                             double leading);
    /// One line that is never broken, its runs relative to its baseline.
    SetLine single(const std::vector<Span>& spans);

    /// The number printed for an anchor's page, in words or digits; empty before it is known.
    std::string page_label(std::uint32_t anchor) const;

private:
    LaidBlock in_one_language(const Node& node);
    LaidBlock side_by_side(const Node& node); // beside.cpp
    LaidBlock heading(const Node& node);
    LaidBlock paragraph(const Node& node, const TextLook& look);
    void add_rule(LaidBlock& block, const HeadingStyle& style) const;
    /// What a heading lacks to end on the theme's grid is added above its words, not below them.
    void stand_on_grid(LaidBlock& block) const;
    bool wide_heading(const Node& node) const;
    /// True where lines in steps of this many points stay on the theme's grid.
    bool on_grid(double step) const;
    LaidBlock item(const Node& node);
    LaidBlock quotation(const Node& node);
    LaidBlock callout(const Node& node);
    LaidBlock caption(const Node& node);
    LaidBlock figure(const Node& node);
    LaidBlock remark(const Node& node);
    // table.cpp
    struct SetCell;
    LaidBlock table(const Node& node);
    SetCell set_cell(const Cell& cell, double width, double factor, double behind);
    // table_columns.cpp
    const TableNeeds& needs_of(std::uint32_t table);
    Extent extent_of(const Cell& cell);
    double behind_decimal_sign(const Cell& cell, const std::string& sign);
    /// A table that is too wide for a column or the page goes across all columns or onto a turned page, with
    /// its caption and its remarks.
    void place_table(const Node& node, bool& wide, bool& landscape);
    /// A chart or drawing, centred in the measure. graphics_layout.cpp
    Strip drawn(const FigureContent& figure, double width, double limit);
    LaidBlock contents_line(const Entry& entry, bool first);
    /// The title of a list: of its own chapter where it is `main`, else below the list before.
    LaidBlock list_title(const std::vector<Span>& title, const std::string& outline, std::uint32_t anchor,
                         bool main, int columns);
    void abbreviations(std::vector<LaidBlock>& blocks, int columns); // abbreviations.cpp
    std::vector<Span> index_spans(const IndexEntry& entry);          // index.cpp

    void place(const Node& node); // sets measure_ and landscape_
    std::vector<Span> with_pages(const std::vector<Span>& spans) const;
    ParagraphLook look(double width, Align align) const {
        const bool justified = align != Align::justify || theme_.justified;
        return {width, justified ? align : Align::left, theme_.hyphenated, theme_.hyphen_penalty};
    }
    /// A label or number, with a space behind it: for who copies or listens, it is a word of its own.
    SetLine label_line(const std::vector<Span>& label);
    void add_space(GlyphRun& run, double end, const Span& like);
    void put_label(Strip& strip, const std::vector<Span>& label, double x, double baseline);

    const Document& document_;
    const Theme& theme_;
    ParagraphSetter& setter_;
    Shaper& shaper_;
    std::vector<std::string> pages_;
    std::map<std::uint32_t, TableNeeds> needs_; // of tables
    double measure_;
    bool wide_ = false;
    bool landscape_ = false; // the block that is being laid stands on a turned page
};

/// Moves the items of a set line into a strip, with the left edge at x and the baseline at y.
void put_line(Strip& strip, SetLine line, double x, double y);
/// Forbids breaks that leave fewer lines than these alone at the foot or top of a page.
void keep_lines(std::vector<Strip>& strips, int orphans, int widows);
/// Where the first baseline stands in a line of this size and leading.
double baseline_in(double size, double leading);

} // namespace strateg::typeset
