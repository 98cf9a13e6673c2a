// GTK lays a window out once with hardly any size before the window manager gives it its own, and complains
// that menu bar and toolbar do not fit into it.
#pragma once

class wxFrame;

namespace strateg::gui {

/// Keeps the bars out of that first layout: they come with the window's real size. After they are made,
/// before Show. UI thread.
void wait_for_first_size(wxFrame& frame);

} // namespace strateg::gui
