// Pictures of foreign files: found on the disk, given a safe name in the project.
#pragma once

#include "core/exchange/document.h"
#include "core/exchange/markdown/workshop.h"

#include <string>
#include <string_view>

namespace strateg::exchange {

/// "https://…", "data:…": not a file.
bool is_remote(std::string_view address);

/// "Карта (2).PNG" → "karta-2.png": letters, digits, hyphens; never hidden, never longer than 64.
std::string safe_name(std::string_view file_name);

namespace markdown {
/// Notes the picture in the document's media and returns its future place, "media/map.png". A file that is
/// not there is reported (exchange.missing-picture) and keeps a place all the same. One file has one place.
std::string find_media(const std::string& address, int line, Workshop& workshop);
} // namespace markdown

} // namespace strateg::exchange
