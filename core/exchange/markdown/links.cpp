#include "core/exchange/markdown/links.h"

#include "core/exchange/markdown/identifiers.h"

#include <algorithm>
#include <array>

namespace strateg::exchange::markdown {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;

bool is_number(std::string_view words) {
    return !words.empty() && words.find_first_not_of("0123456789.") == std::string_view::npos &&
           words.find_first_of("0123456789") == 0;
}

/// "Table 3" in one of the languages, in the nominative: words that the program would print itself.
bool is_full_label(std::string_view words) {
    static constexpr std::array<std::string_view, 11> names = {"Table ",   "Figure ", "Section ", "Табела ",
                                                               "Слика ",   "Одељак ", "Tabela ",  "Slika ",
                                                               "Таблица ", "Фигура ", "Раздел "};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return words.starts_with(name) && is_number(words.substr(name.size()));
    });
}

bool has_inner_link(const RichText& text) {
    return std::any_of(text.marks().begin(), text.marks().end(), [&](const Mark& mark) {
        return mark.kind == MarkKind::link &&
               (mark.target.starts_with('#') ||
                std::string_view(text.characters()).substr(mark.begin, mark.end - mark.begin) ==
                    model::object_character);
    });
}

RichText resolved(RichText text, const Targets& targets, Workshop& workshop, int line) {
    // from the back, so that offsets in front stay
    std::vector<Mark> links;
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::link) links.push_back(mark);
    for (auto link = links.rbegin(); link != links.rend(); ++link) {
        const std::string words = text.characters().substr(link->begin, link->end - link->begin);
        const bool wordless = words == model::object_character && text.object_at(link->begin) == nullptr;
        if (!link->target.starts_with('#')) {
            if (wordless)
                text = text.spliced(
                    link->begin, link->end,
                    RichText(link->target, {{MarkKind::link, 0, link->target.size(), link->target, {}}}));
            continue;
        }
        const std::string identifier = percent_decoded(std::string_view(link->target).substr(1));
        const std::string* id = targets.find(identifier);
        if (id == nullptr)
            workshop.warn("exchange.no-target", line,
                          say("The link to \"#{}\" leads nowhere in this file.", identifier),
                          say("Look at the identifier: {#{}} behind a heading or caption.", identifier));
        const std::string target = id == nullptr ? identifier : *id;
        std::string form(link->attributes.get("form"));
        if (form.empty() && is_number(words)) form = "number";
        if (wordless || (id != nullptr && (!form.empty() || is_full_label(words)))) {
            Mark object{MarkKind::reference, 0, model::object_character.size(), target, {}};
            if (!form.empty() && form != "full") object.attributes.set("form", form);
            text = text.spliced(link->begin, link->end,
                                RichText(std::string(model::object_character), {object}));
            text =
                text.without_mark(MarkKind::link, link->begin, link->begin + model::object_character.size());
        } else {
            text = text.without_mark(MarkKind::link, link->begin, link->end)
                       .with_mark({MarkKind::link, link->begin, link->end, "#" + target, {}});
        }
    }
    return text;
}

} // namespace

const std::string* Targets::find(const std::string& identifier) const {
    if (const auto found = ids.find(identifier); found != ids.end()) return &found->second;
    if (const auto found = others.find(identifier); found != others.end()) return &found->second;
    return nullptr;
}

model::BlockPtr resolved(const model::BlockPtr& block, const Targets& targets, Workshop& workshop, int line) {
    bool changed = false;
    model::Block copy = *block;
    for (model::Text& text : copy.texts) {
        if (!has_inner_link(text.content)) continue;
        text.content = resolved(std::move(text.content), targets, workshop, line);
        changed = true;
    }
    for (model::BlockPtr& child : copy.children) {
        model::BlockPtr next = resolved(child, targets, workshop, line);
        changed = changed || next != child;
        child = std::move(next);
    }
    return changed ? model::share(std::move(copy)) : block;
}

} // namespace strateg::exchange::markdown
