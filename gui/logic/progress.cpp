#include "gui/logic/progress.h"

#include "core/model/staleness.h"

namespace strateg::gui {

const Progress& ProgressOf::of(const model::SectionPtr& section, const std::string& language,
                               const std::string& project_source) {
    auto& [known, progress] = known_[{section->id, language}];
    if (known == section) return progress;
    known = section;
    progress = {};
    const auto visit = [&](const auto& self, const model::Block& block,
                           const std::string& inherited) -> void {
        const std::string& source = block.source.empty() ? inherited : block.source;
        if (block.kind != model::kind::guidance && !block.texts.empty()) {
            using State = model::TranslationState;
            switch (model::translation_state(block, source, language)) {
            case State::source:
                if (block.content(language) && !block.content(language)->blank()) {
                    ++progress.total;
                    ++progress.done;
                }
                break;
            case State::missing:
            case State::empty:
                ++progress.total;
                break;
            case State::stale:
                ++progress.total;
                ++progress.stale;
                break;
            case State::unconfirmed:
            case State::same_as_source:
            case State::current:
                ++progress.total;
                ++progress.done;
                break;
            case State::not_needed:
                break;
            }
            if (const model::RichText* text = block.content(language))
                progress.size += text->characters().size();
        }
        for (const model::BlockPtr& child : block.children) self(self, *child, source);
    };
    for (const model::BlockPtr& block : section->blocks) visit(visit, *block, project_source);
    return progress;
}

} // namespace strateg::gui
