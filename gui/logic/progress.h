// How far a section is in a language: the share of its source characters that are translated and up to date.
// Pure; sections are compared by pointer, so asking again costs nothing.
#pragma once

#include "core/model/project.h"

#include <map>
#include <string>
#include <utility>

namespace strateg::gui {

struct Progress {
    std::size_t total = 0; // texts that need words
    std::size_t done = 0;  // written, and not stale
    std::size_t stale = 0;
    std::size_t size = 0; // bytes of what is written
    double share() const { return total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total); }
};

class ProgressOf {
public:
    const Progress& of(const model::SectionPtr& section, const std::string& language,
                       const std::string& project_source);

private:
    std::map<std::pair<std::string, std::string>, std::pair<model::SectionPtr, Progress>> known_;
};

} // namespace strateg::gui
