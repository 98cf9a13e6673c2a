// The whole page: head, front matter, contents, document, notes, and its style.
#pragma once

#include "plugins/sdk/strateg_plugin.hpp"

#include <string>
#include <vector>

namespace strateg::html {

struct Page {
    std::string html;
    std::vector<std::string> pictures; // paths in the project that the page shows, to be copied
};

/// `document` is the message of "strateg.exporter/1".
Page page_of(const sdk::json& document);

/// The style sheet, for screens of every width, light and dark, and for paper.
std::string_view style();

} // namespace strateg::html
