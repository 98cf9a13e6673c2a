#include "core/typeset/layout/title_page.h"

#include <cmath>
#include <numbers>

namespace strateg::typeset {

std::vector<Item> emblem(double x, double y, double height, std::uint32_t element) {
    const double width = height * 1.5;
    Path field;
    field.element = element;
    field.fill = Colour{0, 51, 153};
    field.rectangle({x, y, width, height});
    Path stars;
    stars.element = element;
    stars.fill = Colour{255, 204, 0};
    const double ring = height / 3, outer = height / 18;
    const double inner = outer * std::sin(std::numbers::pi / 10) / std::sin(std::numbers::pi * 7 / 10);
    for (int star = 0; star < 12; ++star) {
        const double at = star * std::numbers::pi / 6;
        const double cx = x + width / 2 + ring * std::sin(at), cy = y + height / 2 - ring * std::cos(at);
        std::vector<Point> polygon;
        for (int point = 0; point < 10; ++point) {
            const double angle = point * std::numbers::pi / 5, radius = point % 2 == 0 ? outer : inner;
            polygon.push_back({cx + radius * std::sin(angle), cy - radius * std::cos(angle)});
        }
        stars.polygon(polygon);
    }
    return {std::move(field), std::move(stars)};
}

} // namespace strateg::typeset
