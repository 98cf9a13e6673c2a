// Pictures as image objects, each once per document.
#pragma once

#include "core/pdf/file.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace strateg::pdf {

class Pictures {
public:
    Pictures(const typeset::Pages& pages, File& file) : pages_(pages), file_(file) {}
    /// The object of Pages::pictures[index], written at its first use. Id 0 where the picture is not whole.
    Object object(std::uint32_t index);
    /// True if a picture of the page lets shine through what is behind it.
    bool transparent_on(const typeset::Page& page) const;

private:
    Object add(const typeset::Picture& picture);

    const typeset::Pages& pages_;
    File& file_;
    std::map<std::uint32_t, Object> by_index_;
    std::map<std::string, Object> by_content_;
};

/// The matrix ("a b c d e f") that puts a picture's unit square upright into the box, for EXIF orientations
/// 1 to 8. `bottom` is in PDF's coordinates.
std::string placement(int orientation, double left, double bottom, double width, double height);

} // namespace strateg::pdf
