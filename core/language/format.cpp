#include "core/language/format.h"

#include "core/language/icu.h"
#include "core/language/transliterate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/sortkey.h>
#include <unicode/timezone.h>
#include <unicode/ulocdata.h>

namespace strateg::language {
namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

constexpr std::string_view no_break_space = "\u00A0";

/// ICU objects by view tag: building one costs up to a millisecond. Per thread, so without locks.
template <class Thing, class Make>
const Thing& cached(std::string_view tag, Make&& make) {
    thread_local std::map<std::string, Thing, std::less<>> things;
    const auto found = things.find(tag);
    if (found != things.end()) return found->second;
    return things.emplace(std::string(tag), make(locale_of(tag))).first->second;
}

bool is_decimal(std::string_view value) {
    if (value.starts_with('-') || value.starts_with('+')) value.remove_prefix(1);
    bool digit = false;
    bool point = false;
    for (const char c : value) {
        if (c >= '0' && c <= '9') {
            digit = true;
        } else if (c == '.' && !point && digit) {
            point = true;
        } else {
            return false;
        }
    }
    return digit && value.back() != '.';
}

int decimals_of(std::string_view value) {
    const std::size_t point = value.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(value.size() - point - 1);
}

/// CLDR's month names of Serbian are nominative; a date with a day has them in the genitive.
constexpr std::array serbian_months = {"јануара", "фебруара", "марта",     "априла",  "маја",     "јуна",
                                       "јула",    "августа",  "септембра", "октобра", "новембра", "децембра"};
constexpr std::array serbian_months_alone = {"јануар",    "фебруар", "март",     "април",
                                             "мај",       "јун",     "јул",      "август",
                                             "септембар", "октобар", "новембар", "децембар"};

bool is_serbian(const View& view) {
    return language_of(view.language) == "sr";
}

std::string in_script(std::string cyrillic, const View& view) {
    return view.script == Script::latin ? to_latin(cyrillic) : cyrillic;
}

struct Day {
    int year, month, day;
};

std::string icu_date(const Day& date, const char* skeleton, const View& view) {
    const icu::Locale locale = locale_of(view.tag);
    UErrorCode status = U_ZERO_ERROR;
    icu::SimpleDateFormat format(
        icu::DateFormat::getBestPattern(locale, icu::UnicodeString(skeleton), status), locale, status);
    if (U_FAILURE(status)) return {};
    format.adoptTimeZone(icu::TimeZone::createTimeZone("Etc/UTC"));
    auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
    calendar->setGregorianChange(-1e18, status); // ISO dates are Gregorian throughout
    calendar->clear();
    calendar->set(date.year, date.month - 1, date.day, 12, 0);
    icu::UnicodeString text;
    icu::FieldPosition position;
    format.format(*calendar, text, position);
    text.findAndReplace(u"\u202F", u"\u00A0"); // before "г."; not every font has the narrow space
    return to_utf8(text);
}

} // namespace

std::string format_number(std::string_view decimal, int decimals, const View& view) {
    if (!is_decimal(decimal)) return std::string(decimal);
    if (decimals < 0) decimals = decimals_of(decimal);
    const auto& formatter = cached<LocalizedNumberFormatter>(view.tag, [](const icu::Locale& locale) {
        return NumberFormatter::withLocale(locale).roundingMode(UNUM_ROUND_HALFUP);
    });
    UErrorCode status = U_ZERO_ERROR;
    const auto number =
        formatter.precision(Precision::fixedFraction(decimals))
            .formatDecimal(icu::StringPiece(decimal.data(), static_cast<int32_t>(decimal.size())), status);
    const icu::UnicodeString text = number.toString(status);
    return U_SUCCESS(status) ? to_utf8(text) : std::string(decimal);
}

std::string format_percent(std::string_view decimal, int decimals, const View& view) {
    return is_decimal(decimal) ? format_number(decimal, decimals, view) + '%' : std::string(decimal);
}

std::string format_money(std::string_view decimal, std::string_view currency, int decimals,
                         const View& view) {
    if (!is_decimal(decimal)) return std::string(decimal);
    if (decimals < 0) decimals = decimals_of(decimal) > 0 ? 2 : 0;
    const std::string number = format_number(decimal, decimals, view);
    if (language_of(view.language) == "en")
        return std::string(currency) + std::string(no_break_space) + number;
    std::string unit(currency);
    if (currency == "EUR" && is_serbian(view)) {
        // 1 евро, 21 евро; 2 евра, 5 евра, 11 евра, 1,5 евра
        const bool one = decimals == 0 && decimal.ends_with('1') && !decimal.ends_with("11");
        unit = in_script(one ? "евро" : "евра", view);
    } else if (currency == "EUR" && language_of(view.language) == "bg") {
        unit = "евро";
    }
    return number + std::string(no_break_space) + unit;
}

std::string format_date(std::string_view iso, DateStyle style, const View& view) {
    if (!model::is_date(iso)) return std::string(iso);
    Day date{};
    std::from_chars(iso.data(), iso.data() + 4, date.year);
    std::from_chars(iso.data() + 5, iso.data() + 7, date.month);
    std::from_chars(iso.data() + 8, iso.data() + 10, date.day);
    const auto month = static_cast<std::size_t>(date.month - 1);
    if (is_serbian(view)) {
        const std::string year = std::to_string(date.year) + '.';
        switch (style) {
        case DateStyle::day:
            return std::to_string(date.day) + ". " + in_script(serbian_months[month], view) + ' ' + year;
        case DateStyle::month:
            return in_script(serbian_months_alone[month], view) + ' ' + year;
        case DateStyle::brief:
            return std::to_string(date.day) + ". " + std::to_string(date.month) + ". " + year;
        }
    }
    switch (style) {
    case DateStyle::day:
        return icu_date(date, "yMMMMd", view);
    case DateStyle::month:
        return icu_date(date, "yMMMM", view);
    case DateStyle::brief:
        return icu_date(date, "yMMdd", view);
    }
    return std::string(iso);
}

std::string format(const model::Fact& fact, const View& view) {
    switch (fact.type) {
    case model::FactType::number:
        return format_number(fact.value, fact.decimals, view);
    case model::FactType::percent:
        return format_percent(fact.value, fact.decimals, view);
    case model::FactType::money:
        return format_money(fact.value, fact.currency, fact.decimals, view);
    case model::FactType::date:
        return format_date(fact.value, DateStyle::day, view);
    case model::FactType::text:
        return {};
    }
    return {};
}

std::string join(const std::vector<std::string>& items, const View& view) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> formatter(
        icu::ListFormatter::createInstance(locale_of(view.tag), status));
    std::vector<icu::UnicodeString> strings;
    for (const std::string& item : items) strings.push_back(to_unicode(item));
    icu::UnicodeString text;
    if (U_SUCCESS(status))
        formatter->format(strings.data(), static_cast<int32_t>(strings.size()), text, status);
    return to_utf8(text);
}

Quotes quotes_of(const View& view) {
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData* data = ulocdata_open(locale_of(view.tag).getName(), &status);
    const auto delimiter = [&](ULocaleDataDelimiterType type, const char* fallback) {
        UChar buffer[8];
        UErrorCode error = status;
        const int32_t length = ulocdata_getDelimiter(data, type, buffer, 8, &error);
        return U_SUCCESS(error) ? to_utf8(icu::UnicodeString(buffer, length)) : std::string(fallback);
    };
    Quotes quotes{delimiter(ULOCDATA_QUOTATION_START, "“"), delimiter(ULOCDATA_QUOTATION_END, "”"),
                  delimiter(ULOCDATA_ALT_QUOTATION_START, "‘"), delimiter(ULOCDATA_ALT_QUOTATION_END, "’")};
    ulocdata_close(data);
    // CLDR repeats the outer marks (bg) or turns both the same way (sr); both orthographies have ’ ’ inside
    const std::string language = language_of(view.language);
    if (language == "sr" || language == "bg") quotes.inner_open = quotes.inner_close = "’";
    return quotes;
}

struct Collator::Impl {
    std::unique_ptr<icu::Collator> collator;
};

Collator::Collator(const View& view) {
    auto impl = std::make_shared<Impl>();
    UErrorCode status = U_ZERO_ERROR;
    // CLDR has the order č ć dž đ lj nj under Croatian; "sr-Latn" is an alias of it in ICU
    impl->collator.reset(icu::Collator::createInstance(locale_of(view.tag), status));
    if (U_FAILURE(status)) impl->collator.reset();
    impl_ = std::move(impl);
}

bool Collator::operator()(std::string_view a, std::string_view b) const {
    if (!impl_->collator) return a < b;
    UErrorCode status = U_ZERO_ERROR;
    return impl_->collator->compareUTF8(icu::StringPiece(a.data(), static_cast<int32_t>(a.size())),
                                        icu::StringPiece(b.data(), static_cast<int32_t>(b.size())),
                                        status) == UCOL_LESS;
}

std::string Collator::sort_key(std::string_view text) const {
    if (!impl_->collator) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    icu::CollationKey key;
    impl_->collator->getCollationKey(to_unicode(text), key, status);
    int32_t length = 0;
    const uint8_t* bytes = key.getByteArray(length);
    if (length > 0 && bytes[length - 1] == 0) --length;
    return std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

} // namespace strateg::language
