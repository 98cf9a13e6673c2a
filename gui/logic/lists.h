// Lists as a person types them: what begins one, how items go in and out, what number an item has. Pure.
#pragma once

#include "gui/logic/edits.h"

#include <optional>

namespace strateg::gui {

/// The kind that characters at the beginning of a paragraph ask for when a space follows: "-" and "*" are a
/// bullet, "1." and "1)" a numbered item ("2." only below one), "#" to "####" a heading, ">" a quotation.
/// `before` is the block above in the section, or nullptr.
std::optional<BlockKind> kind_typed(std::string_view head, const model::Block* before);

/// One level deeper (1) or higher (-1). An item is at most one level deeper than the one above; a first-level
/// item going higher becomes a paragraph; headings change their level. Empty: not possible.
Edit indent(const Row& row, int direction, const CaretAt& caret);

/// What number an item of a numbered list has: its place among its neighbours, from the list's `start`.
int item_number(const model::Section& section, std::size_t index);

} // namespace strateg::gui
