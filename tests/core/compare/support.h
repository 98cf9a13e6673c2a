// What the tests of comparison share: two states of a project that have much and little in common.
#pragma once

#include "tests/core/store/support.h"

#include <algorithm>

namespace compare_test {

using namespace strateg::model;
using store_test::Random;

inline BlockPtr without_comments(const BlockPtr& block) {
    Block copy = *block;
    for (Text& text : copy.texts) text.content = text.content.without_comments();
    for (BlockPtr& child : copy.children) child = without_comments(child);
    return share(std::move(copy));
}

/// Comments on words are no part of the words: a comparison does not see where they are.
inline Project without_comments(Project project) {
    const auto clean = [](SectionPtr& section) {
        Section copy = *section;
        for (BlockPtr& block : copy.blocks) block = without_comments(block);
        section = share(std::move(copy));
    };
    clean(project.front);
    clean(project.facts);
    for (OutlineEntry& entry : project.outline) clean(entry.section);
    return project;
}

/// The same blocks and sections, some gone, some new, some edited, in any order and any nesting.
inline Project scrambled(const Project& from, Random& random, int change_one_in) {
    std::vector<Block> pool;
    for_each_block(from, [&](const Section&, const Block*, const BlockPtr& block) {
        if (random.chance(change_one_in + 2)) return;
        Block copy = *block;
        copy.children.clear();
        if (random.chance(change_one_in)) copy.set_text({"en", random.text(), {}, "draft", {}, {}});
        if (random.chance(change_one_in)) copy.remove_text("sr");
        if (random.chance(change_one_in)) copy.attributes.set("level", random.characters(3));
        if (random.chance(change_one_in * 3)) copy.foreign.clear();
        if (random.chance(change_one_in)) copy.kind = "item";
        pool.push_back(std::move(copy));
    });
    for (int i = random.below(4); i > 0; --i) pool.push_back(random.block("paragraph", 3));
    for (std::size_t i = pool.size(); i > 1; --i)
        std::swap(pool[i - 1], pool[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);

    Project to = from;
    if (random.chance(3)) to.languages = {"sr", "en"};
    if (random.chance(3)) to.attributes.set("theme", "brief");
    if (random.chance(3)) to.words["bg"] = {"клъстер"};
    if (random.chance(3)) to.words.erase("sr");
    if (random.chance(2)) to.ignored.clear();
    std::vector<Section> sections{*from.front, *from.facts};
    for (const OutlineEntry& entry : from.outline)
        if (!random.chance(4)) sections.push_back(*entry.section);
    for (int i = random.below(3); i > 0; --i) sections.push_back(random.section("new" + std::to_string(i)));
    for (std::size_t i = sections.size(); i > 3; --i)
        if (random.chance(change_one_in)) std::swap(sections[i - 1], sections[2]);
    for (Section& section : sections) section.blocks.clear();
    while (!pool.empty()) {
        // A tree from the end of the pool: each further block beside the one before or below it.
        Block block = std::move(pool.back());
        pool.pop_back();
        while (!pool.empty() && random.chance(3)) {
            Block child = std::move(pool.back());
            pool.pop_back();
            while (!pool.empty() && random.chance(3)) {
                child.children.push_back(share(std::move(pool.back())));
                pool.pop_back();
            }
            block.children.push_back(share(std::move(child)));
        }
        sections[static_cast<std::size_t>(random.below(static_cast<int>(sections.size())))].blocks.push_back(
            share(std::move(block)));
    }
    to.outline.clear();
    int depth = 0;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (i > 1 && random.chance(3)) sections[i].attributes.set("owner", "Niš");
        SectionPtr section = share(std::move(sections[i]));
        if (i == 0) to.front = section;
        if (i == 1) to.facts = section;
        if (i > 1) to.outline.push_back({section, depth});
        depth = i > 1 ? random.below(depth + 2) : 0;
    }
    return to;
}

/// One small edit: a section or a block moved, a word more.
inline Project touched(const Project& from, Random& random) {
    Project to = from;
    for (OutlineEntry& entry : to.outline) {
        if (!random.chance(2) || entry.section->blocks.empty()) continue;
        Section copy = *entry.section;
        const auto at = static_cast<std::size_t>(random.below(static_cast<int>(copy.blocks.size())));
        if (random.chance(2)) {
            std::rotate(copy.blocks.begin(), copy.blocks.begin() + static_cast<std::ptrdiff_t>(at),
                        copy.blocks.end());
        } else {
            Block block = *copy.blocks[at];
            const Text* text = block.text("sr");
            block.set_text(
                {"sr", (text ? text->content : RichText()) + RichText(" још једна реч"), {}, {}, {}, {}});
            copy.blocks[at] = share(std::move(block));
        }
        entry.section = share(std::move(copy));
    }
    return to;
}

} // namespace compare_test
