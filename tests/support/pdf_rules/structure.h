// The structure tree as the checker sees it.
#pragma once

#include "tests/support/pdf_rules/context.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace strateg::pdf_rules {

struct Node {
    QPDFObjectHandle object;
    std::string type;     // as it stands there: "Aside"
    std::string standard; // after the role map: "Div"; empty where that leads nowhere
    std::size_t parent = 0;
    std::size_t depth = 0;
    std::vector<std::size_t> kids;                   // elements
    std::vector<std::pair<QPDFObjGen, int>> content; // page or form, MCID
    std::vector<QPDFObjectHandle> objects;           // of OBJR
    std::string place;                               // "Document/Sect/P (object 17)"
};

struct Tree {
    std::vector<Node>
        nodes; // in the order of reading; the first is the root (StructTreeRoot), without a type
    std::map<QPDFObjGen, std::size_t> by_object;
    std::map<int, QPDFObjectHandle> parents; // the ParentTree
};

/// Types of ISO 32000-1, 14.8.4, without the slash.
bool standard_type(const std::string& type);
int heading_level(const std::string& type); // H1..H6: 1..6; else 0

/// The entry of an element's attributes, of the owner that is meant; null where there is none.
QPDFObjectHandle attribute(const Node& node, const std::string& owner, const std::string& key);

Tree read_tree(Context& context);

// Parts of check_structure.
void check_nesting(Context& context, const Tree& tree);
void check_tables(Context& context, const Tree& tree);
void check_parents(Context& context, const Tree& tree);

} // namespace strateg::pdf_rules
