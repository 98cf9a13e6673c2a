#include "core/typeset/layout/print_size.h"

#include "core/typeset/pictures/resolution.h"

namespace strateg::typeset {

void check_print_size(const Document& document, const Node& node, const LaidBlock& laid,
                      const std::string& language, Problems& problems) {
    if (node.kind != NodeKind::figure || node.figure == none) return;
    const std::uint32_t picture = document.figures[node.figure].picture;
    if (picture == none) return;
    for (const Strip& strip : laid.strips)
        for (const Item& item : strip.items)
            if (const auto* image = std::get_if<Image>(&item))
                if (auto problem = coarse(document.pictures[picture], image->box)) {
                    problem->place.block = node.block;
                    problem->place.language = language;
                    problems.push_back(std::move(*problem));
                    return;
                }
}

} // namespace strateg::typeset
