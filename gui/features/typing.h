// Whether the program corrects quotation marks, dashes and spaces while a person types; remembered.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class TypingFeature : public Feature {
public:
    explicit TypingFeature(Workbench& bench);
};

} // namespace strateg::gui
