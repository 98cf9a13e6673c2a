#include "core/language/format.h"

#include "core/base/utf8.h"
#include "core/language/transliterate.h"

#include <algorithm>

namespace strateg::language {

using model::Mark;
using model::MarkKind;
using model::RichText;

Facts::Facts(const model::Project& project) {
    for (const model::BlockPtr& block : project.facts->blocks) {
        const Result<model::Fact> fact = model::fact_of(*block);
        if (!fact) continue; // the store reports it
        Entry& entry = facts_[block->id];
        entry.fact = *fact;
        if (fact->type != model::FactType::text) continue;
        for (const model::Text& text : block->texts) entry.texts[text.language] = text.content.characters();
        if (!entry.texts.contains(project.source) && !block->source.empty() &&
            entry.texts.contains(block->source))
            entry.texts[project.source] = entry.texts[block->source];
        if (const auto source = entry.texts.find(project.source); source != entry.texts.end())
            entry.texts[""] = source->second;
    }
}

const model::Fact* Facts::find(std::string_view ref) const {
    const auto found = facts_.find(ref);
    return found == facts_.end() ? nullptr : &found->second.fact;
}

std::optional<std::string> Facts::text(std::string_view ref, const View& view) const {
    const auto found = facts_.find(ref);
    if (found == facts_.end()) return std::nullopt;
    const Entry& entry = found->second;
    if (entry.fact.type != model::FactType::text) return format(entry.fact, view);
    auto text = entry.texts.find(view.language);
    if (text != entry.texts.end()) return in_view(text->second, view);
    text = entry.texts.find(""); // not translated yet: the source's words
    return text == entry.texts.end() ? std::nullopt : std::optional(text->second);
}

RichText Facts::resolved(const RichText& text, const View& view) const {
    const std::string& characters = text.characters();
    std::vector<const Mark*> values;
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::value) values.push_back(&mark);
    if (values.empty()) return text;
    std::sort(values.begin(), values.end(), [](const Mark* a, const Mark* b) { return a->begin < b->begin; });

    std::string result;
    std::vector<std::pair<std::size_t, std::size_t>> moved; // end of a value: before, after
    std::size_t at = 0;
    for (const Mark* value : values) {
        result.append(characters, at, value->begin - at);
        std::string printed = this->text(value->target, view).value_or("⟨" + value->target + "⟩");
        const char following = value->end < characters.size() ? characters[value->end] : '\0';
        const bool ordinal = printed.size() > 1 && printed.back() == '.' &&
                             printed[printed.size() - 2] >= '0' && printed[printed.size() - 2] <= '9';
        // "2027." before a mark loses its dot, "г." only before another dot
        if (printed.ends_with('.') &&
            (following == '.' || (ordinal && following != '\0' &&
                                  std::string_view(",;:!?)").find(following) != std::string_view::npos)))
            printed.pop_back();
        result += printed;
        at = value->end;
        moved.emplace_back(value->end, result.size());
    }
    result.append(characters, at);

    const auto position = [&](std::size_t byte) {
        const auto after =
            std::upper_bound(moved.begin(), moved.end(), byte,
                             [](std::size_t value, const auto& entry) { return value < entry.first; });
        return after == moved.begin() ? byte : (after - 1)->second + (byte - (after - 1)->first);
    };
    std::vector<Mark> marks;
    for (Mark mark : text.marks()) {
        if (mark.kind == MarkKind::value) continue;
        mark.begin = position(mark.begin);
        mark.end = position(mark.end);
        marks.push_back(std::move(mark));
    }
    return RichText(std::move(result), std::move(marks));
}

} // namespace strateg::language
