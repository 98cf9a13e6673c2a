#include "core/compare/take_back.h"

#include "core/compare/alignment.h"

#include <algorithm>
#include <unordered_set>

namespace strateg::compare {
namespace {

using model::Block;
using model::BlockPtr;
using model::Found;
using model::Project;
using model::Section;

tl::unexpected<Problem> changed_since(const Difference& difference) {
    return fail("compare.changed-since", "This was edited since it was compared; it was left as it is.",
                "Compare again to see how it is now.",
                {.section = difference.section, .block = difference.block});
}

tl::unexpected<Problem> not_alone(const Difference& difference) {
    return fail("compare.not-alone", "This cannot be taken back by itself: the place where it was is gone.",
                "Take back what holds it first, or restore the whole state.",
                {.section = difference.section, .block = difference.block});
}

class TakeBack {
public:
    TakeBack(const Comparison& comparison, const Difference& difference, const Project& today,
             std::vector<model::Change>& out)
        : comparison_(comparison), difference_(difference), today_(today), out_(out) {}

    Result<void> run(const std::optional<std::string>& language) {
        if (language) return texts(language);
        switch (difference_.subject) {
        case Subject::project:
            return project();
        case Subject::section:
            return section();
        case Subject::block:
            break;
        }
        switch (difference_.fate) {
        case Fate::added:
            return added();
        case Fate::removed:
            return removed();
        case Fate::kept:
            break;
        }
        if (difference_.unnamed) return not_alone(difference_);
        if (auto done = texts({}); !done) return done;
        const Found found = model::find_block(today_, difference_.block);
        if (!found) return changed_since(difference_);
        for (const AttributeDifference& attribute : difference_.attributes) {
            if (attribute.name == "kind") {
                if (found.block->kind != attribute.after) return changed_since(difference_);
                out_.push_back(model::SetKind{difference_.block, attribute.before.value_or("")});
            } else if (attribute.name == "source") {
                out_.push_back(model::SetSource{difference_.block, attribute.before.value_or("")});
            } else {
                if (found.block->attributes.find(attribute.name) != attribute.after)
                    return changed_since(difference_);
                out_.push_back(model::SetAttribute{difference_.block, attribute.name, attribute.before});
            }
        }
        if (!difference_.moved) return {};
        auto slot = old_slot(difference_.block, found.block);
        if (!slot) return tl::unexpected(std::move(slot.error()));
        out_.push_back(model::MoveBlock{difference_.block, std::move(*slot)});
        return {};
    }

private:
    Result<void> texts(const std::optional<std::string>& language) {
        for (const TextDifference& text : difference_.texts) {
            if (language && text.language != *language) continue;
            const Found found = model::find_block(today_, text.block);
            if (!found) return not_alone(difference_);
            const model::Text* now = found.block->text(text.language);
            if ((now == nullptr) != (text.after == nullptr) ||
                (now && !(now->content.same_words(text.after->content) && now->state == text.after->state &&
                          now->of == text.after->of)))
                return changed_since(difference_);
            std::optional<model::Text> before;
            if (text.before) {
                before = *text.before;
                // What was said about the words stays.
                if (now) before->content = before->content.with_comments_of(now->content);
            }
            out_.push_back(model::SetText{text.block, text.language, std::move(before)});
        }
        return {};
    }

    Result<void> project() {
        const Project& before = comparison_.before;
        bool languages = false;
        for (const AttributeDifference& attribute : difference_.attributes) {
            if (attribute.name == "languages" || attribute.name == "source") {
                languages = true;
            } else if (attribute.name.starts_with("words ")) {
                words(attribute.name.substr(6));
            } else if (attribute.name == "ignored") {
                ignored();
            } else if (attribute.name == "comments") {
                threads();
            } else if (attribute.name != "id") {
                out_.push_back(model::SetProjectAttribute{attribute.name, attribute.before});
            }
        }
        if (languages) out_.push_back(model::SetLanguages{before.source, before.languages});
        return {};
    }

    void words(const std::string& language) {
        const auto of = [&](const Project& project) {
            const auto at = project.words.find(language);
            return at == project.words.end() ? std::set<std::string>() : at->second;
        };
        const auto was = of(comparison_.before), is = of(comparison_.after);
        for (const std::string& word : is)
            if (!was.contains(word)) out_.push_back(model::SetWord{language, word, false});
        for (const std::string& word : was)
            if (!is.contains(word)) out_.push_back(model::SetWord{language, word, true});
    }

    void threads() {
        for (const model::ThreadPtr& thread : comparison_.after.threads)
            if (!comparison_.before.thread(thread->id))
                out_.push_back(model::SetThread{thread->id, std::nullopt});
        for (const model::ThreadPtr& thread : comparison_.before.threads) {
            const model::Thread* there = comparison_.after.thread(thread->id);
            if (!there || !(*there == *thread)) out_.push_back(model::SetThread{thread->id, *thread});
        }
    }

    void ignored() {
        const auto has = [](const Project& project, const model::Ignored& ignored) {
            return std::find(project.ignored.begin(), project.ignored.end(), ignored) !=
                   project.ignored.end();
        };
        for (const model::Ignored& one : comparison_.after.ignored)
            if (!has(comparison_.before, one)) out_.push_back(model::SetIgnored{one, false});
        for (const model::Ignored& one : comparison_.before.ignored)
            if (!has(comparison_.after, one)) out_.push_back(model::SetIgnored{one, true});
    }

    Result<void> section() {
        const std::string& id = difference_.section;
        if (difference_.fate == Fate::added) {
            const Section* now = today_.section(id);
            if (!now || !(*now == *difference_.section_after)) return changed_since(difference_);
            // Blocks that stood elsewhere before stay with the document: they go back one by one.
            for (const BlockPtr& block : now->blocks)
                if (model::find_block(comparison_.before, block->id)) return not_alone(difference_);
            out_.push_back(model::RemoveSection{id});
            return {};
        }
        if (difference_.fate == Fate::removed) {
            if (today_.section(id)) return changed_since(difference_);
            std::unordered_set<std::string> here;
            model::for_each_block(
                today_, [&](const Section&, const Block*, const BlockPtr& block) { here.insert(block->id); });
            Section back = *difference_.section_before;
            std::erase_if(back.blocks, [&](const BlockPtr& block) { return !all_gone(*block, here); });
            const std::size_t was = comparison_.before.position(id);
            out_.push_back(model::InsertSection{old_position(was), comparison_.before.outline[was].depth,
                                                model::share(std::move(back))});
            return {};
        }
        const Section* now = today_.section(id);
        if (!now) return changed_since(difference_);
        if (difference_.unnamed) return not_alone(difference_);
        for (const AttributeDifference& attribute : difference_.attributes) {
            if (now->attributes.find(attribute.name) != attribute.after) return changed_since(difference_);
            out_.push_back(model::SetSectionAttribute{id, attribute.name, attribute.before});
        }
        if (difference_.moved) {
            const std::size_t was = comparison_.before.position(id), is = today_.position(id);
            std::size_t to = old_position(was);
            const std::size_t size = today_.subtree_end(is) - is;
            if (to > is) to = std::max(is, to - std::min(to, size));
            out_.push_back(model::MoveSection{id, to, comparison_.before.outline[was].depth});
        }
        return {};
    }

    static bool all_gone(const Block& block, const std::unordered_set<std::string>& here) {
        return !here.contains(block.id) &&
               std::all_of(block.children.begin(), block.children.end(),
                           [&](const auto& child) { return all_gone(*child, here); });
    }

    /// Behind the nearest section before it, in the old order, that is still there.
    std::size_t old_position(std::size_t was) const {
        for (std::size_t i = was; i-- > 0;)
            if (const std::size_t at = today_.position(comparison_.before.outline[i].section->id);
                at != Project::npos && comparison_.before.outline[i].section->id != difference_.section)
                return at + 1;
        return 0;
    }

    Result<void> added() {
        const Found now = model::find_block(today_, difference_.block);
        if (!now || !(*now.block == *difference_.block_after)) return changed_since(difference_);
        bool holds_old = false;
        const auto look = [&](const auto& self, const Block& block) -> void {
            for (const BlockPtr& child : block.children) {
                holds_old = holds_old || model::find_block(comparison_.before, child->id);
                self(self, *child);
            }
        };
        look(look, *now.block);
        if (holds_old) return not_alone(difference_);
        out_.push_back(model::RemoveBlock{difference_.block});
        return {};
    }

    Result<void> removed() {
        const Found was = model::find_block(comparison_.before, difference_.block);
        std::unordered_set<std::string> here;
        model::for_each_block(
            today_, [&](const Section&, const Block*, const BlockPtr& block) { here.insert(block->id); });
        if (here.contains(difference_.block)) return changed_since(difference_);
        auto slot = old_slot(difference_.block, nullptr);
        if (!slot) return tl::unexpected(std::move(slot.error()));
        out_.push_back(model::InsertBlock{std::move(*slot), without(*was.block, here)});
        return {};
    }

    /// Without parts that are saved elsewhere.
    static BlockPtr without(const Block& block, const std::unordered_set<std::string>& here) {
        Block copy = block;
        copy.children.clear();
        for (const BlockPtr& child : block.children)
            if (!here.contains(child->id)) copy.children.push_back(without(*child, here));
        return model::share(std::move(copy));
    }

    /// Where it stood: behind the nearest block before it that still stands there. `now`: counted without it.
    Result<model::Slot> old_slot(const std::string& id, const BlockPtr& now) const {
        const Found was = model::find_block(comparison_.before, id);
        model::Slot slot{was.section->id, was.parent ? was.parent->id : std::string(), 0};
        const std::vector<BlockPtr>* today = nullptr;
        const std::vector<BlockPtr>& before = was.parent ? was.parent->children : was.section->blocks;
        Found owner;
        if (was.parent) {
            owner = model::find_block(today_, was.parent->id);
            if (!owner) return not_alone(difference_);
            slot.section = owner.section->id;
            today = &owner.block->children;
        } else {
            const Section* section = today_.section(slot.section);
            if (!section) return not_alone(difference_);
            today = &section->blocks;
        }
        for (std::size_t i = was.index; i-- > 0;) {
            std::size_t at = 0;
            for (const BlockPtr& block : *today) {
                if (block == now) continue;
                ++at;
                if (block->id == before[i]->id) {
                    slot.index = at;
                    return slot;
                }
            }
        }
        return slot;
    }

    const Comparison& comparison_;
    const Difference& difference_;
    const Project& today_;
    std::vector<model::Change>& out_;
};

} // namespace

Result<model::ChangeSet> take_back(const Comparison& comparison, const Difference& difference,
                                   const Project& today, std::string label,
                                   const std::optional<std::string>& language) {
    model::ChangeSet changes{std::move(label), {}};
    if (auto done = TakeBack(comparison, difference, today, changes.changes).run(language); !done)
        return tl::unexpected(std::move(done.error()));
    if (auto possible = model::apply(today, changes); !possible) return not_alone(difference);
    return changes;
}

} // namespace strateg::compare
