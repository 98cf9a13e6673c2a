#include "core/compare/changes.h"

#include "core/compare/alignment.h"

#include <algorithm>
#include <set>

namespace strateg::compare {
namespace {

using model::Block;
using model::BlockPtr;
using model::Project;
using model::Section;
using model::SectionPtr;

using Ids = std::vector<std::string_view>;

std::size_t place_of(const Ids& ids, std::string_view id) {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

/// Writes the changes down and follows in a sketch of the document (ids only) where everything stands.
class Writer {
public:
    Writer(const Project& from, const Project& to, model::ChangeSet& out)
        : from_(from), to_(to), out_(out.changes), alignment_(from, to) {}

    void run() {
        project();
        outline();
        sketch();
        for (const SectionPtr& section : sections_of(to_))
            if (!alignment_.same(section->id) && !whole_.contains(section->id))
                place(section->blocks, section->id, {}, section->id);
        for (const SectionPtr& section : sections_of(to_))
            if (!alignment_.same(section->id)) contents(*section);
        remove_left_blocks();
        remove_left_sections();
        replace_unknown();
    }

private:
    void project() {
        if (from_.source != to_.source || from_.languages != to_.languages)
            out_.push_back(model::SetLanguages{to_.source, to_.languages});
        for (const std::string& name : names_of(from_.attributes, to_.attributes))
            if (from_.attributes.find(name) != to_.attributes.find(name))
                out_.push_back(model::SetProjectAttribute{name, to_.attributes.find(name)});
        words(from_, to_, false);
        words(to_, from_, true);
        for (const model::ThreadPtr& thread : from_.threads)
            if (!to_.thread(thread->id)) out_.push_back(model::SetThread{thread->id, std::nullopt});
        for (const model::ThreadPtr& thread : to_.threads)
            if (const model::Thread* there = from_.thread(thread->id); !there || !(*there == *thread))
                out_.push_back(model::SetThread{thread->id, *thread});
        for (const model::Ignored& ignored : from_.ignored)
            if (std::none_of(to_.ignored.begin(), to_.ignored.end(),
                             [&](const model::Ignored& other) { return other.same_finding(ignored); }))
                out_.push_back(model::SetIgnored{ignored, false});
        for (const model::Ignored& ignored : to_.ignored)
            if (std::find(from_.ignored.begin(), from_.ignored.end(), ignored) == from_.ignored.end())
                out_.push_back(model::SetIgnored{ignored, true});
    }

    /// The words of `of` that `other` does not have.
    void words(const Project& of, const Project& other, bool accepted) {
        for (const auto& [language, list] : of.words) {
            const auto there = other.words.find(language);
            for (const std::string& word : list)
                if (there == other.words.end() || !there->second.contains(word))
                    out_.push_back(model::SetWord{language, word, accepted});
        }
    }

    /// Puts every section of `to` in its place; those that `to` does not have stand between and go at the
    /// end.
    void outline() {
        Ids now, wanted;
        for (const model::OutlineEntry& entry : from_.outline) now.push_back(entry.section->id);
        for (const model::OutlineEntry& entry : to_.outline) {
            const std::size_t at = from_.position(entry.section->id);
            if (at != Project::npos && from_.outline[at].depth == entry.depth)
                wanted.push_back(entry.section->id);
        }
        const auto stay = staying(now, wanted);
        std::size_t next = 0; // behind the last section that is in its place
        for (const model::OutlineEntry& entry : to_.outline) {
            const std::string& id = entry.section->id;
            if (stay.contains(id)) {
                next = place_of(now, id) + 1;
                continue;
            }
            SectionPtr section;
            if (const std::size_t at = from_.position(id); at != Project::npos) {
                section = from_.outline[at].section;
                const std::size_t stands = place_of(now, id);
                out_.push_back(model::RemoveSection{id});
                now.erase(now.begin() + static_cast<std::ptrdiff_t>(stands));
                if (stands < next) --next;
            } else {
                const auto& blocks = entry.section->blocks;
                const bool whole = std::all_of(blocks.begin(), blocks.end(),
                                               [&](const BlockPtr& block) { return is_new(*block); });
                section =
                    whole ? entry.section
                          : model::share(Section{id, entry.section->attributes, {}, entry.section->foreign});
                if (whole) whole_.insert(id);
            }
            out_.push_back(model::InsertSection{next, entry.depth, section});
            now.insert(now.begin() + static_cast<std::ptrdiff_t>(next), id);
            ++next;
        }
    }

    void sketch() {
        const auto enter = [&](const auto& self, std::string_view owner,
                               const std::vector<BlockPtr>& blocks) -> void {
            Ids& ids = children_[owner];
            for (const BlockPtr& block : blocks) {
                ids.push_back(block->id);
                owner_[block->id] = owner;
                if (!block->children.empty()) self(self, block->id, block->children);
            }
        };
        for (const SectionPtr& section : sections_of(from_))
            if (!alignment_.same(section->id)) enter(enter, section_key(section->id), section->blocks);
    }

    /// Sections and blocks may have the same id.
    std::string_view section_key(std::string_view section) {
        return *keys_.emplace("/" + std::string(section)).first;
    }

    /// Puts the wanted blocks into their container, in order. What else is there stays between them: it goes
    /// elsewhere later or is removed at the end.
    void place(const std::vector<BlockPtr>& wanted, const std::string& section, const std::string& parent,
               const std::string& owner) {
        const std::string_view key = parent.empty() ? section_key(owner) : std::string_view(owner);
        Ids ids;
        for (const BlockPtr& block : wanted) ids.push_back(block->id);
        const auto stay = staying(children_[key], ids);
        // Counted anew each time: what is put into a block here may be taken from between these.
        std::string_view last;
        const auto behind_last = [&] {
            return last.empty() ? std::size_t{0} : place_of(children_[key], last) + 1;
        };
        for (const BlockPtr& block : wanted) {
            bool whole = false;
            if (!stay.contains(block->id)) {
                if (const auto stood = owner_.find(block->id); stood != owner_.end()) {
                    std::erase(children_[stood->second], std::string_view(block->id));
                    out_.push_back(model::MoveBlock{block->id, {section, parent, behind_last()}});
                } else {
                    // Its parts come one by one where some of them stand elsewhere still.
                    whole = is_new(*block);
                    Block alone = *block;
                    if (!whole) alone.children.clear();
                    out_.push_back(model::InsertBlock{{section, parent, behind_last()},
                                                      whole ? block : model::share(std::move(alone))});
                }
                Ids& here = children_[key];
                here.insert(here.begin() + static_cast<std::ptrdiff_t>(behind_last()), block->id);
                owner_[block->id] = key;
            }
            last = block->id;
            const Stand* stood = alignment_.before(block->id);
            if (!whole && (!stood || stood->block != block))
                place(block->children, section, block->id, block->id);
        }
    }

    bool is_new(const Block& block) const {
        return !alignment_.before(block.id) &&
               std::all_of(block.children.begin(), block.children.end(),
                           [&](const BlockPtr& child) { return is_new(*child); });
    }

    void contents(const Section& section) {
        const Section* old = from_.section(section.id);
        if (old)
            for (const std::string& name : names_of(old->attributes, section.attributes))
                if (old->attributes.find(name) != section.attributes.find(name))
                    out_.push_back(
                        model::SetSectionAttribute{section.id, name, section.attributes.find(name)});
        if (old && old->foreign != section.foreign && section.id != model::front_id &&
            section.id != model::facts_id)
            replaced_sections_.push_back(section.id);
        for_each_block(section, [&](const Section&, const Block*, const BlockPtr& block) {
            const Stand* stood = alignment_.before(block->id);
            if (stood && stood->block != block) content(*stood->block, *block);
        });
    }

    void content(const Block& old, const Block& block) {
        if (old.foreign != block.foreign) {
            replaced_.push_back(block.id);
            return;
        }
        if (old.kind != block.kind) out_.push_back(model::SetKind{block.id, block.kind});
        if (old.source != block.source) out_.push_back(model::SetSource{block.id, block.source});
        for (const std::string& name : names_of(old.attributes, block.attributes))
            if (old.attributes.find(name) != block.attributes.find(name))
                out_.push_back(model::SetAttribute{block.id, name, block.attributes.find(name)});
        for (const model::Text& text : old.texts)
            if (!block.text(text.language))
                out_.push_back(model::SetText{block.id, text.language, std::nullopt});
        for (const model::Text& text : block.texts)
            if (const model::Text* was = old.text(text.language); !was || !(*was == text))
                out_.push_back(model::SetText{block.id, text.language, text});
    }

    /// With a section that goes, all that is left in it goes.
    void remove_left_blocks() {
        for (const SectionPtr& section : sections_of(to_))
            if (!alignment_.same(section->id)) remove_left(section_key(section->id));
    }

    void remove_left(std::string_view owner) {
        const auto found = children_.find(owner);
        if (found == children_.end()) return;
        for (const std::string_view id : found->second) {
            if (!alignment_.after(id)) {
                out_.push_back(model::RemoveBlock{std::string(id)});
            } else {
                remove_left(id);
            }
        }
    }

    void remove_left_sections() {
        for (const model::OutlineEntry& entry : from_.outline)
            if (to_.position(entry.section->id) == Project::npos)
                out_.push_back(model::RemoveSection{entry.section->id});
    }

    /// What carries XML that no change knows is put in anew, as a whole, where it stands now.
    void replace_unknown() {
        for (const std::string& id : replaced_) {
            const Stand* stand = alignment_.after(id);
            const std::vector<BlockPtr>& beside =
                stand->parent ? stand->parent->children : stand->section->blocks;
            const auto at = std::find(beside.begin(), beside.end(), stand->block);
            out_.push_back(model::RemoveBlock{id});
            out_.push_back(
                model::InsertBlock{{stand->section->id, stand->parent ? stand->parent->id : std::string(),
                                    static_cast<std::size_t>(at - beside.begin())},
                                   stand->block});
        }
        for (const std::string& id : replaced_sections_) {
            const std::size_t at = to_.position(id);
            out_.push_back(model::RemoveSection{id});
            out_.push_back(model::InsertSection{at, to_.outline[at].depth, to_.outline[at].section});
        }
    }

    const Project& from_;
    const Project& to_;
    std::vector<model::Change>& out_;
    const Alignment alignment_;
    std::set<std::string_view> whole_; // sections that were put in with all their blocks
    std::set<std::string, std::less<>> keys_;
    std::unordered_map<std::string_view, Ids> children_;
    std::unordered_map<std::string_view, std::string_view> owner_;
    std::vector<std::string> replaced_, replaced_sections_;
};

} // namespace

model::ChangeSet changes_between(const Project& from, const Project& to, std::string label) {
    model::ChangeSet changes{std::move(label), {}};
    Writer(from, to, changes).run();
    return changes;
}

} // namespace strateg::compare
