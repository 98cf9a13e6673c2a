// Stretches of time, one a row, under a calendar.
#include "core/typeset/graphics/chart_parts.h"

#include "core/language/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace strateg::typeset {
namespace {

Stroke thin(Colour colour, double width) {
    return {colour, static_cast<float>(width), {}, Stroke::Cap::butt, Stroke::Join::miter};
}

enum class Step { month, quarter, half, year };

/// The finest calendar whose names have room.
Step step_for(double months, double width) {
    const double month = width / std::max(1.0, months);
    return month >= 11       ? Step::month
           : month * 3 >= 13 ? Step::quarter
           : month * 6 >= 13 ? Step::half
                             : Step::year;
}

int months_of(Step step) {
    static constexpr std::array months{1, 3, 6, 12};
    return months[static_cast<std::size_t>(step)];
}

std::string name_of(Step step, int part) {
    static constexpr std::array<const char*, 4> roman{"I", "II", "III", "IV"};
    if (step == Step::quarter || step == Step::half) return roman[static_cast<std::size_t>(part)];
    return std::to_string(part + 1);
}

std::string year_name(int year, const language::View& view) {
    // A year alone is an ordinal in Serbian.
    return std::to_string(year) + (view.language == "sr" ? "." : "");
}

/// Every how many years one is named, where a name needs `width` and a year has `room`.
int every_year(double width, double room) {
    for (const int years : {1, 2, 5, 10, 20, 50})
        if (width <= years * room) return years;
    return 100;
}

} // namespace

double draw_gantt(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale) {
    const double size = static_cast<double>(look.label.size);
    double low = 1e300, high = -1e300;
    for (const auto& stretch : chart.stretches)
        if (stretch) {
            low = std::min(low, stretch->begin);
            high = std::max(high, stretch->end);
        }
    if (high < low) low = 0, high = 12;

    std::vector<SetText> names;
    double room = 0;
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        const bool heading = c >= chart.stretches.size() || !chart.stretches[c];
        names.push_back(canvas.set(chart.categories[c], heading ? look.strong : look.label,
                                   heading ? width : width * 0.38));
        if (!heading) room = std::max(room, names.back().width);
    }
    const double left = std::ceil(std::min(room, width * 0.38) + 12);
    const double plot = width - left;

    // The calendar begins and ends with whole years (up to two of them: whole quarters), or round numbers.
    Scale numbers;
    Step step = Step::year;
    if (chart.dated) {
        const double whole = high - low > 24 ? 12 : 3;
        low = std::floor(low / whole + 1e-9) * whole;
        high = std::ceil(high / whole - 1e-9) * whole;
        step = step_for(high - low, plot);
    } else {
        numbers = scale_for(low, high, true, 12);
        low = numbers.low;
        high = numbers.high;
    }
    const auto x_of = [&](double at) { return left + (at - low) / (high - low) * plot; };

    const double years = chart.dated ? size * 1.55 : 0;
    const double head = years + (step == Step::year && chart.dated ? 0 : size * 1.5);
    const double thickness = 7.5 * std::max(0.7, scale), air = 8 * std::max(0.3, scale * scale);
    std::vector<double> heights;
    double bottom = head;
    for (const SetText& name : names) {
        heights.push_back(std::max(thickness, name.height() + 1) + air);
        bottom += heights.back();
    }

    // The calendar.
    const auto grid = [&](double at, double from, bool strong) {
        canvas.line({x_of(at), from}, {x_of(at), bottom}, thin(look.rule, strong ? 0.8 : hairline * 0.8));
    };
    const Style quiet = coloured(look.value, look.quiet);
    if (chart.dated) {
        const int part = months_of(step);
        for (int at = static_cast<int>(low); at <= static_cast<int>(high); at += part) {
            const bool year = at % 12 == 0;
            if (step == Step::year && at % 12 != 0) continue;
            grid(at, year ? 0 : years, year || at == static_cast<int>(low));
        }
        for (int at = static_cast<int>(low); at < static_cast<int>(high);) {
            const int next = std::min((at / 12 + 1) * 12, static_cast<int>(high));
            const std::string name = year_name(at / 12, chart.view);
            const double room = x_of(at / 12 * 12 + 12) - x_of(at / 12 * 12);
            // Whole years that are too narrow are named now and then; a part of one only where its name fits.
            const double width = canvas.width_of(year_name(2000, chart.view), look.strong) + 3;
            const bool part = next - at < 12;
            const int every = every_year(width, room);
            if (part ? width < x_of(next) - x_of(at) : at / 12 % every == 0)
                canvas.text(name, look.strong,
                            std::min((x_of(at) + x_of(next)) / 2, left + plot - width / 2 + 1), size,
                            TextEdge::middle);
            at = next;
        }
        if (step != Step::year)
            for (int at = static_cast<int>(low); at + part <= static_cast<int>(high); at += part)
                canvas.text(name_of(step, at % 12 / part), quiet, x_of(at + part / 2.0), years + size,
                            TextEdge::middle);
    } else {
        for (const double tick : numbers.ticks) {
            grid(tick, head - 3, tick == low);
            canvas.text(printed(tick, 0, chart.view), quiet, x_of(tick), size, TextEdge::middle);
        }
    }
    canvas.line({left, head}, {width, head}, thin(look.quiet, axis_width));

    double y = head;
    for (std::size_t c = 0; c < names.size(); ++c) {
        const double middle = y + heights[c] / 2;
        canvas.place_middle(std::move(names[c]), 0, middle);
        if (c < chart.stretches.size() && chart.stretches[c]) {
            const double from = x_of(chart.stretches[c]->begin), to = x_of(chart.stretches[c]->end);
            canvas.box({from, middle - thickness / 2, std::max(1.5, to - from), thickness}, look.accent);
        }
        y += heights[c];
        canvas.line({0, y}, {width, y}, thin(look.rule, hairline * 0.8));
    }
    return bottom + 1;
}

} // namespace strateg::typeset
