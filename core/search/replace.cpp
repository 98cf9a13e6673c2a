#include "core/search/replace.h"

#include "core/base/say.h"
#include "core/base/utf8.h"
#include "core/language/scripts.h"
#include "core/language/transliterate.h"
#include "core/model/staleness.h"
#include "core/search/fold.h"

#include <algorithm>
#include <map>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace strateg::search {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;

/// One line of plain words.
std::string cleaned(std::string_view words) {
    std::string result = utf8::repaired(words);
    for (char& c : result)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    for (std::size_t at; (at = result.find(model::object_character)) != std::string::npos;)
        result.erase(at, model::object_character.size());
    return result;
}

/// Shall Latin words become Cyrillic in place of this hit? Where it has no letters, the text around decides.
bool becomes_cyrillic(const RichText& text, const Range& hit) {
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::foreign && mark.begin <= hit.begin && mark.end >= hit.end) return false;
    const std::string_view characters = text.characters();
    const std::string_view words = characters.substr(hit.begin, hit.end - hit.begin);
    const bool latin = language::has_latin(words), cyrillic = language::has_cyrillic(words);
    if (latin || cyrillic) return cyrillic;
    return language::has_cyrillic(characters);
}

std::string with_case_of(std::string_view hit, const std::string& words) {
    std::size_t letters = 0, capitals = 0;
    bool first = false;
    for (std::size_t at = 0; at < hit.size();) {
        const auto c = static_cast<UChar32>(utf8::next(hit, at));
        if (!u_isalpha(c)) continue;
        const bool capital = u_isupper(c) || u_istitle(c);
        if (++letters == 1) first = capital;
        capitals += capital;
    }
    if (!first) return words;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(words);
    if (letters > 1 && capitals == letters) {
        text.toUpper(icu::Locale::getRoot());
    } else if (const UChar32 c = text.char32At(0); u_islower(c)) {
        text.replace(0, U16_LENGTH(c), u_totitle(c));
    }
    std::string result;
    text.toUTF8String(result);
    return result;
}

/// Adds the objects of the hit that `made` has not: where the words before them are the same as before, else
/// at its end.
RichText with_objects(const RichText& hit, RichText made) {
    std::vector<Mark> kept;
    for (const Mark& mark : hit.marks()) {
        if (!model::is_object(mark.kind)) continue;
        const bool there = std::any_of(made.marks().begin(), made.marks().end(), [&](const Mark& other) {
            return other.kind == mark.kind && other.target == mark.target;
        });
        if (!there) kept.push_back(mark);
    }
    std::size_t added = 0; // bytes of objects that were put in already
    for (Mark& mark : kept) {
        std::string before = hit.characters().substr(0, mark.begin);
        for (std::size_t at; (at = before.find(model::object_character)) != std::string::npos;)
            before.erase(at, model::object_character.size());
        std::string plain = made.characters();
        for (std::size_t at; (at = plain.find(model::object_character)) != std::string::npos;)
            plain.erase(at, model::object_character.size());
        const bool same_before = plain.starts_with(before);
        std::size_t at = same_before ? before.size() + added : made.characters().size();
        at = std::min(at, made.characters().size());
        std::size_t end = at;
        // A line break was a space to the search: it takes the place of one.
        if (mark.kind == MarkKind::line_break && same_before && at < made.characters().size() &&
            made.characters()[at] == ' ')
            ++end;
        mark.begin = 0;
        mark.end = model::object_character.size();
        made = made.slice(0, at) + RichText(std::string(model::object_character), {mark}) +
               made.slice(end, made.characters().size());
        added += model::object_character.size();
    }
    return made;
}

/// How many bytes two texts have in common at their beginnings, at a character's boundary.
std::size_t common_begin(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size()) {
        std::size_t ahead = at, behind = at;
        if (utf8::next(a, ahead) != utf8::next(b, behind)) break;
        at = ahead;
    }
    return at;
}

std::size_t common_end(std::string_view a, std::string_view b) {
    std::size_t end_a = a.size(), end_b = b.size();
    while (end_a > 0 && end_b > 0) {
        std::size_t at_a = end_a, at_b = end_b;
        if (utf8::previous(a, at_a) != utf8::previous(b, at_b)) break;
        end_a = at_a;
        end_b = at_b;
    }
    return a.size() - end_a;
}

} // namespace

Result<std::vector<Replacer::Piece>> Replacer::pieces_of(const Matcher& matcher, std::string words) {
    std::vector<Piece> pieces{{}};
    if (!matcher.query().expression) {
        pieces.back().words = std::move(words);
        return pieces;
    }
    const auto no_group = [](const std::string& name) {
        return fail("search.no-group", say("The expression has no group {}.", name),
                    "Groups are in round brackets. For a dollar sign write \\$.");
    };
    for (std::size_t at = 0; at < words.size();) {
        const char c = words[at++];
        if (c == '\\' && at < words.size()) {
            pieces.back().words += words[at++];
        } else if (c != '$') {
            pieces.back().words += c;
        } else if (at < words.size() && words[at] >= '0' && words[at] <= '9') {
            std::size_t group = static_cast<std::size_t>(words[at++] - '0');
            if (group > matcher.group_count()) return no_group(std::to_string(group));
            // $12 is group 12 where there are so many, else group 1 and a 2
            while (at < words.size() && words[at] >= '0' && words[at] <= '9' &&
                   group * 10 + static_cast<std::size_t>(words[at] - '0') <= matcher.group_count())
                group = group * 10 + static_cast<std::size_t>(words[at++] - '0');
            pieces.push_back({{}, static_cast<int>(group)});
            pieces.emplace_back();
        } else if (const std::size_t close = words.find('}', at);
                   at < words.size() && words[at] == '{' && close != std::string::npos) {
            const std::string name = words.substr(at + 1, close - at - 1);
            const auto group = matcher.group_named(name);
            if (!group) return no_group("named “" + name + "”");
            pieces.push_back({{}, static_cast<int>(*group)});
            pieces.emplace_back();
            at = close + 1;
        } else {
            return no_group(words.substr(at, 1).empty() ? "without a number"
                                                        : "“" + words.substr(at, 1) + "”");
        }
    }
    return pieces;
}

Result<Replacer> Replacer::make(const Query& query, const Replacement& replacement) {
    auto matcher = Matcher::make(query);
    if (!matcher) return tl::unexpected(matcher.error());
    auto pieces = pieces_of(*matcher, cleaned(replacement.words));
    if (!pieces) return tl::unexpected(pieces.error());
    return Replacer(std::move(*matcher), replacement, std::move(*pieces));
}

RichText Replacer::instead(const RichText& text, std::string_view language, const Range& hit) {
    const Query& query = matcher_.query();
    const RichText old = text.slice(hit.begin, hit.end);
    const bool cyrillic =
        query.any_script && (language == "sr" || language.starts_with("sr-")) && becomes_cyrillic(text, hit);
    std::vector<std::optional<Range>> groups;
    if (query.expression) groups = matcher_.groups(text, language, hit);

    RichText made;
    bool first = true; // the case of a hit is that of its first words
    for (const Piece& piece : pieces_) {
        if (piece.group == 0) {
            made = made + old;
        } else if (piece.group > 0) {
            const auto group = static_cast<std::size_t>(piece.group) - 1;
            if (group < groups.size() && groups[group])
                made = made + text.slice(groups[group]->begin, groups[group]->end);
        } else if (!piece.words.empty()) {
            std::string words = cyrillic ? language::to_cyrillic(piece.words) : piece.words;
            if (replacement_.keep_case && first) words = with_case_of(old.characters(), words);
            made = made + RichText(std::move(words));
        }
        first = first && made.empty();
    }
    made = with_objects(old, std::move(made));
    // What covered the hit covers what stands in its place.
    std::vector<Mark> marks = made.marks();
    for (Mark mark : text.marks()) {
        if (model::is_object(mark.kind) || mark.begin > hit.begin || mark.end < hit.end) continue;
        mark.begin = 0;
        mark.end = made.characters().size();
        marks.push_back(std::move(mark));
    }
    return {made.characters(), std::move(marks)};
}

RichText Replacer::replaced(const RichText& text, std::string_view language, std::span<const Range> hits) {
    RichText result = text;
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        const RichText made = instead(text, language, *hit);
        // What is the same before and after is not touched, so that marks over a part of it stay. Groups
        // bring their own marks.
        std::size_t begin = 0, end = 0;
        if (std::all_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) { return piece.group < 0; })) {
            const std::string_view old =
                std::string_view(text.characters()).substr(hit->begin, hit->end - hit->begin);
            begin = common_begin(old, made.characters());
            end = common_end(old.substr(begin), std::string_view(made.characters()).substr(begin));
        }
        result = result.slice(0, hit->begin + begin) + made.slice(begin, made.characters().size() - end) +
                 result.slice(hit->end - end, result.characters().size());
    }
    return result;
}

Replaced Replacer::replace(const model::Project& project, std::span<const Hit> hits) {
    Replaced done;
    done.changes.label = "replace";
    const model::BlockIndex index(project);
    for (std::size_t at = 0; at < hits.size();) {
        // All hits of one text together; they stand beside each other.
        const Hit& first = hits[at];
        std::vector<Range> ranges;
        for (; at < hits.size() && hits[at].block == first.block && hits[at].language == first.language; ++at)
            ranges.push_back(hits[at].range);
        const model::Found* found = index.find(first.block->id);
        const model::Text* text = found ? found->block->text(first.language) : nullptr;
        const model::RichText* searched = first.block->content(first.language);
        if (!text || !searched || (found->block != first.block && text->content != *searched)) {
            done.moved += ranges.size();
            continue;
        }
        model::RichText content = replaced(text->content, first.language, ranges);
        if (content == text->content) continue;
        done.hits += ranges.size();
        model::Text changed = *text;
        changed.content = std::move(content);
        ++done.texts;
        done.changes.changes.push_back(model::SetText{first.block->id, first.language, std::move(changed)});
    }
    return done;
}

} // namespace strateg::search
