// Any bytes as an SVG file, read for two views: what was drawn is finite and within the drawing's limits, and
// what was not is a sentence.
#include "core/typeset/graphics/geometry.h"
#include "core/typeset/graphics/svg.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace strateg;
using namespace strateg::typeset;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const char* tag : {"en", "sr-Latn"}) {
        Problems problems;
        const auto drawing =
            read_svg(bytes, {"fuzz.svg", "f", language::views_of(std::string_view(tag)).front()}, problems);
        for (const Problem& problem : problems)
            if (problem.sentence.size() < 10 || problem.hint.empty()) std::abort();
        if (!drawing) {
            if (problems.empty()) std::abort();
            continue;
        }
        if (!(drawing->width > 0) || !(drawing->height > 0)) std::abort();
        for (const auto& item : drawing->items) {
            if (const auto* path = std::get_if<Path>(&item)) {
                const auto box = bounds_of(path->steps);
                if (path->steps.front().kind != PathStep::Kind::move || !box ||
                    !std::isfinite(box->x + box->width))
                    std::abort();
            } else if (!std::isfinite(std::get<DrawnText>(item).at.x)) {
                std::abort();
            }
        }
    }
    return 0;
}
