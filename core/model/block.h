// A block: the smallest unit with an identity, and the kinds that the core knows.
//
// Blocks are immutable once they are in a project and shared by pointer: a project copied for another thread
// or for undo costs a few pointers, and "is this unchanged" is a comparison of pointers. To edit, copy the
// Block, change the copy, share it again.
#pragma once

#include "core/model/attributes.h"
#include "core/model/rich_text.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::model {

/// Kinds are strings, so that a kind from a plugin needs no change here and round-trips without the plugin.
namespace kind {
// leaves of a section: they carry text themselves
inline constexpr std::string_view heading = "heading"; // level = 1-4, relative to the section; numbered = no
inline constexpr std::string_view paragraph = "paragraph";
inline constexpr std::string_view item = "item"; // list = bullet or number; level from 1; start
inline constexpr std::string_view quotation = "quotation";
inline constexpr std::string_view callout = "callout";   // type = note, warning or tip
inline constexpr std::string_view guidance = "guidance"; // advice to the writer, never printed
// containers
// header-rows, header-columns, orientation = landscape, place = float, span = page; children: caption, col,
// row, remark
inline constexpr std::string_view table = "table";
inline constexpr std::string_view figure =
    "figure"; // src, width, place, span; children: caption, alt, remark
inline constexpr std::string_view page_break = "pagebreak";
// children
inline constexpr std::string_view caption = "caption";
inline constexpr std::string_view alt = "alt";
inline constexpr std::string_view column = "col"; // align = left, right, center or decimal
inline constexpr std::string_view row = "row";
inline constexpr std::string_view cell = "cell"; // colspan, rowspan; children: paragraphs, items
inline constexpr std::string_view remark =
    "remark"; // below a table or a figure: its source, what it leaves out
inline constexpr std::string_view short_form = "short"; // of an abbreviation
inline constexpr std::string_view footnote = "note";
// in project.xml
inline constexpr std::string_view title = "title";
inline constexpr std::string_view subtitle = "subtitle";
inline constexpr std::string_view edition = "edition";     // date, version
inline constexpr std::string_view partner = "partner";     // role, country, city, url, logo
inline constexpr std::string_view author = "author";       // partner
inline constexpr std::string_view programme = "programme"; // cci
inline constexpr std::string_view funding = "funding";     // period, emblem = yes
inline constexpr std::string_view disclaimer = "disclaimer";
inline constexpr std::string_view abstract = "abstract";
inline constexpr std::string_view abbreviation = "abbreviation"; // what it stands for; child: short
inline constexpr std::string_view fact = "fact";                 // type, value, currency, decimals
} // namespace kind

/// XML of an element this version does not know, kept so that saving loses nothing.
struct ForeignXml {
    std::size_t before_child = 0; // stands before the child with this index
    std::string xml;
    friend bool operator==(const ForeignXml&, const ForeignXml&) = default;
};

/// The words of a block in one language.
struct Text {
    std::string language; // a BCP 47 tag of the project: "en", "sr", "bg"
    RichText content;
    std::string of;    // fingerprint of the source text it was translated from; empty: not recorded
    std::string state; // draft, reviewed, final; empty: not said
    std::string by;    // who wrote it
    Attributes more;   // attributes this version does not know
    friend bool operator==(const Text&, const Text&) = default;
};

struct Block;
using BlockPtr = std::shared_ptr<const Block>;

struct Block {
    std::string id;
    std::string kind;
    std::string
        source; // language first written in; empty: inherited from the parent, at last from the project
    Attributes attributes;
    std::vector<Text> texts; // sorted by language tag, one each: fill with set_text
    std::vector<BlockPtr> children;
    std::vector<ForeignXml> foreign;

    const Text* text(std::string_view language) const;
    /// The characters in a language, or nothing.
    const RichText* content(std::string_view language) const;
    /// Sets or replaces the text of its language.
    void set_text(Text text);
    void remove_text(std::string_view language);
    const Block* child_of_kind(std::string_view kind) const;

    /// Deep comparison: children by value, not by pointer.
    friend bool operator==(const Block& a, const Block& b);
};

/// Kinds whose blocks carry text themselves (paragraph, cell, …); unknown kinds do if they have a text.
bool carries_text(std::string_view kind);
/// Kinds that stand in a section beside each other (not caption, row, cell, note …).
bool is_child_kind(std::string_view kind);
/// Kinds the core knows; others come from plugins or newer versions.
bool is_known(std::string_view kind);

BlockPtr share(Block block);

} // namespace strateg::model
