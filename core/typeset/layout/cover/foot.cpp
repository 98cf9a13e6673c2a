// Partners, statement, disclaimer. How large the emblem is, and what stands beside it: Regulation (EU)
// 2021/1060, Annex IX.
#include "core/typeset/layout/cover/parts.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr double between = 24; // two partners side by side
constexpr double logo_room = 46, logo_most = 38, logo_widest = 110;
constexpr double row_gap = 12;
constexpr std::size_t most_partners = 8; // the rest has no room on this page

} // namespace

CoverFoot::CoverFoot(const Cover& cover) {
    const TitlePage& content = cover.document.title_page;
    const Theme& theme = cover.theme;
    const double width = cover.width();
    disclaimer_ = cover.layout.lines(content.disclaimer, 0, {width, Align::left, true, 60},
                                     theme.cover_disclaimer.leading);
    if (disclaimer_.size() > 14) disclaimer_.resize(14);
    emblem_ = content.emblem;
    const double beside = emblem_ ? theme.cover.emblem * 1.5 + 14 : 0;
    statement_ = cover.layout.lines(content.funding, beside, {width - beside, Align::left, false, 0},
                                    theme.cover_statement.leading);
    if (statement_.size() > 4) statement_.resize(4);
    band_ = std::max(emblem_ ? theme.cover.emblem : 0.0, height_of(statement_));
    const double column = (width - between) / 2;
    for (const PartnerLine& partner : content.partners) {
        Placing placing;
        placing.role = cover.lines(partner.role, theme.cover_role, 2, column);
        placing.name = cover.lines(partner.name, theme.cover_partner, 4, column);
        if (partner.picture != none) {
            const Picture& picture = cover.document.pictures[partner.picture];
            const double scale =
                std::min(logo_widest / std::max(1, picture.width), logo_most / std::max(1, picture.height));
            placing.logo_width = picture.width * scale;
            placing.logo_height = picture.height * scale;
        }
        placing.height =
            height_of(placing.role) + height_of(placing.name) + (placing.logo_height > 0 ? logo_room : 0);
        partners_.push_back(std::move(placing));
        if (partners_.size() == most_partners) break;
    }
    authors_ = cover.lines(content.authors, theme.cover_authors, 4, width);
}

double CoverFoot::partners_height() const {
    double height = 0;
    for (std::size_t i = 0; i < partners_.size(); i += 2)
        height +=
            std::max(partners_[i].height, i + 1 < partners_.size() ? partners_[i + 1].height : 0) + row_gap;
    return height;
}

double CoverFoot::height() const {
    return partners_height() + (authors_.empty() ? 0 : height_of(authors_) + 8) + (band_ > 0 ? 30 : 0) +
           band_ + (disclaimer_.empty() ? 0 : 14) + height_of(disclaimer_);
}

void CoverFoot::put(Cover& cover, double least) {
    const TitlePage& content = cover.document.title_page;
    const double left = cover.left(), width = cover.width();
    const double foot = cover.page.height - cover_foot;
    double disclaimer_y = foot - height_of(disclaimer_);
    const double band_y = disclaimer_y - (disclaimer_.empty() ? 0 : 14) - band_;
    double y = std::max(least, foot - height());
    y = put_partners(cover, y);
    if (!authors_.empty()) cover.put(std::move(authors_), left, y);
    if (band_ > 0)
        cover.page.items.push_back(Rectangle{{left, band_y - 16, width, 0.5}, cover.theme.accent_soft});
    if (emblem_) {
        const double height = cover.theme.cover.emblem;
        for (Item& item : emblem(left, band_y + (band_ - height) / 2, height, content.emblem_element))
            cover.page.items.push_back(std::move(item));
    }
    double statement_y = band_y + (band_ - height_of(statement_)) / 2;
    cover.put(std::move(statement_), left, statement_y);
    cover.put(std::move(disclaimer_), left, disclaimer_y);
}

double CoverFoot::put_partners(Cover& cover, double y) {
    const TitlePage& content = cover.document.title_page;
    const double left = cover.left(), column = (cover.width() - between) / 2;
    if (!partners_.empty())
        cover.page.items.push_back(Rectangle{{left, y - 12, cover.width(), 0.5}, cover.theme.accent_soft});
    for (std::size_t i = 0; i < partners_.size(); i += 2) {
        double row = 0;
        for (std::size_t k = i; k < std::min(i + 2, partners_.size()); ++k) {
            Placing& placing = partners_[k];
            const double x = left + static_cast<double>(k - i) * (column + between);
            double at = y;
            if (placing.logo_height > 0) {
                cover.page.items.push_back(Image{content.partners[k].logo_element,
                                                 content.partners[k].picture,
                                                 {x, at + (logo_most - placing.logo_height) / 2,
                                                  placing.logo_width, placing.logo_height}});
                at += logo_room;
            }
            cover.put(std::move(placing.role), x, at);
            cover.put(std::move(placing.name), x, at);
            row = std::max(row, placing.height);
        }
        y += row + row_gap;
    }
    return y;
}

} // namespace strateg::typeset
