#include "core/typeset/text/total_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace strateg::typeset {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double slack = 1e-4; // rounding: widths are sums of floats
constexpr double most_ratio = 1000;
constexpr double worst = 1e6;        // highest badness: a line that holds one word
constexpr double last_resort = 1e13; // demerits for each rule that is broken where nothing else fits

enum class Verdict : std::uint8_t { fits, too_wide, too_loose };

struct Cost {
    Verdict verdict = Verdict::fits;
    std::uint8_t fitness = 1;
    double demerits = infinity; // without the neighbours
};

// Up to 1, spaces and letters give way together; then only spaces.
inline double ratio_of(double amount, double spaces, double letters) {
    const double both = spaces + letters;
    if (amount <= both) return both > 0 ? amount / both : 0;
    return spaces > 0 ? std::min((amount - letters) / spaces, most_ratio) : most_ratio;
}

// Hardly anything up to where a reader sees it, a lot from there on; but not so much that a narrow column,
// where every line is loose, would do anything to be a little less so.
inline double badness_of(double ratio, const FitOptions& options) {
    return ratio <= 1 ? 100 * ratio * ratio * ratio : 100 + 100 * options.slope * (ratio - 1);
}

// A line with `room` left (negative: lacking) and `glue` points of spaces.
inline Cost cost_of(double room, double glue, const FitPlace& place, bool last, double natural,
                    const FitOptions& options, double tolerance, bool loose) {
    Cost cost;
    const bool forced = place.penalty <= FitPlace::forced;
    double badness = 0, ratio = 0;
    const double letters = options.ragged ? 0 : (natural - glue) * options.letters;
    if (room < 0) {
        const double most = options.ragged ? 0 : glue * options.shrink + letters;
        if (-room > most + slack) {
            cost.verdict = Verdict::too_wide;
            return cost;
        }
        if (-room > slack) ratio = -ratio_of(-room, glue * options.spaces, letters);
        badness = badness_of(-ratio, options);
    } else if (forced) {
        badness = 0;
    } else if (options.ragged) {
        const double part = room / (options.width * 0.35);
        if (part > tolerance && !loose) {
            cost.verdict = Verdict::too_loose;
            return cost;
        }
        badness = 100 * part * part * part;
    } else if (room > slack) {
        const double unit = glue * options.spaces;
        if (room > unit * tolerance + letters && !loose) {
            cost.verdict = Verdict::too_loose;
            return cost;
        }
        ratio = ratio_of(room, unit, letters);
        badness = badness_of(ratio, options);
    }
    const double base = options.line_penalty + std::min(badness, worst);
    cost.demerits = base * base;
    if (!forced) {
        const double penalty = place.penalty * options.penalty_scale;
        cost.demerits += penalty >= 0 ? penalty * penalty : -penalty * penalty;
    }
    if (last && natural < options.stub_width) cost.demerits += options.stub;
    cost.fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    return cost;
}

// With everything as narrow as can be.
inline double least_width(double width, double glue, double shrink, double narrower) {
    return width - shrink * glue - narrower * (width - glue);
}

// What two neighbouring lines cost beyond each line alone.
inline double between(const FitOptions& options, int fitness_before, bool flagged_before, int fitness,
                      bool flagged, bool last) {
    double extra = 0;
    if (flagged_before) extra += (flagged ? options.double_hyphen : 0) + (last ? options.last_hyphen : 0);
    if (!options.ragged && std::abs(fitness - fitness_before) > 1) extra += options.fitness_jump;
    return extra;
}

} // namespace

Give give_of(double room, double glue, double letters, const FitOptions& options) {
    const double amount = std::abs(room), sign = room < 0 ? -1 : 1;
    const double both = glue * options.spaces + letters * options.letters;
    Give give;
    if (both > 0) give.letters = sign * options.letters * std::min(1.0, amount / both);
    // In steps that can be written in a few digits; spaces take up the rest.
    give.letters = std::round(give.letters * 1000) / 1000;
    give.spaces = glue > 0 ? (room - give.letters * letters) / glue : 0;
    return give;
}

template <bool counted>
TotalFit::Group& TotalFit::group_for(std::uint32_t line) {
    if constexpr (counted) {
        for (std::size_t i = 0; i < used_groups_; ++i)
            if (groups_[i].line == line) return groups_[i];
    } else if (used_groups_ == 1) {
        return groups_[0];
    }
    if (used_groups_ == groups_.size()) groups_.emplace_back();
    Group& group = groups_[used_groups_++];
    group.line = line;
    for (Slot& slot : group.slots) slot = {infinity, 0};
    return group;
}

// The ways worth going on from. A way with fewer hyphens in a row can do all that another can, and the
// fitness of one line changes what the next one costs by no more than a jump.
void TotalFit::keep(const FitPlace& place, std::uint32_t at, const Group& group, const FitOptions& options) {
    double least = infinity;
    const double jump = options.ragged ? 0 : options.fitness_jump;
    for (std::size_t run = 0; run < runs; ++run) {
        const Slot* slots = group.slots + run * classes;
        double here = infinity;
        for (std::size_t c = 0; c < classes; ++c) here = std::min(here, slots[c].total);
        const bool better = here < least;
        least = std::min(least, here);
        if (!better && here >= least + jump) continue;
        for (std::size_t c = 0; c < classes; ++c) {
            const double total = slots[c].total;
            if (total == infinity || (total > least && total >= least + jump)) continue;
            nodes_.push_back({place.begin, place.begin_glue, total, at, slots[c].previous, group.line,
                              static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(run)});
        }
    }
}

template <bool counted>
bool TotalFit::attempt(const std::vector<FitPlace>& places, const FitOptions& options, const Try& how) {
    const auto most_hyphens = static_cast<std::uint32_t>(std::max(0, options.most_hyphens));
    nodes_.clear();
    first_ = 0;
    nodes_.push_back({places[0].begin, places[0].begin_glue, 0, 0, 0, 0, 1, 0});
    const double shrink = options.ragged ? 0 : options.shrink;
    const double narrower = options.ragged ? 0 : options.letters;
    for (std::size_t i = 1; i < places.size(); ++i) {
        const FitPlace& place = places[i];
        const bool last = i + 1 == places.size();
        const bool forced = place.penalty <= FitPlace::forced;
        const bool never = place.penalty >= FitPlace::never;
        if (never && !how.desperate) continue;
        // From what is too far away for this place and all behind it, no line can come.
        const std::size_t end = nodes_.size();
        const double limit = tightest_[i] - options.width - slack;
        while (first_ < end &&
               least_width(nodes_[first_].begin, nodes_[first_].glue, shrink, narrower) < limit)
            ++first_;
        used_groups_ = 0;
        for (std::size_t a = first_; a < end; ++a) {
            const Node& node = nodes_[a];
            const double natural = place.end - node.begin;
            const Cost cost = cost_of(options.width - natural, place.end_glue - node.glue, place, last,
                                      natural, options, how.tolerance, how.loose);
            if (cost.verdict == Verdict::too_loose) break; // so are all that begin later
            if (cost.verdict == Verdict::too_wide) continue;
            double total = node.total + cost.demerits +
                           between(options, node.fitness, node.run > 0, cost.fitness, place.flagged, last);
            std::uint32_t run = 0;
            if (place.flagged) {
                run = node.run + 1u;
                if (run > most_hyphens) {
                    if (!how.desperate) continue;
                    total += last_resort;
                }
                run = std::min<std::uint32_t>(run, runs - 1);
            }
            if (never) total += last_resort;
            Slot& slot = group_for<counted>(node.line + 1).slots[run * classes + cost.fitness];
            if (total < slot.total) slot = {total, static_cast<std::uint32_t>(a)};
        }
        if (used_groups_ == 0 && (first_ == end || forced)) {
            if (!how.desperate) return false;
            // Too wide for the line, whatever is done: alone on a line that sticks out.
            std::size_t from = end - 1;
            for (std::size_t a = end - 1; a > 0 && nodes_[a - 1].place == nodes_[from].place; --a)
                if (nodes_[a - 1].total <= nodes_[from].total) from = a - 1;
            group_for<counted>(nodes_[from].line + 1).slots[classes * (place.flagged ? 1 : 0) + 1] = {
                nodes_[from].total + last_resort, static_cast<std::uint32_t>(from)};
        }
        for (std::size_t g = 0; g < used_groups_; ++g)
            keep(place, static_cast<std::uint32_t>(i), groups_[g], options);
        if (forced) first_ = end;
    }
    return nodes_.back().place + 1 == places.size();
}

std::uint32_t TotalFit::best_end(std::size_t last_place) const {
    auto best = static_cast<std::uint32_t>(nodes_.size() - 1);
    for (std::uint32_t i = best; i > 0 && nodes_[i].place == last_place; --i)
        if (nodes_[i].total <= nodes_[best].total) best = i;
    return best;
}

void TotalFit::read_back(const std::vector<FitPlace>& places, std::uint32_t end) {
    fit_.lines.clear();
    fit_.demerits = nodes_[end].total;
    for (std::uint32_t i = end; i > 0; i = nodes_[i].previous) {
        const Node& node = nodes_[i];
        const Node& before = nodes_[node.previous];
        const FitPlace& place = places[node.place];
        fit_.lines.push_back(
            {before.place, node.place, place.end - before.begin, place.end_glue - before.glue});
    }
    std::reverse(fit_.lines.begin(), fit_.lines.end());
}

const Fit& TotalFit::fit(const std::vector<FitPlace>& places, const FitOptions& options) {
    fit_.lines.clear();
    fit_.demerits = 0;
    fit_.emergency = false;
    if (places.size() < 2) return fit_;
    const double shrink = options.ragged ? 0 : options.shrink,
                 narrower = options.ragged ? 0 : options.letters;
    tightest_.resize(places.size());
    double tightest = infinity;
    for (std::size_t i = places.size(); i-- > 0;) {
        tightest = std::min(tightest, least_width(places[i].end, places[i].end_glue, shrink, narrower));
        tightest_[i] = tightest;
    }
    const Try tries[] = {{options.tolerance, false, false},
                         {options.tolerance * 3, false, false},
                         {infinity, true, false},
                         {infinity, true, true}};
    const Try* how = tries;
    while (!attempt<false>(places, options, *how) && how + 1 < std::end(tries)) ++how;
    fit_.emergency = how != tries;
    read_back(places, best_end(places.size() - 1));
    if (options.looseness == 0) return fit_;

    const auto wanted = static_cast<long>(fit_.lines.size()) + options.looseness;
    attempt<true>(places, options, *how);
    std::uint32_t best = 0;
    const auto off = [&](std::uint32_t i) {
        // Nearest to what is wanted, but never more than it.
        const long lines = static_cast<long>(nodes_[i].line);
        const bool beyond = options.looseness > 0 ? lines > wanted : lines < wanted;
        return beyond ? std::numeric_limits<long>::max() : std::labs(lines - wanted);
    };
    for (auto i = static_cast<std::uint32_t>(nodes_.size() - 1);
         i > 0 && nodes_[i].place + 1 == places.size(); --i)
        if (best == 0 || off(i) < off(best) || (off(i) == off(best) && nodes_[i].total < nodes_[best].total))
            best = i;
    if (best != 0) read_back(places, best);
    return fit_;
}

double demerits_of(const std::vector<FitPlace>& places, const std::vector<std::uint32_t>& breaks,
                   const FitOptions& options) {
    double total = 0;
    const FitPlace* from = &places[0];
    int fitness = 1, run = 0;
    for (const std::uint32_t at : breaks) {
        const FitPlace& place = places[at];
        const bool last = at + 1 == places.size();
        const double natural = place.end - from->begin;
        const Cost cost = cost_of(options.width - natural, place.end_glue - from->begin_glue, place, last,
                                  natural, options, options.tolerance, false);
        if (cost.verdict != Verdict::fits || place.penalty >= FitPlace::never) return infinity;
        total += cost.demerits + between(options, fitness, run > 0, cost.fitness, place.flagged, last);
        run = place.flagged ? run + 1 : 0;
        if (run > options.most_hyphens) return infinity;
        fitness = cost.fitness;
        from = &place;
    }
    return total;
}

} // namespace strateg::typeset
