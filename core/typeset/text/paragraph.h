// Styled text in, set lines out.
#pragma once

#include "core/typeset/pages.h"
#include "core/typeset/text/shaper.h"
#include "core/typeset/text/total_fit.h"

#include <string>
#include <vector>

namespace strateg::typeset {

struct Style {
    FontKey font;
    float size = 10;
    float rise = 0; // baseline up, in points
    Colour colour;
    friend bool operator==(const Style&, const Style&) = default;
};

/// A stretch of characters with one style, language and structure element. A '\n' forces a line's end.
struct Span {
    std::string text;
    Style style;
    std::uint32_t language = 0;
    std::uint32_t element = none;
    std::uint32_t link = none;     // in Document::links
    std::uint32_t footnote = none; // in Document::footnotes: this is its mark
    std::uint32_t page_of = none;  // in Document::anchors: the text is that place's page number
    std::uint32_t anchor = none;   // in Document::anchors: a place inside a text (a term of the index)
    bool keep = false;             // stays with the word before it (a number behind "Table")
};

enum class Align { justify, left, right, center };

struct LinkArea {
    std::uint32_t link = 0;
    double x = 0, width = 0;
    double ascent = 0, descent = 0;
};

/// How a line came out, for numbers about quality (quality.h).
struct LineFit {
    double stretch = 0;     // of its spaces: 0.25 is a quarter wider than the font's space
    double letters = 0;     // of all else: 0.01 is 1 % wider than the font's
    double overfull = 0;    // points by which it sticks out
    bool justified = false; // its spaces were stretched to fill the measure
    bool hyphen = false;    // ends with a hyphen, added or of its own
    bool last = false;      // of its paragraph
};

/// One line; x from the left edge of the measure, y of the items relative to the baseline. Where marks hang
/// over the margins, x is below 0 and x + width beyond the measure.
struct SetLine {
    std::vector<GlyphRun> runs;
    std::vector<LinkArea> links;
    std::vector<std::uint32_t> footnotes;
    std::vector<std::uint32_t> anchors; // of spans that begin on it
    double x = 0;                       // where the first piece stands
    double width = 0;                   // of what is seen, without a space at its end
    LineFit fit;
};

struct ParagraphLook {
    double width = 400;
    Align align = Align::justify;
    bool hyphenate = true;
    int hyphen_penalty = 60;
    bool hang = true;      // margin kerning, of justified text: marks at the margins stand partly outside
    bool give = true;      // letters of justified text may be a little wider or narrower, like its spaces
    double first_line = 0; // how far inside it begins
    int looseness = 0;     // lines more (or fewer) than the best, where that can be had
};

struct Extent {
    double smallest = 0; // widest word
    double natural = 0;  // on one line (the longest of them, where lines are forced)
};

/// Keeps its buffers from paragraph to paragraph; belongs to one thread, like the Shaper.
class ParagraphSetter {
public:
    explicit ParagraphSetter(Shaper& shaper) : shaper_(shaper) {}

    std::vector<SetLine> set(const std::vector<Span>& spans, const ParagraphLook& look);
    Extent measure(const std::vector<Span>& spans);

    /// Characters without a glyph met since the last call.
    std::vector<char32_t> take_missing();

private:
    enum class AtomKind : std::uint8_t { word, space, fixed_space, line_end };
    struct Atom {
        AtomKind kind;
        bool breakable; // of a space
        std::uint32_t span;
        const Word* word;
    };
    struct Where { // of a place: in the word at `byte`, else behind the atoms before and before those behind
        std::uint32_t atom = 0, byte = 0;
        bool hyphen = false; // a hyphen is added
    };
    struct Part { // of a line
        const Word* word;
        std::uint32_t span;
        bool space;
    };

    void split(const std::vector<Span>& spans);
    void find_places(const std::vector<Span>& spans, const ParagraphLook& look);
    void places_in_word(std::uint32_t atom, float size, const ParagraphLook& look);
    void collect(const Where& from, const Where& to);
    SetLine line(const std::vector<Span>& spans, const ParagraphLook& look, const FitOptions& options,
                 const FitLine& fit);
    void draw(const std::vector<Span>& spans, const Give& give, SetLine& set) const;

    Shaper& shaper_;
    TotalFit total_fit_;
    std::vector<Atom> atoms_;
    std::vector<FitPlace> places_;
    std::vector<Where> where_; // parallel to places_
    std::vector<Part> parts_;
    double width_ = 0, glue_ = 0; // up to the place that is looked at
    std::vector<char32_t> missing_;
};

} // namespace strateg::typeset
