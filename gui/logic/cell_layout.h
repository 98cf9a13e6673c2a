// How a block looks in one column: boxes of text (each the text of one block in the column's language), marks
// beside them, and what stands around. Pure; coordinates are pixels from the top left corner of the cell.
#pragma once

#include "core/language/format.h"
#include "core/language/views.h"
#include "core/model/numbering.h"
#include "core/model/staleness.h"
#include "gui/logic/rows.h"
#include "gui/logic/shown_text.h"
#include "gui/logic/text_layout.h"

#include <functional>
#include <string>
#include <vector>

namespace strateg::gui {

struct Area {
    int x = 0, y = 0, width = 0, height = 0;
    bool contains(int px, int py) const { return px >= x && py >= y && px < x + width && py < y + height; }
};

/// The text of one block.
struct TextBox {
    std::string field; // id of the block
    ShownText shown;
    TextLayout layout;
    Area area;               // of the text; clicks around it count, too
    Area room;               // of the table cell or the whole width
    bool muted = false;      // guidance, alternative texts, footnotes: drawn lighter
    std::string placeholder; // what an empty text says in grey
    model::TranslationState state = model::TranslationState::current;
    bool in_table = false;
};

enum class Look : std::uint8_t {
    label,        // words beside or above a text: numbers, bullets, "Alternative text"
    label_strong, // the number of a heading
    bar,          // the line beside a quotation
    rule,         // a thin line
    note_fill,
    warning_fill,
    tip_fill,
    guidance_fill,
    head_fill, // behind a text
    frame,     // around a table cell
    page_break,
    picture, // `words` is the file
    value,   // a fact's value
};

struct Ornament {
    Look look = Look::label;
    Area area;
    std::string words;
    Face face;
};

struct CellLayout {
    int height = 0;
    bool depends = false; // on numbers, facts or titles: another block's edit may change it
    std::vector<TextBox> boxes;
    std::vector<Ornament> ornaments; // drawn before the texts, in this order
};

/// Words of the surface in the language of the person, translated once by the caller.
struct LayoutWords {
    std::string alternative = "Alternative text", page_break = "Page break", guidance = "Guidance";
    std::string missing = "Not translated yet", write = "Write here";
    std::string say_alternative = "Say what the picture shows, for those who cannot see it";
    std::function<std::string(const std::string& kind)> kind_name; // "partner" → "Partner"
};

struct PictureSize {
    int width = 0, height = 0; // 0: not known (yet)
};

struct LayoutContext {
    const model::Project* project = nullptr;
    language::View view;
    const model::Numbering* numbering = nullptr;
    const language::Facts* facts = nullptr;
    Metrics* metrics = nullptr;
    const LayoutWords* words = nullptr;
    std::function<PictureSize(const std::string& src)> picture;
    int unit = 8; // the distance everything is a multiple of; grows with the font
};

CellLayout lay_out_cell(const Row& row, int width, const LayoutContext& context);

/// A guess of the height without measuring: for rows that were never seen.
int estimated_height(const Row& row, const std::vector<std::string>& languages, int width, int line_height,
                     int character_width, int unit);

/// The box of a field; nullptr if the cell has none.
const TextBox* box_of(const CellLayout& cell, std::string_view field);
/// The box a click means: the one under the point, else the nearest. nullptr only if there are none.
const TextBox* box_near(const CellLayout& cell, int x, int y);

} // namespace strateg::gui
