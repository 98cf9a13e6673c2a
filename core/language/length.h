// How long a section is as programme forms count: characters with spaces, and words, of everything that is
// printed. Values count as they are shown; footnote marks and alternative texts do not count. Pure.
#pragma once

#include "core/language/format.h"
#include "core/language/views.h"
#include "core/model/project.h"

#include <map>
#include <string>
#include <utility>

namespace strateg::language {

struct Length {
    std::size_t characters = 0, words = 0;
    friend bool operator==(const Length&, const Length&) = default;
};

Length length_of(const model::Section& section, const View& view, const Facts& facts);

/// Remembers blocks by pointer: asking again after an edit counts the one block that changed.
class LengthOf {
public:
    /// `generation` grows when values may show differently (all is counted again).
    Length of(const model::SectionPtr& section, const View& view, const Facts& facts,
              std::uint64_t generation);

private:
    struct Counted {
        model::BlockPtr block; // keeps the address its own
        Length length;
    };
    std::map<std::pair<std::string, const model::Block*>, Counted> known_;
    std::uint64_t generation_ = 0;
};

} // namespace strateg::language
