#include "core/compare/compare.h"

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
using model::Text;

std::vector<AttributeDifference> attributes(const model::Attributes& before, const model::Attributes& after) {
    std::vector<AttributeDifference> found;
    for (const std::string& name : names_of(before, after)) {
        AttributeDifference difference{name, before.find(name), after.find(name)};
        if (difference.before != difference.after) found.push_back(std::move(difference));
    }
    return found;
}

/// A member that is empty where nothing was said.
void member(const char* name, const std::string& before, const std::string& after,
            std::vector<AttributeDifference>& found) {
    if (before == after) return;
    const auto said = [](const std::string& value) {
        return value.empty() ? std::nullopt : std::optional<std::string>(value);
    };
    found.push_back({name, said(before), said(after)});
}

template <class List>
std::string joined(const List& list, const char* between) {
    std::string out;
    for (const auto& item : list) {
        if (!out.empty()) out += between;
        out += item;
    }
    return out;
}

class Finder {
public:
    Finder(const Project& before, const Project& after, const Task& task)
        : before_(before), after_(after), task_(task), alignment_(before, after) {
        for (const Project* project : {&after_, &before_})
            for (const std::string& language : project->languages)
                if (std::find(languages_.begin(), languages_.end(), language) == languages_.end())
                    languages_.push_back(language);
    }

    bool run(std::vector<Difference>& out) {
        out_ = &out;
        project();
        section(before_.front, after_.front);
        section(before_.facts, after_.facts);
        return outline();
    }

private:
    void project() {
        Difference difference{.subject = Subject::project};
        auto& found = difference.attributes;
        found = attributes(before_.attributes, after_.attributes);
        member("id", before_.id, after_.id, found);
        member("languages", joined(before_.languages, " "), joined(after_.languages, " "), found);
        member("source", before_.source, after_.source, found);
        std::set<std::string> languages;
        for (const auto& [language, words] : before_.words) languages.insert(language);
        for (const auto& [language, words] : after_.words) languages.insert(language);
        for (const std::string& language : languages) words(language, found);
        if (before_.ignored != after_.ignored) {
            const auto missing = [](const std::vector<model::Ignored>& from,
                                    const std::vector<model::Ignored>& in) {
                std::vector<std::string> texts;
                for (const model::Ignored& ignored : from)
                    if (std::find(in.begin(), in.end(), ignored) == in.end())
                        texts.push_back(ignored.text.empty() ? ignored.code : ignored.text);
                return joined(texts, ", ");
            };
            member("ignored", missing(before_.ignored, after_.ignored),
                   missing(after_.ignored, before_.ignored), found);
        }
        threads(found);
        difference.unnamed = before_.foreign != after_.foreign;
        keep(std::move(difference));
    }

    /// Threads of comments that came, went or were answered, by the words they are about.
    void threads(std::vector<AttributeDifference>& found) const {
        const auto others = [](const Project& of, const Project& than) {
            std::vector<std::string> about;
            for (const model::ThreadPtr& thread : of.threads) {
                const model::Thread* there = than.thread(thread->id);
                if (!there || !(*there == *thread)) about.push_back("“" + thread->words + "”");
            }
            return joined(about, ", ");
        };
        member("comments", others(before_, after_), others(after_, before_), found);
    }

    void words(const std::string& language, std::vector<AttributeDifference>& found) {
        static const std::set<std::string> none;
        const auto of = [&](const Project& project) -> const std::set<std::string>& {
            const auto at = project.words.find(language);
            return at == project.words.end() ? none : at->second;
        };
        std::vector<std::string> gone, come;
        const auto &was = of(before_), &is = of(after_);
        std::set_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(gone));
        std::set_difference(is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(come));
        member(("words " + language).c_str(), joined(gone, ", "), joined(come, ", "), found);
    }

    /// The outline as it is now, each removed section behind the one it stood behind.
    bool outline() {
        std::vector<std::string_view> was, is;
        using Under = std::pair<std::string_view, int>; // the section above, and how much deeper
        std::unordered_map<std::string_view, Under> under_before, under_after;
        const auto read = [](const Project& project, auto& ids, auto& under) {
            std::vector<const model::OutlineEntry*> path;
            for (const model::OutlineEntry& entry : project.outline) {
                while (!path.empty() && path.back()->depth >= entry.depth) path.pop_back();
                under[entry.section->id] =
                    path.empty() ? Under{{}, entry.depth}
                                 : Under{path.back()->section->id, entry.depth - path.back()->depth};
                path.push_back(&entry);
                ids.push_back(entry.section->id);
            }
        };
        read(before_, was, under_before);
        read(after_, is, under_after);
        const auto stay = staying(was, is);
        const std::set<std::string_view> now(is.begin(), is.end());
        std::size_t old = 0;
        const auto removed_up_to = [&](std::size_t end) {
            for (; old < end; ++old)
                if (!now.contains(was[old])) section(before_.outline[old].section, nullptr);
        };
        for (std::size_t i = 0; i < is.size(); ++i) {
            if (!task_.step(static_cast<double>(i) / static_cast<double>(is.size()), is[i])) return false;
            const std::size_t at = before_.position(is[i]);
            const bool kept = at != Project::npos;
            if (stay.contains(is[i])) removed_up_to(at);
            // What goes along with the section above it did not move by itself.
            const bool along = moved_.contains(under_after[is[i]].first);
            const bool moved =
                kept && (under_before[is[i]] != under_after[is[i]] || (!along && !stay.contains(is[i])));
            if (moved || (kept && along)) moved_.insert(is[i]);
            section(kept ? before_.outline[at].section : nullptr, after_.outline[i].section, moved);
        }
        removed_up_to(was.size());
        return true;
    }

    void section(const SectionPtr& before, const SectionPtr& after, bool moved = false) {
        Difference difference{.subject = Subject::section};
        difference.fate = before && after ? Fate::kept : after ? Fate::added : Fate::removed;
        difference.moved = moved;
        difference.section = after ? after->id : before->id;
        difference.section_before = before.get();
        difference.section_after = after.get();
        const bool same = before && after && alignment_.same(after->id);
        if (!same) {
            const Section none;
            difference.attributes = attributes(before ? before->attributes : none.attributes,
                                               after ? after->attributes : none.attributes);
            difference.unnamed = before && after && before->foreign != after->foreign;
        }
        keep(std::move(difference));
        if (same) return;
        static const std::vector<BlockPtr> empty;
        blocks(before ? before->blocks : empty, after ? after->blocks : empty, before.get(), after.get());
    }

    /// The children of one section or block, in both states.
    void blocks(const std::vector<BlockPtr>& before, const std::vector<BlockPtr>& after,
                const Section* was_in, const Section* is_in) {
        std::vector<std::string_view> was, is;
        for (const BlockPtr& block : before) was.push_back(block->id);
        for (const BlockPtr& block : after) is.push_back(block->id);
        const auto stay = staying(was, is);
        std::size_t old = 0;
        const auto removed_up_to = [&](std::size_t end) {
            for (; old < end; ++old)
                if (!alignment_.after(was[old])) removed(before[old], was_in);
        };
        for (const BlockPtr& block : after) {
            if (stay.contains(block->id)) {
                while (old < before.size() && before[old]->id != block->id) removed_up_to(old + 1);
                ++old;
            }
            const Stand* stood = alignment_.before(block->id);
            if (!stood) {
                added(block, is_in);
            } else {
                kept(stood->block, block, stood->section, is_in, !stay.contains(block->id));
            }
        }
        removed_up_to(before.size());
    }

    Difference about(const Block& block, const Section* before, const Section* after,
                     const Stand* stand) const {
        Difference difference;
        difference.section = after ? after->id : before->id;
        difference.block = block.id;
        difference.top = stand ? stand->top->id : block.id;
        difference.section_before = before;
        difference.section_after = after;
        difference.renames_section = names(before, block.id) || names(after, block.id);
        return difference;
    }

    static bool names(const Section* section, const std::string& block) {
        if (!section) return false;
        for (const BlockPtr& candidate : section->blocks)
            if (candidate->kind == model::kind::heading) return candidate->id == block;
        return false;
    }

    void added(const BlockPtr& block, const Section* in) {
        Difference difference = about(*block, nullptr, in, alignment_.after(block->id));
        difference.fate = Fate::added;
        difference.block_after = block.get();
        std::vector<BlockPtr> known;
        texts_of_all(*block, false, difference, known);
        keep(std::move(difference));
        for (const BlockPtr& child : known) {
            const Stand* stood = alignment_.before(child->id);
            kept(stood->block, child, stood->section, in, true);
        }
    }

    void removed(const BlockPtr& block, const Section* in) {
        Difference difference = about(*block, in, nullptr, alignment_.before(block->id));
        difference.fate = Fate::removed;
        difference.block_before = block.get();
        std::vector<BlockPtr> known; // told where they stand now
        texts_of_all(*block, true, difference, known);
        keep(std::move(difference));
    }

    /// The texts of an added or removed block and its parts; parts that are in the other state, too, go to
    /// `known`.
    void texts_of_all(const Block& block, bool removed, Difference& difference,
                      std::vector<BlockPtr>& known) const {
        for_languages(block, block, [&](const std::string& language) {
            const Text* text = block.text(language);
            if (!text || text->content.empty()) return;
            TextDifference words{block.id, language, removed ? text : nullptr, removed ? nullptr : text,
                                 {},       {}};
            const std::size_t size = text->content.characters().size();
            if (removed) {
                words.segments.push_back({SegmentKind::removed, 0, size, 0, 0, {}, {}});
            } else {
                words.segments.push_back({SegmentKind::inserted, 0, 0, 0, size, {}, {}});
            }
            difference.texts.push_back(std::move(words));
        });
        for (const BlockPtr& child : block.children) {
            if (removed ? alignment_.after(child->id) : alignment_.before(child->id)) {
                known.push_back(child);
            } else {
                texts_of_all(*child, removed, difference, known);
            }
        }
    }

    void kept(const BlockPtr& before, const BlockPtr& after, const Section* was_in, const Section* is_in,
              bool moved) {
        if (before == after && !moved) return;
        Difference difference = about(*after, was_in, is_in, alignment_.after(after->id));
        difference.moved = moved;
        difference.block_before = before.get();
        difference.block_after = after.get();
        if (before != after) {
            difference.attributes = attributes(before->attributes, after->attributes);
            member("kind", before->kind, after->kind, difference.attributes);
            member("source", before->source, after->source, difference.attributes);
            difference.unnamed = before->foreign != after->foreign;
            for_languages(*before, *after, [&](const std::string& language) {
                text(*after, language, before->text(language), after->text(language), difference);
            });
        }
        keep(std::move(difference));
        if (before != after) blocks(before->children, after->children, was_in, is_in);
    }

    static void text(const Block& block, const std::string& language, const Text* before, const Text* after,
                     Difference& difference) {
        if (before == after || (before && after && *before == *after)) return;
        static const Text none;
        const Text& was = before ? *before : none;
        const Text& is = after ? *after : none;
        TextDifference words{block.id, language, before, after, {}, {}};
        if (before && after && was.content.same_words(is.content) && was.more == is.more &&
            was.state == is.state && was.by == is.by && was.of == is.of)
            return; // comments came or went
        words.segments = compare_texts(was.content, is.content, language);
        words.attributes = attributes(was.more, is.more);
        member("state", was.state, is.state, words.attributes);
        member("by", was.by, is.by, words.attributes);
        member("of", was.of, is.of, words.attributes);
        difference.texts.push_back(std::move(words));
    }

    /// Languages of the project first, in its order, then others that the block has.
    template <class Visit>
    void for_languages(const Block& a, const Block& b, Visit&& visit) const {
        for (const std::string& language : languages_) visit(language);
        std::set<std::string> others;
        for (const Block* block : {&a, &b})
            for (const Text& text : block->texts)
                if (std::find(languages_.begin(), languages_.end(), text.language) == languages_.end())
                    others.insert(text.language);
        for (const std::string& language : others) visit(language);
    }

    void keep(Difference difference) {
        if (difference.fate != Fate::kept || difference.moved || difference.unnamed ||
            !difference.attributes.empty() || !difference.texts.empty())
            out_->push_back(std::move(difference));
    }

    const Project& before_;
    const Project& after_;
    const Task& task_;
    const Alignment alignment_;
    std::vector<std::string> languages_;
    std::set<std::string_view> moved_; // sections, also those that went along
    std::vector<Difference>* out_ = nullptr;
};

} // namespace

const char* name_of(Subject subject) {
    return subject == Subject::project ? "project" : subject == Subject::section ? "section" : "block";
}

const char* name_of(Fate fate) {
    return fate == Fate::kept ? "kept" : fate == Fate::added ? "added" : "removed";
}

bool Difference::concerns(std::string_view language) const {
    if (texts.empty() || subject != Subject::block || moved || !attributes.empty()) return true;
    return std::any_of(texts.begin(), texts.end(),
                       [&](const TextDifference& text) { return text.language == language; });
}

Comparison compare(Project before, Project after, const Task& task) {
    Comparison comparison{std::move(before), std::move(after), {}, false};
    comparison.cancelled = !Finder(comparison.before, comparison.after, task).run(comparison.differences);
    return comparison;
}

} // namespace strateg::compare
