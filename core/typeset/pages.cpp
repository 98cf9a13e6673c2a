#include "core/typeset/pages.h"

namespace strateg::typeset {

std::string text_of(const Pages& pages, const Page& page, bool with_artifacts) {
    std::string text;
    double baseline = -1;
    bool joined = false; // the last piece was an added hyphen
    for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || (run->element == none && !with_artifacts)) continue;
        if (baseline >= 0 && run->y != baseline && !joined) {
            while (!text.empty() && text.back() == ' ') text.pop_back();
            text += '\n';
        }
        baseline = run->y;
        for (const Placed& piece : run->pieces) {
            const Shape& shape = pages.shapes[piece.shape];
            joined = shape.added_hyphen;
            if (!joined) text += shape.text;
        }
    }
    if (!text.empty()) text += '\n';
    return text;
}

} // namespace strateg::typeset
