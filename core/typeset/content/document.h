// One view of a project, resolved: every word in the view's script, facts formatted, numbers given, marks
// turned into styled spans, and the logical structure built. Page numbers are the only thing still open.
#pragma once

#include "core/typeset/pages.h"
#include "core/typeset/text/paragraph.h"
#include "core/typeset/theme.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace strateg::typeset {

/// A place that links, page references, contents and outline point to. Its page is known after layout.
struct Anchor {
    std::string id; // of the block
};

struct LinkTarget {
    std::string url;             // or:
    std::uint32_t anchor = none; // in Document::anchors
    std::uint32_t element = none;
    std::string description;
};

struct Footnote {
    std::string number;
    std::vector<Span> spans; // without the number
    Style mark;
    std::uint32_t element = none, label_element = none;
    std::uint32_t anchor = none;
    std::uint32_t language = 0;
};

/// A paragraph or an item of a list in a cell.
struct CellPart {
    std::vector<Span> label; // of an item
    std::vector<Span> spans;
    int level = 0; // of an item, from 1; 0: a paragraph
};

struct Cell {
    std::vector<CellPart> parts;       // one where it holds words only; none: an empty cell
    std::uint32_t column = 0, row = 0; // place in the grid
    std::uint32_t columns = 1, rows = 1;
    Align align = Align::left;
    bool header = false;  // in a header row
    bool decimal = false; // a number: its decimal sign stands below those of the column
};

struct TableContent {
    std::uint32_t columns = 0, rows = 0, header_rows = 0;
    std::vector<Cell> cells;     // row by row, from left to right; every place of the grid is in one
    std::string decimal_sign;    // of the view
    std::vector<Span> continued; // "Table 3 – continued", repeated above the header rows on later pages
};

struct Chart;
struct Drawing;

/// One of picture, drawing and chart; none of them: it could not be read.
struct FigureContent {
    std::uint32_t picture = none;           // in Document::pictures
    std::shared_ptr<const Drawing> drawing; // an SVG file
    std::shared_ptr<const Chart> chart;     // drawn from a table
    std::uint64_t drawn = 0;                // other where drawing or chart are other
    double width = 1;                       // part of the text width
    std::uint32_t element = none;
    std::string name; // for the placeholder
};

enum class NodeKind {
    heading,
    paragraph,
    item,
    quotation,
    callout,
    caption,
    table,
    figure,
    remark, // below a table or figure: its source, what it leaves out
    page_break
};

/// One thing in the flow.
struct Node {
    NodeKind kind = NodeKind::paragraph;
    std::string block;       // id, for problems
    int level = 1;           // heading: as printed; item: nesting from 1
    std::vector<Span> label; // number of a heading or item, bullet, word of a callout
    std::vector<Span> spans;
    std::vector<std::uint32_t> anchors;
    std::string callout;            // note, warning, tip
    bool follows_paragraph = false; // paragraph: behind another one
    bool joins_previous = false;    // callout: stands in one box with the node before
    bool keep_with_next = false;
    bool last_of_group = false; // item: the list ends; callout: the box ends
    bool pages_inside = false;  // has page references: laid again when pages are known
    std::string words;          // heading: its title in plain words
    std::uint32_t element = none;
    std::uint32_t table = none;  // in Document::tables
    std::uint32_t figure = none; // in Document::figures
    bool floats = false;    // figure or table with what is kept with it: may move to the top of a later page
    bool wide = false;      // stands across all columns
    bool landscape = false; // stands on a page of its own, turned by 90°
    /// The same block in a second language, side by side with the first (bilingual pages); empty elsewhere.
    std::vector<Span> beside_label, beside;
};

enum class EntryKind { heading, table, figure };

/// A line of the contents or of a list of tables or figures.
struct Entry {
    EntryKind kind = EntryKind::heading;
    int level = 1;
    std::vector<Span> number;
    std::vector<Span> title;
    std::uint32_t anchor = none;
    std::uint32_t link = none;
    std::uint32_t element = none;
    std::string outline; // plain words
};

struct PartnerLine {
    std::vector<Span> role, name;
    std::uint32_t picture = none, logo_element = none;
};

struct TitlePage {
    std::vector<Span> programme, title, subtitle, edition, authors, abstract, funding, disclaimer;
    std::vector<PartnerLine> partners;
    std::uint32_t picture = none, picture_element = none; // of the cover; without words it is decoration
    bool emblem = false;
    std::uint32_t emblem_element = none;
};

struct ContentsList {
    std::vector<Span> title;
    std::vector<Entry> entries;
    std::uint32_t anchor = none;
    std::string outline;
};

/// A word of the index and the places where it stands; their pages are known after layout.
struct IndexEntry {
    std::vector<Span> letter; // above the first entry of its letter
    std::vector<Span> words;
    std::vector<std::uint32_t> anchors; // in reading order
    std::vector<std::uint32_t> links;   // one for each of them, in Document::links
    std::uint32_t element = none;       // of what stands between the numbers
};

struct IndexList {
    std::vector<Span> title;
    std::string outline;
    std::uint32_t anchor = none;
    std::vector<IndexEntry> entries;
};

/// A short form and what it stands for, for the list of abbreviations.
struct AbbreviationEntry {
    std::vector<Span> label, words;
};

struct AbbreviationList {
    std::vector<Span> title;
    std::string outline;
    std::uint32_t anchor = none;
    std::vector<AbbreviationEntry> entries;
};

struct Document {
    DocumentInfo info;
    std::vector<std::string> languages;
    std::vector<StructureElement> structure;
    std::vector<Picture> pictures;
    std::vector<Anchor> anchors;
    std::map<std::string, std::uint32_t, std::less<>> anchor_of; // by block id
    std::vector<LinkTarget> links;
    std::vector<Footnote> footnotes;
    std::vector<TableContent> tables;
    std::vector<FigureContent> figures;
    TitlePage title_page;
    std::vector<ContentsList> contents; // contents, tables, figures: those that have entries
    AbbreviationList abbreviations;     // no entries: not printed
    std::vector<Node> nodes;
    IndexList index; // no entries: not printed
    /// Ids of the blocks whose words are in an element, where that is not the block of the node: cells of
    /// tables, parts of the title page.
    std::unordered_map<std::uint32_t, std::string> owners;
    std::uint32_t language = 0;
    Problems problems;
};

} // namespace strateg::typeset
