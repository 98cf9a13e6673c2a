// Find and replace over the whole project: Ctrl+F, Ctrl+H, F3. Every hit is listed and marked in the texts;
// what is found follows the edits.
#pragma once

#include "gui/logic/hit_list.h"
#include "gui/panels/find_panel.h"
#include "gui/work/searching.h"
#include "gui/workbench.h"

#include <memory>
#include <optional>

#include <wx/timer.h>

namespace strateg::gui {

class FindingFeature : public Feature {
public:
    explicit FindingFeature(Workbench& bench);
    ~FindingFeature() override;

private:
    void start(bool replacing);
    void stop();
    void look();
    void found(Result<search::Hits> hits);
    void step(int direction);
    void jump(std::size_t hit);
    void replace(bool all);
    std::string section_of_caret() const;

    HitList hits_;
    FindPanel* panel_ = nullptr;
    std::unique_ptr<Searching> searching_;
    std::optional<int> step_when_found_;
    wxTimer again_; // after an edit
};

} // namespace strateg::gui
