#include "core/typeset/layout/desk.h"

#include <utility>

namespace strateg::typeset {
namespace {

void sign(std::vector<Item>& items) {
    for (Item& item : items) {
        auto* run = std::get_if<GlyphRun>(&item);
        if (!run) continue;
        run->face |= desk_bit;
        for (Placed& piece : run->pieces) piece.shape |= desk_bit;
    }
}

} // namespace

Desk::Desk(const Theme& theme, const language::Hyphenator& hyphenator, bool second)
    : hyphenator_(hyphenator), fonts_(theme),
      shaper_(fonts_, languages_,
              [this](std::string_view word, const std::string& tag) { return hyphenate(word, tag); }),
      setter_(shaper_), second_(second) {}

std::vector<std::size_t> Desk::hyphenate(std::string_view word, const std::string& tag) {
    auto at = views_.find(tag);
    if (at == views_.end()) {
        language::View made = language::default_view(tag);
        const std::vector<language::View> exact = language::views_of(tag);
        if (!exact.empty()) made = exact.front();
        at = views_.emplace(tag, made).first;
    }
    return hyphenator_.breaks(word, at->second);
}

Problems Desk::problems() const {
    Problems problems;
    for (const auto& [tag, view] : views_)
        if (std::optional<Problem> problem = hyphenator_.problem(view)) {
            problem->place.language = view.tag;
            problems.push_back(std::move(*problem));
        }
    return problems;
}

void Desk::sign(LaidBlock& block) const {
    if (!second_) return;
    for (auto* strips : {&block.strips, &block.repeat})
        for (Strip& strip : *strips) {
            typeset::sign(strip.items);
            typeset::sign(strip.beside);
        }
}

} // namespace strateg::typeset
