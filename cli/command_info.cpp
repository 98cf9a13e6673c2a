// strateg info: what a project holds, and how far its translations are.
#include "cli/input.h"
#include "core/base/utf8.h"
#include "core/check/checker.h"
#include "core/language/words.h"
#include "core/model/metadata.h"
#include "core/model/staleness.h"
#include "core/store/open.h"

#include <array>
#include <map>
#include <memory>

namespace strateg::cli {
namespace {

using model::TranslationState;

constexpr std::array states = {TranslationState::source,         TranslationState::current,
                               TranslationState::stale,          TranslationState::unconfirmed,
                               TranslationState::same_as_source, TranslationState::missing,
                               TranslationState::empty,          TranslationState::not_needed};

struct Count {
    std::size_t texts = 0;
    std::size_t words = 0;
    std::size_t characters = 0;
    std::map<TranslationState, std::size_t> by_state;

    void add(const Count& other) {
        texts += other.texts;
        words += other.words;
        characters += other.characters;
        for (const auto& [state, count] : other.by_state) by_state[state] += count;
    }
};

struct SectionCount {
    std::size_t blocks = 0;
    std::map<std::string, Count> languages;
};

std::map<std::string, SectionCount> count(const model::Project& project) {
    std::map<std::string, SectionCount> sections;
    for (const check::Unit& unit : check::units_of(project)) {
        SectionCount& section = sections[unit.section->id];
        ++section.blocks;
        for (const std::string& language : project.languages) {
            Count& here = section.languages[language];
            ++here.by_state[model::translation_state(*unit.block, unit.source, language)];
            const model::RichText* text = unit.block->content(language);
            if (text == nullptr || text->empty()) continue;
            ++here.texts;
            here.words += language::count_words(*text, language);
            here.characters += utf8::length(text->characters());
        }
    }
    return sections;
}

nlohmann::json to_json(const Count& count) {
    nlohmann::json by_state = nlohmann::json::object();
    for (const TranslationState state : states) {
        const auto found = count.by_state.find(state);
        by_state[model::name_of(state)] = found == count.by_state.end() ? 0 : found->second;
    }
    return {{"texts", count.texts},
            {"words", count.words},
            {"characters", count.characters},
            {"translation", by_state}};
}

nlohmann::json to_json(const std::map<std::string, Count>& languages) {
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [language, count] : languages) json[language] = to_json(count);
    return json;
}

std::string padded(std::string text, std::size_t width, bool right = false) {
    const std::size_t length = utf8::length(text);
    if (length >= width) return text;
    const std::string space(width - length, ' ');
    return right ? space + text : text + space;
}

std::string in_words(const Count& count, std::size_t blocks) {
    std::string out;
    const auto of = [&](TranslationState state) {
        const auto found = count.by_state.find(state);
        return found == count.by_state.end() ? std::size_t{0} : found->second;
    };
    const auto add = [&](std::size_t number, std::string_view words) {
        if (number > 0) out += (out.empty() ? "" : ", ") + std::to_string(number) + " " + std::string(words);
    };
    const std::size_t source = of(TranslationState::source);
    if (blocks > 0 && source == blocks) return "source";
    add(source, "source");
    add(of(TranslationState::current), "up to date");
    add(of(TranslationState::stale), "stale");
    add(of(TranslationState::unconfirmed), "unconfirmed");
    add(of(TranslationState::same_as_source), "same as the source");
    add(of(TranslationState::missing) + of(TranslationState::empty), "missing");
    return out.empty() ? "nothing to translate" : out;
}

int run(const std::string& folder, bool json) {
    const auto opened = store::open(folder);
    if (!opened) return stop_with(opened.error(), unreadable);
    const model::Project& project = opened->project;
    const auto sections = count(project);
    SectionCount total;
    for (const std::string& language : project.languages) total.languages[language];
    for (const auto& [id, section] : sections) {
        total.blocks += section.blocks;
        for (const auto& [language, here] : section.languages) total.languages[language].add(here);
    }
    const model::Metadata metadata = model::metadata_of(project);
    const model::RichText* title = model::text_or_source(metadata.title, project, project.source);
    if (json) {
        nlohmann::json list = nlohmann::json::array();
        for (const model::OutlineEntry& entry : project.outline) {
            const auto found = sections.find(entry.section->id);
            const SectionCount none;
            const SectionCount& here = found == sections.end() ? none : found->second;
            list.push_back({{"id", entry.section->id},
                            {"title", model::title_of(*entry.section, project, project.source)},
                            {"depth", entry.depth},
                            {"blocks", here.blocks},
                            {"languages", to_json(here.languages)}});
        }
        print_json({{"project", project.id},
                    {"title", title == nullptr ? "" : title->characters()},
                    {"source", project.source},
                    {"languages", to_json(total.languages)},
                    {"blocks", total.blocks},
                    {"sections", list},
                    {"problems", cli::to_json(opened->problems)}});
        return has_errors(opened->problems) ? findings : fine;
    }
    say(opened->problems);
    std::string out = (title == nullptr || title->empty() ? project.id : title->characters()) + "\n" +
                      counted(project.outline.size(), "section", "sections") + ", " +
                      counted(total.blocks, "block with text", "blocks with text") + "\n\n";
    out += padded("language", 22) + padded("words", 9, true) + padded("characters", 12, true) +
           "   translation\n";
    for (const std::string& language : project.languages) {
        const Count& here = total.languages[language];
        out += padded(language::name_in(language, "en") + " (" + language + ")", 22) +
               padded(std::to_string(here.words), 9, true) +
               padded(std::to_string(here.characters), 12, true) + "   " + in_words(here, total.blocks) +
               "\n";
    }
    out += "\n" + padded("section", 46) + padded("blocks", 7, true);
    for (const std::string& language : project.languages) out += padded(language, 9, true);
    out += "   words\n";
    for (const model::OutlineEntry& entry : project.outline) {
        const auto found = sections.find(entry.section->id);
        std::string name(static_cast<std::size_t>(entry.depth) * 2, ' ');
        name += model::title_of(*entry.section, project, project.source);
        if (utf8::length(name) > 45) name = name.substr(0, utf8::byte_at(name, 44)) + "…";
        out += padded(name, 46) +
               padded(std::to_string(found == sections.end() ? 0 : found->second.blocks), 7, true);
        for (const std::string& language : project.languages) {
            const std::size_t words =
                found == sections.end() ? 0 : found->second.languages.at(language).words;
            out += padded(std::to_string(words), 9, true);
        }
        out += "\n";
    }
    print(out);
    return has_errors(opened->problems) ? findings : fine;
}

struct Options {
    std::string folder;
    bool json = false;
};

} // namespace

void add_info(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        program.app.add_subcommand("info", "Say what a project holds and how far its translations are");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback(
        [&program, options] { program.action = [options] { return run(options->folder, options->json); }; });
}

} // namespace strateg::cli
