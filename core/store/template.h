// New projects from a template folder. A template is a project as any other: sections with guidance, media,
// words; data only.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strateg::store {

struct NewProject {
    std::string title;                  // in the source language; empty: the template's titles stay
    std::vector<std::string> languages; // in the order to show; empty: the template's
    std::string source;                 // language the project is written in; empty: the first of `languages`
    std::string id;                     // empty: made from the title, or else from the folder's name
};

/// Creates the project folder: sections (texts of the chosen languages only, ids kept), media, words,
/// terms.tbx. Where the template has no text in a chosen language, that text is missing, to be written.
/// Texts that were translations in the template count as made from its source texts.
/// Fails with store.not-empty if `folder` exists and holds anything, store.no-language if a tag is no
/// language tag, store.template-broken if the template itself has errors, and as open and save do. On failure
/// nothing is left behind. Returns the project as it was saved.
Result<model::Project> create_from_template(const std::filesystem::path& template_folder,
                                            const std::filesystem::path& folder, const NewProject& wishes);

} // namespace strateg::store
