#pragma once

#include "plugins/numbers/compare.h"
#include "plugins/sdk/strateg_plugin.hpp"

#include <string>

namespace strateg::numbers::test {

inline Side side(const std::string& language, const std::string& words) {
    return {language, language == "en" ? U'.' : U',', sdk::to_characters(words), {}};
}

inline std::vector<Difference> differences(const std::string& en, const std::string& language,
                                           const std::string& words) {
    return compare(side("en", en), side(language, words));
}

} // namespace strateg::numbers::test
