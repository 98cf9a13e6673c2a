#include "gui/panels/difference_words.h"

#include "core/base/utf8.h"
#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/kind_names.h"
#include "gui/text.h"

#include <algorithm>
#include <map>

#include <wx/translation.h>

namespace strateg::gui {
namespace {

using compare::Difference;
using compare::Fate;
using compare::Subject;
using model::MarkKind;

wxString mark_words(const model::Mark& mark) {
    switch (mark.kind) {
    case MarkKind::link:
        return wxString::Format(_("link to %s"), wx(mark.target));
    case MarkKind::term:
        return wxString::Format(_("term %s"), wx(mark.target));
    case MarkKind::foreign:
        return wxString::Format(_("passage in %s"), wx(language::own_name(mark.target)));
    case MarkKind::strong:
        return _("strong");
    case MarkKind::emphasis:
        return _("emphasis");
    case MarkKind::subscript:
        return _("subscript");
    case MarkKind::superscript:
        return _("superscript");
    default:
        return wx(mark.target);
    }
}

wxString object_words(const model::Mark* mark) {
    if (!mark) return wxString::FromUTF8(model::object_character.data(), model::object_character.size());
    const wxString open = wxString::FromUTF8("⟨"), close = wxString::FromUTF8("⟩");
    switch (mark->kind) {
    case MarkKind::footnote:
        return open + _("footnote") + close;
    case MarkKind::reference:
        return open + wxString::Format(_("reference: %s"), wx(mark->target)) + close;
    case MarkKind::value:
        return open + wxString::Format(_("value: %s"), wx(mark->target)) + close;
    case MarkKind::line_break:
        return wxString::FromUTF8("⏎");
    default:
        return open + wx(mark->target) + close;
    }
}

wxString attribute_name(const std::string& name) {
    static const std::map<std::string, const char*> known{
        {"status", wxTRANSLATE("Status")},
        {"owner", wxTRANSLATE("Owner")},
        {"value", wxTRANSLATE("Value")},
        {"currency", wxTRANSLATE("Currency")},
        {"decimals", wxTRANSLATE("Decimals")},
        {"level", wxTRANSLATE("Level")},
        {"list", wxTRANSLATE("List")},
        {"kind", wxTRANSLATE("Kind of block")},
        {"source", wxTRANSLATE("Source language")},
        {"languages", wxTRANSLATE("Languages")},
        {"ignored", wxTRANSLATE("Ignored findings")},
        {"comments", wxTRANSLATE("Comments")},
        {"theme", wxTRANSLATE("Looks on paper")},
        {"max-chars", wxTRANSLATE("Longest text, in characters")},
        {"src", wxTRANSLATE("Picture")},
        {"width", wxTRANSLATE("Width")},
        {"state", wxTRANSLATE("State of the text")},
        {"by", wxTRANSLATE("Written by")},
        {"of", wxTRANSLATE("Translated from another state of the source")},
        {"id", wxTRANSLATE("Id")}};
    const auto found = known.find(name);
    if (found != known.end()) return wxGetTranslation(found->second);
    if (name.starts_with("words ")) return wxString::Format(_("Accepted words (%s)"), wx(name.substr(6)));
    return wx(name);
}

wxString value_words(const std::string& name, const std::optional<std::string>& value) {
    if (!value || value->empty()) return wxString::FromUTF8("–");
    return name == "kind" ? kind_name(*value) : wx(*value);
}

} // namespace

wxString fate_words(const Difference& difference) {
    if (difference.subject == Subject::section) {
        if (difference.fate == Fate::added) return _("New section");
        if (difference.fate == Fate::removed) return _("Section removed");
        return difference.moved ? _("Section moved") : _("About the section");
    }
    if (difference.subject == Subject::project) return _("About the project");
    if (difference.fate == Fate::added) return _("Added");
    if (difference.fate == Fate::removed) return _("Removed");
    const bool words = std::any_of(difference.texts.begin(), difference.texts.end(),
                                   [](const auto& text) { return compare::words_differ(text.segments); });
    const bool looks = std::any_of(difference.texts.begin(), difference.texts.end(), [](const auto& text) {
        return std::any_of(text.segments.begin(), text.segments.end(), [](const auto& segment) {
            return segment.kind == compare::SegmentKind::restyled;
        });
    });
    if (difference.moved) return words ? _("Moved and changed") : _("Moved");
    if (words) return difference.renames_section ? _("Section renamed") : _("Words");
    if (looks) return _("Looks");
    return _("Properties");
}

std::vector<wxString> difference_lines(const Difference& difference, const compare::Comparison& comparison) {
    std::vector<wxString> lines;
    if (difference.moved && difference.subject == Subject::block) {
        const bool across = difference.section_before && difference.section_after &&
                            difference.section_before->id != difference.section_after->id;
        if (across) {
            const model::Project& before = comparison.before;
            lines.push_back(
                wxString::Format(_("Stood in the section \u201c%s\u201d."),
                                 wx(model::title_of(*difference.section_before, before, before.source))));
        } else {
            lines.push_back(_("Stands in another order."));
        }
    }
    if (difference.subject == Subject::section && difference.moved)
        lines.push_back(_("Stands at another place of the outline."));
    if (difference.unnamed)
        lines.push_back(_("Parts that this version of Strateg does not know differ, too."));
    return lines;
}

wxString attribute_words(const compare::AttributeDifference& attribute) {
    if (attribute.name == "of") return attribute_name(attribute.name);
    return wxString::Format(_("%s: %s \u2192 %s"), attribute_name(attribute.name),
                            value_words(attribute.name, attribute.before),
                            value_words(attribute.name, attribute.after));
}

wxString looks_words(const compare::Segment& segment) {
    wxString words;
    const auto add = [&](const wxString& more) { words += (words.empty() ? "" : ", ") + more; };
    for (const model::Mark& mark : segment.lost) add(wxString::Format(_("no longer: %s"), mark_words(mark)));
    for (const model::Mark& mark : segment.gained) add(wxString::Format(_("now: %s"), mark_words(mark)));
    return words;
}

wxString shown_words(const model::RichText& text, std::size_t begin, std::size_t end) {
    wxString words;
    const std::string& characters = text.characters();
    for (std::size_t at = begin; at < end;) {
        const std::size_t object = std::min(characters.find(model::object_character, at), end);
        words += wx(std::string_view(characters).substr(at, object - at));
        if (object >= end) break;
        words += object_words(text.object_at(object));
        at = object + model::object_character.size();
    }
    return words;
}

wxString first_words(const model::RichText& text, std::size_t most) {
    wxString words = shown_words(text, 0, text.characters().size());
    words.Replace("\n", " ");
    words.Trim().Trim(false);
    if (words.length() <= most) return words;
    words.Truncate(most);
    const wxString cut = words.BeforeLast(' ');
    return (cut.length() > most / 2 ? cut : words) + wxString::FromUTF8("…");
}

} // namespace strateg::gui
