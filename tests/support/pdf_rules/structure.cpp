#include "tests/support/pdf_rules/structure.h"

namespace strateg::pdf_rules {
namespace {

class Reader {
public:
    Reader(Context& context, Tree& tree) : context_(context), tree_(tree) {}

    void read(QPDFObjectHandle root) {
        roles_ = root.getKey("/RoleMap");
        check_roles();
        Node top;
        top.object = root;
        tree_.nodes.push_back(top);
        tree_.by_object[root.getObjGen()] = 0;
        read_kids(0, root.getKey("/K"), QPDFObjectHandle::newNull());
        read_parents(root.getKey("/ParentTree"), 0);
    }

private:
    void tell(const char* rule, const std::string& place, const std::string& detail = {}) {
        context_.report.add(rule, place, detail);
    }

    std::string standard_of(const std::string& type) {
        std::string at = type;
        for (int steps = 0; !standard_type(at); ++steps) {
            constexpr int longest = 20;
            const std::string next = roles_.isDictionary() ? name_of(roles_.getKey("/" + at)) : std::string();
            if (next.empty() || steps > longest) return {};
            at = next.substr(1);
        }
        return at;
    }

    void check_roles() {
        if (!roles_.isDictionary()) return;
        for (auto& [name, value] : roles_.getDictAsMap()) {
            const std::string type = name.substr(1);
            if (standard_type(type)) tell("structure.role-standard", "role map", type);
            std::set<std::string> seen = {type};
            std::string at = name_of(value);
            while (!at.empty() && !standard_type(at.substr(1)) && seen.insert(at.substr(1)).second)
                at = name_of(roles_.getKey(at));
            if (!at.empty() && !standard_type(at.substr(1))) tell("structure.role-circle", "role map", type);
        }
    }

    void read_kids(std::size_t index, QPDFObjectHandle kids, QPDFObjectHandle page) {
        if (kids.isNull()) return;
        if (!kids.isArray()) {
            read_kid(index, kids, page);
            return;
        }
        for (QPDFObjectHandle kid : kids.getArrayAsVector()) read_kid(index, kid, page);
    }

    void read_kid(std::size_t index, QPDFObjectHandle kid, QPDFObjectHandle page) {
        if (kid.isInteger()) {
            if (!page.isDictionary())
                tell("structure.element", tree_.nodes[index].place, "content without a page");
            else
                tree_.nodes[index].content.emplace_back(page.getObjGen(),
                                                        static_cast<int>(kid.getIntValue()));
            return;
        }
        if (!kid.isDictionary()) {
            tell("structure.element", tree_.nodes[index].place, "a kid that is nothing");
            return;
        }
        const std::string kind = name_of(kid.getKey("/Type"));
        if (kind == "/MCR") {
            QPDFObjectHandle owner = kid.hasKey("/Stm")  ? kid.getKey("/Stm")
                                     : kid.hasKey("/Pg") ? kid.getKey("/Pg")
                                                         : page;
            if (kid.getKey("/MCID").isInteger() && (owner.isDictionary() || owner.isStream()))
                tree_.nodes[index].content.emplace_back(owner.getObjGen(),
                                                        static_cast<int>(kid.getKey("/MCID").getIntValue()));
            else
                tell("structure.element", tree_.nodes[index].place, "MCR");
        } else if (kind == "/OBJR") {
            tree_.nodes[index].objects.push_back(kid.getKey("/Obj"));
        } else {
            read_element(index, kid);
        }
    }

    void read_element(std::size_t parent, QPDFObjectHandle element) {
        constexpr std::size_t deepest = 100;
        Node node;
        node.object = element;
        node.parent = parent;
        node.depth = tree_.nodes[parent].depth + 1;
        const std::string type = name_of(element.getKey("/S"));
        node.type = type.empty() ? "" : type.substr(1);
        node.standard = standard_of(node.type);
        std::string above = tree_.nodes[parent].place;
        above = above.substr(0, above.find(" ("));
        node.place = (above.empty() ? "" : above + "/") + node.type + " (" + object_place(element) + ")";
        if (node.type.empty() || element.getKey("/P").getObjGen() != tree_.nodes[parent].object.getObjGen())
            tell("structure.element", node.place, node.type.empty() ? "S" : "P");
        if (!node.type.empty() && node.standard.empty()) tell("structure.role-end", node.place, node.type);
        if (element.isIndirect() &&
            !tree_.by_object.emplace(element.getObjGen(), tree_.nodes.size()).second) {
            tell("structure.element", node.place, "it is there twice");
            return;
        }
        if (node.depth > deepest) {
            tell("structure.element", node.place, "too deep");
            return;
        }
        if (element.hasKey("/Lang") &&
            (!element.getKey("/Lang").isString() || !language_tag(element.getKey("/Lang").getUTF8Value())))
            tell("structure.language", node.place);
        const std::size_t index = tree_.nodes.size();
        tree_.nodes[parent].kids.push_back(index);
        tree_.nodes.push_back(std::move(node));
        read_kids(index, element.getKey("/K"), element.getKey("/Pg"));
    }

    void read_parents(QPDFObjectHandle tree, int depth) {
        constexpr int deepest = 20;
        if (!tree.isDictionary() || depth > deepest) return;
        QPDFObjectHandle numbers = tree.getKey("/Nums"), kids = tree.getKey("/Kids");
        if (numbers.isArray())
            for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2)
                if (numbers.getArrayItem(i).isInteger())
                    tree_.parents[static_cast<int>(numbers.getArrayItem(i).getIntValue())] =
                        numbers.getArrayItem(i + 1);
        if (kids.isArray())
            for (QPDFObjectHandle kid : kids.getArrayAsVector()) read_parents(kid, depth + 1);
    }

    Context& context_;
    Tree& tree_;
    QPDFObjectHandle roles_;
};

} // namespace

bool standard_type(const std::string& type) {
    static const std::set<std::string> all = {
        "Document", "Part",      "Art",     "Sect",  "Div",  "BlockQuote", "Caption", "TOC",       "TOCI",
        "Index",    "NonStruct", "Private", "P",     "H",    "H1",         "H2",      "H3",        "H4",
        "H5",       "H6",        "L",       "LI",    "Lbl",  "LBody",      "Table",   "TR",        "TH",
        "TD",       "THead",     "TBody",   "TFoot", "Span", "Quote",      "Note",    "Reference", "BibEntry",
        "Code",     "Link",      "Annot",   "Ruby",  "RB",   "RT",         "RP",      "Warichu",   "WT",
        "WP",       "Figure",    "Formula", "Form"};
    return all.count(type) > 0;
}

int heading_level(const std::string& type) {
    return type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6' ? type[1] - '0' : 0;
}

QPDFObjectHandle attribute(const Node& node, const std::string& owner, const std::string& key) {
    QPDFObjectHandle attributes = const_cast<QPDFObjectHandle&>(node.object).getKey("/A");
    std::vector<QPDFObjectHandle> all;
    if (attributes.isArray()) all = attributes.getArrayAsVector();
    if (attributes.isDictionary()) all.push_back(attributes);
    for (QPDFObjectHandle each : all)
        if (each.isDictionary() && name_of(each.getKey("/O")) == owner && each.hasKey(key))
            return each.getKey(key);
    return QPDFObjectHandle::newNull();
}

Tree read_tree(Context& context) {
    Tree tree;
    QPDFObjectHandle root = context.pdf.getRoot().getKey("/StructTreeRoot");
    if (root.isDictionary()) Reader(context, tree).read(root);
    return tree;
}

} // namespace strateg::pdf_rules
