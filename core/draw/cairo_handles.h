// Owners of cairo's objects. Internal to this folder.
#pragma once

#include <cairo.h>

#include <memory>

namespace strateg::draw {

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release>;
using Context = std::unique_ptr<cairo_t, Release>;

} // namespace strateg::draw
