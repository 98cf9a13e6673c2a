#include "core/store/confirm.h"

#include "core/model/staleness.h"

namespace strateg::store {
namespace {

using namespace strateg::model;

void stamp(const Block& block, const std::string& inherited, const std::optional<std::string>& language,
           std::vector<Change>& changes) {
    const std::string& source = block.source.empty() ? inherited : block.source;
    const RichText* original = block.content(source);
    if (original && !original->blank()) {
        const std::string of = fingerprint_of(*original);
        for (const Text& text : block.texts) {
            if (text.language == source || text.of == of || text.content.blank()) continue;
            if (language && text.language != *language) continue;
            Text stamped = text;
            stamped.of = of;
            changes.push_back(SetText{block.id, text.language, std::move(stamped)});
        }
    }
    for (const BlockPtr& child : block.children) stamp(*child, source, language, changes);
}

} // namespace

ChangeSet confirm(const Project& project, const std::optional<std::string>& language) {
    ChangeSet changes{to_say("confirm translations"), {}};
    const auto visit = [&](const Section& section) {
        for (const BlockPtr& block : section.blocks) stamp(*block, project.source, language, changes.changes);
    };
    visit(*project.front);
    visit(*project.facts);
    for (const OutlineEntry& entry : project.outline) visit(*entry.section);
    return changes;
}

} // namespace strateg::store
