#include "gui/features/pick_rows.h"

#include "core/language/transliterate.h"
#include "core/model/metadata.h"
#include "gui/kind_names.h"
#include "gui/text.h"

#include <wx/translation.h>

namespace strateg::gui {
namespace {

bool is_latin_serbian(const language::View& view) {
    return view.language == "sr" && view.script == language::Script::latin;
}

std::string section_of(const search::Target& target, const model::Project& project,
                       const language::View& view) {
    if (target.section == model::front_id) return utf8(_("Title page and partners"));
    if (target.section == model::facts_id) return utf8(_("Values"));
    const model::Section* section = project.section(target.section);
    return section ? language::in_view(model::title_of(*section, project, view.language), view)
                   : std::string();
}

} // namespace

language::View view_for(const std::vector<language::View>& columns, const std::string& language,
                        const std::string& project_source) {
    for (const language::View& column : columns)
        if (language.empty() || column.language == language) return column;
    return language::default_view(language.empty() ? project_source : language);
}

PickList::Row name_row(const search::Name& name, const std::vector<search::Range>& marks,
                       const language::View& view) {
    PickList::Row row;
    if (!is_latin_serbian(view) || name.language != view.language) {
        row.words = name.text;
        row.marks = marks;
        return row;
    }
    const language::Transliterated latin = language::to_latin_with_offsets(model::RichText(name.text));
    row.words = latin.text.characters();
    for (const search::Range& mark : marks)
        row.marks.push_back({latin.from_original(mark.begin), latin.from_original(mark.end)});
    return row;
}

PickList::Row row_of(const search::Target& target, const search::Picked& picked,
                     const model::Project& project, const language::View& view) {
    const std::string title = target.title(project, view);
    PickList::Row row;
    const bool typed = !picked.marks.empty() && picked.name < target.titles.size();
    if (typed) row = name_row(target.titles[picked.name], picked.marks, view);
    if (row.words.empty()) row.words = title;
    const bool heading = target.kind == model::kind::heading;
    row.label = heading ? target.number : utf8(kind_name(target.kind));
    if (!heading && !target.number.empty()) row.label += " " + target.number;
    row.detail = row.words != title ? title : heading ? std::string() : section_of(target, project, view);
    return row;
}

} // namespace strateg::gui
