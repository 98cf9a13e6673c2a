// Any bytes as a theme: no crash; what was read can be laid out, and every problem is told to a person.
#include "core/typeset/theme/contrast.h"
#include "core/typeset/theme/read.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    // Based on itself, too: the shortest of all loops.
    const auto read =
        typeset::read_theme(xml, "fuzz.xml", [&](const std::string&) { return std::string(xml); });
    if (!read) {
        if (read.error().sentence.empty() || read.error().place.line < 1) std::abort();
        return 0;
    }
    for (const Problem& problem : read->problems)
        if (problem.sentence.empty() || problem.hint.empty()) std::abort();
    const typeset::Theme& theme = read->theme;
    const bool room = theme.text_width() >= 100 && theme.text_height() >= 100 && theme.column_width() >= 60 &&
                      theme.columns >= 1 && theme.paragraph.leading >= theme.paragraph.size &&
                      theme.heading[3].size > 0 && !theme.body.empty() && !theme.statement.empty();
    if (!room) std::abort();
    return 0;
}
