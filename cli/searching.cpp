#include "cli/searching.h"

#include "cli/input.h"
#include "core/base/utf8.h"

namespace strateg::cli {

void declare(CLI::App& command, SearchOptions& options) {
    command.add_option("DIR", options.folder, "Folder of the project")->required()->type_name("");
    command.add_option("WORDS", options.words, "What to look for; Serbian is found in both scripts")
        ->required()
        ->type_name("");
    command.add_option("--lang", options.languages, "Only in these languages")->type_name("L");
    command.add_option("--section", options.sections, "Only in these sections (ids; front, facts)")
        ->type_name("ID");
    command.add_flag("--case", options.query.match_case, "Capitals count");
    command.add_flag("--whole-words", options.query.whole_words, "Not inside of longer words");
    command.add_flag("--regex", options.query.expression, "WORDS is a regular expression");
    command.add_flag("--ignore-accents", options.query.ignore_accents,
                     "s finds š, c finds č and ć, dj finds đ");
    command.add_flag("--one-script", options.one_script,
                     "Latin finds Latin only, Cyrillic finds Cyrillic only");
    command.add_flag("--json", options.json, "Answer as JSON");
}

Result<search::Query> query_of(const SearchOptions& options, const model::Project& project) {
    search::Query query = options.query;
    query.words = options.words;
    query.any_script = !options.one_script;
    auto languages = languages_meant(project.languages, listed(options.languages));
    if (!languages) return tl::unexpected(languages.error());
    query.languages = std::move(*languages);
    query.sections = listed(options.sections);
    for (const std::string& section : query.sections)
        if (!project.section(section))
            return fail("cli.no-section", "There is no section \"" + section + "\".",
                        "`strateg info` lists the sections.");
    return query;
}

nlohmann::json to_json(const search::Hit& hit) {
    const std::string& characters = hit.block->content(hit.language)->characters();
    const auto character = [&](std::size_t byte) { return utf8::character_at(characters, byte); };
    return {{"section", hit.section},
            {"block", hit.block->id},
            {"language", hit.language},
            {"start", character(hit.range.begin)},
            {"end", character(hit.range.end)},
            {"text", characters.substr(hit.range.begin, hit.range.end - hit.range.begin)}};
}

std::string line_of(const search::Hit& hit, const language::Facts& facts) {
    const model::RichText& text = *hit.block->content(hit.language);
    const auto character = [&](std::size_t byte) {
        return std::to_string(utf8::character_at(text.characters(), byte));
    };
    const search::Context context =
        search::context_of(text, hit.range, language::default_view(hit.language), &facts);
    return hit.section + "/" + hit.block->id + " [" + hit.language + "] " + character(hit.range.begin) + "-" +
           character(hit.range.end) + ": " + context.text + "\n";
}

} // namespace strateg::cli
