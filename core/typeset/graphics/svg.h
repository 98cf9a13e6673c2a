// SVG files as drawings. The subset that is drawn, and what becomes of the rest: docs/graphics.md.
//
// Files are not trusted: at most 4 MB, 100 levels, 20,000 elements (those that <use> repeats counted each
// time) and 400,000 steps of outlines; nothing outside of the file is ever read; entities are not expanded.
// Reentrant; any thread.
#pragma once

#include "core/base/problem.h"
#include "core/language/views.h"
#include "core/typeset/graphics/drawing.h"

#include <memory>
#include <string>
#include <string_view>

namespace strateg::typeset {

struct SvgSource {
    std::string file; // as places name it
    std::string block;
    language::View view; // its words are chosen and written for it
};

/// Returns what can be drawn; nothing where the file is none that could be read. Everything left out is a
/// problem with the line where it stands, each sort once:
/// typeset.svg-broken, -too-big, -size (no width, height or viewBox), -element, -paint (gradients, patterns),
/// -effect (filters, masks, clips of other shapes than a rectangle, markers, blending), -transparency,
/// -style, -value (what cannot be understood), -reference, -text (text on a path, slanted text), -limit.
std::shared_ptr<const Drawing> read_svg(std::string_view bytes, const SvgSource& source, Problems& problems);

} // namespace strateg::typeset
