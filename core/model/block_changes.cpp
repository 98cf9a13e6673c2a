#include "core/model/block_changes.h"

#include <algorithm>
#include <map>
#include <set>

namespace strateg::model {
namespace {

class Comparison {
public:
    Comparison(const Block& before, const Block& after, std::string section) : section_(std::move(section)) {
        note(before, old_);
        note(after, new_);
        for (const auto& [id, block] : new_)
            for (const BlockPtr& child : block->children) new_parents_[child->id] = id;
        for (const auto& [id, block] : old_)
            for (const BlockPtr& child : block->children) {
                lists_[id].push_back(child->id);
                parents_[child->id] = id;
            }
    }

    std::vector<Change> run(const Block& before, const Block& after) {
        remove_whole(before);
        arrange(after);
        for (const auto& [id, block] : new_)
            if (const auto old = old_.find(id); old != old_.end()) compare(*old->second, *block);
        remove_rest(before);
        return std::move(changes_);
    }

private:
    using Blocks = std::map<std::string, const Block*>;

    static void note(const Block& block, Blocks& blocks) {
        blocks.emplace(block.id, &block);
        for (const BlockPtr& child : block.children) note(*child, blocks);
    }

    bool stays(const Block& block) const {
        if (new_.contains(block.id)) return true;
        return std::any_of(block.children.begin(), block.children.end(),
                           [&](const BlockPtr& child) { return stays(*child); });
    }

    void take_out(const std::string& id) {
        const auto parent = parents_.find(id);
        if (parent == parents_.end()) return;
        std::erase(lists_[parent->second], id);
        parents_.erase(parent);
    }

    void put(const std::string& id, const std::string& parent, std::size_t index) {
        auto& list = lists_[parent];
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(index), id);
        parents_[id] = parent;
    }

    /// Blocks that go with all that is in them.
    void remove_whole(const Block& block) {
        for (const BlockPtr& child : block.children)
            if (!stays(*child)) {
                changes_.push_back(RemoveBlock{child->id});
                take_out(child->id);
            } else {
                remove_whole(*child);
            }
    }

    /// Blocks that were emptied by moving what stays out of them.
    void remove_rest(const Block& block) {
        for (const BlockPtr& child : block.children)
            if (new_.contains(child->id)) {
                remove_rest(*child);
            } else if (parents_.contains(child->id)) {
                changes_.push_back(RemoveBlock{child->id});
                take_out(child->id);
            }
    }

    /// A new block without what is in the old state: that is moved in afterwards.
    BlockPtr only_new(const Block& block) {
        Block copy = block;
        copy.children.clear();
        for (const BlockPtr& child : block.children)
            if (!old_.contains(child->id)) {
                copy.children.push_back(only_new(*child));
                put(child->id, block.id, lists_[block.id].size());
            }
        return share(std::move(copy));
    }

    void arrange(const Block& wanted) {
        std::size_t at = 0;
        for (const BlockPtr& child : wanted.children) {
            const auto& list = lists_[wanted.id];
            while (at < list.size() && !belongs(list[at], wanted.id)) ++at; // leaves later
            if (at >= list.size() || list[at] != child->id) {
                const Slot slot{section_, wanted.id, at};
                if (old_.contains(child->id) || parents_.contains(child->id)) {
                    take_out(child->id);
                    changes_.push_back(MoveBlock{child->id, slot});
                } else {
                    changes_.push_back(InsertBlock{slot, only_new(*child)});
                }
                put(child->id, wanted.id, at);
            }
            ++at;
            arrange(*child);
        }
    }

    bool belongs(const std::string& id, const std::string& parent) const {
        const auto found = new_parents_.find(id);
        return found != new_parents_.end() && found->second == parent;
    }

    void compare(const Block& before, const Block& after) {
        if (before.kind != after.kind) changes_.push_back(SetKind{after.id, after.kind});
        if (before.source != after.source) changes_.push_back(SetSource{after.id, after.source});
        for (const auto& [name, value] : after.attributes)
            if (before.attributes.find(name) != value)
                changes_.push_back(SetAttribute{after.id, name, value});
        for (const auto& [name, value] : before.attributes)
            if (!after.attributes.has(name)) changes_.push_back(SetAttribute{after.id, name, std::nullopt});
        for (const Text& text : after.texts)
            if (const Text* old = before.text(text.language); !old || !(*old == text))
                changes_.push_back(SetText{after.id, text.language, text});
        for (const Text& text : before.texts)
            if (!after.text(text.language))
                changes_.push_back(SetText{after.id, text.language, std::nullopt});
    }

    std::string section_;
    Blocks old_, new_;
    std::map<std::string, std::vector<std::string>> lists_; // ids of the children as they are now
    std::map<std::string, std::string> parents_, new_parents_;
    std::vector<Change> changes_;
};

} // namespace

std::vector<Change> changes_between(const Block& before, const Block& after, const std::string& section) {
    return Comparison(before, after, section).run(before, after);
}

} // namespace strateg::model
