#include "core/typeset/missing.h"

#include <unicode/uchar.h>

#include <cstdio>

namespace strateg::typeset {

void Missing::add(const std::vector<char32_t>& characters, const std::string& block,
                  const std::string& language, Problems& problems) {
    for (const char32_t character : characters) {
        if (!told_.insert(character).second) continue;
        char code[16];
        std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(character));
        char name[128] = "";
        UErrorCode error = U_ZERO_ERROR;
        u_charName(static_cast<UChar32>(character), U_UNICODE_CHAR_NAME, name, sizeof name, &error);
        Problem problem{
            Severity::warning,
            "typeset.glyph-missing",
            {},
            say("No font has the character {}; a sign for missing characters stands in its place.",
                *name ? std::string(code) + " (" + name + ")" : code),
            say("Write it differently, or install a font that has it.")};
        problem.place.block = block;
        problem.place.language = language;
        problems.push_back(std::move(problem));
    }
}

} // namespace strateg::typeset
