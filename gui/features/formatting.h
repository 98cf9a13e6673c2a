// What a text looks like and what kind of block it is in: strong, heading, list, quotation …
#pragma once

#include "gui/workbench.h"

#include <wx/choice.h>
#include <wx/weakref.h>

namespace strateg::gui {

class FormattingFeature : public Feature {
public:
    explicit FormattingFeature(Workbench& bench);

private:
    void kind(std::string_view name, model::Attributes attributes = {});
    void indent(int direction);
    wxControl* kinds(wxWindow* toolbar);
    void follow();
    /// The command that makes a block what the one at the caret is; 0: no command does.
    int kind_here() const;

    wxWeakRef<wxChoice> kinds_; // the toolbar's
};

} // namespace strateg::gui
