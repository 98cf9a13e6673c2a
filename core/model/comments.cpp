#include "core/model/comments.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace strateg::model {
namespace {

/// Calls visit(section, block, text) for every text, in the order of the document.
template <class Visit>
void for_each_text(const Project& project, Visit&& visit) {
    const auto in = [&](const Section& section) {
        for_each_block(section, [&](const Section&, const Block*, const BlockPtr& block) {
            for (const Text& text : block->texts) visit(section, *block, text);
        });
    };
    in(*project.front);
    for (const OutlineEntry& entry : project.outline) in(*entry.section);
    in(*project.facts);
}

/// Threads whose words stand somewhere.
std::set<std::string, std::less<>> threads_with_words(const Project& project) {
    std::set<std::string, std::less<>> threads;
    for_each_text(project, [&](const Section&, const Block&, const Text& text) {
        for (const Mark& comment : text.content.comments()) threads.insert(comment.target);
    });
    return threads;
}

template <class Keeps>
RichText keeping(const RichText& text, Keeps&& keeps) {
    RichText kept = text;
    for (const Mark& comment : text.comments())
        if (!keeps(comment.target)) kept = kept.without_comments(comment.target);
    return kept;
}

bool has_comments(const Block& block) {
    return std::any_of(block.texts.begin(), block.texts.end(),
                       [](const Text& text) { return !text.content.comments().empty(); }) ||
           std::any_of(block.children.begin(), block.children.end(),
                       [](const BlockPtr& child) { return has_comments(*child); });
}

template <class Keeps>
BlockPtr keeping(const BlockPtr& block, Keeps&& keeps) {
    if (!has_comments(*block)) return block;
    Block copy = *block;
    for (Text& text : copy.texts) text.content = keeping(text.content, keeps);
    for (BlockPtr& child : copy.children) child = keeping(child, keeps);
    return share(std::move(copy));
}

/// Comments of this project whose words are nowhere: those were cut.
auto was_cut(const Project& project) {
    return [&project, there = threads_with_words(project)](const std::string& thread) {
        return project.thread(thread) && !there.contains(thread);
    };
}

/// The words of a range, for a person: objects are left out, and a long passage is shortened.
std::string words_in(const RichText& text, std::size_t begin, std::size_t end) {
    constexpr std::size_t longest = 200; // characters
    std::string words;
    std::size_t count = 0;
    for (std::size_t at = begin; at < end;) {
        const std::size_t first = at;
        const char32_t c = utf8::next(text.characters(), at);
        if (c == 0xFFFC) continue;
        if (++count > longest) return words + "…";
        words.append(text.characters(), first, at - first);
    }
    return words;
}

} // namespace

std::vector<PlacedThread> placed_threads(const Project& project) {
    struct Place {
        std::size_t order = Project::npos; // of the block
        PlacedThread placed;
    };
    std::vector<Place> places(project.threads.size());
    if (places.empty()) return {};
    std::unordered_map<std::string_view, std::size_t> number_of;
    std::unordered_multimap<std::string_view, std::size_t> begun_at;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Thread& thread = *project.threads[i];
        places[i].placed = {project.threads[i], {}, thread.block, thread.language, {}};
        number_of.emplace(thread.id, i);
        begun_at.emplace(thread.block, i);
    }
    std::size_t order = 0;
    const auto in = [&](const Section& section) {
        for_each_block(section, [&](const Section&, const Block*, const BlockPtr& block) {
            ++order;
            const auto [begin, end] = begun_at.equal_range(block->id);
            for (auto at = begin; at != end; ++at) {
                Place& place = places[at->second];
                if (!place.placed.ranges.empty()) continue;
                place.order = order;
                place.placed.section = section.id;
            }
            for (const Text& text : block->texts)
                for (const Mark& comment : text.content.comments()) {
                    const auto number = number_of.find(comment.target);
                    if (number == number_of.end()) continue;
                    Place& place = places[number->second];
                    if (place.placed.ranges.empty()) {
                        place.order = order;
                        place.placed.section = section.id;
                        place.placed.block = block->id;
                        place.placed.language = text.language;
                    }
                    place.placed.ranges.push_back({block->id, text.language, comment.begin, comment.end});
                }
        });
    };
    in(*project.front);
    for (const OutlineEntry& entry : project.outline) in(*entry.section);
    in(*project.facts);

    const auto language_number = [&](const std::string& language) {
        return std::find(project.languages.begin(), project.languages.end(), language) -
               project.languages.begin();
    };
    const auto begun = [](const Thread& thread) {
        return thread.comments.empty() ? std::string_view() : std::string_view(thread.comments.front().time);
    };
    std::stable_sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
        if (a.order != b.order) return a.order < b.order;
        if (a.order != Project::npos) {
            const auto first = language_number(a.placed.language),
                       second = language_number(b.placed.language);
            if (first != second) return first < second;
            if (a.placed.ranges.empty() != b.placed.ranges.empty()) return b.placed.ranges.empty();
            if (!a.placed.ranges.empty() && a.placed.ranges[0].begin != b.placed.ranges[0].begin)
                return a.placed.ranges[0].begin < b.placed.ranges[0].begin;
        }
        return begun(*a.placed.thread) < begun(*b.placed.thread);
    });
    std::vector<PlacedThread> placed;
    placed.reserve(places.size());
    for (Place& place : places) placed.push_back(std::move(place.placed));
    return placed;
}

ChangeSet begin_thread(const Project& project, const std::string& block, const std::string& language,
                       std::size_t begin, std::size_t end, Thread thread) {
    const Found found = find_block(project, block);
    const Text* text = found ? found.block->text(language) : nullptr;
    if (!text) return {};
    const std::size_t size = text->content.characters().size();
    begin = std::min(begin, size);
    end = std::min(end, size);
    if (begin >= end) return {};
    thread.block = block;
    thread.language = language;
    thread.words = words_in(text->content, begin, end);
    Text marked = *text;
    marked.content = marked.content.with_mark({MarkKind::comment, begin, end, thread.id, {}});
    const std::string id = thread.id;
    return {"comment", {SetText{block, language, std::move(marked)}, SetThread{id, std::move(thread)}}};
}

ChangeSet set_comment(const Thread& thread, Comment comment) {
    Thread changed = thread;
    const auto old = std::find_if(changed.comments.begin(), changed.comments.end(),
                                  [&](const Comment& other) { return other.id == comment.id; });
    if (old != changed.comments.end()) {
        *old = std::move(comment);
    } else {
        changed.comments.push_back(std::move(comment));
    }
    return {"comment", {SetThread{thread.id, std::move(changed)}}};
}

ChangeSet set_resolved(const Thread& thread, bool resolved) {
    Thread changed = thread;
    changed.resolved = resolved;
    return {resolved ? "resolve comment" : "reopen comment", {SetThread{thread.id, std::move(changed)}}};
}

ChangeSet remove_thread(const Project& project, const std::string& thread) {
    ChangeSet changes{"delete comment", {}};
    for_each_text(project, [&](const Section&, const Block& block, const Text& text) {
        if (std::none_of(text.content.comments().begin(), text.content.comments().end(),
                         [&](const Mark& comment) { return comment.target == thread; }))
            return;
        Text without = text;
        without.content = text.content.without_comments(thread);
        changes.changes.push_back(SetText{block.id, text.language, std::move(without)});
    });
    if (project.thread(thread)) changes.changes.push_back(SetThread{thread, std::nullopt});
    return changes;
}

RichText pasted(const Project& project, const RichText& text) {
    return text.comments().empty() ? text : keeping(text, was_cut(project));
}

BlockPtr pasted(const Project& project, const BlockPtr& block) {
    return has_comments(*block) ? keeping(block, was_cut(project)) : block;
}

} // namespace strateg::model
