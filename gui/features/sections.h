// The tree of sections and what it does: adding, moving, nesting, deleting.
#pragma once

#include "gui/panels/section_tree.h"
#include "gui/workbench.h"

namespace strateg::gui {

class SectionsFeature : public Feature {
public:
    explicit SectionsFeature(Workbench& bench);
    SectionTree& tree() { return *tree_; }

private:
    void run(int command);
    void remove(const std::string& section);
    void follow_caret();

    SectionTree* tree_ = nullptr;
};

} // namespace strateg::gui
