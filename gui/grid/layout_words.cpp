#include "gui/grid/layout_words.h"

#include "gui/kind_names.h"
#include "gui/text.h"

namespace strateg::gui {

LayoutWords layout_words() {
    LayoutWords words;
    words.alternative = utf8(_("Alternative text"));
    words.page_break = utf8(_("Page break"));
    words.guidance = utf8(_("Advice to the writer"));
    words.missing = utf8(_("Not translated yet"));
    words.say_alternative = utf8(_("Say what the picture shows, for those who cannot see it"));
    words.write = utf8(_("Write here"));
    words.kind_name = [](const std::string& kind) { return utf8(kind_name(kind)); };
    return words;
}

} // namespace strateg::gui
