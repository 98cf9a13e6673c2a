// Internal to the checker: what its parts share.
#pragma once

#include "tests/support/pdf_rules/rules.h"

#include <cstdint>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace strateg::pdf_rules {

class Report {
public:
    explicit Report(const Profile& profile) : profile_(profile) {}
    /// Keeps the violation where its rule belongs to the profile.
    void add(std::string_view rule, std::string place, std::string detail = {});
    std::vector<Violation> take() { return std::move(violations_); }

private:
    Profile profile_;
    std::map<std::string, std::size_t> counts_;
    std::vector<Violation> violations_;
};

/// Marked content with an MCID on a page (or in a form), by the key of its ParentTree entry.
struct Marks {
    std::string place;
    QPDFObjGen owner;           // the page or the form
    int structure_parents = -1; // its key
    std::set<int> mcids;
};

struct Context {
    QPDF& pdf;
    std::string_view bytes;
    Report& report;
    Profile profile;
    std::set<std::string> devices; // device colour spaces that the content uses: "RGB", "Gray", "CMYK"
    std::vector<Marks> marks;      // filled by check_content, read by check_structure
};

// In this order; the first part checks bytes, the others objects.
void check_file(Context& context);
void check_catalog(Context& context);
void check_metadata(Context& context);
void check_content(Context& context); // fills devices and marks
void check_colours(Context& context); // pictures and the output intent
void check_structure(Context& context);
void check_annotations(Context& context);
void check_navigation(Context& context);

// ---- small helpers

inline std::string name_of(const QPDFObjectHandle& object) {
    return const_cast<QPDFObjectHandle&>(object).isName() ? const_cast<QPDFObjectHandle&>(object).getName()
                                                          : std::string();
}

inline std::string object_place(const QPDFObjectHandle& object) {
    return "object " + std::to_string(const_cast<QPDFObjectHandle&>(object).getObjectID());
}

/// RFC 3066, as ISO 32000-1, 14.9.2 wants it.
bool language_tag(const std::string& tag);

} // namespace strateg::pdf_rules
