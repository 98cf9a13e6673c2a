// Front matter read out of the blocks of project.xml: title, partners, programme, funding, authors.
// Views into one project: valid as long as that project (or a copy) lives.
#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace strateg::model {

struct Partner {
    const Block* name = nullptr; // the block: its texts are the name per language
    std::string role;            // lead or partner
    std::string country;         // ISO 3166
    std::string url;
    std::string logo; // path in the project, or empty
};

struct Metadata {
    const Block* title = nullptr;
    const Block* subtitle = nullptr;
    const Block* edition = nullptr;
    const Block* programme = nullptr;
    const Block* funding = nullptr;
    const Block* disclaimer = nullptr;
    const Block* abstract = nullptr;
    const Block* picture = nullptr; // a figure: for covers that show one
    std::vector<Partner> partners;
    std::vector<const Block*> authors;
    std::string date;         // ISO 8601, of the edition
    bool show_emblem = false; // only where a grant exists: Regulation (EU) 2021/1060, Annex IX
};

Metadata metadata_of(const Project& project);

/// The text in `language`, else in the source language, else nothing: for titles that must not be empty.
const RichText* text_or_source(const Block* block, const Project& project, std::string_view language);

/// The title of a section: the words of its first heading, or its id.
std::string title_of(const Section& section, const Project& project, std::string_view language);

} // namespace strateg::model
