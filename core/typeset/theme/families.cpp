#include "core/typeset/theme.h"

namespace strateg::typeset {

bool holds_for(std::string_view family_language, std::string_view language) {
    return language.starts_with(family_language) &&
           (language.size() == family_language.size() || language[family_language.size()] == '-');
}

const FamilyFiles& Theme::family(Family role) const {
    const FamilyFiles* own = role == Family::statement ? &statement
                             : role == Family::heading ? &heading_family
                             : role == Family::table   ? &table_family
                             : role == Family::running ? &running_family
                                                       : &body;
    return own->empty() ? body : *own;
}

const FamilyFiles& Theme::family(Family role, std::string_view language) const {
    const FamilyFiles& plain = family(role);
    const auto override_of = [&](Family wanted) {
        const LanguageFamily* best = nullptr;
        for (const LanguageFamily& each : language_families)
            if (each.role == wanted && holds_for(each.language, language) &&
                (!best || each.language.size() > best->language.size()))
                best = &each;
        return best;
    };
    const LanguageFamily* best = override_of(role);
    if (!best && &plain == &body) best = override_of(Family::body);
    return best ? best->files : plain;
}

} // namespace strateg::typeset
