// Internal: what all covers are made of.
#pragma once

#include "core/typeset/layout/title_page.h"

#include <optional>

namespace strateg::typeset {

/// A cover while it is being made.
struct Cover {
    const Document& document;
    const Theme& theme;
    BlockLayout& layout;
    Page page;

    double left() const { return theme.margin_left; }
    double width() const { return theme.text_width(); }
    /// Lines of a part, ragged, at most so many; the rest is left out.
    std::vector<Strip> lines(const std::vector<Span>& spans, const TextLook& look, std::size_t most,
                             double width) const;
    /// The title; it gets smaller until it takes `most` lines and no word is broken.
    std::vector<Strip> title(const std::vector<Span>& spans, std::size_t most, double width) const;
    /// Puts lines below each other from y, which moves below them.
    void put(std::vector<Strip> strips, double x, double& y);
};

double height_of(const std::vector<Strip>& strips);
std::vector<Span> in_colour(std::vector<Span> spans, Colour colour);

/// What stands at the foot of every cover: partners with their logos, who prepared it, the statement of
/// funding beside the emblem, the disclaimer.
class CoverFoot {
public:
    explicit CoverFoot(const Cover& cover);
    /// From the first partner's place to the end of the disclaimer.
    double height() const;
    /// Ends at the foot of the page, but does not begin above `least`.
    void put(Cover& cover, double least);

private:
    struct Placing {
        std::vector<Strip> role, name;
        double logo_width = 0, logo_height = 0;
        double height = 0;
    };
    double partners_height() const;
    double put_partners(Cover& cover, double y);

    std::vector<Placing> partners_;
    std::vector<Strip> authors_, statement_, disclaimer_;
    double band_ = 0; // height of emblem and statement
    bool emblem_ = false;
};

/// Distance of the last line from the lower edge.
inline constexpr double cover_foot = 62;

void band_cover(Cover& cover);
void plain_cover(Cover& cover);
void field_cover(Cover& cover);

} // namespace strateg::typeset
