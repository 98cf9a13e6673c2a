// The language of the window: loads its catalogue for wxWidgets' _(), for the core's sentences
// (core/base/say.h) and asks GTK for its own words (the file chooser) in it. Works whatever locales the
// system has. UI thread.
#pragma once

#include "core/language/format.h"
#include "core/language/views.h"

#include <string>
#include <string_view>

#include <wx/string.h>

class wxDateTime;

namespace strateg::gui {

/// The tag of the language that the system asks for. Asked once: speak() changes the environment.
const std::string& system_speech();
/// The tag of the language chosen in the menu, or what the system asks for where none was.
std::string wanted_language();
/// Remembers the choice. What is on the screen stays as it is: who asks makes the window anew.
void remember_language(std::string_view tag);
/// Everything made from now on is in this language.
void speak(std::string_view tag);
/// The tag that speak was called with last.
std::string spoken_language();
/// The same for core/language: how numbers and dates are written in the window.
language::View spoken_view();

/// A moment in local time, as that language writes it: "30 November 2026, 20:03"; brief: "30/11/2026, 20:03".
wxString spoken_time(const wxDateTime& when, language::DateStyle style = language::DateStyle::day);

} // namespace strateg::gui
