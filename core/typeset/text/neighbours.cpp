#include "core/typeset/text/neighbours.h"

#include "core/typeset/text/letters.h"

#include <initializer_list>
#include <unordered_map>

namespace strateg::typeset {
namespace {

enum Rule : std::uint32_t {
    closing = 1u << 0,
    opening = 1u << 1,
    one_letter = 1u << 2,
    unit = 1u << 3,
    ordinal = 1u << 4,
    day_month = 1u << 5,
    month_year = 1u << 6,
    thousands = 1u << 7,
    counted = 1u << 8,
    name = 1u << 9,
    letters = 1u << 10,
};

using Words = std::unordered_map<std::string_view, Neighbour>;

void add(Words& words, Neighbour what, std::initializer_list<std::string_view> list) {
    for (const std::string_view word : list) {
        words[word].left |= what.left;
        words[word].right |= what.right;
    }
}

// Without punctuation around them.
const Words& known_cores() {
    static const Words words = [] {
        Words list;
        add(list, {0, unit},
            {"m",       "km",       "cm",        "mm",      "ha",       "kg",       "g",     "t",
             "l",       "h",        "min",       "s",       "W",        "kW",       "MW",    "GW",
             "Wh",      "kWh",      "MWh",       "GWh",     "EUR",      "USD",      "BGN",   "RSD",
             "million", "millions", "bn",        "billion", "thousand", "percent",  "years", "pp",
             "м",       "км",       "см",        "мм",      "ха",       "дка",      "кг",    "т",
             "л",       "ч",        "мин",       "г",       "год",      "лв",       "лева",  "евро",
             "евра",    "дин",      "динара",    "РСД",     "млн",      "млрд",     "хил",   "хиљ",
             "мил",     "милиона",  "милион",    "хиляди",  "хиљада",   "процента", "км2",   "м2",
             "god",     "din",      "dinara",    "evra",    "hilj",     "mil",      "mlrd",  "milion",
             "miliona", "hiljada",  "procenata", "km2",     "m2",       "бр",       "души",  "%"});
        add(list, {month_year, day_month},
            {"January",   "February", "March",    "April",    "May",  "June", "July", "August",
             "September", "October",  "November", "December", "Jan",  "Feb",  "Mar",  "Apr",
             "Jun",       "Jul",      "Aug",      "Sep",      "Sept", "Oct",  "Nov",  "Dec"});
        add(list, {month_year, day_month},
            {"januar",   "januara",  "februar",   "februara",  "mart",     "marta",     "april",
             "aprila",   "maj",      "maja",      "jun",       "juna",     "jul",       "jula",
             "avgust",   "avgusta",  "septembar", "septembra", "oktobar",  "oktobra",   "novembar",
             "novembra", "decembar", "decembra",  "јануар",    "јануара",  "фебруар",   "фебруара",
             "март",     "марта",    "април",     "априла",    "мај",      "маја",      "јун",
             "јуна",     "јул",      "јула",      "август",    "августа",  "септембар", "септембра",
             "октобар",  "октобра",  "новембар",  "новембра",  "децембар", "децембра"});
        add(list, {month_year, day_month},
            {"януари", "февруари", "април", "май", "юни", "юли", "септември", "октомври", "ноември",
             "декември"});
        return list;
    }();
    return words;
}

// As they are written, but for opening marks before them.
const Words& known_words() {
    static const Words words = [] {
        Words list;
        add(list, {counted, 0},
            {"No.",    "no.",    "Nos.",       "nos.",    "№",       "§",        "§§",       "p.",
             "pp.",    "vol.",   "Vol.",       "ch.",     "Art.",    "art.",     "Arts.",    "Fig.",
             "fig.",   "Figs.",  "Tab.",       "tab.",    "sec.",    "Sec.",     "para.",    "Article",
             "Table",  "Figure", "Annex",      "Chapter", "Section", "Appendix", "article",  "table",
             "figure", "annex",  "chapter",    "section", "бр.",     "стр.",     "чл.",      "т.",
             "ал.",    "гл.",    "сл.",        "таб.",    "табл.",   "фиг.",     "св.",      "том",
             "ст.",    "ред.",   "Табела",     "Слика",   "Члан",    "Прилог",   "Поглавље", "Графикон",
             "табела", "слика",  "члан",       "члана",   "члану",   "табели",   "слици",    "Таблица",
             "Фигура", "Член",   "Приложение", "Глава",   "Графика", "таблица",  "фигура",   "член",
             "br.",    "str.",   "čl.",        "gl.",     "sl.",     "st.",      "Tabela",   "Slika",
             "Član",   "Prilog", "Poglavlje",  "tabela",  "slika",   "član",     "člana",    "članu",
             "tabeli", "slici",  "ca.",        "ок.",     "около",   "oko",      "око"});
        add(list, {name, 0},
            {"Mr",   "Mr.",  "Mrs",   "Mrs.",  "Ms",    "Ms.",  "Dr",   "Dr.",  "Prof.", "Prof",
             "Eng.", "St",   "St.",   "д-р",   "Д-р",   "др",   "др.",  "Др",   "dr",    "dr.",
             "mr",   "мр",   "проф.", "Проф.", "доц.",  "Доц.", "инж.", "Инж.", "акад.", "г-н",
             "Г-н",  "г-жа", "Г-жа",  "г-ца",  "prof.", "inž.", "ing.", "гр.",  "с.",    "ул.",
             "бул.", "обл.", "общ.",  "пл.",   "ul.",   "bul.", "св.",  "sv.",  "Св.",   "Sv."});
        return list;
    }();
    return words;
}

bool is_upper(char32_t character) {
    return u_isupper(static_cast<UChar32>(character)) || u_istitle(static_cast<UChar32>(character));
}
bool is_lower(char32_t character) {
    return u_islower(static_cast<UChar32>(character));
}
bool has(std::u32string_view set, char32_t character) {
    return set.find(character) != set.npos;
}

bool is_roman(std::string_view word) {
    return !word.empty() && word.find_first_not_of("IVXLCDM") == word.npos;
}

// "a" and "I" in English; in Serbian and Bulgarian every one-letter word, but for those that lean on the
// word before them.
bool leans_forward(char32_t letter, std::string_view language) {
    if (language.starts_with("en")) return has(U"aAIO", letter);
    if (language == "bg") return !has(U"еЕѝЍяЯйЙ", letter);
    return true;
}

// UAX 14 across spaces (rules 13 to 16), and marks that belong to a number.
void by_class(char32_t first, char32_t last, Neighbour& result) {
    switch (u_getIntPropertyValue(static_cast<UChar32>(first), UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_POSTFIX_NUMERIC:
        result.right |= closing;
        break;
    default:
        break;
    }
    if (u_charType(static_cast<UChar32>(first)) == U_CURRENCY_SYMBOL) result.right |= unit;
    if (u_charType(static_cast<UChar32>(last)) == U_CURRENCY_SYMBOL) result.left |= counted;
    if (u_getIntPropertyValue(static_cast<UChar32>(last), UCHAR_LINE_BREAK) == U_LB_OPEN_PUNCTUATION)
        result.left |= opening;
}

void by_number(std::string_view core, std::string_view behind, std::string_view language, Neighbour& result) {
    const bool serbian = language.starts_with("sr");
    if (behind.empty()) result.left |= unit;
    if (serbian && behind == ".") result.left |= ordinal;
    if (core.find_first_not_of("0123456789") != core.npos) return;
    if (core.size() <= 2 && (behind.empty() || behind == ".")) result.left |= day_month;
    if (core.size() <= 3 && behind.empty()) result.left |= thousands;
}

} // namespace

Neighbour neighbour_of(std::string_view word, std::string_view language) {
    Neighbour result{closing, opening | one_letter};
    if (word.empty()) return {};
    std::size_t byte = 0;
    const char32_t first = utf8::next(word, byte);
    const bool single = byte == word.size();
    byte = word.size();
    const char32_t last = utf8::previous(word, byte);
    if (first > 0x7F || !is_letter(first) || last > 0x7F || !is_letter(last)) by_class(first, last, result);
    // A dash stays with the words before it; they do not begin a line.
    if (single && (first == 0x2013 || first == 0x2014)) result.right |= closing;

    const std::string_view core = core_of(word);
    if (core.empty()) {
        if (const auto known = known_words().find(word); known != known_words().end())
            result.left |= known->second.left;
        return result;
    }
    const auto begin = static_cast<std::size_t>(core.data() - word.data());
    const std::string_view behind = word.substr(begin + core.size()), from_core = word.substr(begin);
    byte = 0;
    const char32_t letter = utf8::next(core, byte);
    const bool one = byte == core.size();
    const bool bare = begin == 0; // nothing before it

    if (is_digit(letter)) {
        if (is_digit(static_cast<unsigned char>(core.back()))) by_number(core, behind, language, result);
        if (bare) {
            result.right |= counted;
            std::size_t digits = core.find_first_not_of("0123456789");
            if (digits == core.npos) digits = core.size();
            if (digits == 3) result.right |= thousands;
            if (digits == 4 || digits <= 2) result.right |= month_year;
        }
    } else if (is_letter(letter)) {
        if (one && behind.empty() && leans_forward(letter, language)) result.left |= one_letter;
        if (is_upper(letter)) result.right |= name;
        if (bare && is_lower(letter)) result.right |= ordinal;
        if (bare && ((one && is_upper(letter)) || is_roman(core))) result.right |= counted;
        if (language.starts_with("sr") && behind == "." && is_roman(core)) result.left |= ordinal;
        const bool digraph = language.starts_with("sr") && (core == "Lj" || core == "Nj" || core == "Dž");
        if ((one || digraph) && behind.starts_with('.') && is_upper(letter)) result.left |= name;
        if (one && behind == "." && is_lower(letter)) result.left |= letters;
        if (bare && core.size() <= 4 && behind.starts_with('.') && is_lower(letter)) result.right |= letters;
    }
    if (const auto known = known_cores().find(core); known != known_cores().end()) {
        if (behind.empty() || behind == "." || behind == ",") result.left |= known->second.left;
        if (bare) result.right |= known->second.right;
    }
    if (const auto known = known_words().find(from_core); known != known_words().end())
        result.left |= known->second.left;
    return result;
}

} // namespace strateg::typeset
