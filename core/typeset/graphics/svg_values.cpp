#include "core/typeset/graphics/svg_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace strateg::typeset::svg {
namespace {

constexpr double most = 1e7; // units: more is no drawing

void skip_separators(std::string_view& text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (!text.empty() && text.front() == ',') text.remove_prefix(1);
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

} // namespace

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::optional<double> take_number(std::string_view& text) {
    // from_chars knows neither a plus nor ".5" with one; "e" may be a unit ("2em").
    std::size_t end = 0;
    const auto digits = [&] {
        const std::size_t begin = end;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        return end - begin;
    };
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    const std::size_t sign = end;
    std::size_t count = digits();
    if (end < text.size() && text[end] == '.') {
        ++end;
        const std::size_t fraction = digits();
        if (count + fraction == 0) return std::nullopt;
        count += fraction;
    }
    if (count == 0) return std::nullopt;
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const std::size_t before = end++;
        if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
        if (digits() == 0) end = before;
    }
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data() + sign, text.data() + end, value);
    if (error == std::errc::result_out_of_range)
        value = 0; // too small or too large to count
    else if (error != std::errc() || stop != text.data() + end)
        return std::nullopt;
    if (text.front() == '-') value = -value;
    text.remove_prefix(end);
    return std::clamp(value, -most, most);
}

std::optional<std::vector<double>> numbers(std::string_view text) {
    std::vector<double> result;
    text = trimmed(text);
    while (!text.empty() && result.size() < 10'000) {
        const auto value = take_number(text);
        if (!value) return std::nullopt;
        result.push_back(*value);
        skip_separators(text);
    }
    return result;
}

std::optional<double> length(std::string_view text, double whole, double em) {
    text = trimmed(text);
    const auto value = take_number(text);
    if (!value) return std::nullopt;
    const std::string unit = lower(text);
    if (unit.empty() || unit == "px") return value;
    if (unit == "%") return *value / 100 * whole;
    if (unit == "em") return *value * em;
    if (unit == "ex") return *value * em / 2;
    if (unit == "pt") return *value * 96 / 72;
    if (unit == "pc") return *value * 16;
    if (unit == "in") return *value * 96;
    if (unit == "mm") return *value * 96 / 25.4;
    if (unit == "cm") return *value * 96 / 2.54;
    if (unit == "q") return *value * 96 / 101.6;
    return std::nullopt;
}

std::optional<Matrix> transform(std::string_view text) {
    Matrix result;
    text = trimmed(text);
    for (int count = 0; !text.empty(); ++count) {
        const std::size_t open = text.find('('), close = text.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open || count > 100)
            return std::nullopt;
        const std::string_view name = trimmed(text.substr(0, open));
        const auto values = numbers(text.substr(open + 1, close - open - 1));
        if (!values || values->empty()) return std::nullopt;
        const std::vector<double>& v = *values;
        const std::size_t n = v.size();
        if (name == "matrix" && n == 6)
            result = result * Matrix{v[0], v[1], v[2], v[3], v[4], v[5]};
        else if (name == "translate" && n <= 2)
            result = result * moved(v[0], n > 1 ? v[1] : 0);
        else if (name == "scale" && n <= 2)
            result = result * scaled(v[0], n > 1 ? v[1] : v[0]);
        else if (name == "rotate" && n == 1)
            result = result * turned(v[0]);
        else if (name == "rotate" && n == 3)
            result = result * moved(v[1], v[2]) * turned(v[0]) * moved(-v[1], -v[2]);
        else if (name == "skewX" && n == 1)
            result = result * Matrix{1, 0, std::tan(radians(v[0])), 1, 0, 0};
        else if (name == "skewY" && n == 1)
            result = result * Matrix{1, std::tan(radians(v[0])), 0, 1, 0, 0};
        else
            return std::nullopt;
        text.remove_prefix(close + 1);
        skip_separators(text);
    }
    if (!result.is_finite()) return std::nullopt;
    return result;
}

std::vector<PathStep> path(std::string_view data, std::size_t most_steps, bool& whole) {
    std::vector<PathStep> steps;
    whole = true;
    data = trimmed(data);
    char command = 0;
    Point pen, start, control; // control: of the curve before, for S and T
    char curve_before = 0;     // 'C' or 'Q'
    const auto wrong = [&] { whole = false; };
    while (!data.empty()) {
        if (steps.size() > most_steps) return wrong(), steps;
        const char c = data.front();
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            command = c;
            data.remove_prefix(1);
        } else if (command == 'M') {
            command = 'L';
        } else if (command == 'm') {
            command = 'l';
        } else if (command == 0 || command == 'Z' || command == 'z') {
            return wrong(), steps;
        }
        if (steps.empty() && command != 'M' && command != 'm') return wrong(), steps;
        const bool relative = command >= 'a';
        const char kind = relative ? static_cast<char>(command - 'a' + 'A') : command;
        double v[7];
        const std::string_view counts = "M2L2H1V1C6S4Q4T2A7Z0";
        const std::size_t at = counts.find(kind);
        if (at == std::string_view::npos || at % 2 == 1) return wrong(), steps;
        const int count = counts[at + 1] - '0';
        for (int i = 0; i < count; ++i) {
            skip_separators(data);
            if (kind == 'A' && (i == 3 || i == 4)) { // flags may stand without a separator
                if (data.empty() || (data.front() != '0' && data.front() != '1')) return wrong(), steps;
                v[i] = data.front() - '0';
                data.remove_prefix(1);
                continue;
            }
            const auto number = take_number(data);
            if (!number) return wrong(), steps;
            v[i] = *number;
        }
        const Point base = relative ? pen : Point{0, 0};
        const auto point = [&](int i) { return Point{base.x + v[i], base.y + v[i + 1]}; };
        // After a close the next outline begins where the last one did.
        if (!steps.empty() && steps.back().kind == PathStep::Kind::close && kind != 'M' && kind != 'Z')
            steps.push_back({PathStep::Kind::move, pen});
        const Point before = pen;
        char curve = 0;
        switch (kind) {
        case 'M':
            pen = start = point(0);
            steps.push_back({PathStep::Kind::move, pen});
            break;
        case 'L':
            pen = point(0);
            steps.push_back({PathStep::Kind::line, pen});
            break;
        case 'H':
            pen.x = base.x + v[0];
            steps.push_back({PathStep::Kind::line, pen});
            break;
        case 'V':
            pen.y = base.y + v[0];
            steps.push_back({PathStep::Kind::line, pen});
            break;
        case 'C':
        case 'S': {
            const Point first = kind == 'C'           ? point(0)
                                : curve_before == 'C' ? Point{2 * pen.x - control.x, 2 * pen.y - control.y}
                                                      : pen;
            control = point(kind == 'C' ? 2 : 0);
            pen = point(kind == 'C' ? 4 : 2);
            steps.push_back({PathStep::Kind::curve, pen, first, control});
            curve = 'C';
            break;
        }
        case 'Q':
        case 'T':
            control = kind == 'Q'           ? point(0)
                      : curve_before == 'Q' ? Point{2 * pen.x - control.x, 2 * pen.y - control.y}
                                            : pen;
            pen = point(kind == 'Q' ? 2 : 0);
            steps.push_back(
                {PathStep::Kind::curve,
                 pen,
                 {before.x + (control.x - before.x) * 2 / 3, before.y + (control.y - before.y) * 2 / 3},
                 {pen.x + (control.x - pen.x) * 2 / 3, pen.y + (control.y - pen.y) * 2 / 3}});
            curve = 'Q';
            break;
        case 'A':
            pen = point(5);
            add_arc(steps, before, v[0], v[1], v[2], v[3] != 0, v[4] != 0, pen);
            break;
        default: // Z
            if (steps.back().kind != PathStep::Kind::close) steps.push_back({PathStep::Kind::close});
            pen = start;
        }
        curve_before = curve;
        skip_separators(data);
    }
    return steps;
}

} // namespace strateg::typeset::svg
