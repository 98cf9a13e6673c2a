// A project as people leave it who comment on everything.
#pragma once

#include "core/model/project.h"

#include <tuple>

namespace strateg::test {

/// The same words, but every text has comments: over its whole, from the middle of one word to that of
/// another, over its last character.
inline model::Project commented(const model::Project& project) {
    const auto comment_on = [](const auto& self, const model::BlockPtr& block) -> model::BlockPtr {
        model::Block copy = *block;
        for (model::Text& text : copy.texts) {
            const std::size_t size = text.content.characters().size();
            for (const auto& [begin, end, thread] :
                 {std::tuple(std::size_t{0}, size, "t1"), std::tuple(size / 3, size / 3 + 5, "t2"),
                  std::tuple(size / 2, size, "t3"), std::tuple(size - (size ? 1 : 0), size, "t1")})
                text.content = text.content.with_mark({model::MarkKind::comment, begin, end, thread, {}});
        }
        for (model::BlockPtr& child : copy.children) child = self(self, child);
        return model::share(std::move(copy));
    };
    const auto all = [&](const model::SectionPtr& section) {
        model::Section copy = *section;
        for (model::BlockPtr& block : copy.blocks) block = comment_on(comment_on, block);
        return model::share(std::move(copy));
    };
    model::Project result = project;
    result.front = all(result.front);
    result.facts = all(result.facts);
    for (model::OutlineEntry& entry : result.outline) entry.section = all(entry.section);
    for (const char* id : {"t1", "t2", "t3"}) {
        model::Thread thread;
        thread.id = id;
        thread.words = "some words";
        thread.comments = {{"c1", "Ana", "2026-11-30T16:20:05Z", model::RichText("Is this so?"), {}}};
        result.threads.push_back(model::share(std::move(thread)));
    }
    return result;
}

} // namespace strateg::test
