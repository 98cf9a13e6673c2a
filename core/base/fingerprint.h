// A short content fingerprint: 12 hexadecimal digits of XXH3-64, stable across machines and versions.
// Used where a text must know what it was made from; not a protection against anybody's intent.
#pragma once

#include <string>
#include <string_view>

namespace strateg {

std::string fingerprint(std::string_view bytes);

} // namespace strateg
