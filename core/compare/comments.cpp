#include "core/compare/comments.h"

#include "core/compare/alignment.h"

#include <algorithm>

namespace strateg::compare {
namespace {

using model::Block;
using model::BlockPtr;
using model::Project;
using model::Section;
using model::SectionPtr;

BlockPtr commented(const BlockPtr& block, const Alignment& alignment) {
    const Stand* today = alignment.after(block->id);
    Block copy = *block;
    bool changed = false;
    for (model::Text& text : copy.texts) {
        const model::Text* now = today ? today->block->text(text.language) : nullptr;
        if (!now || text.content.comments() == now->content.comments()) continue;
        model::RichText content = text.content.with_comments_of(now->content);
        changed = changed || !(content == text.content);
        text.content = std::move(content);
    }
    for (BlockPtr& child : copy.children) {
        BlockPtr other = commented(child, alignment);
        changed = changed || other != child;
        child = std::move(other);
    }
    return changed ? model::share(std::move(copy)) : block;
}

} // namespace

Project with_comments_of(const Project& state, const Project& today) {
    const Alignment alignment(state, today);
    Project result = state;
    const auto renew = [&](SectionPtr& section) {
        if (alignment.same(section->id)) return;
        Section copy = *section;
        bool changed = false;
        for (BlockPtr& block : copy.blocks) {
            BlockPtr other = commented(block, alignment);
            changed = changed || other != block;
            block = std::move(other);
        }
        if (changed) section = model::share(std::move(copy));
    };
    renew(result.front);
    renew(result.facts);
    for (model::OutlineEntry& entry : result.outline) renew(entry.section);
    for (const model::ThreadPtr& thread : today.threads) {
        const auto at = std::lower_bound(
            result.threads.begin(), result.threads.end(), thread->id,
            [](const model::ThreadPtr& there, const std::string& id) { return there->id < id; });
        if (at != result.threads.end() && (*at)->id == thread->id)
            *at = thread;
        else
            result.threads.insert(at, thread);
    }
    return result;
}

} // namespace strateg::compare
