#include "core/typeset/pages.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {

void Path::polygon(const std::vector<Point>& corners) {
    for (const Point& corner : corners)
        steps.push_back({&corner == &corners.front() ? PathStep::Kind::move : PathStep::Kind::line, corner});
    if (!corners.empty()) steps.push_back({PathStep::Kind::close});
}

void Path::rectangle(const Box& box) {
    polygon({{box.x, box.y},
             {box.x + box.width, box.y},
             {box.x + box.width, box.y + box.height},
             {box.x, box.y + box.height}});
}

void Path::move_by(double dx, double dy) {
    for (PathStep& step : steps)
        for (Point* point : {&step.to, &step.control1, &step.control2}) {
            point->x += dx;
            point->y += dy;
        }
    if (clip) {
        clip->x += dx;
        clip->y += dy;
    }
}

std::string text_of(const Pages& pages, const Page& page, bool with_artifacts) {
    std::string text;
    const GlyphRun* before = nullptr;
    double end = 0;      // where the run before ends
    bool joined = false; // it ended with an added hyphen
    bool inside = false; // it ended without a space: inside a word, if its element goes on
    for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || (run->element == none && !with_artifacts)) continue;
        if (before && !joined && !(inside && run->element == before->element && run->y > before->y)) {
            // A raised mark stays on its line; a step back or down is another one; a gap is a space.
            const double step = std::abs(run->y - before->y);
            if (step > 0.5 * std::max(run->size, before->size) || run->x < end - 1) {
                while (!text.empty() && text.back() == ' ') text.pop_back();
                text += '\n';
            } else if (run->x > end + 0.6 * run->size && !text.empty() && text.back() != ' ') {
                text += ' ';
            }
        }
        for (const Placed& piece : run->pieces) {
            const Shape& shape = pages.shapes[piece.shape];
            joined = shape.added_hyphen;
            if (!joined) text += shape.text;
            inside = shape.text != " ";
            const double em = pages.faces[shape.face].units_per_em;
            end = run->x + piece.x + static_cast<double>(shape.advance) / em * run->size * run->stretch;
        }
        before = run;
    }
    if (!text.empty() && !joined) text += '\n';
    return text;
}

} // namespace strateg::typeset
