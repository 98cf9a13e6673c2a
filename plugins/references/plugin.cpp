// The checker "references": marks that name a block which is gone, or one that they cannot name. On paper
// they would be an id in brackets or nothing at all.
#include "plugins/sdk/strateg_plugin.hpp"

#include <algorithm>
#include <array>

namespace {

using namespace strateg::sdk;

/// Kinds that print nothing a reader could be sent to.
constexpr std::array<std::string_view, 9> unreferable = {"guidance", "pagebreak", "col",     "row",    "alt",
                                                         "fact",     "partner",   "edition", "funding"};

struct Saying {
    std::string_view code; // empty: nothing to say
    Severity severity = Severity::error;
    std::string_view message, fix;
};

Saying about_reference(const std::string& kind) {
    if (kind.empty())
        return {"missing-target", Severity::error,
                "This cross-reference points to something that is no longer in the project.",
                "Remove the cross-reference"};
    if (std::find(unreferable.begin(), unreferable.end(), kind) != unreferable.end())
        return {"wrong-target", Severity::warning,
                "This cross-reference points to something that has no number, title or page.",
                "Remove the cross-reference"};
    return {};
}

Saying about_value(const std::string& kind) {
    if (kind.empty())
        return {"missing-value", Severity::error, "This value is no longer in the project.",
                "Remove the value"};
    if (kind != "fact")
        return {"wrong-value", Severity::error, "What stands here as a value is something else.",
                "Remove it"};
    return {};
}

Saying about_note(const Block& block, const Mark& mark) {
    if (mark.target_kind->empty())
        return {"missing-footnote", Severity::error, "The footnote of this mark is no longer in the project.",
                "Remove the mark"};
    // A footnote is printed with the block it belongs to.
    if (*mark.target_kind != "note" || mark.target_parent != block.id)
        return {"wrong-footnote", Severity::error, "The footnote of this mark belongs to another block.",
                "Remove the mark"};
    return {};
}

class References : public Checker {
public:
    void check(const Request& request, Findings& findings) override {
        for (const Block& block : request.blocks)
            for (const Text& text : block.texts)
                for (const Mark& mark : text.marks) {
                    if (!mark.target_kind) continue;
                    const Saying saying = mark.kind == "xref"    ? about_reference(*mark.target_kind)
                                          : mark.kind == "value" ? about_value(*mark.target_kind)
                                          : mark.kind == "note"  ? about_note(block, mark)
                                                                 : Saying();
                    if (saying.code.empty()) continue;
                    findings.add(block, text.language,
                                 {.code = "references." + std::string(saying.code),
                                  .severity = saying.severity,
                                  .start = mark.start,
                                  .end = mark.end,
                                  .message = std::string(saying.message),
                                  .fixes = {{std::string(saying.fix), mark.start, mark.end, ""}}});
                }
    }
};

} // namespace

STRATEG_PLUGIN(References)
