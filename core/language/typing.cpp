#include "core/language/typing.h"

#include "core/base/utf8.h"
#include "core/language/format.h"
#include "core/language/views.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unicode/uchar.h>
#include <vector>

namespace strateg::language {
namespace {

/// Asked for with every character.
const Quotes& quotes_in(const std::string& language) {
    thread_local std::map<std::string, Quotes> known;
    const auto found = known.find(language);
    return found != known.end() ? found->second
                                : known.emplace(language, quotes_of(default_view(language))).first->second;
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x202F || c == '\n' || c == '\t';
}

/// Reads backwards; 0 at the beginning.
class Back {
public:
    Back(std::string_view text, std::size_t at) : text_(text), at_(at) {}
    char32_t peek() const {
        if (at_ == 0) return 0;
        std::size_t at = at_;
        return utf8::previous(text_, at);
    }
    char32_t take() { return at_ == 0 ? 0 : utf8::previous(text_, at_); }
    std::size_t at() const { return at_; }

private:
    std::string_view text_;
    std::size_t at_;
};

/// Whether a quotation mark typed behind this character opens.
bool opens_behind(char32_t before) {
    if (before == 0 || is_space(before) || before == 0xFFFC) return true;
    switch (u_getIntPropertyValue(static_cast<UChar32>(before), UCHAR_GENERAL_CATEGORY)) {
    case U_START_PUNCTUATION:   // ( [ „
    case U_INITIAL_PUNCTUATION: // “ ‘ «
    case U_DASH_PUNCTUATION:
        return true;
    default:
        return before == '/' || before == '=';
    }
}

enum class Quotation { none, outer, inner };

/// The innermost quotation that is open before `end`. U+FFFC before a mark is taken as a word there: behind a
/// value or a footnote a quotation ends.
Quotation open_before(std::string_view text, std::size_t end, const Quotes& quotes) {
    std::vector<Quotation> open;
    for (std::size_t at = 0; at < end;) {
        const std::string_view rest = text.substr(at, end - at);
        char32_t before = at == 0 ? 0 : Back(text, at).peek();
        if (before == 0xFFFC) before = 'x';
        const bool inside = !open.empty();
        const bool in_inner = inside && open.back() == Quotation::inner;
        std::size_t size = 0;
        if (rest.starts_with(quotes.open) && (quotes.open != quotes.close || opens_behind(before))) {
            open.push_back(Quotation::outer);
            size = quotes.open.size();
        } else if (rest.starts_with(quotes.close)) {
            while (!open.empty() && open.back() != Quotation::outer) open.pop_back();
            if (!open.empty()) open.pop_back();
            size = quotes.close.size();
        } else if (rest.starts_with(quotes.inner_open) && opens_behind(before)) {
            open.push_back(Quotation::inner);
            size = quotes.inner_open.size();
        } else if (in_inner && rest.starts_with(quotes.inner_close)) {
            std::size_t behind = at + quotes.inner_close.size();
            const bool apostrophe = behind < text.size() && is_letter(utf8::next(text, behind));
            if (!apostrophe) open.pop_back();
            size = quotes.inner_close.size();
        }
        if (size == 0)
            utf8::next(text, at);
        else
            at += size;
    }
    return open.empty() ? Quotation::none : open.back();
}

constexpr std::string_view apostrophe = "\u2019";

std::optional<Correction> double_quote(std::string_view text, std::size_t at, const Quotes& quotes) {
    const char32_t before = Back(text, at).peek();
    const Quotation open = open_before(text, at, quotes);
    if (open == Quotation::none && is_digit(before)) return std::nullopt; // 5" is five inches
    bool opening = opens_behind(before);
    if (before == 0xFFFC && open != Quotation::none) opening = false;
    const bool inner = opening ? open == Quotation::outer : open == Quotation::inner;
    const std::string& mark =
        opening ? (inner ? quotes.inner_open : quotes.open) : (inner ? quotes.inner_close : quotes.close);
    return Correction{at, at + 1, mark};
}

std::optional<Correction> single_quote(std::string_view text, std::size_t at, const Quotes& quotes) {
    const char32_t before = Back(text, at).peek();
    const Quotation open = open_before(text, at, quotes);
    if (is_digit(before) && open != Quotation::inner) return std::nullopt; // feet, minutes
    const bool opening = opens_behind(before) && !(before == 0xFFFC && open != Quotation::none);
    return Correction{at, at + 1, opening ? quotes.inner_open : std::string(apostrophe)};
}

/// Behind the letter or digit that shows what the mark before it was: ’90s, the 1990’s.
std::optional<Correction> apostrophe_before(std::string_view text, std::size_t at, char32_t typed,
                                            const Quotes& quotes) {
    Back back(text, at);
    const std::size_t end = back.at();
    const char32_t mark = back.take();
    const std::string_view written = text.substr(back.at(), end - back.at());
    if (is_letter(typed) && mark == '\'' && is_digit(back.peek()))
        return Correction{back.at(), end, std::string(apostrophe)};
    if (is_digit(typed) && written == quotes.inner_open && written != apostrophe &&
        open_before(text, back.at(), quotes) == Quotation::none && opens_behind(back.peek()))
        return Correction{back.at(), end, std::string(apostrophe)};
    return std::nullopt;
}

std::optional<Correction> hyphen(std::string_view text, std::size_t at) {
    Back back(text, at);
    const std::size_t end = back.at();
    const char32_t before = back.take();
    if (before == 0x2013 && back.peek() != 0) return Correction{back.at(), end + 1, "\u2014"}; // ---
    const char32_t first = back.peek();
    if (before != '-' || first == '-' || first == 0 || first == '<' || first == '!') return std::nullopt;
    return Correction{back.at(), end + 1, "\u2013"};
}

/// "word - " becomes "word – ".
std::optional<Correction> spaced_hyphen(std::string_view text, std::size_t at) {
    Back back(text, at);
    const std::size_t end = back.at();
    if (back.take() != '-') return std::nullopt;
    const std::size_t begin = back.at();
    if (!is_space(back.take())) return std::nullopt;
    while (is_space(back.peek())) back.take();
    if (back.peek() == 0 || back.peek() == '-') return std::nullopt;
    return Correction{begin, end, "\u2013"};
}

std::optional<Correction> ellipsis(std::string_view text, std::size_t at) {
    if (at < 2 || text.substr(at - 2, 2) != "..") return std::nullopt;
    const char32_t before = Back(text, at - 2).peek();
    if (before == '.' || before == 0x2026 || before == '/' || before == '\\') return std::nullopt;
    return Correction{at - 2, at + 1, "\u2026"};
}

/// The characters without a space that end at `end`.
std::size_t token_begin(std::string_view text, std::size_t end) {
    Back back(text, end);
    while (back.peek() != 0 && !is_space(back.peek()) && back.peek() != 0xFFFC) back.take();
    return back.at();
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::string_view (&words)[size]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view without_opening(std::string_view word) {
    while (!word.empty() && (word.front() == '(' || word.front() == '[' || word.front() == '"'))
        word.remove_prefix(1);
    return word;
}

/// Words before a number that has to stay with them.
bool counts(std::string_view word) {
    static constexpr std::string_view words[] = {
        "p.",   "pp.",  "No",   "No.",  "no.",  "Nos.",  "Art.", "art.", "Arts.", "Fig.", "Figs.",
        "Vol.", "vol.", "Sec.", "sec.", "§",    "§§",    "№",    "стр.", "бр.",   "чл.",  "ст.",
        "тач.", "т.",   "ал.",  "сл.",  "таб.", "табл.", "фиг.", "с.",   "гл.",   "св.",  "изд.",
        "str.", "br.",  "čl.",  "tač.", "sl.",  "tab.",  "gl.",  "sv.",  "ca."};
    return is_one_of(word, words);
}

bool is_page_word(std::string_view word) {
    static constexpr std::string_view words[] = {"p.",   "pp.",   "стр.", "с.",   "str.", "чл.",   "čl.",
                                                 "Art.", "Arts.", "art.", "тач.", "tač.", "pages", "т."};
    return is_one_of(word, words);
}

/// Units and the like, behind a number and a space.
bool is_unit(std::string_view word) {
    static constexpr std::string_view words[] = {
        "%",    "‰",    "€",     "$",    "£",    "°C",  "EUR",  "USD",   "RSD",  "BGN",  "km",
        "m",    "cm",   "mm",    "ha",   "kg",   "g",   "t",    "l",     "kW",   "MW",   "GW",
        "kWh",  "MWh",  "GWh",   "km²",  "m²",   "m³",  "bn",   "км",    "м",    "цм",   "мм",
        "ха",   "кг",   "л",     "kW",   "км²",  "м²",  "м³",   "см",    "лв",   "лв.",  "млн",
        "млн.", "млрд", "млрд.", "хил.", "дин.", "РСД", "mil.", "mlrd.", "din.", "евра", "евро"};
    return is_one_of(word, words);
}

std::string_view without_closing(std::string_view word) {
    while (!word.empty() && std::string_view(",;:!?)]\"").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return word;
}

/// "150 km" and then a space or a mark: the space in it may not break.
std::optional<Correction> unit_behind_number(std::string_view text, std::size_t end) {
    const std::size_t begin = token_begin(text, end);
    std::string_view word = without_closing(text.substr(begin, end - begin));
    if (begin == 0 || text[begin - 1] != ' ') return std::nullopt;
    if (!is_unit(word)) {
        if (!word.ends_with('.')) return std::nullopt;
        word.remove_suffix(1); // the end of the sentence
        if (!is_unit(word)) return std::nullopt;
    }
    if (!is_digit(Back(text, begin - 1).peek())) return std::nullopt;
    return Correction{begin - 1, begin, "\u00A0"};
}

/// "стр. 5": behind the first digit.
std::optional<Correction> number_behind_word(std::string_view text, std::size_t at) {
    if (at == 0 || text[at - 1] != ' ') return std::nullopt;
    const std::size_t begin = token_begin(text, at - 1);
    if (!counts(without_opening(text.substr(begin, at - 1 - begin)))) return std::nullopt;
    return Correction{at - 1, at, "\u00A0"};
}

/// "2027 г." in Bulgarian: behind the full stop.
std::optional<Correction> bulgarian_year(std::string_view text, std::size_t at) {
    static constexpr std::string_view tail = " г";
    if (at <= tail.size() || text.substr(at - tail.size(), tail.size()) != tail) return std::nullopt;
    const std::size_t space = at - tail.size();
    if (!is_digit(Back(text, space).peek())) return std::nullopt;
    return Correction{space, space + 1, "\u00A0"};
}

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2021-2027", "стр. 5-12": years that rise, and pages that rise behind a word for pages.
std::optional<Correction> range_before(std::string_view text, std::size_t end) {
    const std::size_t begin = token_begin(text, end);
    const std::string_view token = without_opening(text.substr(begin, end - begin));
    const std::size_t dash = token.find('-');
    if (dash == token.npos || token.size() > 9) return std::nullopt;
    const std::string_view first = token.substr(0, dash), last = token.substr(dash + 1);
    if (!all_digits(first) || !all_digits(last) || first.front() == '0' || last.front() == '0')
        return std::nullopt;
    const bool year = first.size() == 4 && last.size() == 4 && first >= "1800" && last <= "2199";
    const bool rises = first.size() < last.size() || (first.size() == last.size() && first < last);
    if (!rises) return std::nullopt;
    if (!year) {
        if (begin == 0 || !is_space(Back(text, begin).peek())) return std::nullopt;
        Back back(text, begin);
        back.take();
        const std::size_t word = token_begin(text, back.at());
        if (!is_page_word(without_opening(text.substr(word, back.at() - word)))) return std::nullopt;
    }
    const std::size_t at = static_cast<std::size_t>(token.data() - text.data()) + dash;
    return Correction{at, at + 1, "\u2013"};
}

bool is_left_alone(const model::RichText& text, std::size_t at) {
    for (const model::Mark& mark : text.marks())
        if ((mark.kind == model::MarkKind::foreign || mark.kind == model::MarkKind::link) &&
            mark.begin <= at && mark.end > at)
            return true;
    const std::string& all = text.characters();
    const std::size_t begin = token_begin(all, at);
    const std::string_view token = std::string_view(all).substr(begin, at - begin);
    return token.find("://") != token.npos || token.starts_with("www.") || token.find('@') != token.npos ||
           token.find('\\') != token.npos || token.find('`') != token.npos;
}

} // namespace

std::optional<Correction> correction_after_typing(const model::RichText& rich, std::size_t caret,
                                                  std::string_view tag) {
    const std::string& text = rich.characters();
    if (caret == 0 || caret > text.size()) return std::nullopt;
    std::size_t at = caret;
    const char32_t typed = utf8::previous(text, at);
    if (is_left_alone(rich, at)) return std::nullopt;
    const std::string language = language_of(tag);
    const Quotes& quotes = quotes_in(language);
    switch (typed) {
    case '"':
        return double_quote(text, at, quotes);
    case '\'':
        return single_quote(text, at, quotes);
    case '-':
        return hyphen(text, at);
    case '.':
        if (auto dots = ellipsis(text, at)) return dots;
        if (language == "bg")
            if (auto year = bulgarian_year(text, at)) return year;
        break;
    default:
        break;
    }
    if (is_letter(typed) || is_digit(typed)) {
        if (auto mark = apostrophe_before(text, at, typed, quotes)) return mark;
        return is_digit(typed) ? number_behind_word(text, at) : std::nullopt;
    }
    if (typed == ' ')
        if (auto dash = spaced_hyphen(text, at)) return dash;
    if (typed == ' ' || typed == ',' || typed == '.' || typed == ';' || typed == ')' || typed == ':') {
        if (auto range = range_before(text, at)) return range;
        return unit_behind_number(text, at);
    }
    return std::nullopt;
}

std::size_t caret_after(const Correction& correction, std::size_t caret) {
    return caret - (correction.end - correction.begin) + correction.text.size();
}

} // namespace strateg::language
