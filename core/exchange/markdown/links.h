// Links inside the document: [words](#identifier) become cross-references or links to a block.
#pragma once

#include "core/exchange/markdown/workshop.h"

#include <string>
#include <unordered_map>

namespace strateg::exchange::markdown {

/// Identifier as the file knows it → id of the block. `others` are weaker names (GitHub's identifiers).
struct Targets {
    std::unordered_map<std::string, std::string> ids;
    std::unordered_map<std::string, std::string> others;
    const std::string* find(const std::string& identifier) const;
};

/// Resolves the links of a block and its children. No words or a number → a cross-reference; the label in
/// full ("Table 3") → a cross-reference in full; other words stay, as a link to "#block-id". Targets that are
/// not in the file stay as they are and are reported (exchange.no-target): they may be in the project.
model::BlockPtr resolved(const model::BlockPtr& block, const Targets& targets, Workshop& workshop, int line);

} // namespace strateg::exchange::markdown
