// A field of colour to the edges of the paper with the title, a picture above it, the partners on white
// below.
#include "core/typeset/layout/cover/parts.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr double inside = 34; // between the field's edges and the words
constexpr double rule = 5, rule_gap = 18;

} // namespace

void field_cover(Cover& cover) {
    const TitlePage& content = cover.document.title_page;
    const Theme& theme = cover.theme;
    const double left = cover.left(), width = cover.width(), across = cover.page.width;
    const Colour ink = theme.cover.on_fill;
    std::vector<Strip> programme =
        cover.lines(in_colour(content.programme, ink), theme.cover_programme, 3, width);
    std::vector<Strip> title = cover.title(in_colour(content.title, ink), 4, width);
    std::vector<Strip> subtitle =
        cover.lines(in_colour(content.subtitle, ink), theme.cover_subtitle, 3, width);
    std::vector<Strip> edition = cover.lines(in_colour(content.edition, ink), theme.cover_edition, 2, width);
    CoverFoot foot(cover);

    const double words = rule + rule_gap + height_of(title) + theme.cover_title.after + height_of(subtitle) +
                         (subtitle.empty() ? 0 : theme.cover_subtitle.after) + height_of(edition);
    const double lowest = cover.page.height - cover_foot - foot.height() - 40;
    const double bottom = std::max(std::min(cover.page.height * theme.cover.field, lowest),
                                   std::min(words + 3 * inside, lowest));
    double y = std::max(inside, bottom - inside - words);

    // The picture fills its place; what is too much of it goes below the field or beyond the paper.
    const bool shown = theme.cover.picture && content.picture != none;
    double top = 0;
    if (shown) {
        const Picture& picture = cover.document.pictures[content.picture];
        const bool turned = picture.orientation >= 5;
        const double w = std::max(1, turned ? picture.height : picture.width);
        const double h = std::max(1, turned ? picture.width : picture.height);
        const double programme_room = programme.empty() ? 0 : height_of(programme) + 20;
        top = std::max(0.0, y - inside - programme_room);
        const double scale = std::max(across / w, top / h);
        // Never higher than the page down to the field's end: below it there is white.
        if (top > 0 && scale * h <= cover.page.height * 4) {
            cover.page.items.push_back(
                Image{content.picture_element,
                      content.picture,
                      {(across - w * scale) / 2, (top - h * scale) / 2, w * scale, h * scale}});
        }
    }
    cover.page.items.push_back(Rectangle{{0, top, across, bottom - top}, theme.cover.fill});
    if (shown) // what hangs out of the picture's place
        cover.page.items.push_back(
            Rectangle{{0, bottom, across, cover.page.height - bottom}, Colour{255, 255, 255}});
    double above = top > 0 ? top + inside - 6 : theme.margin_top - 14;
    cover.put(std::move(programme), left, above);
    cover.page.items.push_back(Rectangle{{left, y, 64, rule}, theme.cover.second});
    y += rule + rule_gap;
    cover.put(std::move(title), left, y);
    y += theme.cover_title.after;
    if (!subtitle.empty()) {
        cover.put(std::move(subtitle), left, y);
        y += theme.cover_subtitle.after;
    }
    cover.put(std::move(edition), left, y);
    foot.put(cover, bottom + 28);
}

} // namespace strateg::typeset
