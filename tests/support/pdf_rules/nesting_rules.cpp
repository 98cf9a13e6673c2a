// Which element may be inside of which (ISO 32000-1, 14.8.4, as PDF/UA validators read it), and lists.
#include "tests/support/pdf_rules/structure.h"

#include <algorithm>

namespace strateg::pdf_rules {
namespace {

using Types = std::set<std::string>;

struct Place {
    const char* rule;
    const char* type;
    Types parents; // where it may be; empty: anywhere
    Types kids;    // what it may have; empty: anything
};

const std::vector<Place>& places() {
    static const std::vector<Place> all = {
        {"structure.table", "Table", {}, {"TR", "THead", "TBody", "TFoot", "Caption"}},
        {"structure.table", "THead", {"Table"}, {"TR"}},
        {"structure.table", "TBody", {"Table"}, {"TR"}},
        {"structure.table", "TFoot", {"Table"}, {"TR"}},
        {"structure.table", "TR", {"Table", "THead", "TBody", "TFoot"}, {"TH", "TD"}},
        {"structure.table", "TH", {"TR"}, {}},
        {"structure.table", "TD", {"TR"}, {}},
        {"structure.list", "L", {}, {"L", "LI", "Caption"}},
        {"structure.list", "LI", {"L"}, {"Lbl", "LBody"}},
        {"structure.list", "LBody", {"LI"}, {}},
        {"structure.toc", "TOC", {}, {"TOC", "TOCI", "Caption"}},
        {"structure.toc", "TOCI", {"TOC"}, {"Lbl", "Reference", "NonStruct", "P", "TOC"}},
        {"structure.ruby", "Ruby", {}, {"RB", "RT", "RP"}},
        {"structure.ruby", "RB", {"Ruby"}, {}},
        {"structure.ruby", "RT", {"Ruby"}, {}},
        {"structure.ruby", "RP", {"Ruby"}, {}},
        {"structure.ruby", "Warichu", {}, {"WT", "WP"}},
        {"structure.ruby", "WT", {"Warichu"}, {}},
        {"structure.ruby", "WP", {"Warichu"}, {}},
    };
    return all;
}

const Types blocks = {"Document", "Part",  "Art",   "Sect", "Div",   "BlockQuote", "TOC",   "TOCI", "Index",
                      "P",        "H",     "H1",    "H2",   "H3",    "H4",         "H5",    "H6",   "L",
                      "LI",       "LBody", "Table", "TR",   "THead", "TBody",      "TFoot", "TH",   "TD"};

std::vector<std::string> kids_of(const Tree& tree, const Node& node) {
    std::vector<std::string> out;
    for (const std::size_t kid : node.kids) out.push_back(tree.nodes[kid].standard);
    return out;
}

void check_captions(Context& context, const Node& node, const std::vector<std::string>& kids) {
    const auto count = std::count(kids.begin(), kids.end(), "Caption");
    if (count == 0) return;
    const bool first = kids.front() == "Caption", last = kids.back() == "Caption";
    if (node.standard == "Table" && (count > 1 || !(first || last)))
        context.report.add("structure.table", node.place, "Caption");
    if (node.standard == "L" && (count > 1 || !first))
        context.report.add("structure.list", node.place, "Caption");
    if (node.standard == "TOC" && (count > 1 || !first))
        context.report.add("structure.toc", node.place, "Caption");
}

} // namespace

void check_nesting(Context& context, const Tree& tree) {
    for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        const std::string& above = tree.nodes[node.parent].standard;
        const std::vector<std::string> kids = kids_of(tree, node);
        for (const Place& place : places()) {
            if (node.standard != place.type) continue;
            if (!place.parents.empty() && !place.parents.count(above))
                context.report.add(place.rule, node.place, node.standard + " in " + above);
            for (const std::string& kid : kids)
                if (!place.kids.empty() && !place.kids.count(kid))
                    context.report.add(place.rule, node.place, kid + " in " + node.standard);
        }
        check_captions(context, node, kids);
        if (heading_level(node.standard) > 0 || node.standard == "H" || node.standard == "Span" ||
            node.standard == "Link" || node.standard == "Reference")
            for (const std::string& kid : kids)
                if (blocks.count(kid))
                    context.report.add("structure.nesting", node.place, kid + " in " + node.standard);
        if (node.standard == "P")
            for (const std::string& kid : kids)
                if (heading_level(kid) > 0 || kid == "H" || kid == "Sect" || kid == "Table" || kid == "P" ||
                    kid == "Document")
                    context.report.add("structure.nesting", node.place, kid + " in P");
        if (node.standard == "L") {
            bool labels = false;
            for (const std::size_t item : node.kids)
                for (const std::string& kid : kids_of(tree, tree.nodes[item]))
                    labels = labels || kid == "Lbl";
            static const Types numberings = {"/Disc",       "/Circle",     "/Square",     "/Decimal",
                                             "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha"};
            if (labels && !numberings.count(name_of(attribute(node, "/List", "/ListNumbering"))))
                context.report.add("structure.numbering", node.place);
        }
    }
}

} // namespace strateg::pdf_rules
