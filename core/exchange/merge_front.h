// The front matter of a document in the project: title, subtitle, edition, authors, abstract.
#pragma once

#include "core/exchange/combine.h"
#include "core/exchange/merge.h"
#include "core/model/ids.h"

namespace strateg::exchange {

/// Adds the changes to `merged`. Blocks belong together by kind, authors by their order.
void merge_front(const model::Project& project, const Document& document, const std::string& source,
                 model::IdMaker& ids, const Ids& ids_of_document, Merged& merged);

} // namespace strateg::exchange
