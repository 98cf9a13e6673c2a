// Plane geometry of drawings: transformations and outlines of figures. Points, y grows down. Pure functions.
#pragma once

#include "core/typeset/pages.h"

#include <optional>
#include <vector>

namespace strateg::typeset {

/// x' = a x + c y + e, y' = b x + d y + f, as SVG writes matrices.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    Point operator()(Point point) const {
        return {a * point.x + c * point.y + e, b * point.x + d * point.y + f};
    }
    /// The transformation that does `inner` first.
    Matrix operator*(const Matrix& inner) const;
    double determinant() const { return a * d - b * c; }
    /// What lengths grow by: exact where all directions grow alike.
    double scale() const;
    /// All directions grow alike and nothing is mirrored or slanted: text stays text.
    bool keeps_shapes() const;
    /// Lines along the axes stay along the axes.
    bool keeps_boxes() const;
    bool is_finite() const;
};

Matrix moved(double dx, double dy);
Matrix scaled(double sx, double sy);
Matrix turned(double degrees); // with the clock, as y grows down

void transform(std::vector<PathStep>& steps, const Matrix& matrix);

/// Around all points, control points included; nothing where there is no point.
std::optional<Box> bounds_of(const std::vector<PathStep>& steps);
/// Around the corners of a box after the transformation.
Box bounds_of(const Box& box, const Matrix& matrix);
bool overlap(const Box& a, const Box& b);
Box common_part(const Box& a, const Box& b); // width or height 0 where there is none

/// Outlines, appended.
void add_ellipse(std::vector<PathStep>& steps, Point centre, double rx, double ry);
void add_rectangle(std::vector<PathStep>& steps, const Box& box, double rx, double ry);
/// From where the pen is, along an ellipse, as SVG's path command A (SVG 1.1, F.6).
void add_arc(std::vector<PathStep>& steps, Point from, double rx, double ry, double turn, bool large,
             bool sweep, Point to);
/// The part of a circle between two angles (degrees with the clock from the top), without the centre.
void add_sector(std::vector<PathStep>& steps, Point centre, double radius, double begin, double end);

} // namespace strateg::typeset
