// Internal: project.xml, ignored.xml and words/*.txt, in both directions.
#pragma once

#include "core/store/block_xml.h"

#include <set>

namespace strateg::store {

/// A place for a section in project.xml, before its file is read.
struct OutlineRef {
    std::string section;
    int depth = 0;
    int line = 0;
    model::Attributes attributes; // of the <section ref>, unknown ones
};

struct ProjectFile {
    model::Project project; // without the sections
    std::vector<OutlineRef> outline;
    int format = 1;
};

/// BCP 47 in shape: "sr", "sr-Latn", "pt-BR".
bool is_language_tag(std::string_view tag);

ProjectFile read_project_file(const tinyxml2::XMLElement& root, ReadContext& context, Ids& ids);
std::string project_file_xml(const model::Project& project);

std::vector<model::Ignored> read_ignored(const tinyxml2::XMLElement& root, ReadContext& context);
std::string ignored_xml(const std::vector<model::Ignored>& ignored);

std::set<std::string> read_words(std::string_view file);
std::string words_file(const std::set<std::string>& words);

/// The project's languages, each once: the order of texts in the files.
LanguageOrder language_order(const model::Project& project);

} // namespace strateg::store
