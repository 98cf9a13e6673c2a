#include "core/exchange/units.h"

#include "core/base/fingerprint.h"

#include <algorithm>
#include <filesystem>

namespace strateg::exchange {

constexpr std::size_t most_problems = 100;

UnitProject::UnitProject(std::string name, std::string source, std::string target) : name_(std::move(name)) {
    result_.source = std::move(source);
    result_.target = std::move(target);
}

void UnitProject::begin_section(const std::string& id) {
    const auto found = std::find_if(sections_.begin(), sections_.end(),
                                    [&](const model::Section& section) { return section.id == id; });
    current_ = static_cast<std::size_t>(found - sections_.begin());
    if (found != sections_.end()) return;
    model::Section section;
    section.id = id;
    sections_.push_back(std::move(section));
}

void UnitProject::add(Unit unit) {
    if (sections_.empty()) begin_section(std::filesystem::path(name_).filename().string());
    model::Block block;
    block.id = std::move(unit.id);
    block.kind = model::kind::paragraph;
    block.source = result_.source;
    if (unit.target && result_.target != result_.source) {
        model::Text text{result_.target, std::move(*unit.target), {}, std::move(unit.state), {}, {}};
        text.of = model::fingerprint_of(unit.source);
        // fuzzy: what it was made from is not what stands there today
        if (unit.stale) {
            const std::string old = model::fingerprint_of(model::RichText(unit.made_from));
            text.of = old == text.of ? fingerprint("fuzzy" + text.of) : old;
        }
        block.set_text(std::move(text));
    }
    block.set_text({result_.source, std::move(unit.source), {}, {}, {}, {}});
    sections_[current_].blocks.push_back(model::share(std::move(block)));
    ++result_.units;
}

void UnitProject::problem(const char* code, int line, std::string sentence, std::string hint,
                          Severity severity) {
    if (++problems_ > most_problems) return;
    if (problems_ == most_problems) sentence += ' ' + say("Further problems are not listed.");
    result_.problems.push_back(
        {severity, code, {.file = name_, .line = line}, std::move(sentence), std::move(hint)});
}

Bilingual UnitProject::take() {
    model::Project& project = result_.project;
    project.id = std::filesystem::path(name_).stem().string();
    project.source = result_.source;
    project.languages = {result_.source};
    if (result_.target != result_.source) project.languages.push_back(result_.target);
    for (model::Section& section : sections_)
        project.outline.push_back({model::share(std::move(section)), 0});
    return std::move(result_);
}

} // namespace strateg::exchange
