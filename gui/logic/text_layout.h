// Breaks a marked text into lines of positioned spans. Pure: fonts are behind Metrics, so tests bring their
// own. Units are pixels; offsets are bytes of the text.
#pragma once

#include "core/model/rich_text.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::gui {

/// What a text is for; decides size and weight.
enum class Role : std::uint8_t {
    title,
    heading1,
    heading2,
    heading3,
    heading4,
    body,
    table,
    dense,
    small,
    label
};

struct Face {
    Role role = Role::body;
    bool bold = false;
    bool italic = false;
    bool raised = false; // smaller: superscript, subscript, footnote marks
    friend bool operator==(const Face&, const Face&) = default;
    unsigned key() const {
        return static_cast<unsigned>(role) * 8u + (bold ? 4u : 0u) + (italic ? 2u : 0u) + (raised ? 1u : 0u);
    }
};

class Metrics {
public:
    virtual ~Metrics() = default;
    virtual int width(std::string_view text, Face face) = 0;
    virtual int ascent(Face face) = 0;
    virtual int height(Face face) = 0; // of a line, with leading
};

enum class ChipKind : std::uint8_t { none, value, reference, footnote, other };

struct Chip {
    ChipKind kind = ChipKind::none;
    std::string text;
};
using ChipOf = std::function<Chip(const model::Mark&)>;

struct Span {
    std::size_t begin = 0, end = 0;
    std::string shown; // what a chip says; empty: the characters themselves
    Face face;
    ChipKind chip = ChipKind::none;
    bool link = false, term = false, foreign = false;
    int shift = 0; // downwards, of sub- and superscript
    int x = 0, width = 0;
};

struct Line {
    std::size_t begin = 0, end = 0;
    int x = 0; // of its beginning: alignment
    int y = 0, height = 0, ascent = 0;
    std::vector<Span> spans;
};

struct TextLayout {
    std::vector<Line> lines; // at least one
    int width = 0;           // of the longest line
    int height = 0;
};

enum class Align : std::uint8_t { left, right, center };

/// Space on both sides of a chip's words.
inline constexpr int chip_padding = 4;

TextLayout lay_out(const model::RichText& text, Role role, bool italic, int width, Align align,
                   const ChipOf& chip, Metrics& metrics);

/// How wide a text wants to be: all on one line, and its widest part that cannot be broken.
struct WishedWidths {
    int line = 0, word = 0;
};
WishedWidths wished_widths(const model::RichText& text, Role role, const ChipOf& chip, Metrics& metrics);

struct CaretPlace {
    int x = 0, y = 0, height = 0;
    std::size_t line = 0;
};
CaretPlace caret_place(const TextLayout& layout, const model::RichText& text, std::size_t byte,
                       Metrics& metrics);
/// The place between two characters that is nearest to a point.
std::size_t byte_at(const TextLayout& layout, const model::RichText& text, int x, int y, Metrics& metrics);

/// Calls draw(line, x, width) for every line that the range touches: selections and squiggles.
void for_each_part(const TextLayout& layout, const model::RichText& text, std::size_t begin, std::size_t end,
                   Metrics& metrics, const std::function<void(const Line&, int x, int width)>& draw);

} // namespace strateg::gui
