// One block, text or section as XML and back: the building stones of the project's files, of the journal and
// of the clipboard. docs/file-format.md is the reference of what is written here.
//
// The writer is canonical: equal values give equal bytes. The reader recovers: what it does not know it keeps
// (unknown attributes, elements and comments), what it cannot accept it reports. All functions are pure and
// may be called from any thread.
#pragma once

#include "core/base/problem.h"
#include "core/model/block.h"
#include "core/model/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::store {

/// The order in which texts are written; languages that are not in it follow, sorted by tag.
using LanguageOrder = std::vector<std::string>;

/// The inner XML of a <text>, on one line: "The <em>border</em> region". Characters that XML forbids become
/// U+FFFD.
std::string to_xml(const model::RichText& text);

/// Reads what to_xml(RichText) writes, and what people write by hand. Code: store.xml-broken.
Result<model::RichText> rich_text_from_xml(std::string_view xml);

/// A whole <block …> element with its texts and children, ending with a newline.
std::string to_xml(const model::Block& block, const LanguageOrder& languages = {});

/// Reads one <block> element. Ids are taken as they are; missing ones stay empty. Code: store.xml-broken.
Result<model::Block> block_from_xml(std::string_view xml);

/// A whole section file, with the XML declaration.
std::string to_xml(const model::Section& section, const LanguageOrder& languages = {});

/// Reads a section file. Problems of what could be read around go to `problems`, with line numbers; `file`
/// goes to their place.
/// Fails with store.xml-broken (place.line set) or store.not-a-section where nothing could be read.
Result<model::Section> section_from_xml(std::string_view xml, std::string_view file, Problems& problems);

} // namespace strateg::store
