#include "core/typeset/pagination/move.h"

namespace strateg::typeset {
namespace {

struct Scale {
    double factor, middle;

    double x(double value) const { return middle + (value - middle) * factor; }
    void box(Box& box) const { box = {x(box.x), box.y * factor, box.width * factor, box.height * factor}; }
    void operator()(GlyphRun& run) const {
        const auto small = static_cast<float>(factor);
        run.x = x(run.x);
        run.y *= factor;
        run.size *= small;
        for (Placed& piece : run.pieces) piece.x *= small;
    }
    void operator()(Rectangle& rectangle) const { box(rectangle.box); }
    void operator()(Image& image) const { box(image.box); }
    void operator()(Path& path) const {
        for (PathStep& step : path.steps)
            for (Point* point : {&step.to, &step.control1, &step.control2})
                *point = {x(point->x), point->y * factor};
        if (path.clip) box(*path.clip);
        if (!path.stroke) return;
        path.stroke->width *= static_cast<float>(factor);
        for (float& length : path.stroke->dash) length *= static_cast<float>(factor);
    }
};

struct Move {
    double dx, dy;

    void operator()(GlyphRun& run) const {
        run.x += dx;
        run.y += dy;
    }
    void box(Box& box) const {
        box.x += dx;
        box.y += dy;
    }
    void operator()(Rectangle& rectangle) const { box(rectangle.box); }
    void operator()(Image& image) const { box(image.box); }
    void operator()(Path& path) const { path.move_by(dx, dy); }
};

} // namespace

void move(Item& item, double dx, double dy) {
    std::visit(Move{dx, dy}, item);
}

void scale(Item& item, double factor, double middle) {
    std::visit(Scale{factor, middle}, item);
}

} // namespace strateg::typeset
