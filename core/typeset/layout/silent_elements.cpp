#include "core/typeset/layout/silent_elements.h"

namespace strateg::typeset {
namespace {

bool keeps_its_place(Role role) {
    switch (role) {
    case Role::document:
    case Role::list_item:
    case Role::label:
    case Role::list_body:
    case Role::table:
    case Role::table_head:
    case Role::table_body:
    case Role::table_row:
    case Role::header_cell:
    case Role::data_cell:
    case Role::figure:
        return true;
    case Role::section:
    case Role::heading:
    case Role::paragraph:
    case Role::title:
    case Role::list:
    case Role::caption:
    case Role::quotation:
    case Role::callout:
    case Role::note:
    case Role::reference:
    case Role::link:
    case Role::span:
    case Role::emphasis:
    case Role::strong:
    case Role::toc:
    case Role::toc_item:
    case Role::index:
        return false;
    }
    return true;
}

/// Calls visit(element) for every place that names one.
template <class Visit>
void each_element(Pages& pages, const Visit& visit) {
    for (Page& page : pages.pages) {
        for (Item& item : page.items) {
            if (auto* run = std::get_if<GlyphRun>(&item)) visit(run->element);
            if (auto* path = std::get_if<Path>(&item)) visit(path->element);
            if (auto* image = std::get_if<Image>(&item)) visit(image->element);
        }
        for (Link& link : page.links) visit(link.element);
    }
    for (OutlineItem& item : pages.outline) visit(item.element);
}

} // namespace

void drop_silent_elements(Pages& pages) {
    const std::size_t count = pages.structure.size();
    std::vector<bool> kept(count, false);
    each_element(pages, [&](const std::uint32_t& element) {
        if (element < count) kept[element] = true;
    });
    for (std::size_t i = count; i-- > 0;) { // children stand behind their parents
        if (!kept[i] && !keeps_its_place(pages.structure[i].role)) continue;
        kept[i] = true;
        if (const std::uint32_t parent = pages.structure[i].parent; parent < i) kept[parent] = true;
    }
    std::vector<std::uint32_t> now(count, none);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!kept[i]) continue;
        now[i] = next;
        StructureElement element = std::move(pages.structure[i]);
        if (element.parent < i) element.parent = now[element.parent];
        pages.structure[next++] = std::move(element);
    }
    pages.structure.resize(next);
    each_element(pages, [&](std::uint32_t& element) {
        if (element < count) element = now[element];
    });
}

} // namespace strateg::typeset
