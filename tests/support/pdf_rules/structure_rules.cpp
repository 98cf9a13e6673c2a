// Rules of single elements, of headings and notes, and that the tree and the parent tree agree.
#include "tests/support/pdf_rules/structure.h"

namespace strateg::pdf_rules {
namespace {

std::string text_of(const Node& node, const char* key) {
    QPDFObjectHandle value = const_cast<QPDFObjectHandle&>(node.object).getKey(key);
    return value.isString() ? value.getUTF8Value() : std::string();
}

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void check_headings(Context& context, const Tree& tree) {
    int before = 0;
    bool numbered = false, plain = false;
    for (const Node& node : tree.nodes) {
        std::size_t h = 0;
        for (const std::size_t kid : node.kids) h += tree.nodes[kid].standard == "H";
        if (h > 1) context.report.add("structure.heading-mixed", node.place, "H twice");
        plain = plain || node.standard == "H";
        const int level = heading_level(node.standard);
        if (level == 0) continue;
        numbered = true;
        if (before == 0 && level > 1)
            context.report.add("structure.heading-first", node.place);
        else if (level > before + 1)
            context.report.add("structure.heading-skip", node.place, "behind H" + std::to_string(before));
        before = level;
    }
    if (numbered && plain) context.report.add("structure.heading-mixed", "document", "H and H1");
}

void check_notes(Context& context, const Tree& tree) {
    std::set<std::string> ids;
    for (const Node& node : tree.nodes) {
        if (node.standard != "Note") continue;
        const std::string id = text_of(node, "/ID");
        if (id.empty())
            context.report.add("structure.note-id", node.place);
        else if (!ids.insert(id).second)
            context.report.add("structure.note-twice", node.place, id);
    }
}

void check_words(Context& context, const Tree& tree) {
    for (const Node& node : tree.nodes) {
        const bool words =
            !blank(text_of(node, "/Alt")) || const_cast<QPDFObjectHandle&>(node.object).hasKey("/ActualText");
        if (node.standard == "Figure" && !words) context.report.add("structure.figure", node.place);
        if (node.standard == "Formula" && !words) context.report.add("structure.formula", node.place);
        if (node.standard == "Figure") {
            QPDFObjectHandle box = attribute(node, "/Layout", "/BBox");
            bool good = box.isArray() && box.getArrayNItems() == 4;
            for (int i = 0; good && i < 4; ++i) good = box.getArrayItem(i).isNumber();
            if (!good || box.getArrayItem(0).getNumericValue() > box.getArrayItem(2).getNumericValue() ||
                box.getArrayItem(1).getNumericValue() > box.getArrayItem(3).getNumericValue())
                context.report.add("structure.figure-box", node.place);
        }
    }
}

} // namespace

void check_parents(Context& context, const Tree& tree) {
    const auto tell = [&](const std::string& place, const std::string& detail) {
        context.report.add("structure.parent-tree", place, detail);
    };
    // From the elements down to the content.
    std::set<std::pair<QPDFObjGen, int>> owned;
    for (const Node& node : tree.nodes) {
        for (const auto& [owner, mcid] : node.content) {
            if (!owned.emplace(owner, mcid).second) tell(node.place, "content of two elements");
            QPDFObjectHandle object = context.pdf.getObjectByObjGen(owner);
            QPDFObjectHandle key = object.isStream() ? object.getDict().getKey("/StructParents")
                                                     : object.getKey("/StructParents");
            const auto entry =
                key.isInteger() ? tree.parents.find(static_cast<int>(key.getIntValue())) : tree.parents.end();
            if (entry == tree.parents.end() || !const_cast<QPDFObjectHandle&>(entry->second).isArray() ||
                mcid >= const_cast<QPDFObjectHandle&>(entry->second).getArrayNItems() ||
                const_cast<QPDFObjectHandle&>(entry->second).getArrayItem(mcid).getObjGen() !=
                    node.object.getObjGen())
                tell(node.place, "MCID " + std::to_string(mcid));
        }
        for (QPDFObjectHandle object : node.objects) {
            QPDFObjectHandle key =
                object.isDictionary() ? object.getKey("/StructParent") : QPDFObjectHandle::newNull();
            const auto entry =
                key.isInteger() ? tree.parents.find(static_cast<int>(key.getIntValue())) : tree.parents.end();
            if (entry == tree.parents.end() ||
                const_cast<QPDFObjectHandle&>(entry->second).getObjGen() != node.object.getObjGen())
                tell(node.place, object_place(object));
        }
    }
    // From the content up to the elements.
    std::set<std::pair<QPDFObjGen, int>> painted;
    for (const Marks& marks : context.marks)
        for (const int mcid : marks.mcids) {
            painted.emplace(marks.owner, mcid);
            if (!owned.count({marks.owner, mcid}))
                tell(marks.place, "MCID " + std::to_string(mcid) + " has no element");
        }
    for (const auto& [owner, mcid] : owned)
        if (!painted.count({owner, mcid}))
            tell("object " + std::to_string(owner.getObj()),
                 "MCID " + std::to_string(mcid) + " is not there");
}

void check_structure(Context& context) {
    const Tree tree = read_tree(context);
    if (tree.nodes.empty()) return;
    const Node& root = tree.nodes[0];
    if (root.kids.size() != 1 || tree.nodes[root.kids[0]].standard != "Document")
        context.report.add("structure.root", "StructTreeRoot");
    check_parents(context, tree);
    check_headings(context, tree);
    check_notes(context, tree);
    check_words(context, tree);
    check_nesting(context, tree);
    check_tables(context, tree);
}

} // namespace strateg::pdf_rules
