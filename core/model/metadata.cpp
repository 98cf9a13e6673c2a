#include "core/model/metadata.h"

namespace strateg::model {

Metadata metadata_of(const Project& project) {
    Metadata metadata;
    for (const BlockPtr& block : project.front->blocks) {
        if (block->kind == kind::title) metadata.title = block.get();
        if (block->kind == kind::subtitle) metadata.subtitle = block.get();
        if (block->kind == kind::programme) metadata.programme = block.get();
        if (block->kind == kind::disclaimer) metadata.disclaimer = block.get();
        if (block->kind == kind::abstract) metadata.abstract = block.get();
        if (block->kind == kind::figure) metadata.picture = block.get();
        if (block->kind == kind::author) metadata.authors.push_back(block.get());
        if (block->kind == kind::edition) {
            metadata.edition = block.get();
            metadata.date = block->attributes.get("date");
        }
        if (block->kind == kind::funding) {
            metadata.funding = block.get();
            metadata.show_emblem = block->attributes.get("emblem") == "yes";
        }
        if (block->kind == kind::partner)
            metadata.partners.push_back({block.get(), std::string(block->attributes.get("role", "partner")),
                                         std::string(block->attributes.get("country")),
                                         std::string(block->attributes.get("url")),
                                         std::string(block->attributes.get("logo"))});
    }
    return metadata;
}

const RichText* text_or_source(const Block* block, const Project& project, std::string_view language) {
    if (!block) return nullptr;
    const RichText* text = block->content(language);
    if (text && !text->blank()) return text;
    text = block->content(block->source.empty() ? project.source : block->source);
    return text && !text->blank() ? text : nullptr;
}

std::string title_of(const Section& section, const Project& project, std::string_view language) {
    for (const BlockPtr& block : section.blocks) {
        if (block->kind != kind::heading) continue;
        if (const RichText* text = text_or_source(block.get(), project, language)) return text->characters();
    }
    return section.id;
}

} // namespace strateg::model
