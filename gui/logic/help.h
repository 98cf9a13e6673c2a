// The pages of the help: where they lie, and how they become HTML. Knows no window.
//
// A page is Markdown in docs/help/<language>/; its first line is its title. {{Build PDFs…}} stands for a
// command: the window puts its name, its menu and its key there, so that the help is right in every language
// and after every change of the menus.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::gui {

/// Names of the pages in the order of the list: "first-steps", "writing" …; the page of all keys is made by
/// the window and stands last.
const std::vector<std::string>& help_pages();
inline constexpr std::string_view keys_page = "keys";

/// The Markdown of a page in a language of the window ("sr-Latn"); English where it is missing, else empty.
std::string help_text(std::string_view page, std::string_view language);

/// "First steps", from the first line.
std::string help_title(std::string_view markdown);

/// HTML without head and body. `command` gives what {{…}} stands for, in HTML.
std::string help_html(std::string_view markdown, const std::function<std::string(std::string_view)>& command);

/// <, > and & for HTML.
std::string in_html(std::string_view words);

} // namespace strateg::gui
