// A band of the accent at the outer edge holds the page together.
#include "core/typeset/layout/cover/parts.h"

#include <algorithm>

namespace strateg::typeset {

void band_cover(Cover& cover) {
    const TitlePage& content = cover.document.title_page;
    const Theme& theme = cover.theme;
    const double left = cover.left(), width = cover.width(), band = std::min(theme.cover.band, left - 12);
    if (band > 0) {
        cover.page.items.push_back(Rectangle{{0, 0, band, cover.page.height}, theme.cover.fill});
        cover.page.items.push_back(Rectangle{{band, 0, 2.5, cover.page.height}, theme.cover.second});
    }
    double y = theme.margin_top - 8;
    cover.put(cover.lines(content.programme, theme.cover_programme, 4, width), left, y);
    y = std::max(y + theme.cover_title.before, theme.cover.top);
    cover.put(cover.title(content.title, 5, width), left, y);
    y += theme.cover_title.after;
    cover.page.items.push_back(Rectangle{{left, y, 64, 2.4}, theme.cover.fill});
    y += 20;
    if (!content.subtitle.empty()) {
        cover.put(cover.lines(content.subtitle, theme.cover_subtitle, 6, width), left, y);
        y += theme.cover_subtitle.after;
    }
    cover.put(cover.lines(content.edition, theme.cover_edition, 3, width), left, y);
    CoverFoot(cover).put(cover, y + 16);
}

} // namespace strateg::typeset
