// Words that lead somewhere, and passages in another language.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class LinksFeature : public Feature {
public:
    explicit LinksFeature(Workbench& bench);

private:
    void edit();
    void open(const std::string& address);
    void fill_foreign();

    std::vector<std::string> foreign_; // languages in the menu
};

} // namespace strateg::gui
