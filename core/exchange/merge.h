// Brings a document in one language into a project. An empty project takes its structure from the document;
// otherwise document and project are aligned by structure: headings first (identifiers, levels, numbers,
// order), then the blocks between two aligned headings (kind, list level, numbers, length), then tables cell
// by cell and notes in their order. Nothing is dropped: a block without a counterpart is inserted as a block
// first written in the document's language, a block of the project without one stays, and both are reported.
#pragma once

#include "core/exchange/document.h"
#include "core/model/change.h"

namespace strateg::exchange {

struct Merged {
    model::Project project;       // after the import
    model::ChangeSet changes;     // that make it from the project before: one step of undo
    std::vector<MediaFile> media; // to copy, with names that are free in the project
    Problems problems;            // of the document, and what did not align, each with both places
    std::size_t updated = 0;      // texts set in blocks that were there
    std::size_t unchanged = 0;    // texts that were there already, word for word
    std::size_t inserted = 0;     // new blocks
    std::size_t sections = 0;     // new sections
    std::size_t not_in_file = 0;  // blocks of the project that have no counterpart in the document
};

/// Pure. The document's language becomes a language of the project if it is not one yet, and its source
/// language if the project has no words at all. Translations are stamped as made from today's source text.
/// Time is linear in the number of blocks between two headings that align, quadratic only within them.
Result<Merged> merge(const model::Project& project, const Document& document);

/// Copies pictures into the project folder, each by temporary file and rename. Problems name what could not
/// be copied.
Problems copy_media(const std::vector<MediaFile>& media, const std::filesystem::path& folder);

} // namespace strateg::exchange
