// Looks through a project: an immutable value, so on any thread.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/language/format.h"
#include "core/model/project.h"
#include "core/search/query.h"

#include <cstddef>
#include <string>
#include <vector>

namespace strateg::search {

struct Hit {
    std::string section;
    std::string language;
    Range range;           // of the stored text
    model::BlockPtr block; // as it was when it was searched
    Part part = Part::body;
    friend bool operator==(const Hit&, const Hit&) = default;
};

struct Hits {
    std::vector<Hit> list; // front, sections, values; in a block languages as the project lists them
    bool more = false;     // there are more than `limit`
};

/// Codes search.nothing, search.bad-expression, search.slow (with the place), search.cancelled.
Result<Hits> find(const model::Project& project, const Query& query, const Task& task = {},
                  std::size_t limit = static_cast<std::size_t>(-1));

/// The part that a block plays. `parent`: nullptr where it stands directly in a section.
Part part_of(const model::Section& section, const model::Block* parent, const model::Block& block);

/// A line of words around a hit, as a person reads it: in one line, in the script of the view, values in
/// place of their marks.
struct Context {
    std::string text;
    Range hit;               // bytes of `text`
    bool cut_before = false; // there are words before it; the text begins with "…"
    bool cut_after = false;
};
struct ContextSize { // in characters
    std::size_t before = 36;
    std::size_t after = 80;
};
Context context_of(const model::RichText& text, const Range& hit, const language::View& view,
                   const language::Facts* facts = nullptr, const ContextSize& size = {});

/// The same for what shall stand in place of a hit: only the words.
std::string in_words(const model::RichText& text, const language::View& view,
                     const language::Facts* facts = nullptr);

} // namespace strateg::search
