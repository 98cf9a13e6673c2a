#include "core/typeset/graphics/numbers.h"

#include "core/base/utf8.h"
#include "core/language/format.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace strateg::typeset {
namespace {

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007;
}
bool is_minus(char32_t c) {
    return c == '-' || c == 0x2212 || c == 0x2013;
}

std::u32string decoded(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) result += utf8::next(text, i);
    return result;
}

std::string encoded(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) utf8::append(result, c);
    return result;
}

std::u32string_view trimmed(std::u32string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::u32string folded(std::u32string_view text) {
    std::u32string result;
    for (const char32_t c : text) result += static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    return result;
}

/// True where every group behind the first has three digits: what separators between thousands look like.
bool are_groups(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2 || sizes.front() > 3 || sizes.front() == 0) return false;
    return std::all_of(sizes.begin() + 1, sizes.end(), [](std::size_t size) { return size == 3; });
}

/// Digits with separators → digits with a point; nothing where they make no number.
std::optional<std::string> plain_number(std::u32string_view digits, bool decimal_comma) {
    std::string result;
    std::vector<std::size_t> groups{0};
    char32_t between = 0, point = 0;
    std::size_t separators = 0, last = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        if (!is_digit(digits[i])) {
            ++separators;
            last = i;
        }
    const char32_t usual_point = decimal_comma ? ',' : '.';
    if (separators > 0) {
        const char32_t c = digits[last];
        const std::size_t behind = digits.size() - last - 1;
        const bool same_before = digits.substr(0, last).find(c) != std::u32string_view::npos;
        // The other separator is a point only where three digits cannot follow it as a group.
        if (c == usual_point && !same_before) point = c;
        if ((c == '.' || c == ',') && c != usual_point && !same_before && behind != 3) point = c;
    }
    std::size_t i = 0;
    for (; i < digits.size(); ++i) {
        const char32_t c = digits[i];
        if (is_digit(c)) {
            result += static_cast<char>(c);
            ++groups.back();
        } else if (point != 0 && i == last) {
            break;
        } else {
            const char32_t kind = is_space(c) ? U' ' : c;
            if (between != 0 && kind != between) return std::nullopt;
            between = kind;
            groups.push_back(0);
        }
    }
    if (groups.size() > 1 && !are_groups(groups)) return std::nullopt;
    if (result.empty()) return std::nullopt;
    if (i < digits.size()) {
        result += '.';
        for (++i; i < digits.size(); ++i) result += static_cast<char>(digits[i]);
        if (result.back() == '.') return std::nullopt;
    }
    return result;
}

struct Token {
    bool digits = false;
    std::u32string text;
};

std::vector<Token> tokens_of(std::u32string_view text) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size();) {
        const bool digits = is_digit(text[i]);
        const auto belongs = [&](char32_t c) {
            return digits ? is_digit(c) : u_isalpha(static_cast<UChar32>(c)) != 0;
        };
        if (!belongs(text[i])) {
            ++i;
            continue;
        }
        Token token{digits, {}};
        while (i < text.size() && belongs(text[i])) token.text += text[i++];
        tokens.push_back(std::move(token));
    }
    return tokens;
}

int number_of(const Token& token) {
    int value = 0;
    if (token.text.size() > 6) return -1;
    for (const char32_t c : token.text) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

/// 1–4 out of I, II, III, IV, in Latin letters or in the Cyrillic ones that look the same.
int roman(std::u32string_view text) {
    std::u32string plain(text);
    std::replace(plain.begin(), plain.end(), U'\u0406', U'I');
    static constexpr std::array<std::u32string_view, 4> quarters{U"I", U"II", U"III", U"IV"};
    const auto at = std::find(quarters.begin(), quarters.end(), plain);
    return at == quarters.end() ? 0 : static_cast<int>(at - quarters.begin()) + 1;
}

bool is_quarter_word(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 12> words{
        U"q", U"quarter", U"k",       U"kv",         U"kvartal",    U"tromesečje",
        U"к", U"кв",      U"квартал", U"тромесечје", U"тримесечие", U"трим"};
    const std::u32string small = folded(word);
    return std::find(words.begin(), words.end(), small) != words.end() || small == U"t" || small == U"т";
}

/// 1–12: the month a word names, or begins to name; 0 where it is none or not the only one.
int month_named(std::u32string_view word, const language::View& view) {
    const std::u32string small = folded(word);
    if (small.size() < 2) return 0;
    int found = 0;
    for (int month = 1; month <= 12; ++month) {
        const std::string iso =
            std::string("2027-") + (month < 10 ? "0" : "") + std::to_string(month) + "-01";
        bool fits = false, whole = false;
        for (const auto style : {language::DateStyle::month, language::DateStyle::day}) {
            const std::vector<Token> parts = tokens_of(decoded(language::format_date(iso, style, view)));
            for (const Token& part : parts) {
                if (part.digits || part.text.size() < 2) continue;
                const std::u32string name = folded(part.text);
                fits |= name.starts_with(small);
                whole |= name == small;
            }
        }
        if (whole) return month;
        if (fits) found = found == 0 ? month : -1;
    }
    return std::max(found, 0);
}

int days_in(int year, int month) {
    static constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

ReadPeriod months(int year, int first, int count) {
    const double begin = year * 12.0 + first - 1;
    return {begin, begin + count, true};
}

std::optional<ReadPeriod> dated(int year, std::vector<int> numbers, int month, bool year_first) {
    if (month == 0 && numbers.empty()) return months(year, 1, 12);
    int day = 0;
    if (month == 0) {
        month = year_first || numbers.size() == 1 ? numbers.front() : numbers[1];
        day = numbers.size() == 1 ? 0 : year_first ? numbers[1] : numbers.front();
    } else if (!numbers.empty()) {
        day = numbers.front();
    }
    if (month < 1 || month > 12 || numbers.size() > 2) return std::nullopt;
    if (day == 0) return months(year, month, 1);
    const int days = days_in(year, month);
    if (day > days) return std::nullopt;
    const double begin = year * 12.0 + month - 1 + (day - 1.0) / days;
    return ReadPeriod{begin, begin + 1.0 / days, true};
}

} // namespace

std::optional<ReadNumber> read_number(std::string_view text, const language::View& view) {
    const std::u32string all = decoded(text);
    const std::u32string_view characters = trimmed(all);
    std::size_t begin = 0;
    while (begin < characters.size() && !is_digit(characters[begin])) ++begin;
    if (begin == characters.size()) return std::nullopt;
    // Up to the last digit that belongs to it: separators count only between digits.
    std::size_t end = begin;
    for (std::size_t i = begin; i < characters.size();) {
        if (is_digit(characters[i])) {
            end = ++i;
            continue;
        }
        const char32_t c = characters[i];
        const bool separates = c == '.' || c == ',' || c == '\'' || is_space(c);
        if (!separates || i + 1 >= characters.size() || !is_digit(characters[i + 1])) break;
        ++i;
    }
    std::u32string_view before = characters.substr(0, begin), behind = characters.substr(end);
    if (std::any_of(behind.begin(), behind.end(), is_digit)) return std::nullopt;
    const bool negative = !before.empty() && is_minus(before.back());
    if (negative) before.remove_suffix(1);
    before = trimmed(before);
    behind = trimmed(behind);
    if ((!before.empty() && !behind.empty()) || before.size() > 16 || behind.size() > 24) return std::nullopt;

    const bool decimal_comma = language::format_number("1.5", 1, view).find(',') != std::string::npos;
    const auto plain = plain_number(characters.substr(begin, end - begin), decimal_comma);
    if (!plain) return std::nullopt;
    ReadNumber number;
    std::from_chars(plain->data(), plain->data() + plain->size(), number.value);
    if (negative) number.value = -number.value;
    number.digits = (negative ? "\xE2\x88\x92" : "") + encoded(characters.substr(begin, end - begin));
    number.unit = encoded(before.empty() ? behind : before);
    const std::size_t point = plain->find('.');
    number.decimals = point == std::string::npos ? 0 : static_cast<int>(plain->size() - point - 1);
    return number;
}

std::optional<ReadPeriod> read_period(std::string_view text, const language::View& view) {
    const std::vector<Token> tokens = tokens_of(decoded(text));
    int year = 0, month = 0, quarter = 0;
    bool quarter_word = false, year_first = false, other_word = false;
    std::vector<int> numbers;
    for (const Token& token : tokens) {
        if (token.digits) {
            const int number = number_of(token);
            if (number < 0) return std::nullopt;
            if (token.text.size() == 4 && number >= 1900 && number < 2200) {
                if (year != 0) return std::nullopt;
                year = number;
                year_first = numbers.empty() && month == 0 && !quarter_word;
            } else {
                numbers.push_back(number);
            }
        } else if (const int named = roman(token.text)) {
            quarter = named;
        } else if (is_quarter_word(token.text)) {
            quarter_word = true;
        } else if (const int at = month_named(token.text, view)) {
            month = at;
        } else {
            other_word = true; // "г.", "година", "M"
        }
    }
    if (year != 0) {
        if (quarter_word && quarter == 0 && numbers.size() == 1) {
            quarter = numbers.front();
            numbers.clear();
        }
        if (quarter != 0) {
            if (quarter > 4 || month != 0 || !numbers.empty()) return std::nullopt;
            return months(year, quarter * 3 - 2, 3);
        }
        return dated(year, std::move(numbers), month, year_first);
    }
    if (numbers.size() != 1 || quarter != 0 || month != 0) return std::nullopt;
    if (other_word && tokens.size() > 2) return std::nullopt;
    const double n = numbers.front();
    return ReadPeriod{n - 1, n, false};
}

} // namespace strateg::typeset
