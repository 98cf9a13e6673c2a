#include "core/typeset/graphics/chart_table.h"

#include "core/typeset/graphics/numbers.h"
#include "core/typeset/graphics/palette.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace strateg::typeset {
namespace {

using model::Block;
using model::BlockPtr;

constexpr std::size_t most_columns = 60, most_rows = 10'000;
constexpr std::size_t most_categories = 60, most_parts = 12;

/// The table's cells by row and column; a cell over several places stands in each of them.
class Grid {
public:
    explicit Grid(const Block& table) {
        for (const BlockPtr& child : table.children)
            if (child->kind == model::kind::row && rows_.size() < most_rows) add(*child);
        const int wanted = table.attributes.number("header-rows", 0);
        heads_ =
            std::min(static_cast<std::size_t>(std::max(0, wanted)), rows_.empty() ? 0 : rows_.size() - 1);
    }
    std::size_t rows() const { return rows_.size(); }
    std::size_t heads() const { return heads_; }
    std::size_t columns() const { return columns_; }
    const Block* at(std::size_t row, std::size_t column) const {
        return row < rows_.size() && column < rows_[row].size() ? rows_[row][column] : nullptr;
    }
    /// A row that is one cell: a heading between rows.
    bool is_heading(std::size_t row) const {
        const auto& cells = rows_[row];
        return cells.size() > 1 && std::all_of(cells.begin(), cells.end(),
                                               [&](const Block* cell) { return cell == cells.front(); });
    }

private:
    void add(const Block& row) {
        std::vector<const Block*> cells;
        const auto skip_taken = [&] {
            while (cells.size() < below_.size() && below_[cells.size()].first > 0)
                cells.push_back(below_[cells.size()].second);
        };
        for (const BlockPtr& child : row.children) {
            if (child->kind != model::kind::cell) continue;
            skip_taken();
            const int across =
                std::clamp(child->attributes.number("colspan", 1), 1, static_cast<int>(most_columns));
            const int down =
                std::clamp(child->attributes.number("rowspan", 1), 1, static_cast<int>(most_rows));
            for (int i = 0; i < across && cells.size() < most_columns; ++i) {
                if (below_.size() <= cells.size()) below_.resize(cells.size() + 1);
                below_[cells.size()] = {down, child.get()};
                cells.push_back(child.get());
            }
        }
        skip_taken();
        for (auto& [rest, cell] : below_)
            if (rest > 0) --rest;
        columns_ = std::max(columns_, cells.size());
        rows_.push_back(std::move(cells));
    }

    std::vector<std::vector<const Block*>> rows_;
    std::vector<std::pair<int, const Block*>> below_; // per column: rows that a cell still covers
    std::size_t heads_ = 0, columns_ = 0;
};

/// "1 3-5" → 0, 2, 3, 4; nothing where it is not of that form or names what is not there.
std::optional<std::vector<std::size_t>> selection(std::string_view text, std::size_t count) {
    std::vector<std::size_t> chosen;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto number = [&](std::size_t& value) {
        const auto [stop, error] = std::from_chars(at, end, value);
        at = stop;
        return error == std::errc() && value >= 1 && value <= count;
    };
    while (at != end) {
        if (*at == ' ' || *at == ',') {
            ++at;
            continue;
        }
        std::size_t first = 0;
        if (!number(first)) return std::nullopt;
        std::size_t last = first;
        if (at != end && *at == '-') {
            ++at;
            if (!number(last) || last < first) return std::nullopt;
        }
        for (; first <= last && chosen.size() < most_rows; ++first) chosen.push_back(first - 1);
    }
    if (chosen.empty()) return std::nullopt;
    return chosen;
}

std::string shortened(const std::string& words) {
    return words.size() > 60 ? words.substr(0, words.find(' ', 40)) + " …" : words;
}

constexpr const char* many_rows = to_say("Rows of the chart: {}; only the first {} are drawn.");
constexpr const char* many_parts = to_say("Parts of the chart: {}; only the first {} are drawn.");
constexpr const char* many_columns =
    to_say("Columns of numbers of the chart: {}; only the first {} are drawn.");

class Reader {
public:
    Reader(const Block& figure, const Block& table, const WordsOf& words, Problems& problems, Chart& chart)
        : figure_(figure), table_(table), grid_(table), words_(words), problems_(problems), chart_(chart) {}

    bool read() {
        columns_ = chosen("columns", grid_.columns());
        rows_ = chosen("rows", grid_.rows() - grid_.heads());
        const std::size_t needed = chart_.kind == ChartKind::gantt ? 3 : 2;
        if (columns_.size() < needed || rows_.empty()) {
            tell(Severity::warning, "chart-empty",
                 say("The table “{}” has too few columns or rows to draw a chart of.", table_.id),
                 chart_.kind == ChartKind::gantt
                     ? say("A Gantt chart needs three columns: the name, the beginning and the end.")
                     : say("A chart needs a column of names and a column of numbers."));
            return false;
        }
        if (chart_.kind == ChartKind::gantt)
            stretches();
        else
            values();
        return !chart_.categories.empty();
    }

private:
    void tell(Severity severity, const char* code, std::string sentence, std::string hint,
              const Block* cell = nullptr) {
        Problem problem{severity, std::string("typeset.") + code, {}, std::move(sentence), std::move(hint)};
        problem.place.block = cell && !cell->id.empty() ? cell->id : figure_.id;
        problem.place.language = chart_.view.tag;
        problems_.push_back(std::move(problem));
    }

    std::vector<std::size_t> chosen(const char* attribute, std::size_t count) {
        const std::string_view text = figure_.attributes.get(attribute);
        if (!text.empty()) {
            if (auto some = selection(text, count)) return *some;
            tell(Severity::warning, "chart-selection",
                 say("“{}” does not name {} of the table “{}”, which has {}.", text, attribute, table_.id,
                     count),
                 say("Write numbers from 1 and stretches, as in \"1 3-5\"."));
        }
        std::vector<std::size_t> all(count);
        for (std::size_t i = 0; i < count; ++i) all[i] = i;
        return all;
    }

    CellWords words(const Block* cell) const { return cell ? words_(*cell) : CellWords{"", chart_.view}; }
    const Block* cell(std::size_t row, std::size_t column) const {
        return grid_.at(grid_.heads() + row, column);
    }
    std::string where(std::size_t row, std::size_t column) const {
        return say("table “{}”, row {}, column {}", table_.id, grid_.heads() + row + 1, column + 1);
    }

    void too_many(std::size_t most, std::size_t count, const char* sentence) {
        if (count > most)
            tell(Severity::warning, "chart-too-many", say(sentence, count, most),
                 say("Choose fewer, or make two charts: more cannot be told apart."));
    }

    void values() {
        // Read everything before deciding which columns have numbers at all.
        std::vector<std::size_t> body;
        for (const std::size_t row : rows_)
            if (!grid_.is_heading(grid_.heads() + row)) body.push_back(row);
        const std::size_t most = chart_.kind == ChartKind::pie ? most_parts : most_categories;
        too_many(most, body.size(), chart_.kind == ChartKind::pie ? many_parts : many_rows);
        if (body.size() > most) body.resize(most);
        for (const std::size_t row : body)
            chart_.categories.push_back(words(cell(row, columns_.front())).text);

        std::map<std::string, std::size_t> units;
        std::vector<std::size_t> series;
        for (std::size_t i = 1; i < columns_.size(); ++i) {
            const std::size_t column = columns_[i];
            const bool any = std::any_of(body.begin(), body.end(), [&](std::size_t row) {
                const CellWords found = words(cell(row, column));
                return read_number(found.text, found.view).has_value();
            });
            if (any) {
                series.push_back(column);
            } else {
                tell(Severity::warning, "chart-column",
                     say("Column {} of the table “{}” has no number in it and is left out of the chart.",
                         column + 1, table_.id),
                     say("Say which columns to draw: columns=\"1 3\" takes the first and the third."));
            }
        }
        if (chart_.kind == ChartKind::pie && series.size() > 1) {
            tell(Severity::warning, "chart-too-many",
                 say("A pie shows one column of numbers; the others of the table “{}” are left out.",
                     table_.id),
                 say("Say which one: columns=\"1 3\" takes the third."));
            series.resize(1);
        }
        too_many(most_tones, series.size(), many_columns);
        if (series.size() > most_tones) series.resize(most_tones);
        for (const std::size_t column : series) {
            ChartSeries one;
            if (grid_.heads() > 0) one.name = words(grid_.at(grid_.heads() - 1, column)).text;
            for (const std::size_t row : body) one.values.push_back(value(row, column, units));
            chart_.series.push_back(std::move(one));
        }
        if (chart_.series.empty()) {
            tell(Severity::warning, "chart-empty", say("The table “{}” has no numbers to draw.", table_.id),
                 say("Choose another table, or other columns."));
            chart_.categories.clear();
            return;
        }
        share_unit(units);
    }

    std::optional<ChartValue> value(std::size_t row, std::size_t column,
                                    std::map<std::string, std::size_t>& units) {
        const Block* source = cell(row, column);
        const CellWords found = words(source);
        const auto number = read_number(found.text, found.view);
        if (!number) {
            tell(Severity::warning, "chart-cell",
                 found.text.empty()
                     ? say("An empty cell ({}): the chart has a gap there.", where(row, column))
                     : say("A cell ({}) says “{}”, which is no number; the chart has a gap there.",
                           where(row, column), shortened(found.text)),
                 say("Write a number there, or choose rows and columns without it."), source);
            return std::nullopt;
        }
        if (chart_.kind == ChartKind::pie && number->value < 0) {
            tell(Severity::warning, "chart-negative",
                 say("A negative cell ({}): a pie cannot show it.", where(row, column)),
                 say("Choose bars for this table."), source);
            return std::nullopt;
        }
        ++units[number->unit];
        chart_.decimals = std::max(chart_.decimals, number->decimals);
        return ChartValue{number->value, number->digits};
    }

    void share_unit(const std::map<std::string, std::size_t>& units) {
        std::size_t most = 0;
        for (const auto& [unit, count] : units)
            if (count > most) {
                most = count;
                chart_.unit = unit;
            }
        if (units.size() > 1 && units.contains("%")) {
            tell(Severity::warning, "chart-units",
                 say("The table “{}” mixes per cent with other numbers on one axis.", table_.id),
                 say("Choose columns that measure the same."));
            chart_.unit.clear();
        }
    }

    void stretches() {
        too_many(most_categories, rows_.size(), many_rows);
        if (rows_.size() > most_categories) rows_.resize(most_categories);
        std::size_t with_years = 0, without = 0;
        std::vector<std::optional<ReadPeriod>> begins, ends;
        for (const std::size_t row : rows_) {
            chart_.categories.push_back(words(cell(row, columns_[0])).text);
            const CellWords first = words(cell(row, columns_[1])), last = words(cell(row, columns_[2]));
            const bool heading =
                grid_.is_heading(grid_.heads() + row) || (first.text.empty() && last.text.empty());
            const auto read = [&](const CellWords& found, std::size_t column) {
                auto period = read_period(found.text, found.view);
                if (!period && !heading)
                    tell(Severity::warning, "chart-cell",
                         found.text.empty()
                             ? say("An empty cell ({}): that is no time that the chart could show.",
                                   where(row, column))
                             : say("A cell ({}) says “{}”, which is no time that the chart could show.",
                                   where(row, column), shortened(found.text)),
                         say("Write a date, a month, a quarter or a year, or a number."), cell(row, column));
                if (period) ++(period->dated ? with_years : without);
                return heading ? std::nullopt : period;
            };
            begins.push_back(read(first, columns_[1]));
            ends.push_back(read(last, columns_[2]));
        }
        chart_.dated = with_years >= without;
        bool any = false;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const bool fits =
                begins[i] && ends[i] && begins[i]->dated == chart_.dated && ends[i]->dated == chart_.dated;
            const bool forward = fits && ends[i]->end > begins[i]->begin;
            if (begins[i] && ends[i] && !forward)
                tell(Severity::warning, "chart-order",
                     fits ? say("The row {} of the table “{}” ends before it begins.",
                                grid_.heads() + rows_[i] + 1, table_.id)
                          : say("The row {} of the table “{}” mixes dates and plain numbers with the other "
                                "rows.",
                                grid_.heads() + rows_[i] + 1, table_.id),
                     say("Correct the cell."), cell(rows_[i], columns_[2]));
            chart_.stretches.push_back(forward ? std::optional(ChartStretch{begins[i]->begin, ends[i]->end})
                                               : std::nullopt);
            any |= forward;
        }
        if (any) return;
        tell(Severity::warning, "chart-empty",
             say("The table “{}” has no row with a beginning and an end to draw.", table_.id),
             say("Say which columns to take: columns=\"1 3 4\" takes the name from the first and the times "
                 "from the third and fourth."));
        chart_.categories.clear();
    }

    const Block& figure_;
    const Block& table_;
    Grid grid_;
    const WordsOf& words_;
    Problems& problems_;
    Chart& chart_;
    std::vector<std::size_t> columns_, rows_;
};

} // namespace

std::shared_ptr<const Chart> read_chart(const Block& figure, const Block& table, const language::View& view,
                                        const WordsOf& words, Problems& problems) {
    const std::string_view name = figure.attributes.get("chart");
    const auto kind = chart_kind_named(name);
    if (!kind) {
        problems.push_back({Severity::warning,
                            "typeset.chart-kind",
                            {.block = figure.id, .language = view.tag},
                            say("There is no chart of the kind “{}”.", name),
                            say("Choose bar, column, line, pie, stacked or gantt.")});
        return nullptr;
    }
    auto chart = std::make_shared<Chart>();
    chart->kind = *kind;
    chart->view = view;
    if (!Reader(figure, table, words, problems, *chart).read()) return nullptr;
    return chart;
}

} // namespace strateg::typeset
