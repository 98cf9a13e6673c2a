// Words and rules on white, with the abstract: a paper to be read at once.
#include "core/typeset/layout/cover/parts.h"

#include <algorithm>

namespace strateg::typeset {

void plain_cover(Cover& cover) {
    const TitlePage& content = cover.document.title_page;
    const Theme& theme = cover.theme;
    const double left = cover.left(), width = cover.width();
    double y = theme.margin_top - 8;
    if (theme.cover.band > 0) {
        cover.page.items.push_back(Rectangle{{left, y, width, theme.cover.band}, theme.cover.fill});
        y += theme.cover.band + 12;
    }
    cover.put(cover.lines(content.programme, theme.cover_programme, 4, width), left, y);
    y = std::max(y + theme.cover_title.before, theme.cover.top);
    cover.put(cover.title(content.title, 4, width), left, y);
    y += theme.cover_title.after;
    if (!content.subtitle.empty()) {
        cover.put(cover.lines(content.subtitle, theme.cover_subtitle, 4, width), left, y);
        y += theme.cover_subtitle.after;
    }
    cover.put(cover.lines(content.edition, theme.cover_edition, 3, width), left, y);

    CoverFoot foot(cover);
    const double end = cover.page.height - cover_foot - foot.height() - 30;
    if (!content.abstract.empty()) {
        y += 28;
        cover.page.items.push_back(Rectangle{{left, y - 14, width, 0.5}, theme.cover.second});
        // As much as there is room for, in lines that are easy to read.
        const double measure = std::min(width, theme.paragraph.size * 42);
        std::vector<Strip> lines = cover.layout.lines(
            content.abstract, 0, {measure, Align::left, theme.hyphenated, theme.hyphen_penalty},
            theme.paragraph.leading * 1.08);
        const auto room =
            static_cast<std::size_t>(std::max(0.0, (end - y) / (theme.paragraph.leading * 1.08)));
        if (lines.size() > room) lines.clear(); // half an abstract is none
        cover.put(std::move(lines), left, y);
    }
    foot.put(cover, y + 16);
}

} // namespace strateg::typeset
