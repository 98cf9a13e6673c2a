// The outline, destinations, and the order of name trees.
#include "tests/support/pdf_rules/context.h"

namespace strateg::pdf_rules {
namespace {

class Outline {
public:
    explicit Outline(Context& context) : context_(context) {
        for (QPDFObjectHandle page : context.pdf.getAllPages()) pages_.insert(page.getObjGen());
    }

    void check() {
        QPDFObjectHandle root = context_.pdf.getRoot().getKey("/Outlines");
        if (root.isDictionary()) level(root, 0);
    }

    bool leads_to_page(QPDFObjectHandle target) {
        if (target.isDictionary()) target = target.getKey("/D");
        if (target.isString() || target.isName()) return true; // named: judged with the names
        return target.isArray() && target.getArrayNItems() >= 2 &&
               pages_.count(target.getArrayItem(0).getObjGen()) > 0;
    }

private:
    void tell(const char* rule, QPDFObjectHandle& item, const std::string& detail) {
        context_.report.add(rule, "outline, " + object_place(item), detail);
    }

    void level(QPDFObjectHandle parent, int depth) {
        constexpr int deepest = 50;
        QPDFObjectHandle before = QPDFObjectHandle::newNull(), item = parent.getKey("/First");
        if (depth > deepest) {
            tell("outline.tree", parent, "too deep");
            return;
        }
        while (item.isDictionary()) {
            if (!seen_.insert(item.getObjGen()).second) {
                tell("outline.tree", item, "it is there twice");
                return;
            }
            if (item.getKey("/Parent").getObjGen() != parent.getObjGen())
                tell("outline.tree", item, "Parent");
            if (item.getKey("/Prev").getObjGen() != before.getObjGen()) tell("outline.tree", item, "Prev");
            QPDFObjectHandle title = item.getKey("/Title");
            if (!title.isString() || title.getUTF8Value().empty()) tell("outline.target", item, "no title");
            if (!leads_to_page(item.hasKey("/Dest") ? item.getKey("/Dest") : item.getKey("/A")))
                tell("outline.target", item, "no page");
            if (item.hasKey("/First")) level(item, depth + 1);
            before = item;
            item = item.getKey("/Next");
        }
        if (parent.getKey("/Last").getObjGen() != before.getObjGen()) tell("outline.tree", parent, "Last");
    }

    Context& context_;
    std::set<QPDFObjGen> pages_, seen_;
};

/// Keys of a name or number tree, leaf after leaf, have to grow.
class Order {
public:
    Order(Context& context, std::string place) : context_(context), place_(std::move(place)) {}

    void check(QPDFObjectHandle tree, int depth = 0) {
        constexpr int deepest = 20;
        if (!tree.isDictionary() || depth > deepest) return;
        for (const char* key : {"/Names", "/Nums"}) {
            QPDFObjectHandle items = tree.getKey(key);
            if (!items.isArray()) continue;
            for (int i = 0; i + 1 < items.getArrayNItems(); i += 2) {
                QPDFObjectHandle item = items.getArrayItem(i);
                const std::string text = item.isString() ? item.getStringValue() : std::string();
                const long long number = item.isInteger() ? item.getIntValue() : 0;
                if (!first_ && (text < text_ || number < number_ || (text == text_ && number == number_)))
                    context_.report.add("names.order", place_, item.unparse());
                first_ = false;
                text_ = text;
                number_ = number;
            }
        }
        QPDFObjectHandle kids = tree.getKey("/Kids");
        if (kids.isArray())
            for (QPDFObjectHandle kid : kids.getArrayAsVector()) check(kid, depth + 1);
    }

private:
    Context& context_;
    std::string place_;
    bool first_ = true;
    std::string text_;
    long long number_ = 0;
};

} // namespace

void check_navigation(Context& context) {
    Outline(context).check();
    QPDFObjectHandle root = context.pdf.getRoot();
    if (root.getKey("/Names").isDictionary())
        Order(context, "destinations").check(root.getKey("/Names").getKey("/Dests"));
    Order(context, "page labels").check(root.getKey("/PageLabels"));
    QPDFObjectHandle structure = root.getKey("/StructTreeRoot");
    if (structure.isDictionary()) {
        Order(context, "parent tree").check(structure.getKey("/ParentTree"));
        Order(context, "identifiers").check(structure.getKey("/IDTree"));
    }
}

} // namespace strateg::pdf_rules
