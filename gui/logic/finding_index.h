// Findings by place, for drawing and jumping. A report is about a state that may be some keystrokes old;
// until the next one comes, findings of an edited text move along with the words. Pure; offsets are
// characters.
#pragma once

#include "core/check/finding.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strateg::gui {

class FindingIndex {
public:
    void set(std::vector<check::Finding> findings);
    const std::vector<check::Finding>& all() const { return findings_; }
    /// Indices into all() of what was found in a text, in the order of the report.
    const std::vector<std::size_t>& in(std::string_view block, std::string_view language) const;

    /// What was found in the very words at a character, the first one; findings about the whole text do not
    /// count.
    std::optional<std::size_t> at(std::string_view block, std::string_view language,
                                  std::size_t character) const;

    /// The text lost `removed` characters at `at` and got `inserted` new ones: what stood there is gone, what
    /// stood behind moves. Findings about the whole text stay.
    void edited(std::string_view block, std::string_view language, std::size_t at, std::size_t removed,
                std::size_t inserted);
    /// Takes one away (ignored, fixed) before the next report says so.
    void remove(std::size_t index);

private:
    void index();
    std::vector<check::Finding> findings_;
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

} // namespace strateg::gui
