// GTK lays a window out once with hardly any size before the window manager gives it its own, and complains
// that bars and scroll bars do not fit into it.
#pragma once

class wxFrame;

namespace strateg::gui {

/// Keeps everything out of that first layout: it comes with the window's real size. After they are made,
/// before Show. UI thread.
void wait_for_first_size(wxFrame& frame);

} // namespace strateg::gui
