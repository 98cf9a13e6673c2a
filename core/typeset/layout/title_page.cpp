#include "core/typeset/layout/title_page.h"

#include "core/typeset/layout/cover/parts.h"

namespace strateg::typeset {

Page title_page(const Document& document, const Theme& theme, BlockLayout& layout) {
    Cover cover{document, theme, layout, {}};
    cover.page.width = theme.page_width;
    cover.page.height = theme.page_height;
    switch (theme.cover.kind) {
    case CoverStyle::Kind::band:
        band_cover(cover);
        break;
    case CoverStyle::Kind::plain:
        plain_cover(cover);
        break;
    case CoverStyle::Kind::field:
        field_cover(cover);
        break;
    }
    return std::move(cover.page);
}

} // namespace strateg::typeset
