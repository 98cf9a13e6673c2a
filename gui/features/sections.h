// The tree of sections and what it does: adding, moving, nesting, splitting, joining, deleting; owner,
// status and limits.
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
    void jump(const std::string& section, const std::string& block);
    void split();
    void properties(const std::string& section);
    void set_status(std::size_t chosen);
    void menu(wxPoint screen);
    void follow_caret();

    SectionTree* tree_ = nullptr;
};

} // namespace strateg::gui
