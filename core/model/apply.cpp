#include "core/model/change.h"
#include "core/model/ids.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace strateg::model {
namespace {

Problem no_block(const std::string& id) {
    return {Severity::error, "model.no-block", {.block = id}, say("There is no block \"{}\".", id), {}};
}

Problem no_section(const std::string& id) {
    return {Severity::error, "model.no-section", {.section = id}, say("There is no section \"{}\".", id), {}};
}

Problem out_of_range() {
    return {Severity::error, "model.out-of-range", {}, say("The place for this change does not exist."), {}};
}

/// Applies changes one after the other to a working copy and collects the inverse of each.
class Applier {
public:
    explicit Applier(const Project& project) : project_(project) {}

    using Outcome = Result<Change>; // the inverse

    Outcome operator()(const SetText& change) {
        SetText inverse{change.block, change.language, std::nullopt};
        if (change.text && change.text->language != change.language)
            return fail("model.language", "A text was given for another language than its own.");
        const bool done = edit(change.block, [&](Block& block) {
            if (const Text* old = block.text(change.language)) inverse.text = *old;
            if (change.text) {
                block.set_text(*change.text);
            } else {
                block.remove_text(change.language);
            }
        });
        if (!done) return tl::unexpected(no_block(change.block));
        return inverse;
    }

    Outcome operator()(const SetAttribute& change) {
        SetAttribute inverse{change.block, change.name, std::nullopt};
        const bool done = edit(change.block, [&](Block& block) {
            inverse.value = block.attributes.find(change.name);
            set(block.attributes, change.name, change.value);
        });
        if (!done) return tl::unexpected(no_block(change.block));
        return inverse;
    }

    Outcome operator()(const SetKind& change) {
        SetKind inverse{change.block, {}};
        const bool done = edit(change.block, [&](Block& block) {
            inverse.kind = block.kind;
            block.kind = change.kind;
        });
        if (!done) return tl::unexpected(no_block(change.block));
        return inverse;
    }

    Outcome operator()(const SetSource& change) {
        SetSource inverse{change.block, {}};
        const bool done = edit(change.block, [&](Block& block) {
            inverse.language = block.source;
            block.source = change.language;
        });
        if (!done) return tl::unexpected(no_block(change.block));
        return inverse;
    }

    Outcome operator()(const InsertBlock& change) {
        if (!change.block) return tl::unexpected(out_of_range());
        if (auto twice = first_existing_id(*change.block))
            return fail("model.duplicate-id", say("There is already a block \"{}\".", *twice));
        if (auto problem = insert(change.slot, change.block)) return tl::unexpected(*problem);
        if (ids_) remember(Section{.blocks = {change.block}});
        return RemoveBlock{change.block->id};
    }

    Outcome operator()(const RemoveBlock& change) {
        const Found found = find_block(project_, change.block);
        if (!found) return tl::unexpected(no_block(change.block));
        InsertBlock inverse{slot_of(found), found.block};
        if (ids_) forget(Section{.blocks = {found.block}});
        take_out(found);
        return inverse;
    }

    Outcome operator()(const MoveBlock& change) {
        const Found found = find_block(project_, change.block);
        if (!found) return tl::unexpected(no_block(change.block));
        MoveBlock inverse{change.block, slot_of(found)};
        take_out(found);
        if (auto problem = insert(change.slot, found.block)) return tl::unexpected(*problem);
        return inverse;
    }

    Outcome operator()(const InsertSection& change) {
        if (!change.section || change.index > project_.outline.size() || change.depth < 0)
            return tl::unexpected(out_of_range());
        if (project_.section(change.section->id))
            return fail("model.duplicate-id", say("There is already a section \"{}\".", change.section->id));
        if (!ids_) {
            ids_.emplace();
            for_each_block(project_, [&](const Section&, const Block*, const BlockPtr& block) {
                ids_->insert(block->id);
            });
        }
        for_each_block(*change.section, [&](const Section&, const Block*, const BlockPtr& block) {
            if (!twice_.empty() || !ids_->contains(block->id)) return;
            twice_ = block->id;
        });
        if (!twice_.empty())
            return fail("model.duplicate-id", say("There is already a block \"{}\".", twice_));
        remember(*change.section);
        project_.outline.insert(project_.outline.begin() + static_cast<std::ptrdiff_t>(change.index),
                                OutlineEntry{change.section, change.depth});
        return RemoveSection{change.section->id};
    }

    Outcome operator()(const RemoveSection& change) {
        const std::size_t at = project_.position(change.section);
        if (at == Project::npos) return tl::unexpected(no_section(change.section));
        InsertSection inverse{at, project_.outline[at].depth, project_.outline[at].section};
        if (ids_) forget(*inverse.section);
        project_.outline.erase(project_.outline.begin() + static_cast<std::ptrdiff_t>(at));
        return inverse;
    }

    Outcome operator()(const MoveSection& change) {
        auto& outline = project_.outline;
        const std::size_t at = project_.position(change.section);
        if (at == Project::npos) return tl::unexpected(no_section(change.section));
        const auto begin = outline.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = outline.begin() + static_cast<std::ptrdiff_t>(project_.subtree_end(at));
        std::vector<OutlineEntry> subtree(begin, end);
        MoveSection inverse{change.section, at, begin->depth};
        if (change.index > outline.size() - subtree.size() || change.depth < 0)
            return tl::unexpected(out_of_range());
        outline.erase(begin, end);
        const int deeper = change.depth - subtree.front().depth;
        for (OutlineEntry& entry : subtree) entry.depth += deeper;
        outline.insert(outline.begin() + static_cast<std::ptrdiff_t>(change.index), subtree.begin(),
                       subtree.end());
        // The subtree must still be the subtree, or the way back would carry away other sections.
        if (project_.subtree_end(change.index) != change.index + subtree.size())
            return fail("model.out-of-range",
                        "A section cannot stand there: it would swallow those behind it.");
        return inverse;
    }

    Outcome operator()(const SetSectionAttribute& change) {
        SetSectionAttribute inverse{change.section, change.name, std::nullopt};
        const bool done = edit_section(change.section, [&](Section& section) {
            inverse.value = section.attributes.find(change.name);
            set(section.attributes, change.name, change.value);
        });
        if (!done) return tl::unexpected(no_section(change.section));
        return inverse;
    }

    Outcome operator()(const SetProjectAttribute& change) {
        SetProjectAttribute inverse{change.name, project_.attributes.find(change.name)};
        set(project_.attributes, change.name, change.value);
        return inverse;
    }

    Outcome operator()(const SetLanguages& change) {
        SetLanguages inverse{project_.source, project_.languages};
        project_.source = change.source;
        project_.languages = change.languages;
        return inverse;
    }

    Outcome operator()(const SetWord& change) {
        const auto list = project_.words.find(change.language);
        const bool was = list != project_.words.end() && list->second.contains(change.word);
        if (change.accepted) {
            project_.words[change.language].insert(change.word);
        } else if (was) {
            list->second.erase(change.word);
            if (list->second.empty()) project_.words.erase(list);
        }
        return SetWord{change.language, change.word, was};
    }

    Outcome operator()(const SetIgnored& change) {
        const auto old =
            std::find_if(project_.ignored.begin(), project_.ignored.end(),
                         [&](const Ignored& ignored) { return ignored.same_finding(change.finding); });
        SetIgnored inverse{change.finding, false};
        if (old != project_.ignored.end()) {
            inverse = SetIgnored{*old, true};
            if (change.ignored) {
                *old = change.finding;
            } else {
                project_.ignored.erase(old);
            }
        } else if (change.ignored) {
            // Kept sorted, so that taking it back and ignoring again gives the same file.
            const auto less = [](const Ignored& a, const Ignored& b) {
                return std::tie(a.block, a.language, a.checker, a.code, a.text) <
                       std::tie(b.block, b.language, b.checker, b.code, b.text);
            };
            project_.ignored.insert(
                std::upper_bound(project_.ignored.begin(), project_.ignored.end(), change.finding, less),
                change.finding);
        }
        return inverse;
    }

    Outcome operator()(const SetThread& change) {
        if (!is_valid_id(change.thread) || (change.value && change.value->id != change.thread))
            return fail("model.invalid-id",
                        say("A thread of comments cannot be called \"{}\".", change.thread.substr(0, 80)));
        SetThread inverse{change.thread, std::nullopt};
        auto& threads = project_.threads;
        const auto at =
            std::lower_bound(threads.begin(), threads.end(), change.thread,
                             [](const ThreadPtr& thread, const std::string& id) { return thread->id < id; });
        const bool there = at != threads.end() && (*at)->id == change.thread;
        if (there) inverse.value = **at;
        if (change.value) {
            if (there) {
                *at = share(*change.value);
            } else {
                threads.insert(at, share(*change.value));
            }
        } else if (there) {
            threads.erase(at);
        } else {
            return fail("model.no-thread", say("There is no thread of comments \"{}\".", change.thread));
        }
        return inverse;
    }

    Project take() { return std::move(project_); }

private:
    static void set(Attributes& attributes, const std::string& name,
                    const std::optional<std::string>& value) {
        if (value) {
            attributes.set(name, *value);
        } else {
            attributes.erase(name);
        }
    }

    SectionPtr* section_slot(std::string_view id) {
        if (id == front_id) return &project_.front;
        if (id == facts_id) return &project_.facts;
        const std::size_t at = project_.position(id);
        return at == Project::npos ? nullptr : &project_.outline[at].section;
    }

    template <class Edit>
    bool edit_section(std::string_view id, Edit&& edit) {
        SectionPtr* slot = section_slot(id);
        if (!slot) return false;
        Section copy = **slot;
        edit(copy);
        *slot = share(std::move(copy));
        return true;
    }

    /// Replaces the block in its section by an edited copy; copies the blocks on the way down to it.
    template <class Edit>
    bool edit(const std::string& id, Edit&& edit) {
        const Found found = find_block(project_, id);
        if (!found) return false;
        return edit_section(found.section->id, [&](Section& section) {
            replace(section.blocks, id, [&](const Block& old) {
                Block copy = old;
                edit(copy);
                return copy;
            });
        });
    }

    template <class Make>
    static bool replace(std::vector<BlockPtr>& blocks, std::string_view id, Make&& make) {
        for (BlockPtr& block : blocks) {
            if (block->id == id) {
                block = share(make(*block));
                return true;
            }
            if (block->children.empty()) continue;
            std::vector<BlockPtr> children = block->children;
            if (replace(children, id, make)) {
                Block copy = *block;
                copy.children = std::move(children);
                block = share(std::move(copy));
                return true;
            }
        }
        return false;
    }

    std::optional<std::string> first_existing_id(const Block& block) const {
        if (find_block(project_, block.id)) return block.id;
        for (const BlockPtr& child : block.children)
            if (auto twice = first_existing_id(*child)) return twice;
        return std::nullopt;
    }

    static Slot slot_of(const Found& found) {
        return {found.section->id, found.parent ? found.parent->id : std::string(), found.index};
    }

    void take_out(const Found& found) {
        const std::string section_id = found.section->id;
        const auto erase = [&](std::vector<BlockPtr>& blocks) {
            blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(found.index));
        };
        if (found.parent) {
            edit(found.parent->id, [&](Block& parent) { erase(parent.children); });
        } else {
            edit_section(section_id, [&](Section& section) { erase(section.blocks); });
        }
    }

    std::optional<Problem> insert(const Slot& slot, const BlockPtr& block) {
        bool fits = false;
        const auto put = [&](std::vector<BlockPtr>& blocks) {
            fits = slot.index <= blocks.size();
            if (fits) blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(slot.index), block);
        };
        if (slot.parent.empty()) {
            if (!edit_section(slot.section, [&](Section& section) { put(section.blocks); }))
                return no_section(slot.section);
        } else {
            const Found parent = find_block(project_, slot.parent);
            if (!parent || parent.section->id != slot.section) return no_block(slot.parent);
            edit(slot.parent, [&](Block& owner) { put(owner.children); });
        }
        if (!fits) return out_of_range();
        return std::nullopt;
    }

    void remember(const Section& section) {
        for_each_block(section,
                       [&](const Section&, const Block*, const BlockPtr& block) { ids_->insert(block->id); });
    }
    void forget(const Section& section) {
        for_each_block(section,
                       [&](const Section&, const Block*, const BlockPtr& block) { ids_->erase(block->id); });
    }

    Project project_;
    /// All ids of blocks, from the first inserted section on: an import inserts a thousand.
    std::optional<std::unordered_set<std::string>> ids_;
    std::string twice_;
};

} // namespace

Result<Applied> apply(const Project& project, const ChangeSet& changes) {
    Applier applier(project);
    ChangeSet inverse{changes.label, {}};
    for (const Change& change : changes.changes) {
        auto undone = std::visit(applier, change);
        if (!undone) return tl::unexpected(std::move(undone.error()));
        inverse.changes.push_back(std::move(*undone));
    }
    std::reverse(inverse.changes.begin(), inverse.changes.end());
    return Applied{applier.take(), std::move(inverse)};
}

} // namespace strateg::model
