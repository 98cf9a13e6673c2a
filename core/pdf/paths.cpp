#include "core/pdf/paths.h"

#include "core/pdf/syntax.h"

namespace strateg::pdf {
namespace {

using typeset::PathStep;
using typeset::Stroke;

class Writer {
public:
    Writer(std::string& out, double height) : out_(out), height_(height) {}

    void number(double value, int decimals = 3) {
        append_number(out_, value, decimals);
        out_ += ' ';
    }
    void point(const typeset::Point& point) {
        number(point.x);
        number(height_ - point.y);
    }
    void colour(const typeset::Colour& colour, const char* verb) {
        number(colour.red / 255.0);
        number(colour.green / 255.0);
        number(colour.blue / 255.0);
        out_ += verb;
    }
    void stroke(const Stroke& stroke) {
        colour(stroke.colour, "RG\n");
        number(stroke.width);
        out_ += "w ";
        number(static_cast<int>(stroke.cap), 0);
        out_ += "J ";
        number(static_cast<int>(stroke.join), 0);
        out_ += "j\n";
        if (stroke.dash.empty()) return;
        out_ += '[';
        for (const float length : stroke.dash) number(static_cast<double>(length));
        out_ += "]0 d\n";
    }
    void step(const PathStep& step) {
        switch (step.kind) {
        case PathStep::Kind::move:
            point(step.to);
            out_ += "m\n";
            break;
        case PathStep::Kind::line:
            point(step.to);
            out_ += "l\n";
            break;
        case PathStep::Kind::curve:
            point(step.control1);
            point(step.control2);
            point(step.to);
            out_ += "c\n";
            break;
        case PathStep::Kind::close:
            out_ += "h\n";
            break;
        }
    }

private:
    std::string& out_;
    double height_;
};

} // namespace

void append_path(std::string& out, const typeset::Path& path, double height) {
    // A path begins with a move: what comes before the first one has no place.
    std::size_t begin = 0;
    while (begin < path.steps.size() && path.steps[begin].kind != PathStep::Kind::move) ++begin;
    const bool strokes = path.stroke && path.stroke->width > 0;
    if (begin == path.steps.size() || (!path.fill && !strokes)) return;
    Writer writer(out, height);
    out += "q\n";
    if (path.clip) {
        writer.number(path.clip->x);
        writer.number(height - path.clip->y - path.clip->height);
        writer.number(path.clip->width);
        writer.number(path.clip->height);
        out += "re W n\n";
    }
    if (path.fill) writer.colour(*path.fill, "rg\n");
    if (strokes) writer.stroke(*path.stroke);
    for (std::size_t i = begin; i < path.steps.size(); ++i) writer.step(path.steps[i]);
    out += path.fill && strokes ? (path.even_odd ? "B*\n" : "B\n")
           : path.fill          ? (path.even_odd ? "f*\n" : "f\n")
                                : "S\n";
    out += "Q\n";
}

} // namespace strateg::pdf
