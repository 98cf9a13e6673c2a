// Links: in the structure, with words, printed, leading somewhere.
#include "tests/support/pdf_rules/structure.h"

namespace strateg::pdf_rules {

void check_annotations(Context& context) {
    Report nothing({false, 0}); // what is wrong with the tree was told before
    Context quiet{context.pdf, context.bytes, nothing, {false, 0}, {}, {}};
    const Tree tree = read_tree(quiet);
    int number = 0;
    for (QPDFObjectHandle page : context.pdf.getAllPages()) {
        ++number;
        QPDFObjectHandle annotations = page.getKey("/Annots");
        if (!annotations.isArray() || annotations.getArrayNItems() == 0) continue;
        if (name_of(page.getKey("/Tabs")) != "/S")
            context.report.add("annotation.tabs", "page " + std::to_string(number));
        for (QPDFObjectHandle annotation : annotations.getArrayAsVector()) {
            const std::string place = "page " + std::to_string(number) + ", " + object_place(annotation);
            const auto tell = [&](const char* rule, const std::string& detail = {}) {
                context.report.add(rule, place, detail);
            };
            if (!annotation.isDictionary()) continue;
            const std::string kind = name_of(annotation.getKey("/Subtype"));
            if (kind != "/Link") {
                tell("annotation.kind", kind);
                continue;
            }
            constexpr long long print = 4,
                                never = 1 | 2 | 32 | 256; // invisible, hidden, NoView, ToggleNoView
            QPDFObjectHandle flags = annotation.getKey("/F");
            if (!flags.isInteger() || !(flags.getIntValue() & print) || (flags.getIntValue() & never))
                tell("annotation.flags");
            QPDFObjectHandle contents = annotation.getKey("/Contents");
            if (!contents.isString() ||
                contents.getUTF8Value().find_first_not_of(" \n\t") == std::string::npos)
                tell("annotation.contents");
            QPDFObjectHandle action = annotation.getKey("/A");
            const bool target =
                annotation.hasKey("/Dest") ||
                (action.isDictionary() && (action.getKey("/URI").isString() || action.hasKey("/D")));
            if (!target) tell("annotation.target");
            QPDFObjectHandle key = annotation.getKey("/StructParent");
            const auto parent =
                key.isInteger() ? tree.parents.find(static_cast<int>(key.getIntValue())) : tree.parents.end();
            const auto node =
                parent == tree.parents.end()
                    ? tree.by_object.end()
                    : tree.by_object.find(const_cast<QPDFObjectHandle&>(parent->second).getObjGen());
            bool inside = node != tree.by_object.end() && tree.nodes[node->second].standard == "Link";
            if (inside) {
                inside = false;
                for (const QPDFObjectHandle& object : tree.nodes[node->second].objects)
                    inside = inside || object.getObjGen() == annotation.getObjGen();
            }
            if (!inside) tell("annotation.link");
        }
    }
}

} // namespace strateg::pdf_rules
