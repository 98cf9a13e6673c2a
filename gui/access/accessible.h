// Carries an access::Model to the desktop's accessibility (ATK, AT-SPI): wxWidgets has no such thing for GTK.
// Nothing is made before a screen reader asks, and then only the nodes it looks at. UI thread.
#pragma once

#include "gui/access/model.h"

#include <memory>
#include <string>

class wxWindow;

namespace strateg::gui::access {

struct Link;

/// A member of the window, made when the window exists; ends before what the model needs.
class Accessible {
public:
    Accessible(wxWindow& window, Model& model, std::string name, Role role);
    ~Accessible();
    Accessible(const Accessible&) = delete;
    Accessible& operator=(const Accessible&) = delete;

    /// Something may have changed: focus, caret, selection, the text with the caret. Tells what did. Costs
    /// next to nothing where nobody listens.
    void sync();
    /// Nodes came, went or have other names.
    void changed();

private:
    std::shared_ptr<Link> link_;
};

/// Gives a control a name where it has no label of its own. wxWindow::SetName does not reach a screen reader.
void name_for_screen_reader(wxWindow& window, const std::string& name);

/// From now on, every window that appears gets the name that SetName gave it, else its label or its tool tip.
void name_all_windows();

} // namespace strateg::gui::access
