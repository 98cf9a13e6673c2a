// Internal: XML text → tinyxml2 tree, in the way the format needs it.
//
// tinyxml2 9 drops text nodes of white space only and decodes &#10; and a real line break to the same
// character. So entities are left alone by tinyxml2 and decoded here, and a pass before parsing marks the
// white space it would drop. Line numbers are those of the file.
#pragma once

#include "core/base/problem.h"
#include "core/model/attributes.h"

#include <memory>
#include <string>
#include <string_view>
#include <tinyxml2.h>

namespace strateg::store {

/// Stands before white space that is all there is between two tags, inside <text> and foreign elements.
inline constexpr char white_space_marker = '\x01';

/// True for the elements that give a project its structure (project, section, block, row, thread …).
bool is_structure(std::string_view element);

/// Marks white space as said above. Fails where an element has so many attributes that reading it would take
/// for ever.
Result<std::string> prepared(std::string_view xml);

struct Dom {
    std::unique_ptr<tinyxml2::XMLDocument> document;
    const tinyxml2::XMLElement* root = nullptr;
    bool repaired = false; // bytes were replaced: not UTF-8, or characters that XML forbids
};

/// Parses a file. Fails with store.xml-broken or store.not-utf8, place filled in. Bytes that are no UTF-8 and
/// forbidden characters are replaced and reported.
Result<Dom> parse(std::string_view xml, std::string_view file, Problems& problems);

/// Decodes entities and character references. Unknown ones stay as they are and set `unknown`.
std::string decoded(std::string_view raw, bool& unknown);

/// An attribute's value, decoded; empty where it is absent.
std::string attribute(const tinyxml2::XMLElement& element, const char* name);

/// Writes a node as it stood in the file, byte for byte but for quotes around attributes.
std::string raw_xml(const tinyxml2::XMLNode& node);

/// Characters for an attribute's value, or for text where `in_text`: escaped, forbidden ones replaced.
void append_escaped(std::string& out, std::string_view characters, bool in_text);
/// ` name="value"`
void append_attribute(std::string& out, std::string_view name, std::string_view value);
bool is_xml_name(std::string_view name);

/// White space at the ends taken away (and the marker).
std::string_view trimmed(std::string_view text);

} // namespace strateg::store
