// Markdown in and out. What is read: CommonMark and GitHub's tables, footnotes and bare addresses
// (cmark-gfm), with pandoc's front matter, heading identifiers, links to them, table captions, inline notes,
// super- and subscript, fenced divs as callouts, definition lists and \newpage. What is written is that
// dialect, so that a file written here and read again says the same (docs/markdown.md).
//
// All functions are pure apart from reading the files they name; any thread.
#pragma once

#include "core/base/task.h"
#include "core/exchange/document.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace strateg::exchange {

struct MarkdownOptions {
    std::string language;         // of the words; canonical tag
    std::string file;             // name for problems
    std::filesystem::path folder; // pictures are looked for from here
};

/// Reads a text. Recovers from everything: no word of it is dropped. Fails with exchange.not-text for what is
/// no text at all. Problems of the document have codes exchange.*, with lines.
/// Every construct that a project cannot hold is kept as words and reported as a hint. Linear in the size.
Result<Document> read_markdown(std::string_view text, const MarkdownOptions& options, const Task& task = {});

/// Reads a file; codes besides: exchange.no-file, exchange.unreadable.
Result<Document> read_markdown_file(const std::filesystem::path& file, std::string language,
                                    const Task& task = {});

/// The project in one language as Markdown. Blocks without a text in it are left out; read again into the
/// same project it changes nothing. Facts are written as spans that name them.
std::string write_markdown(const model::Project& project, std::string_view language);

} // namespace strateg::exchange
