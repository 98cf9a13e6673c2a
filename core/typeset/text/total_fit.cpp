#include "core/typeset/text/total_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace strateg::typeset {
namespace {

using Kind = FitItem::Kind;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double slack = 1e-4; // rounding: widths are sums of floats

struct Sums {
    std::vector<double> width, stretch, shrink; // before item i
    std::vector<std::uint32_t> next_box;        // first box at or behind i
    explicit Sums(const std::vector<FitItem>& items) {
        const std::size_t n = items.size();
        width.resize(n + 1);
        stretch.resize(n + 1);
        shrink.resize(n + 1);
        next_box.resize(n + 1, static_cast<std::uint32_t>(n));
        for (std::size_t i = 0; i < n; ++i) {
            const FitItem& item = items[i];
            const bool counts = item.kind != Kind::penalty;
            width[i + 1] = width[i] + (counts ? item.width : 0);
            stretch[i + 1] = stretch[i] + (item.kind == Kind::glue ? item.stretch : 0);
            shrink[i + 1] = shrink[i] + (item.kind == Kind::glue ? item.shrink : 0);
        }
        for (std::size_t i = n; i-- > 0;)
            next_box[i] = items[i].kind == Kind::box ? static_cast<std::uint32_t>(i) : next_box[i + 1];
    }
};

bool is_break(const std::vector<FitItem>& items, std::size_t i) {
    const FitItem& item = items[i];
    if (item.kind == Kind::penalty) return item.penalty < FitItem::never;
    // Glue right behind a box; what may not break has a penalty of `never` before its glue.
    return item.kind == Kind::glue && i > 0 && items[i - 1].kind == Kind::box;
}

struct Cost {
    double ratio = 0;
    double natural = 0;
    double demerits = infinity; // without the neighbours
    int fitness = 1;
    bool overfull = false;
};

// One line from the box `begin` to a break at `end`.
Cost cost_of(const std::vector<FitItem>& items, const Sums& sums, const FitOptions& options,
             std::uint32_t begin, std::uint32_t end, double tolerance) {
    Cost cost;
    const FitItem& at = items[end];
    if (begin >= end) { // nothing on the line: only right for a forced break
        if (at.penalty > FitItem::forced) return cost;
        cost.demerits = options.line_penalty * options.line_penalty;
        return cost;
    }
    double natural = sums.width[end] - sums.width[begin];
    if (at.kind == Kind::penalty) natural += at.width;
    cost.natural = natural;
    const double stretch = sums.stretch[end] - sums.stretch[begin];
    const double shrink = options.ragged ? 0 : sums.shrink[end] - sums.shrink[begin];
    const double room = options.width - natural;
    const bool last = end + 1 == items.size();
    const bool forced = at.kind == Kind::penalty && at.penalty <= FitItem::forced;
    double badness = 0;
    if (room < -shrink - slack) {
        cost.overfull = true;
        return cost;
    }
    if (room < -slack) {
        cost.ratio = std::max(-1.0, room / shrink);
        badness = 100 * -cost.ratio * cost.ratio * cost.ratio;
    } else if (forced) {
        badness = 0;
    } else if (options.ragged) {
        const double part = room / (options.width * 0.35);
        badness = 100 * part * part * part;
    } else {
        cost.ratio = stretch > 0 ? room / stretch : (room > slack ? 1000 : 0);
        if (cost.ratio > tolerance) return cost;
        badness = 100 * cost.ratio * cost.ratio * cost.ratio;
    }
    badness = std::min(badness, 1e6);
    const double base = options.line_penalty + badness;
    double demerits = base * base;
    if (at.kind == Kind::penalty && !forced) {
        const double penalty = at.penalty;
        demerits += penalty >= 0 ? penalty * penalty : -penalty * penalty;
    }
    if (last && natural < options.stub_width) demerits += options.stub;
    cost.demerits = demerits;
    cost.fitness = cost.ratio < -0.5 ? 0 : cost.ratio <= 0.5 ? 1 : cost.ratio <= 1 ? 2 : 3;
    if (options.ragged || forced) cost.ratio = std::min(cost.ratio, 0.0);
    return cost;
}

double between(const FitOptions& options, int fitness_before, bool flagged_before, int fitness, bool flagged,
               bool last) {
    double extra = 0;
    if (flagged_before && flagged) extra += options.double_hyphen;
    if (flagged_before && last) extra += options.last_hyphen;
    if (!options.ragged && std::abs(fitness - fitness_before) > 1) extra += options.fitness_jump;
    return extra;
}

struct Node {
    std::uint32_t at;    // item broken at; the start has no item
    std::uint32_t begin; // first box of the line behind
    std::int32_t previous;
    int fitness;
    bool flagged;
    double total;
    double ratio, natural;
};

bool try_fit(const std::vector<FitItem>& items, const Sums& sums, const FitOptions& options, double tolerance,
             Fit& fit) {
    std::vector<Node> nodes;
    nodes.push_back({0, sums.next_box[0], -1, 1, false, 0, 0, 0});
    std::vector<std::int32_t> active{0};
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (!is_break(items, i)) continue;
        const bool last = i + 1 == items.size();
        const bool forced = items[i].kind == Kind::penalty && items[i].penalty <= FitItem::forced;
        Node best[4];
        bool found[4] = {false, false, false, false};
        std::size_t kept = 0;
        for (const std::int32_t index : active) {
            const Node& node = nodes[static_cast<std::size_t>(index)];
            const Cost cost = cost_of(items, sums, options, node.begin, i, tolerance);
            if (!cost.overfull && !forced) active[kept++] = index;
            if (cost.demerits == infinity) continue;
            const double total =
                node.total + cost.demerits +
                between(options, node.fitness, node.flagged, cost.fitness, items[i].flagged, last);
            const auto slot = static_cast<std::size_t>(cost.fitness);
            if (!found[slot] || total < best[slot].total) {
                best[slot] = {i,     sums.next_box[i], index,       cost.fitness, items[i].flagged,
                              total, cost.ratio,       cost.natural};
                found[slot] = true;
            }
        }
        active.resize(kept);
        for (std::size_t slot = 0; slot < 4; ++slot) {
            if (!found[slot]) continue;
            active.push_back(static_cast<std::int32_t>(nodes.size()));
            nodes.push_back(best[slot]);
        }
        if (active.empty()) return false;
    }
    std::int32_t end = active.front();
    for (const std::int32_t index : active)
        if (nodes[static_cast<std::size_t>(index)].total < nodes[static_cast<std::size_t>(end)].total)
            end = index;
    if (nodes[static_cast<std::size_t>(end)].at + 1 != items.size()) return false;
    fit.demerits = nodes[static_cast<std::size_t>(end)].total;
    for (std::int32_t i = end; i > 0; i = nodes[static_cast<std::size_t>(i)].previous) {
        const Node& node = nodes[static_cast<std::size_t>(i)];
        const Node& before = nodes[static_cast<std::size_t>(node.previous)];
        fit.lines.push_back({before.begin, node.at, node.ratio, node.natural});
    }
    std::reverse(fit.lines.begin(), fit.lines.end());
    return true;
}

// As many items on each line as fit; breaks at forbidden glue too where nothing else is left.
void first_fit(const std::vector<FitItem>& items, const Sums& sums, const FitOptions& options, Fit& fit) {
    std::uint32_t begin = sums.next_box[0];
    while (begin < items.size()) {
        std::uint32_t allowed = 0, any = 0, end = 0;
        for (std::uint32_t i = begin + 1; i < items.size(); ++i) {
            double natural = sums.width[i] - sums.width[begin];
            if (items[i].kind == Kind::penalty) natural += items[i].width;
            if (natural > options.width + slack && (allowed || any)) break;
            if (items[i].kind == Kind::glue) any = i;
            if (is_break(items, i)) allowed = i;
            if (items[i].kind == Kind::penalty && items[i].penalty <= FitItem::forced) {
                end = i;
                break;
            }
        }
        if (end == 0) end = allowed > begin ? allowed : any;
        if (end == 0) end = static_cast<std::uint32_t>(items.size() - 1);
        const double natural = sums.width[end] - sums.width[begin];
        const double shrink = sums.shrink[end] - sums.shrink[begin];
        const double room = options.width - natural;
        fit.lines.push_back(
            {begin, end, room < 0 && shrink > 0 ? std::max(-1.0, room / shrink) : 0, natural});
        begin = sums.next_box[end];
    }
}

} // namespace

Fit total_fit(const std::vector<FitItem>& items, const FitOptions& options) {
    Fit fit;
    if (items.empty()) return fit;
    const Sums sums(items);
    if (sums.next_box[0] >= items.size()) return fit;
    if (try_fit(items, sums, options, options.tolerance, fit)) return fit;
    fit = {};
    fit.emergency = true;
    if (try_fit(items, sums, options, infinity, fit)) return fit;
    fit = {};
    fit.emergency = true;
    first_fit(items, sums, options, fit);
    return fit;
}

double demerits_of(const std::vector<FitItem>& items, const std::vector<std::uint32_t>& breaks,
                   const FitOptions& options) {
    const Sums sums(items);
    double total = 0;
    std::uint32_t begin = sums.next_box[0];
    int fitness = 1;
    bool flagged = false;
    for (const std::uint32_t at : breaks) {
        const Cost cost = cost_of(items, sums, options, begin, at, options.tolerance);
        if (cost.demerits == infinity) return infinity;
        total += cost.demerits +
                 between(options, fitness, flagged, cost.fitness, items[at].flagged, at + 1 == items.size());
        fitness = cost.fitness;
        flagged = items[at].flagged;
        begin = sums.next_box[at];
    }
    return total;
}

} // namespace strateg::typeset
