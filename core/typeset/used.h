// Faces and shapes of finished pages, numbered in the order of their use; what no page shows is left behind.
// So pages do not depend on what else was set, nor on which desk set what.
#pragma once

#include "core/typeset/layout/desk.h"

#include <unordered_map>
#include <vector>

namespace strateg::typeset {

class Used {
public:
    /// Shapes are moved out of the desks where `move` says so: nothing can be set there afterwards.
    Used(Pages& pages, const std::vector<Desk*>& desks, bool move);
    /// Numbers what the pages show.
    void keep();

private:
    struct Source {
        std::vector<Face> faces;
        std::vector<Shape>* shapes;
        std::vector<std::uint32_t> face_at, shape_at; // in pages, or none
    };
    void keep(GlyphRun& run);
    std::uint32_t face(const Face& face);
    std::uint32_t add(Shape& shape, std::uint32_t face);

    Pages& pages_;
    std::vector<Source> sources_;
    bool move_;
    std::unordered_multimap<std::size_t, std::uint32_t> by_hash_; // of shapes, where there are two desks
};

} // namespace strateg::typeset
