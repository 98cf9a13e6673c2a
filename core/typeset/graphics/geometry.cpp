#include "core/typeset/graphics/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace strateg::typeset {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double round_control = 0.5522847498; // a quarter of a circle as one Bézier curve

double radians(double degrees) {
    return degrees * pi / 180;
}

PathStep move_to(Point to) {
    return {PathStep::Kind::move, to};
}
PathStep line_to(Point to) {
    return {PathStep::Kind::line, to};
}
PathStep curve_to(Point control1, Point control2, Point to) {
    return {PathStep::Kind::curve, to, control1, control2};
}

/// An arc of the unit circle in pieces of at most a quarter, through a matrix.
void add_unit_arc(std::vector<PathStep>& steps, const Matrix& matrix, double begin, double sweep) {
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / (pi / 2) - 1e-9)));
    const double part = sweep / pieces;
    const double control = 4.0 / 3.0 * std::tan(part / 4);
    for (int i = 0; i < pieces; ++i) {
        const double from = begin + i * part, to = from + part;
        const double c1 = std::cos(from), s1 = std::sin(from), c2 = std::cos(to), s2 = std::sin(to);
        steps.push_back(curve_to(matrix({c1 - control * s1, s1 + control * c1}),
                                 matrix({c2 + control * s2, s2 - control * c2}), matrix({c2, s2})));
    }
}

} // namespace

Matrix Matrix::operator*(const Matrix& inner) const {
    return {a * inner.a + c * inner.b, b * inner.a + d * inner.b,     a * inner.c + c * inner.d,
            b * inner.c + d * inner.d, a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
}

double Matrix::scale() const {
    return std::sqrt(std::abs(determinant()));
}

bool Matrix::keeps_shapes() const {
    const double size = std::max({std::abs(a), std::abs(b), std::abs(c), std::abs(d), 1e-12});
    return std::abs(a - d) < 0.01 * size && std::abs(b + c) < 0.01 * size;
}

bool Matrix::keeps_boxes() const {
    const double size = std::max({std::abs(a), std::abs(b), std::abs(c), std::abs(d)}) * 1e-6;
    return (std::abs(b) <= size && std::abs(c) <= size) || (std::abs(a) <= size && std::abs(d) <= size);
}

bool Matrix::is_finite() const {
    for (const double value : {a, b, c, d, e, f})
        if (!std::isfinite(value) || std::abs(value) > 1e9) return false;
    return true;
}

Matrix moved(double dx, double dy) {
    return {1, 0, 0, 1, dx, dy};
}

Matrix scaled(double sx, double sy) {
    return {sx, 0, 0, sy, 0, 0};
}

Matrix turned(double degrees) {
    const double c = std::cos(radians(degrees)), s = std::sin(radians(degrees));
    return {c, s, -s, c, 0, 0};
}

void transform(std::vector<PathStep>& steps, const Matrix& matrix) {
    for (PathStep& step : steps) {
        step.to = matrix(step.to);
        step.control1 = matrix(step.control1);
        step.control2 = matrix(step.control2);
    }
}

std::optional<Box> bounds_of(const std::vector<PathStep>& steps) {
    double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
    const auto see = [&](const Point& point) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    };
    for (const PathStep& step : steps) {
        if (step.kind == PathStep::Kind::close) continue;
        see(step.to);
        if (step.kind != PathStep::Kind::curve) continue;
        see(step.control1);
        see(step.control2);
    }
    if (right < left) return std::nullopt;
    return Box{left, top, right - left, bottom - top};
}

Box bounds_of(const Box& box, const Matrix& matrix) {
    std::vector<PathStep> steps;
    add_rectangle(steps, box, 0, 0);
    transform(steps, matrix);
    return bounds_of(steps).value_or(Box{});
}

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Box common_part(const Box& a, const Box& b) {
    const double left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::max(0.0, std::min(a.x + a.width, b.x + b.width) - left),
            std::max(0.0, std::min(a.y + a.height, b.y + b.height) - top)};
}

void add_ellipse(std::vector<PathStep>& steps, Point centre, double rx, double ry) {
    steps.push_back(move_to({centre.x + rx, centre.y}));
    add_unit_arc(steps, moved(centre.x, centre.y) * scaled(rx, ry), 0, 2 * pi);
    steps.push_back({PathStep::Kind::close});
}

void add_rectangle(std::vector<PathStep>& steps, const Box& box, double rx, double ry) {
    const double left = box.x, top = box.y, right = box.x + box.width, bottom = box.y + box.height;
    rx = std::min(rx, box.width / 2);
    ry = std::min(ry, box.height / 2);
    if (!(rx > 0) || !(ry > 0)) {
        steps.push_back(move_to({left, top}));
        steps.push_back(line_to({right, top}));
        steps.push_back(line_to({right, bottom}));
        steps.push_back(line_to({left, bottom}));
        steps.push_back({PathStep::Kind::close});
        return;
    }
    const double cx = rx * (1 - round_control), cy = ry * (1 - round_control);
    steps.push_back(move_to({left + rx, top}));
    steps.push_back(line_to({right - rx, top}));
    steps.push_back(curve_to({right - cx, top}, {right, top + cy}, {right, top + ry}));
    steps.push_back(line_to({right, bottom - ry}));
    steps.push_back(curve_to({right, bottom - cy}, {right - cx, bottom}, {right - rx, bottom}));
    steps.push_back(line_to({left + rx, bottom}));
    steps.push_back(curve_to({left + cx, bottom}, {left, bottom - cy}, {left, bottom - ry}));
    steps.push_back(line_to({left, top + ry}));
    steps.push_back(curve_to({left, top + cy}, {left + cx, top}, {left + rx, top}));
    steps.push_back({PathStep::Kind::close});
}

void add_arc(std::vector<PathStep>& steps, Point from, double rx, double ry, double turn, bool large,
             bool sweep, Point to) {
    rx = std::abs(rx);
    ry = std::abs(ry);
    if (from.x == to.x && from.y == to.y) return;
    if (rx < 1e-9 || ry < 1e-9) {
        steps.push_back(line_to(to));
        return;
    }
    const double c = std::cos(radians(turn)), s = std::sin(radians(turn));
    const double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    const double x1 = c * dx + s * dy, y1 = -s * dx + c * dy;
    const double reach = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (reach > 1) {
        rx *= std::sqrt(reach);
        ry *= std::sqrt(reach);
    }
    const double below = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    const double above = std::max(0.0, rx * rx * ry * ry - below);
    const double factor = (large == sweep ? -1 : 1) * (below > 0 ? std::sqrt(above / below) : 0);
    const double cx = factor * rx * y1 / ry, cy = -factor * ry * x1 / rx;
    const Matrix frame = moved(c * cx - s * cy + (from.x + to.x) / 2, s * cx + c * cy + (from.y + to.y) / 2) *
                         turned(turn) * scaled(rx, ry);
    const double begin = std::atan2((y1 - cy) / ry, (x1 - cx) / rx);
    double angle = std::atan2((-y1 - cy) / ry, (-x1 - cx) / rx) - begin;
    if (sweep && angle < 0) angle += 2 * pi;
    if (!sweep && angle > 0) angle -= 2 * pi;
    add_unit_arc(steps, frame, begin, angle);
    steps.back().to = to; // without rounding
}

void add_sector(std::vector<PathStep>& steps, Point centre, double radius, double begin, double end) {
    const Matrix frame = moved(centre.x, centre.y) * scaled(radius, radius);
    const double from = radians(begin - 90);
    steps.push_back(move_to(centre));
    steps.push_back(line_to(frame({std::cos(from), std::sin(from)})));
    add_unit_arc(steps, frame, from, radians(end - begin));
    steps.push_back({PathStep::Kind::close});
}

} // namespace strateg::typeset
