// What the parts of the Markdown reader share while one file is read: ids, problems, the notes of the file.
#pragma once

#include "core/exchange/document.h"
#include "core/exchange/markdown.h"
#include "core/model/ids.h"

#include <cmark-gfm.h>
#include <map>
#include <string>
#include <vector>

namespace strateg::exchange::markdown {

class Workshop {
public:
    Workshop(const MarkdownOptions& options, Document& document, std::uint64_t seed);

    const MarkdownOptions& options;
    Document& document;
    model::IdMaker ids;
    int line_offset = 0; // added to cmark's lines
    /// Definitions by their number, which is what a reference says once cmark is done. As definitions are
    /// used they are taken from the list of those that nobody refers to.
    std::vector<cmark_node*> notes;
    std::vector<bool> note_used;
    int note_depth = 0;

    int line_of(cmark_node* node) const;
    void hint(const char* code, int line, std::string sentence, std::string advice = {});
    void warn(const char* code, int line, std::string sentence, std::string advice = {});

private:
    void report(Severity severity, const char* code, int line, std::string sentence, std::string advice);
    std::map<std::string, std::size_t> counts_; // by code: a thousand equal hints help nobody
};

/// At most this many problems of one code are listed; the rest is counted.
inline constexpr std::size_t most_of_one_kind = 25;

} // namespace strateg::exchange::markdown
