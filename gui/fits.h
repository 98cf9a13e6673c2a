// Whether the words of a window have room: what tests of the interface's languages ask. UI thread.
#pragma once

#include <string>
#include <vector>

class wxWindow;

namespace strateg::gui {

/// The labels, buttons and choices in a window that are narrower or lower than what they say, and a window
/// larger than the screen: a line each, with the words and both sizes. Scrolled lists and texts may be longer
/// than they are wide.
std::vector<std::string> too_narrow(const wxWindow& window);

/// While $STRATEG_EDITOR_LOG is set: looks at every window a moment after it came and logs "fits NAME" or
/// "clipped …".
void watch_windows();

} // namespace strateg::gui
