// The catalog, and what may happen by itself.
#include "tests/support/pdf_rules/context.h"

namespace strateg::pdf_rules {
namespace {

void check_actions(Context& context, QPDFObjectHandle& object) {
    if (!object.isDictionary()) return;
    if (object.hasKey("/AA")) context.report.add("catalog.actions", object_place(object), "/AA");
    QPDFObjectHandle action = object.getKey("/A");
    if (!action.isDictionary()) return;
    const std::string kind = name_of(action.getKey("/S"));
    if (!kind.empty() && kind != "/URI" && kind != "/GoTo")
        context.report.add("action.kind", object_place(object), kind);
}

} // namespace

void check_catalog(Context& context) {
    QPDFObjectHandle root = context.pdf.getRoot();
    Report& report = context.report;
    const std::string place = "catalog";

    QPDFObjectHandle viewer = root.getKey("/ViewerPreferences");
    if (!viewer.isDictionary() || !viewer.getKey("/DisplayDocTitle").isBool() ||
        !viewer.getKey("/DisplayDocTitle").getBoolValue())
        report.add("catalog.viewer-title", place);

    QPDFObjectHandle mark = root.getKey("/MarkInfo");
    const auto says = [&](const char* key) {
        return mark.isDictionary() && mark.getKey(key).isBool() && mark.getKey(key).getBoolValue();
    };
    if (!says("/Marked")) report.add("catalog.marked", place);
    if (says("/Suspects")) report.add("catalog.suspects", place);
    if (!root.getKey("/StructTreeRoot").isDictionary()) report.add("catalog.structure", place);
    if (!root.getKey("/Lang").isString())
        report.add("catalog.language", place);
    else if (!language_tag(root.getKey("/Lang").getUTF8Value()))
        report.add("structure.language", place, root.getKey("/Lang").getUTF8Value());

    if (root.hasKey("/OCProperties")) report.add("catalog.optional-content", place);
    if (root.hasKey("/AcroForm")) report.add("catalog.form", place);
    if (root.hasKey("/Perms")) report.add("catalog.permissions", place);
    if (root.hasKey("/AA")) report.add("catalog.actions", place, "/AA");
    if (root.hasKey("/OpenAction") && root.getKey("/OpenAction").isDictionary())
        report.add("catalog.actions", place, "/OpenAction");
    for (const char* key : {"/Requirements", "/NeedsRendering", "/Legal", "/Collection"})
        if (root.hasKey(key)) report.add("catalog.extras", place, key);
    QPDFObjectHandle names = root.getKey("/Names");
    if (names.isDictionary()) {
        if (names.hasKey("/EmbeddedFiles")) report.add("catalog.embedded-file", place);
        if (names.hasKey("/JavaScript")) report.add("action.kind", place, "/JavaScript");
        if (names.hasKey("/AlternatePresentations"))
            report.add("catalog.extras", place, "/AlternatePresentations");
    }
    for (QPDFObjectHandle object : context.pdf.getAllObjects()) {
        if (object.isDictionary() && object.hasKey("/EF"))
            report.add("catalog.embedded-file", object_place(object));
        if (object.isDictionary() && object.hasKey("/PresSteps"))
            report.add("catalog.extras", object_place(object), "/PresSteps");
        check_actions(context, object);
    }
}

} // namespace strateg::pdf_rules
