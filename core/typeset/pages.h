// What typesetting gives to whoever draws: finished pages. A writer (PDF, preview, test) reads this and needs
// no font knowledge beyond glyph ids.
//
// Units are PDF points (1/72 inch). The origin of a page is its TOP LEFT corner, y grows DOWN (a PDF writer
// says y' = height - y). The y of a glyph is its baseline.
//
// Order: the items of a page stand in painting order, which is also reading order, page after page. Running
// headers, footers, rules and tints are artifacts.
//
// A value without global state: immutable once laid out, so it may be read from any thread. Sharing between
// Pages (fonts' bytes, pictures) is by shared_ptr to const.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace strateg::typeset {

struct Colour { // sRGB
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

struct Box {
    double x = 0, y = 0; // top left corner
    double width = 0, height = 0;
};

/// "No such thing" for the indices below.
inline constexpr std::uint32_t none = 0xFFFFFFFF;

// ---- Fonts
// -------------------------------------------------------------------------------------------------

/// One face, loaded once. `bytes` is the whole font file; make an hb_blob/hb_face of your own over it (an
/// hb_face is for one thread). Only faces that HarfBuzz could read get here.
struct Face {
    std::string path;            // where it came from, for messages only
    unsigned index = 0;          // in a collection
    std::string postscript_name; // "Vollkorn-Regular"
    unsigned units_per_em = 1000;
    bool cff = false; // outlines are CFF (OpenType), else TrueType
    std::shared_ptr<const std::string> bytes;
};

/// A glyph in font units of its face.
struct Glyph {
    std::uint32_t id = 0;
    std::int32_t advance = 0;
    std::int32_t x_offset = 0, y_offset = 0; // y_offset is UP, as in fonts
    std::uint16_t text_begin = 0;            // the characters it stands for: bytes in Shape::text
    std::uint16_t text_size = 0;             // 0: stands for characters that an earlier glyph already has
};

/// A piece of text (a word, a space, an added hyphen), shaped once and placed many times. Independent of
/// size. Writers do well to encode each Shape once.
struct Shape {
    std::uint32_t face = 0;    // in Pages::faces
    std::string text;          // UTF-8; the texts of the glyphs in order are exactly this
    std::vector<Glyph> glyphs; // left to right, visual = logical order
    std::int64_t advance = 0;  // sum of the glyphs' advances
    /// A hyphen that line breaking added; text is U+00AD. Extraction must not see a hyphen here (write
    /// ActualText, or map the glyph to U+00AD).
    bool added_hyphen = false;
};

// ---- Items of a page
// ---------------------------------------------------------------------------------------

struct Placed {
    std::uint32_t shape = 0; // in Pages::shapes
    float x = 0;             // from GlyphRun::x, in points
};

/// Pieces on one baseline in one face, size, colour, language and structure element. Word spaces are pieces
/// of their own (text " ", or U+00A0), stretched by the distance to the next piece; a line that continues its
/// paragraph ends with a space piece behind the measure, so that words do not run together.
struct GlyphRun {
    std::uint32_t element = none; // structure element; none: artifact
    std::uint32_t face = 0;
    float size = 0;
    Colour colour;
    double x = 0, y = 0;        // baseline origin of the first piece
    std::uint32_t language = 0; // in Pages::languages
    std::vector<Placed> pieces; // never empty
    float angle = 0;            // degrees against the clock around (x, y): 90 reads from below upwards
    float stretch = 1; // glyphs and their advances are this much wider than the font's (angle is 0 then)
};

/// A filled rectangle: rules, tints, bars. Always an artifact.
struct Rectangle {
    Box box;
    Colour colour;
};

struct Point {
    double x = 0, y = 0;
};

/// One step of an outline; a curve is a cubic Bézier curve from where the pen is.
struct PathStep {
    enum class Kind : std::uint8_t { move, line, curve, close };
    Kind kind = Kind::move;
    Point to;                 // unused for close
    Point control1, control2; // of a curve
};

struct Stroke {
    enum class Cap : std::uint8_t { butt, round, square };
    enum class Join : std::uint8_t { miter, round, bevel };
    Colour colour;
    float width = 1;
    std::vector<float> dash; // lengths of strokes and gaps in turn; empty: a whole line
    Cap cap = Cap::butt;
    Join join = Join::miter;
};

/// A vector drawing's outline, filled, stroked or both: the stars of the emblem, bars of a chart, SVG.
struct Path {
    std::uint32_t element = none; // none: artifact
    std::vector<PathStep> steps;
    std::optional<Colour> fill;
    bool even_odd = false;
    std::optional<Stroke> stroke;
    std::optional<Box> clip; // nothing is painted outside of it

    void polygon(const std::vector<Point>& corners);
    void rectangle(const Box& box);
    /// Everything by (dx, dy), the clip too.
    void move_by(double dx, double dy);
};

struct Image {
    std::uint32_t element = none;
    std::uint32_t picture = 0; // in Pages::pictures
    Box box;                   // the upright picture, aspect kept
};

using Item = std::variant<GlyphRun, Rectangle, Path, Image>;

/// An active area. One per line for a link that breaks over lines; they share an element.
struct Link {
    Box box;
    std::string url;                  // or, where empty:
    std::uint32_t destination = none; // in Pages::destinations
    std::uint32_t element = none;     // its structure element (role link or reference or toc_item's link)
    std::string description;          // for who cannot see it: the words of the link
};

struct Page {
    double width = 0, height = 0;
    std::string label; // "17"; empty: not printed on the page
    std::vector<Item> items;
    std::vector<Link> links;
};

// ---- Pictures
// ----------------------------------------------------------------------------------------------

enum class PictureFormat { png, jpeg };

/// A picture that was read and found whole. PNG comes decoded, JPEG as the file, checked with libjpeg.
struct Picture {
    std::filesystem::path path;
    PictureFormat format = PictureFormat::png;
    int width = 0, height = 0;                 // pixels as stored (before `orientation`)
    int components = 3;                        // 1 grey, 3 RGB, 4 CMYK (JPEG only)
    bool inverted = false;                     // CMYK JPEG by Adobe: Decode [1 0 1 0 1 0 1 0]
    int orientation = 1;                       // EXIF 1..8 (JPEG)
    std::shared_ptr<const std::string> pixels; // PNG: width*height*components bytes, rows from the top
    std::shared_ptr<const std::string> alpha;  // PNG with transparency: width*height bytes; else null
    std::shared_ptr<const std::string> file;   // JPEG: the bytes of the file
};

// ---- Logical structure
// -------------------------------------------------------------------------------------

enum class Role {
    document,
    section,   // Sect
    heading,   // level 1-6: H1..H6
    paragraph, // P
    title,     // the title of the document on its first page (Title in PDF 2.0; H1 or P before)
    list,      // L
    list_item, // LI
    label,     // Lbl
    list_body, // LBody
    table,
    table_head,  // THead
    table_body,  // TBody
    table_row,   // TR
    header_cell, // TH
    data_cell,   // TD
    caption,
    figure,
    quotation, // BlockQuote
    callout,   // Div / Aside
    note,      // Note (a footnote), has `id`
    reference, // Reference: a footnote's mark or a cross-reference; may contain a link
    link,      // Link, has Link objects on pages
    span,      // Span, usually for its language
    emphasis,  // Em (PDF 2.0) / Span
    strong,    // Strong (PDF 2.0) / Span
    toc,       // TOC
    toc_item,  // TOCI
    index,     // Index
};

/// The elements stand in Pages::structure parents before children, siblings in reading order; element 0 is
/// the document. Kids of an element: its own pieces of content and its child elements; children stand in the
/// order of their indices, own content before the first child whose first item comes later on the pages. (A
/// note's element is a sibling behind the block that it belongs to, though it is printed at the foot of a
/// page.)
struct StructureElement {
    Role role = Role::paragraph;
    std::uint32_t parent = none;
    std::uint8_t level = 0;                      // of a heading, 1..6
    std::string language;                        // BCP 47; empty: as the parent
    std::string alternative;                     // what a figure shows, in words
    std::string id;                              // unique, where something refers to it (notes)
    std::uint16_t column_span = 1, row_span = 1; // cells
    bool row_scope = false;                      // a header cell of its row; else of its column
    bool ordered = false;                        // a list with numbers
    std::string title;                           // e.g. the section's title
};

struct Destination {
    std::uint32_t page = 0; // index in Pages::pages
    double x = 0, y = 0;    // what should be seen at the top left of the window
    std::string name;       // id of the block, for named destinations; may be empty
};

struct OutlineItem {
    std::string title;
    int depth = 0; // 0 is a chapter; grows by at most one from item to item
    std::uint32_t destination = none;
    std::uint32_t element = none;
};

struct DocumentInfo {
    std::string title;
    std::string language; // BCP 47, e.g. "sr-Latn"
    std::vector<std::string> authors;
    std::string subject;
    std::vector<std::string> keywords;
    std::string date; // ISO 8601 date of the edition, or empty: the only date a writer may use
    /// False where the document itself breaks a rule of PDF/UA-1 (a figure without words, a skipped level of
    /// headings): the file must not claim then to follow it. Told as a problem, too.
    bool accessible = true;
};

// ---- All together
// ------------------------------------------------------------------------------------------

struct Pages {
    DocumentInfo info;
    std::vector<Page> pages; // at least one
    std::vector<Face> faces; // those that are used
    std::vector<Shape> shapes;
    std::vector<std::string> languages; // BCP 47; [0] is the document's
    std::vector<Picture> pictures;
    std::vector<StructureElement> structure; // [0] is the document
    std::vector<Destination> destinations;
    std::vector<OutlineItem> outline;
};

/// The text of a page in reading order, without artifacts unless asked; lines end with '\n'; added hyphens
/// and line ends inside words vanish. For tests and for search.
std::string text_of(const Pages& pages, const Page& page, bool with_artifacts = false);

} // namespace strateg::typeset
