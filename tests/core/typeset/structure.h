// The logical structure of pages as a line of text: "Table(Caption TR(TH TD))".
#pragma once

#include "tests/core/typeset/projects.h"

#include <map>

namespace strateg::typeset::testing {

inline const char* short_name(Role role) {
    switch (role) {
    case Role::document:
        return "Document";
    case Role::section:
        return "Sect";
    case Role::heading:
        return "H";
    case Role::paragraph:
        return "P";
    case Role::title:
        return "Title";
    case Role::list:
        return "L";
    case Role::list_item:
        return "LI";
    case Role::label:
        return "Lbl";
    case Role::list_body:
        return "LBody";
    case Role::table:
        return "Table";
    case Role::table_head:
        return "THead";
    case Role::table_body:
        return "TBody";
    case Role::table_row:
        return "TR";
    case Role::header_cell:
        return "TH";
    case Role::data_cell:
        return "TD";
    case Role::caption:
        return "Caption";
    case Role::figure:
        return "Figure";
    case Role::quotation:
        return "BlockQuote";
    case Role::callout:
        return "Aside";
    case Role::note:
        return "Note";
    case Role::reference:
        return "Reference";
    case Role::link:
        return "Link";
    case Role::span:
        return "Span";
    case Role::emphasis:
        return "Em";
    case Role::strong:
        return "Strong";
    case Role::toc:
        return "TOC";
    case Role::toc_item:
        return "TOCI";
    case Role::index:
        return "Index";
    }
    return "?";
}

/// Words of each element on the pages, without those of the elements in it; single spaces.
inline std::map<std::uint32_t, std::string> words_of_elements(const Pages& pages) {
    std::map<std::uint32_t, std::string> words;
    for (const Page& page : pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none)
                for (const Placed& piece : run->pieces)
                    if (!pages.shapes[piece.shape].added_hyphen)
                        words[run->element] += pages.shapes[piece.shape].text;
    for (auto& [element, text] : words) {
        text = flat(text);
        while (!text.empty() && text.back() == ' ') text.pop_back();
    }
    return words;
}

/// An element and what is in it; with `words`, each with its own: "TH=Year".
inline std::string tree(const Pages& pages, std::uint32_t element, bool words = false) {
    static thread_local std::map<std::uint32_t, std::string> said;
    said = words ? words_of_elements(pages) : std::map<std::uint32_t, std::string>();
    const auto descend = [&](const auto& self, std::uint32_t at) -> std::string {
        const StructureElement& from = pages.structure[at];
        std::string text = short_name(from.role);
        if (from.role == Role::heading) text += std::to_string(from.level);
        if (from.row_scope) text += "*";
        if (from.column_span > 1) text += "c" + std::to_string(from.column_span);
        if (from.row_span > 1) text += "r" + std::to_string(from.row_span);
        if (const auto known = said.find(at); known != said.end() && !known->second.empty())
            text += "=" + known->second;
        std::string inner;
        for (std::uint32_t i = at + 1; i < pages.structure.size(); ++i)
            if (pages.structure[i].parent == at) inner += (inner.empty() ? "" : " ") + self(self, i);
        return inner.empty() ? text : text + "(" + inner + ")";
    };
    return descend(descend, element);
}

inline std::uint32_t first_of(const Pages& pages, Role role, std::uint32_t from = 0) {
    for (std::uint32_t i = from; i < pages.structure.size(); ++i)
        if (pages.structure[i].role == role) return i;
    return none;
}

inline std::size_t problems_with(const Laid& laid, std::string_view code) {
    std::size_t found = 0;
    for (const Problem& problem : laid.problems) found += problem.code == code;
    return found;
}

} // namespace strateg::typeset::testing
