#include "core/typeset/pagination/column_breaks.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace strateg::typeset {
namespace {

constexpr double free_weight = 1000; // times the square of the part left free
constexpr double shrink_weight = 90; // times the part of a figure's give that is used
constexpr double float_cost = 12;    // for every column a figure is carried on
constexpr double split_note_cost = 400;
constexpr double empty_cost = 40;      // a column without text
constexpr double short_last_cost = 80; // a last page with next to nothing on it
constexpr double short_last = 0.12;
constexpr double tail_cost = 5000;
constexpr double least_split = 18; // of a note, before its mark's column ends: two lines
constexpr double forbidden_cost = 1e5;
constexpr double overfull_cost = 1e6;
constexpr double most_notes = 0.7;     // of a column, for notes carried over, where text goes on
constexpr double most_floats = 0.8;    // of a column, for figures at its top
constexpr std::size_t most_states = 6; // kept for one place

struct State {
    std::size_t at = 0;
    std::uint32_t slot = 0; // columns before, counted no further than the request's first ones
    std::size_t floats = 0; // groups placed before
    Rests carried;
    double cost = 0;
    double shrink = 0; // of the column that ends here
    std::int32_t previous = -1;
};

class Solver {
public:
    Solver(const Galley& galley, const Blocks& notes, double grid, const ColumnRequest& request)
        : galley_(galley), notes_(notes), grid_(grid), request_(request),
          states_at_(request.end - request.begin + 1) {}

    std::vector<Column> solve() {
        State start;
        start.at = request_.begin;
        start.floats = request_.floats_begin;
        relax(std::move(start));
        for (std::size_t at = request_.begin; at <= request_.end; ++at)
            for (std::size_t k = 0; k < list(at).size(); ++k) scan(list(at)[k]);
        return trace();
    }

private:
    std::vector<std::int32_t>& list(std::size_t at) { return states_at_[at - request_.begin]; }
    double limit_of(const State& state) const {
        return state.slot < request_.first.size() ? request_.first[state.slot] : request_.height;
    }
    // Where text goes on, notes that come in leave room for it.
    double carried_room(const State& state) const {
        return limit_of(state) * (state.at < request_.end ? most_notes : 1);
    }
    bool finished(const State& state) const {
        return state.at == request_.end && state.floats == request_.floats_end && state.carried.empty();
    }

    void relax(State state) {
        auto& list = this->list(state.at);
        for (const std::int32_t index : list) {
            State& known = states_[static_cast<std::size_t>(index)];
            if (known.slot != state.slot || known.floats != state.floats || !(known.carried == state.carried))
                continue;
            if (state.cost < known.cost) known = std::move(state);
            return;
        }
        if (state.at > scanning_ && list.size() >= most_states) {
            auto worst = std::max_element(list.begin(), list.end(), [&](std::int32_t a, std::int32_t b) {
                return states_[static_cast<std::size_t>(a)].cost < states_[static_cast<std::size_t>(b)].cost;
            });
            State& known = states_[static_cast<std::size_t>(*worst)];
            if (known.cost > state.cost) known = std::move(state);
            return;
        }
        list.push_back(static_cast<std::int32_t>(states_.size()));
        states_.push_back(std::move(state));
    }

    double cost_of(double free, double limit, const ColumnFill& fill, double shrink) const {
        const double part = std::max(0.0, free) / std::max({1.0, request_.full, limit});
        return free_weight * part * part + shrink_weight * shrink * (0.3 + shrink) + (fill.empty() ? 5 : 0);
    }

    // A column that begins where a state ends, and what is in it so far.
    struct Open {
        std::int32_t index; // of the state
        State from;
        double limit;
        ColumnFill fill;
        Rests rests;          // of notes that came in, for the next column
        std::size_t floats;   // placed so far, here or before
        bool waiting = false; // a group waits for the next column, and so do all behind it
        double cost = 0;      // of groups that wait
        bool ended = false;   // there is a way to end it
    };

    void end_at(Open& open, std::size_t at, Rests carried, double cost, double shrink = 0) {
        State to;
        to.at = at;
        to.slot = std::min(open.from.slot + 1, static_cast<std::uint32_t>(request_.first.size()));
        to.floats = open.floats;
        to.carried = std::move(carried);
        to.cost = open.from.cost + open.cost + cost;
        to.shrink = shrink;
        to.previous = open.index;
        relax(std::move(to));
        open.ended = true;
    }

    bool add_float(Open& open, double limit) {
        ColumnFill tried = open.fill;
        tried.add(galley_.floats[open.floats]);
        if (tried.height() > limit + rounding) return false;
        open.fill = std::move(tried);
        ++open.floats;
        return true;
    }

    bool float_before(const Open& open, std::size_t at) const {
        return open.floats < request_.floats_end && galley_.floats[open.floats].anchor <= at;
    }

    // Notes and groups that waited for this column. True where something was placed.
    bool begin(Open& open) {
        const bool text = open.from.at < request_.end;
        if (!open.from.carried.empty())
            open.rests = open.fill.carry_in(open.from.carried, carried_room(open.from));
        const bool notes = open.rests != open.from.carried;
        const bool usual = open.from.slot >= request_.first.size();
        while (float_before(open, open.from.at)) {
            const bool first = open.floats == open.from.floats;
            if (add_float(open, first || !text ? open.limit : open.limit * most_floats)) continue;
            if (first && usual && !notes) { // higher than a column: it stands alone
                open.fill.add(galley_.floats[open.floats]);
                ++open.floats;
            }
            open.waiting = true;
            break;
        }
        return notes || open.floats > open.from.floats;
    }

    // All columns that begin where this state ends.
    void scan(std::int32_t index) {
        Open open{index, states_[static_cast<std::size_t>(index)], 0, ColumnFill(galley_, notes_, grid_), {},
                  0};
        if (finished(open.from)) return;
        scanning_ = open.from.at;
        open.limit = limit_of(open.from);
        open.floats = open.from.floats;
        const std::size_t begin_at = open.from.at;
        const bool moved = begin(open), unusual = open.from.slot < request_.first.size();
        if (begin_at == request_.end) return end_at(open, begin_at, open.rests, float_cost);
        if (moved || unusual)
            end_at(open, begin_at, open.rests,
                   empty_cost + (moved ? 0 : cost_of(open.limit, open.limit, open.fill, 0)));

        const ColumnFill top = open.fill;
        std::size_t fits = begin_at; // up to which everything fits, whether it may end there or not
        for (std::size_t i = begin_at; i < request_.end; ++i) {
            const Slug& slug = galley_.slugs[i];
            if (i > begin_at)
                while (float_before(open, i) && !open.waiting) {
                    if (!slug.keep) offer(open, i); // leaves the group to the next column
                    if (!add_float(open, open.limit)) {
                        open.waiting = true;
                        open.cost += float_cost;
                    }
                }
            open.fill.add(slug);
            // Behind a note that goes on in the next column, others wait for it.
            const bool waits = !open.rests.empty();
            const double needs = slug.notes && !waits ? open.fill.needs(slug) : 0;
            const double space = needs > 0 && open.fill.foot() == 0 ? note_space : 0;
            if (open.fill.height() + space + needs > open.limit + open.fill.shrinkable() + rounding) {
                if (needs > 0) split_notes(open, i);
                break;
            }
            if (waits)
                open.fill.defer_notes(slug, open.rests);
            else if (slug.notes)
                open.fill.add_notes(slug, needs + 1);
            fits = i + 1;
            if (fits < request_.end ? !galley_.slugs[fits].keep : !float_before(open, fits))
                offer(open, fits);
        }
        if (fits == request_.end && float_before(open, fits)) {
            while (float_before(open, fits) && add_float(open, open.limit)) {
            }
            offer(open, fits);
        }
        if (open.ended) return;
        if (fits > begin_at) return end_at(open, fits, open.rests, forbidden_cost);
        // Too high for any column, or its notes are.
        const Slug& slug = galley_.slugs[begin_at];
        open.fill = top;
        open.fill.add(slug);
        if (open.rests.empty())
            open.rests = open.fill.add_notes(slug, std::max(0.0, room_for_notes(open)));
        else
            open.fill.defer_notes(slug, open.rests);
        end_at(open, begin_at + 1, open.rests, overfull_cost);
    }

    double room_for_notes(const Open& open) const {
        return open.limit - open.fill.height() - (open.fill.foot() > 0 ? 0 : note_space);
    }

    // The column may end here.
    void offer(Open& open, std::size_t at) {
        double shrink = 0, free = open.limit - open.fill.height();
        if (free < 0) {
            if (open.fill.shrinkable() <= 0) return;
            shrink = std::min(1.0, -free / open.fill.shrinkable());
            free = 0;
        }
        if (at < request_.end) {
            end_at(open, at, open.rests,
                   cost_of(free, open.limit, open.fill, shrink) + static_cast<double>(galley_.slugs[at].cost),
                   shrink);
            return;
        }
        double cost = cost_of(0, open.limit, open.fill, shrink);
        if (request_.tail > free && open.floats == request_.floats_end) cost += tail_cost;
        if (request_.last && open.from.at > request_.begin && open.fill.height() < short_last * request_.full)
            cost += short_last_cost;
        end_at(open, at, open.rests, cost, shrink);
    }

    // The slug stands here, and what does not fit of its notes goes on in the next column.
    void split_notes(Open& open, std::size_t i) {
        if (i + 1 < request_.end && galley_.slugs[i + 1].keep) return;
        ColumnFill fill = open.fill;
        const double had = fill.notes_height(), room = room_for_notes(open);
        if (room <= 0) return;
        Rests left = fill.add_notes(galley_.slugs[i], room);
        if (left.empty() || fill.notes_height() - had < least_split) return;
        end_at(open, i + 1, std::move(left), split_note_cost);
    }

    std::vector<Column> trace() const {
        std::int32_t best = -1;
        double least = std::numeric_limits<double>::infinity();
        for (const std::int32_t index : states_at_.back()) {
            const State& state = states_[static_cast<std::size_t>(index)];
            if (finished(state) && state.cost < least) {
                least = state.cost;
                best = index;
            }
        }
        std::vector<Column> columns;
        for (std::int32_t at = best; at >= 0; at = states_[static_cast<std::size_t>(at)].previous) {
            const State& state = states_[static_cast<std::size_t>(at)];
            if (state.previous < 0) break;
            const State& before = states_[static_cast<std::size_t>(state.previous)];
            columns.push_back({before.at, state.at, before.floats, state.floats, before.carried, state.shrink,
                               limit_of(before), carried_room(before)});
        }
        std::reverse(columns.begin(), columns.end());
        return columns;
    }

    const Galley& galley_;
    const Blocks& notes_;
    const double grid_;
    const ColumnRequest& request_;
    std::vector<State> states_;
    std::vector<std::vector<std::int32_t>> states_at_;
    std::size_t scanning_ = 0;
};

} // namespace

std::vector<Column> break_columns(const Galley& galley, const Blocks& notes, double grid,
                                  const ColumnRequest& request) {
    return Solver(galley, notes, grid, request).solve();
}

void fill_column(ColumnFill& fill, const Galley& galley, const Column& column) {
    const double height = column.height;
    Rests rests;
    if (!column.carried.empty()) rests = fill.carry_in(column.carried, column.carried_height);
    std::size_t group = column.floats_begin;
    const auto groups_before = [&](std::size_t at) {
        while (group < column.floats_end && galley.floats[group].anchor <= at)
            fill.add(galley.floats[group++]);
    };
    for (std::size_t i = column.begin; i < column.end; ++i) {
        groups_before(i);
        const Slug& slug = galley.slugs[i];
        fill.add(slug);
        if (!rests.empty()) fill.defer_notes(slug, rests);
        if (slug.notes == 0 || !rests.empty()) continue;
        const double room = height - fill.height() - (fill.foot() > 0 ? 0 : note_space);
        rests = fill.add_notes(slug, std::max(0.0, room));
    }
    while (group < column.floats_end) fill.add(galley.floats[group++]);
}

namespace {

// As much as fits below `height` into each column, ending where it may end.
std::vector<Column> first_fit(const Galley& galley, const Blocks& notes, double grid,
                              const ColumnRequest& request, double height, const std::vector<double>& most) {
    std::vector<Column> columns;
    std::size_t at = request.begin, floats = request.floats_begin;
    for (const double room : most) {
        Column column;
        column.begin = column.end = at;
        column.height = room;
        column.floats_begin = column.floats_end = floats;
        ColumnFill fill(galley, notes, grid);
        for (std::size_t i = at; i < request.end; ++i) {
            while (floats < request.floats_end && galley.floats[floats].anchor <= i)
                fill.add(galley.floats[floats++]);
            const Slug& slug = galley.slugs[i];
            fill.add(slug);
            if (slug.notes) fill.add_notes(slug, 1e9);
            if (fill.bottom() > height + rounding || fill.height() > room + rounding) break;
            if (i + 1 == request.end || !galley.slugs[i + 1].keep) {
                column.end = i + 1;
                column.floats_end = floats;
            }
        }
        if (column.end == request.end) {
            while (floats < request.floats_end) fill.add(galley.floats[floats++]);
            if (fill.bottom() <= height + rounding && fill.height() <= room + rounding)
                column.floats_end = request.floats_end;
        }
        at = column.end;
        floats = column.floats_end;
        columns.push_back(column);
    }
    if (at != request.end || floats != request.floats_end) columns.clear();
    return columns;
}

} // namespace

std::optional<std::vector<Column>> balance(const Galley& galley, const Blocks& notes, double grid,
                                           const ColumnRequest& request, const std::vector<double>& most) {
    double low = 0, high = *std::max_element(most.begin(), most.end());
    std::vector<Column> best = first_fit(galley, notes, grid, request, high, most);
    if (best.empty()) return std::nullopt;
    while (high - low > 1) {
        const double middle = (low + high) / 2;
        std::vector<Column> columns = first_fit(galley, notes, grid, request, middle, most);
        (columns.empty() ? low : high) = middle;
        if (!columns.empty()) best = std::move(columns);
    }
    return best;
}

} // namespace strateg::typeset
