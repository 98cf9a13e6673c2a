#include "core/draw/page.h"

#include "core/draw/glyphs.h"
#include "core/draw/pictures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace strateg::draw {
namespace {

using typeset::Colour;
using typeset::PathStep;

void set_colour(cairo_t* context, const Colour& colour) {
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

bool sane(double value) {
    return std::abs(value) < 1e6; // no NaN either
}
bool sane(const typeset::Point& point) {
    return sane(point.x) && sane(point.y);
}

/// True where all of its lines are level or plumb: axes, grids, bars. Those are drawn on whole pixels, unless
/// they are so thin that they could vanish.
bool is_upright(const typeset::Path& path, double scale) {
    typeset::Point at, begin;
    typeset::Point least{1e9, 1e9}, most{-1e9, -1e9};
    const auto plain = [](const typeset::Point& from, const typeset::Point& to) {
        return std::abs(from.x - to.x) < 1e-3 || std::abs(from.y - to.y) < 1e-3;
    };
    for (const PathStep& step : path.steps) {
        if (step.kind == PathStep::Kind::curve) return false;
        const typeset::Point to = step.kind == PathStep::Kind::close ? begin : step.to;
        least = {std::min(least.x, to.x), std::min(least.y, to.y)};
        most = {std::max(most.x, to.x), std::max(most.y, to.y)};
        if (step.kind == PathStep::Kind::move)
            begin = to;
        else if (!plain(at, to))
            return false;
        at = to;
    }
    return path.stroke || ((most.x - least.x) * scale >= 1 && (most.y - least.y) * scale >= 1);
}

void set_line(cairo_t* context, const typeset::Stroke& stroke, double scale) {
    using Cap = typeset::Stroke::Cap;
    using Join = typeset::Stroke::Join;
    cairo_set_line_cap(context, stroke.cap == Cap::round    ? CAIRO_LINE_CAP_ROUND
                                : stroke.cap == Cap::square ? CAIRO_LINE_CAP_SQUARE
                                                            : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(context, stroke.join == Join::round   ? CAIRO_LINE_JOIN_ROUND
                                 : stroke.join == Join::bevel ? CAIRO_LINE_JOIN_BEVEL
                                                              : CAIRO_LINE_JOIN_MITER);
    std::vector<double> dashes;
    double sum = 0;
    for (const float length : stroke.dash) {
        dashes.push_back(static_cast<double>(length) * scale);
        sum += dashes.back();
        if (!(length >= 0)) sum = std::numeric_limits<double>::quiet_NaN();
    }
    constexpr double least = 0.05; // pixels: finer ones only make cairo busy
    cairo_set_dash(context, dashes.data(), sum > least && sane(sum) ? static_cast<int>(dashes.size()) : 0, 0);
}

} // namespace

struct PageDrawer::State {
    Glyphs glyphs;
    Pictures pictures;
    Surface surface;                  // of the page before: mostly of the same size
    std::vector<std::uint32_t> faces; // of the pages that are drawn, in `glyphs`

    // of the page that is drawn
    const typeset::Pages* pages = nullptr;
    cairo_t* context = nullptr; // its units are pixels
    double scale = 1;

    double snapped(double value) const { return std::round(value * scale); }

    void draw(const typeset::GlyphRun& run);
    void draw_upright(const typeset::GlyphRun& run, std::uint32_t face, double em);
    void draw_outlines(const typeset::GlyphRun& run, std::uint32_t face, double em);
    void draw(const typeset::Rectangle& rectangle);
    void draw(const typeset::Path& path);
    /// The outline in pixels; `shift` ≥ 0: every point stands so far behind a whole one.
    void add_steps(const typeset::Path& path, double shift);
    void draw(const typeset::Image& image);
    bool prepare(int width, int height);
    Raster raster() const;
};

// ---- text

void PageDrawer::State::draw(const typeset::GlyphRun& run) {
    if (run.face >= faces.size() || faces[run.face] == typeset::none || !(run.size > 0) || !sane(run.x) ||
        !sane(run.y) || !sane(static_cast<double>(run.size)))
        return;
    const unsigned em = pages->faces[run.face].units_per_em;
    if (em == 0) return;
    set_colour(context, run.colour);
    if (run.angle == 0 && static_cast<double>(run.size) * scale <= Glyphs::most_size)
        draw_upright(run, faces[run.face], em);
    else
        draw_outlines(run, faces[run.face], em);
}

void PageDrawer::State::draw_upright(const typeset::GlyphRun& run, std::uint32_t face, double em) {
    const double size = static_cast<double>(run.size) * scale, stretch = static_cast<double>(run.stretch);
    const double unit = size / em; // pixels
    for (const typeset::Placed& piece : run.pieces) {
        if (piece.shape >= pages->shapes.size()) continue;
        double pen = (run.x + static_cast<double>(piece.x)) * scale;
        for (const typeset::Glyph& glyph : pages->shapes[piece.shape].glyphs) {
            const double x = pen + glyph.x_offset * unit * stretch;
            const double y = std::round(run.y * scale - glyph.y_offset * unit);
            pen += glyph.advance * unit * stretch;
            if (!sane(x) || !sane(y)) continue;
            const double quarters = std::floor(x * Glyphs::places + 0.5);
            const double whole = std::floor(quarters / Glyphs::places);
            const Glyphs::Mask& mask = glyphs.mask(face, glyph.id, size, stretch,
                                                   static_cast<int>(quarters - whole * Glyphs::places));
            if (mask.surface) cairo_mask_surface(context, mask.surface, whole + mask.left, y + mask.top);
        }
    }
}

void PageDrawer::State::draw_outlines(const typeset::GlyphRun& run, std::uint32_t face, double em) {
    const double size = static_cast<double>(run.size), stretch = static_cast<double>(run.stretch);
    cairo_save(context);
    cairo_scale(context, scale, scale);
    cairo_translate(context, run.x, run.y);
    cairo_rotate(context, -static_cast<double>(run.angle) * std::numbers::pi / 180);
    cairo_new_path(context);
    for (const typeset::Placed& piece : run.pieces) {
        if (piece.shape >= pages->shapes.size()) continue;
        double pen = static_cast<double>(piece.x);
        for (const typeset::Glyph& glyph : pages->shapes[piece.shape].glyphs) {
            cairo_save(context);
            cairo_translate(context, pen + glyph.x_offset * size / em * stretch, -glyph.y_offset * size / em);
            cairo_scale(context, size * stretch, size);
            glyphs.add_outline(context, face, glyph.id);
            cairo_restore(context);
            pen += glyph.advance * size / em * stretch;
        }
    }
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
    cairo_fill(context);
    cairo_restore(context);
}

// ---- everything else

// Edges stand between pixels, so that rules are sharp and tints below each other leave no gap.
void PageDrawer::State::draw(const typeset::Rectangle& rectangle) {
    const typeset::Box& box = rectangle.box;
    if (!sane(box.x) || !sane(box.y) || !(box.width > 0) || !(box.height > 0) || !sane(box.width) ||
        !sane(box.height))
        return;
    const double left = snapped(box.x), top = snapped(box.y);
    const double width = std::max(1.0, snapped(box.x + box.width) - left),
                 height = std::max(1.0, snapped(box.y + box.height) - top);
    set_colour(context, rectangle.colour);
    cairo_rectangle(context, left, top, width, height);
    cairo_fill(context);
}

void PageDrawer::State::add_steps(const typeset::Path& path, double shift) {
    const auto x = [&](double value) {
        return shift < 0 ? value * scale : std::round(value * scale - shift) + shift;
    };
    cairo_new_path(context);
    bool begun = false; // what comes before the first move has no place
    for (const PathStep& step : path.steps) {
        begun |= step.kind == PathStep::Kind::move;
        if (!begun || !sane(step.to)) continue;
        switch (step.kind) {
        case PathStep::Kind::move:
            cairo_move_to(context, x(step.to.x), x(step.to.y));
            break;
        case PathStep::Kind::line:
            cairo_line_to(context, x(step.to.x), x(step.to.y));
            break;
        case PathStep::Kind::curve:
            if (sane(step.control1) && sane(step.control2))
                cairo_curve_to(context, x(step.control1.x), x(step.control1.y), x(step.control2.x),
                               x(step.control2.y), x(step.to.x), x(step.to.y));
            break;
        case PathStep::Kind::close:
            cairo_close_path(context);
            break;
        }
    }
}

void PageDrawer::State::draw(const typeset::Path& path) {
    const typeset::Stroke* stroke =
        path.stroke && path.stroke->width > 0 && sane(static_cast<double>(path.stroke->width)) ? &*path.stroke
                                                                                               : nullptr;
    const bool upright = is_upright(path, scale);
    double width = stroke ? static_cast<double>(stroke->width) * scale : 0;
    if (upright && stroke) width = std::max(1.0, std::round(width));
    cairo_save(context);
    if (path.clip) {
        const typeset::Box& clip = *path.clip;
        cairo_rectangle(context, clip.x * scale, clip.y * scale, clip.width * scale, clip.height * scale);
        cairo_clip(context);
    }
    add_steps(path, !upright ? -1 : std::fmod(width / 2, 1));
    if (path.fill) {
        set_colour(context, *path.fill);
        cairo_set_fill_rule(context, path.even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_fill_preserve(context);
    }
    if (stroke) {
        set_colour(context, stroke->colour);
        cairo_set_line_width(context, width);
        set_line(context, *stroke, scale);
        cairo_stroke_preserve(context);
    }
    cairo_new_path(context);
    cairo_restore(context);
}

void PageDrawer::State::draw(const typeset::Image& image) {
    const typeset::Box& box = image.box;
    if (image.picture >= pages->pictures.size() || !sane(box.x) || !sane(box.y) || !sane(box.width) ||
        !sane(box.height))
        return;
    const double left = snapped(box.x), top = snapped(box.y);
    const auto width = static_cast<int>(snapped(box.x + box.width) - left),
               height = static_cast<int>(snapped(box.y + box.height) - top);
    cairo_surface_t* surface = pictures.scaled(pages->pictures[image.picture], width, height);
    if (!surface) return;
    cairo_set_source_surface(context, surface, left, top);
    cairo_rectangle(context, left, top, width, height);
    cairo_fill(context);
}

// ---- the whole

bool PageDrawer::State::prepare(int width, int height) {
    if (!surface || cairo_image_surface_get_width(surface.get()) != width ||
        cairo_image_surface_get_height(surface.get()) != height)
        surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    return cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS;
}

Raster PageDrawer::State::raster() const {
    cairo_surface_flush(surface.get());
    Raster raster;
    raster.width = cairo_image_surface_get_width(surface.get());
    raster.height = cairo_image_surface_get_height(surface.get());
    raster.rgb.resize(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height) * 3);
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    std::uint8_t* to = raster.rgb.data();
    for (int y = 0; y < raster.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < raster.width; ++x) {
            *to++ = static_cast<std::uint8_t>(row[x] >> 16);
            *to++ = static_cast<std::uint8_t>(row[x] >> 8);
            *to++ = static_cast<std::uint8_t>(row[x]);
        }
    }
    return raster;
}

PageDrawer::PageDrawer() : state_(std::make_unique<State>()) {}
PageDrawer::~PageDrawer() = default;

Raster PageDrawer::draw(const typeset::Pages& pages, std::size_t index, double scale) {
    State& state = *state_;
    if (index >= pages.pages.size() || !(scale > 0)) return {};
    const typeset::Page& page = pages.pages[index];
    if (!(page.width > 0) || !(page.height > 0) || !sane(page.width) || !sane(page.height)) return {};
    scale = std::min({scale, std::sqrt(most_pixels / page.width / page.height),
                      30'000 / std::max(page.width, page.height)}); // cairo knows no larger images
    const int width = std::max(1, static_cast<int>(std::lround(page.width * scale))),
              height = std::max(1, static_cast<int>(std::lround(page.height * scale)));
    if (!state.prepare(width, height)) return {};
    state.glyphs.forget();
    state.pictures.forget();
    state.pages = &pages;
    state.scale = scale;
    state.faces.clear();
    for (const typeset::Face& face : pages.faces) state.faces.push_back(state.glyphs.face(face));
    const Context context(cairo_create(state.surface.get()));
    state.context = context.get();
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    for (const typeset::Item& item : page.items)
        std::visit([&](const auto& each) { state.draw(each); }, item);
    state.context = nullptr;
    return state.raster();
}

} // namespace strateg::draw
