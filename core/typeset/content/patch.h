// The short way to a document after typing: where only words of paragraphs and the like changed, their spans
// are made anew and everything else stays.
#pragma once

#include "core/model/project.h"
#include "core/typeset/content/document.h"
#include "core/typeset/content/memory.h"

#include <optional>
#include <vector>

namespace strateg::typeset {

/// `document` is that of `before` and becomes that of `now`. Gives the nodes that changed; nothing where the
/// document must be resolved as a whole, and is then unchanged: structure, marks that name other places,
/// headings, tables, facts, words that are printed elsewhere, too.
std::optional<std::vector<std::uint32_t>> patch(Document& document, const model::Project& before,
                                                const model::Project& now, const language::View& view,
                                                const Theme& theme, ResolveMemory& memory);

} // namespace strateg::typeset
