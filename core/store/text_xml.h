// Internal: the inside of a <text> element, in both directions.
#pragma once

#include "core/base/problem.h"
#include "core/model/block.h"
#include "core/store/dom.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::store {

/// What a reader knows while it walks through one file.
struct ReadContext {
    std::string file;
    Problems& problems;
    std::string source; // language of texts that do not name theirs
    struct Picture {
        std::string name;
        std::string block;
        int line = 0;
    };
    std::vector<Picture> pictures = {}; // files that blocks name
    bool whole = true;                  // false as soon as something of the file did not get into the model

    void report(Severity severity, const char* code, int line, std::string sentence, std::string hint = {},
                std::string block = {}, std::string language = {});
};

/// Reads the children of a <text>. Comments are no words: they go to `comments` as XML.
model::RichText read_rich_text(const tinyxml2::XMLElement& element, ReadContext& context,
                               std::vector<std::string>& comments);

/// Writes the inside of a <text>. `line_break` goes between sentences: "\n" and the indentation, or " ".
void append_rich_text(std::string& out, const model::RichText& text, std::string_view line_break);

/// Decodes and reports unknown entities.
std::string decoded(std::string_view raw, ReadContext& context, int line);

} // namespace strateg::store
