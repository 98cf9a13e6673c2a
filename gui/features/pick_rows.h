// How targets, values and terms look in a list to pick from.
#pragma once

#include "core/search/targets.h"
#include "gui/dialogs/pick_list.h"

#include <string>
#include <vector>

namespace strateg::gui {

/// The view in which a column shows this language; without such a column the language's own; without a
/// language the one of the first column.
language::View view_for(const std::vector<language::View>& columns, const std::string& language,
                        const std::string& project_source);

/// The number or the kind at the left; the title in the view, or the one that was typed where that is in
/// another language; the section or the title in the view at the right.
PickList::Row row_of(const search::Target& target, const search::Picked& picked,
                     const model::Project& project, const language::View& view);

/// A name with what was typed of it, in the script of the view where it is of its language.
PickList::Row name_row(const search::Name& name, const std::vector<search::Range>& marks,
                       const language::View& view);

} // namespace strateg::gui
