// What a text looks like and what kind of block it is in: strong, heading, list, quotation …
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class FormattingFeature : public Feature {
public:
    explicit FormattingFeature(Workbench& bench);

private:
    void kind(std::string_view name, model::Attributes attributes = {});
    void indent(int direction);
};

} // namespace strateg::gui
