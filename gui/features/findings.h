// Checks the project while it changes; what can be done about a finding: jump, fix, accept a word, ignore
// with a reason.
#pragma once

#include "gui/panels/findings_panel.h"
#include "gui/workbench.h"

#include <memory>

namespace strateg::gui {

class FindingsFeature : public Feature {
public:
    explicit FindingsFeature(Workbench& bench);
    /// Checks of the newest edits are on their way.
    bool running() const { return checks_ && checks_->running(); }

private:
    void submit();
    void reported(std::uint64_t revision, check::Report report);
    void jump_to(std::size_t finding);
    void menu(std::size_t finding, wxPoint screen);
    void apply_fix(const check::Finding& finding, const check::Fix& fix);
    void ignore(const check::Finding& finding);
    void add_word(const check::Finding& finding, bool mine);

    FindingsPanel* panel_ = nullptr;
    std::unique_ptr<Checks> checks_;
    std::uint64_t revision_ = 0;
    std::uint64_t fixes_asked_ = 0;
};

} // namespace strateg::gui
