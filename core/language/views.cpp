#include "core/language/views.h"

#include "core/language/icu.h"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/locdspnm.h>

namespace strateg::language {
namespace {

Script script_of(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale full(locale);
    full.addLikelySubtags(status);
    const std::string_view script = full.getScript();
    if (script == "Cyrl") return Script::cyrillic;
    if (script == "Latn") return Script::latin;
    return Script::other;
}

icu::Locale parsed(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale =
        icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
    return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

/// Readers of sr-Latn want names in Latin; ICU has them under that very tag.
std::string display(const icu::Locale& what, const icu::Locale& reader, UDisplayContext capitals) {
    UDisplayContext contexts[] = {UDISPCTX_STANDARD_NAMES, capitals, UDISPCTX_LENGTH_FULL};
    const std::unique_ptr<icu::LocaleDisplayNames> names(
        icu::LocaleDisplayNames::createInstance(reader, contexts, 3));
    icu::UnicodeString name;
    names->localeDisplayName(what, name);
    if (capitals == UDISPCTX_CAPITALIZATION_FOR_STANDALONE && name.length() > 0) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::BreakIterator> sentence(
            icu::BreakIterator::createSentenceInstance(reader, status));
        name.toTitle(U_SUCCESS(status) ? sentence.get() : nullptr, reader, U_TITLECASE_NO_LOWERCASE);
    }
    return to_utf8(name);
}

} // namespace

icu::Locale locale_of(std::string_view tag) {
    icu::Locale locale = parsed(tag);
    if (std::string_view(locale.getLanguage()) == "en" && locale.getCountry()[0] == '\0')
        return icu::Locale("en", "GB");
    return locale;
}

Result<std::string> canonical_tag(std::string_view tag) {
    std::string hyphens(tag);
    std::replace(hyphens.begin(), hyphens.end(), '_', '-');
    const auto bad = [&] {
        return fail("language.bad-tag", say("\"{}\" is no language tag.", tag),
                    "Write a language as en, sr, sr-Latn or bg (BCP 47).");
    };
    UErrorCode status = U_ZERO_ERROR;
    int32_t used = 0;
    char buffer[ULOC_FULLNAME_CAPACITY];
    uloc_forLanguageTag(hyphens.c_str(), buffer, sizeof buffer, &used, &status);
    if (U_FAILURE(status) || hyphens.empty() || used != static_cast<int32_t>(hyphens.size())) return bad();
    const icu::Locale locale(buffer);
    if (locale.getLanguage()[0] == '\0') return bad();
    std::string canonical = locale.toLanguageTag<std::string>(status);
    if (U_FAILURE(status)) return bad();
    return canonical;
}

std::string language_of(std::string_view tag) {
    const std::size_t end = tag.find_first_of("-_");
    std::string language(tag.substr(0, end));
    for (char& c : language)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return language;
}

std::vector<View> views_of(std::string_view language) {
    const std::string tag(language);
    const icu::Locale locale = parsed(tag);
    const bool serbian = language_of(tag) == "sr";
    if (serbian && locale.getScript()[0] == '\0')
        return {{"sr-Cyrl", tag, Script::cyrillic}, {"sr-Latn", tag, Script::latin}};
    // "sr-Latn" is a view of the text of "sr"
    return {{tag, serbian ? "sr" : tag, script_of(locale)}};
}

View default_view(std::string_view language) {
    return views_of(language).front();
}

std::vector<View> views_of(const model::Project& project) {
    std::vector<View> views;
    for (const std::string& language : project.languages)
        for (View& view : views_of(language)) {
            // a project that lists "sr-Latn" itself stores its texts under that tag
            if (views_of(language).size() == 1) view.language = language;
            views.push_back(std::move(view));
        }
    return views;
}

std::optional<View> view_named(const model::Project& project, std::string_view tag) {
    const Result<std::string> canonical = canonical_tag(tag);
    const std::vector<View> views = views_of(project);
    for (const View& view : views)
        if (view.tag == tag || (canonical && view.tag == *canonical)) return view;
    for (const View& view : views)
        if (view.language == tag || (canonical && view.language == *canonical)) return view;
    return std::nullopt;
}

std::string name_in(std::string_view tag, std::string_view reader) {
    const icu::Locale what = parsed(tag);
    if (what.getLanguage()[0] == '\0') return std::string(tag);
    return display(what, locale_of(reader), UDISPCTX_CAPITALIZATION_NONE);
}

std::string own_name(std::string_view tag) {
    const icu::Locale what = parsed(tag);
    if (what.getLanguage()[0] == '\0') return std::string(tag);
    return display(what, what, UDISPCTX_CAPITALIZATION_FOR_STANDALONE);
}

} // namespace strateg::language
