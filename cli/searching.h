// What `find` and `replace` share: the options that say what is looked for, and a hit as people and programs
// read it.
#pragma once

#include "cli/program.h"
#include "core/search/find.h"

#include <string>
#include <vector>

namespace strateg::cli {

struct SearchOptions {
    std::string folder;
    std::string words;
    std::vector<std::string> languages;
    std::vector<std::string> sections;
    search::Query query; // the switches
    bool one_script = false;
    bool json = false;
};

void declare(CLI::App& command, SearchOptions& options);
/// Codes cli.no-language, cli.no-section.
Result<search::Query> query_of(const SearchOptions& options, const model::Project& project);

/// Offsets are characters, as in findings.
nlohmann::json to_json(const search::Hit& hit);
/// "context/p7c2 [sr] 12-19: … the line around it"
std::string line_of(const search::Hit& hit, const language::Facts& facts);

} // namespace strateg::cli
