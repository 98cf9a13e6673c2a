#include "gui/kind_names.h"

#include "gui/text.h"

#include <utility>

namespace strateg::gui {
namespace {

constexpr std::pair<std::string_view, const char*> names[] = {
    {"paragraph", wxTRANSLATE("Paragraph")},
    {"heading", wxTRANSLATE("Heading")},
    {"item", wxTRANSLATE("List item")},
    {"quotation", wxTRANSLATE("Quotation")},
    {"callout", wxTRANSLATE("Callout")},
    {"table", wxTRANSLATE("Table")},
    {"figure", wxTRANSLATE("Figure")},
    {"cell", wxTRANSLATE("Table cell")},
    {"caption", wxTRANSLATE("Caption")},
    {"alt", wxTRANSLATE("Alternative text")},
    {"note", wxTRANSLATE("Footnote")},
    {"remark", wxTRANSLATE("Remark")},
    {"guidance", wxTRANSLATE("Advice to the writer")},
    {"fact", wxTRANSLATE("Value")},
    {"title", wxTRANSLATE("Title")},
    {"subtitle", wxTRANSLATE("Subtitle")},
    {"edition", wxTRANSLATE("Edition")},
    {"partner", wxTRANSLATE("Partner")},
    {"author", wxTRANSLATE("Prepared by")},
    {"programme", wxTRANSLATE("Programme")},
    {"funding", wxTRANSLATE("Funding statement")},
    {"disclaimer", wxTRANSLATE("Disclaimer")},
    {"abstract", wxTRANSLATE("Abstract")},
    {"abbreviation", wxTRANSLATE("Abbreviation")},
    {"short", wxTRANSLATE("Short form")},
    {"pagebreak", wxTRANSLATE("Page break")},
};

} // namespace

wxString kind_name(std::string_view kind) {
    for (const auto& [known, name] : names)
        if (kind == known) return _(name);
    return wx(kind);
}

} // namespace strateg::gui
