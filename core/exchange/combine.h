// Puts the words of a document's block into the project's block that it belongs to.
#pragma once

#include "core/base/problem.h"
#include "core/exchange/document.h"
#include "core/model/project.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace strateg::exchange {

/// Ids of the document → ids of the project. "=id" is there for every fact that the project has.
using Ids = std::unordered_map<std::string, std::string>;

/// Which child of `theirs` belongs to which child of `ours`, deeply; pairs go to `ids`, and children of
/// `theirs` without a counterpart stay out of it. Table cells by their place in the grid, notes in the order
/// of their marks, captions by kind.
void pair_children(const model::Block& ours, const model::Block& theirs, Ids& ids);

/// False where a cell of `theirs` with words would have no place in the table `ours` (a merged cell covers
/// it).
bool table_fits(const model::Block& ours, const model::Block& theirs);

struct Combined {
    model::BlockPtr block;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::size_t inserted = 0; // children that were added
};

/// `ours` with the words of `theirs` in `language`. `source` is the source language of `ours`. Children that
/// have no counterpart are added as first written in `language`. `ids` holds every id of the document by now.
Combined combine(const model::Block& ours, const model::Block& theirs, std::string_view language,
                 const std::string& source, const Ids& ids);

/// A block of the document as a new block of the project: ids and targets renamed, `source` set.
model::BlockPtr adopted(const model::Block& theirs, std::string_view source, const Ids& ids);

/// Marks with their targets renamed.
model::RichText renamed(const model::RichText& text, const Ids& ids);

} // namespace strateg::exchange
