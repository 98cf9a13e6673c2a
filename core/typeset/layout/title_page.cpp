#include "core/typeset/layout/title_page.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace strateg::typeset {
namespace {

void put(Page& page, std::vector<Strip> strips, double x, double& y) {
    for (Strip& strip : strips) {
        for (Item& item : strip.items) {
            if (auto* run = std::get_if<GlyphRun>(&item)) {
                run->x += x;
                run->y += y;
                page.items.push_back(std::move(*run));
            }
        }
        y += strip.height;
    }
}

double height_of(const std::vector<Strip>& strips) {
    double height = 0;
    for (const Strip& strip : strips) height += strip.height;
    return height;
}

std::vector<Span> at_size(std::vector<Span> spans, float size) {
    for (Span& span : spans) span.style.size = size;
    return spans;
}

} // namespace

std::vector<Item> emblem(double x, double y, double height, std::uint32_t element) {
    const double width = height * 1.5;
    Path field;
    field.element = element;
    field.fill = Colour{0, 51, 153};
    field.rectangle({x, y, width, height});
    Path stars;
    stars.element = element;
    stars.fill = Colour{255, 204, 0};
    const double ring = height / 3, outer = height / 18;
    const double inner = outer * std::sin(std::numbers::pi / 10) / std::sin(std::numbers::pi * 7 / 10);
    for (int star = 0; star < 12; ++star) {
        const double at = star * std::numbers::pi / 6;
        const double cx = x + width / 2 + ring * std::sin(at), cy = y + height / 2 - ring * std::cos(at);
        std::vector<Point> polygon;
        for (int point = 0; point < 10; ++point) {
            const double angle = point * std::numbers::pi / 5, radius = point % 2 == 0 ? outer : inner;
            polygon.push_back({cx + radius * std::sin(angle), cy - radius * std::cos(angle)});
        }
        stars.polygon(polygon);
    }
    return {std::move(field), std::move(stars)};
}

Page title_page(const Document& document, const Theme& theme, BlockLayout& layout) {
    const TitlePage& content = document.title_page;
    Page page;
    page.width = theme.page_width;
    page.height = theme.page_height;
    const double left = theme.margin_left, width = theme.text_width();
    const ParagraphLook ragged{width, Align::left, false, 0};

    // A band of the accent at the outer edge holds the page together.
    page.items.push_back(Rectangle{{0, 0, 22, page.height}, theme.accent});
    page.items.push_back(Rectangle{{22, 0, 2.5, page.height}, theme.accent_soft});

    double y = theme.margin_top - 8;
    if (!content.programme.empty()) put(page, layout.lines(content.programme, 0, ragged, 15), left, y);

    // A long title gets smaller until it takes five lines at most.
    float size = content.title.empty() ? 34 : content.title.front().style.size;
    std::vector<Strip> title;
    for (;; size -= 3) {
        title = layout.lines(at_size(content.title, size), 0, ragged, size * 1.16);
        if (title.size() <= 5 || size < 16) break;
    }
    if (title.size() > 12) title.resize(12);
    y = std::max(y + 40, 205.0);
    put(page, std::move(title), left, y);
    y += 16;
    page.items.push_back(Rectangle{{left, y, 64, 2.4}, theme.accent});
    y += 20;
    if (!content.subtitle.empty()) {
        std::vector<Strip> lines = layout.lines(content.subtitle, 0, ragged, 20);
        if (lines.size() > 6) lines.resize(6);
        put(page, std::move(lines), left, y);
        y += 10;
    }
    if (!content.edition.empty()) {
        std::vector<Strip> lines = layout.lines(content.edition, 0, ragged, 16);
        if (lines.size() > 3) lines.resize(3);
        put(page, std::move(lines), left, y);
    }

    // From the foot upwards: disclaimer, statement beside the emblem, partners.
    std::vector<Strip> disclaimer = layout.lines(content.disclaimer, 0, {width, Align::left, true, 60}, 11);
    if (disclaimer.size() > 14) disclaimer.resize(14);
    const double emblem_height = 40, emblem_width = emblem_height * 1.5;
    const double statement_x = content.emblem ? emblem_width + 14 : 0;
    std::vector<Strip> statement =
        layout.lines(content.funding, statement_x, {width - statement_x, Align::left, false, 0}, 16);
    if (statement.size() > 4) statement.resize(4);
    const double band = std::max(content.emblem ? emblem_height : 0.0, height_of(statement));
    const double foot = page.height - 62;
    double disclaimer_y = foot - height_of(disclaimer);
    double band_y = disclaimer_y - (disclaimer.empty() ? 0 : 14) - band;

    // Partners side by side; more than two go into rows of two.
    const double column = (width - 24) / 2;
    struct Placing {
        std::vector<Strip> role, name;
        double logo_width = 0, logo_height = 0;
        double height = 0;
    };
    std::vector<Placing> partners;
    for (const PartnerLine& partner : content.partners) {
        Placing placing;
        placing.role = layout.lines(partner.role, 0, {column, Align::left, false, 0}, 12);
        placing.name = layout.lines(partner.name, 0, {column, Align::left, false, 0}, 14.5);
        if (placing.name.size() > 4) placing.name.resize(4);
        if (partner.picture != none) {
            const Picture& picture = document.pictures[partner.picture];
            const double scale =
                std::min(110.0 / std::max(1, picture.width), 38.0 / std::max(1, picture.height));
            placing.logo_width = picture.width * scale;
            placing.logo_height = picture.height * scale;
        }
        placing.height =
            height_of(placing.role) + height_of(placing.name) + (placing.logo_height > 0 ? 46 : 0);
        partners.push_back(std::move(placing));
        if (partners.size() == 8) break; // the rest has no room on this page
    }
    double partners_height = 0;
    for (std::size_t i = 0; i < partners.size(); i += 2)
        partners_height +=
            std::max(partners[i].height, i + 1 < partners.size() ? partners[i + 1].height : 0) + 12;
    double authors_height = 0;
    std::vector<Strip> authors = layout.lines(content.authors, 0, ragged, 13);
    if (authors.size() > 4) authors.resize(4);
    authors_height = authors.empty() ? 0 : height_of(authors) + 8;
    double partners_y = std::max(y + 16, band_y - (band > 0 ? 30 : 0) - partners_height - authors_height);
    if (!partners.empty())
        page.items.push_back(Rectangle{{left, partners_y - 12, width, 0.5}, theme.accent_soft});
    for (std::size_t i = 0; i < partners.size(); i += 2) {
        double row = 0;
        for (std::size_t k = i; k < std::min(i + 2, partners.size()); ++k) {
            Placing& placing = partners[k];
            const double x = left + (k - i) * (column + 24);
            double at = partners_y;
            if (placing.logo_height > 0) {
                page.items.push_back(
                    Image{content.partners[k].logo_element,
                          content.partners[k].picture,
                          {x, at + (38 - placing.logo_height) / 2, placing.logo_width, placing.logo_height}});
                at += 46;
            }
            put(page, std::move(placing.role), x, at);
            put(page, std::move(placing.name), x, at);
            row = std::max(row, placing.height);
        }
        partners_y += row + 12;
    }
    if (!authors.empty()) put(page, std::move(authors), left, partners_y);
    if (content.emblem || !statement.empty())
        page.items.push_back(Rectangle{{left, band_y - 16, width, 0.5}, theme.accent_soft});
    if (content.emblem)
        for (Item& item :
             emblem(left, band_y + (band - emblem_height) / 2, emblem_height, content.emblem_element))
            page.items.push_back(std::move(item));
    double statement_y = band_y + (band - height_of(statement)) / 2;
    put(page, std::move(statement), left, statement_y);
    put(page, std::move(disclaimer), left, disclaimer_y);
    return page;
}

} // namespace strateg::typeset
