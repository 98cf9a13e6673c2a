// Internal: blocks and sections, in both directions.
#pragma once

#include "core/model/project.h"
#include "core/store/text_xml.h"
#include "core/store/xml.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace strateg::store {

/// Gives ids to blocks that have none and new ones to those whose id is taken, while a project is read. What
/// it gives depends on the files alone, so that two people who open one state see the same ids.
class Ids {
public:
    /// Notes the ids written in a file, so that a derived id is never one that comes later. The characters
    /// must stay where they are: they are looked at when the first id has to be derived, which is seldom.
    void see(std::string_view xml) { unseen_.push_back(xml); }
    /// The files that were seen are about to go; what they write is remembered.
    void look();
    /// The files that were seen are about to go, and no id has to be derived any more.
    void end() { unseen_.clear(); }
    /// The id to use for a block; reports what was wrong with the one given. `owner` is the parent block or
    /// the section.
    std::string accept(const std::string& given, std::string_view owner, std::string_view kind,
                       ReadContext& context, int line);

    /// For a file that is read before it is its turn: takes ids as they are given, and is not clean any more
    /// where one is missing, cannot be an id or is given twice. Then the file has to be read in its turn.
    static Ids trial();
    bool clean() const { return clean_; }
    /// Takes the ids of a clean trial. False, and nothing changes, where one of them is taken.
    bool join(Ids&& trial);

private:
    std::string derived(const std::string& stem, const char* separator, int number);

    std::vector<std::string_view> unseen_;
    std::unordered_set<std::string> written_;
    std::unordered_set<std::string> taken_;
    bool trial_ = false, clean_ = true;
};

/// Reads one block element. Without `ids` the ids are taken as they are. `renamed` tells whether the id given
/// was taken.
model::Block read_block(const tinyxml2::XMLElement& element, ReadContext& context, Ids* ids,
                        std::string_view owner);

/// Reads the attributes and blocks of <section>, <front> or <facts> into a section with this id.
model::Section read_section(const tinyxml2::XMLElement& element, const std::string& id, ReadContext& context,
                            Ids* ids);

void append_block(std::string& out, const model::Block& block, const LanguageOrder& languages, int depth,
                  bool in_block);

/// A <text> element on lines of its own.
void append_text(std::string& out, const model::Text& text, int depth);

/// A <section> element with everything in it, without the attributes that begin with `skip`.
void append_section(std::string& out, const model::Section& section, const LanguageOrder& languages,
                    int depth, std::string_view skip);

/// The blocks of a section and what stands between them.
void append_blocks(std::string& out, const model::Section& section, const LanguageOrder& languages,
                   int depth);

/// All attributes, the known ones first in their fixed order, but not those named in `skip`.
void append_attributes(std::string& out, const model::Attributes& attributes, std::string_view skip = {});

/// Names of section attributes that are stored beside the section's place in project.xml begin with this.
inline constexpr std::string_view outline_prefix = "outline:";

} // namespace strateg::store
