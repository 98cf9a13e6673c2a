// Pictures in the size that they are drawn in, kept for the next page. Internal to this folder.
#pragma once

#include "core/draw/cairo_handles.h"
#include "core/typeset/pages.h"

#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace strateg::draw {

class Pictures {
public:
    /// The picture upright, in so many pixels. Null where it is not whole.
    cairo_surface_t* scaled(const typeset::Picture& picture, int width, int height);
    /// Frees pictures where they have become too many.
    void forget();

private:
    struct Known {
        std::shared_ptr<const std::string> source; // keeps the key's pointer ours
        Surface surface;
    };
    std::map<std::tuple<const std::string*, int, int>, Known> known_;
    std::size_t bytes_ = 0;
};

} // namespace strateg::draw
