#include "compare.h"

#include "words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace strateg::numbers {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);
constexpr std::size_t largest_pool = 600;

bool same(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool meet(const std::vector<double>& a, const std::vector<double>& b) {
    return std::any_of(a.begin(), a.end(), [&](double x) {
        return std::any_of(b.begin(), b.end(), [&](double y) { return same(x, y); });
    });
}

bool meet(const Number& a, const Number& b) {
    if (!a.ref.empty() && !b.ref.empty()) return a.ref == b.ref;
    return meet(a.values, b.values);
}

/// Numbers of one side; those without a reading of their own are given as their parts.
struct Pool {
    std::vector<Number> numbers;
    std::vector<std::size_t> partner; // in the other pool, or nobody
    std::vector<bool> settled;        // answered by a word

    explicit Pool(std::vector<Number> list) : numbers(std::move(list)) { reset(); }
    void reset() {
        partner.assign(numbers.size(), nobody);
        settled.assign(numbers.size(), false);
    }
    bool open(std::size_t i) const { return partner[i] == nobody && !settled[i] && !numbers[i].optional; }
    std::size_t open_count() const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) count += open(i) ? 1 : 0;
        return count;
    }
    /// Drops what has been answered, keeps the first `at_most` of the rest.
    void keep_open(std::size_t at_most = nobody) {
        std::vector<Number> rest;
        for (std::size_t i = 0; i < numbers.size() && rest.size() < at_most; ++i)
            if (open(i) || numbers[i].optional) rest.push_back(numbers[i]);
        numbers = std::move(rest);
        reset();
    }
    /// Replaces those for which `pick` says so by their parts.
    template <class Pick>
    bool split(Pick&& pick) {
        std::vector<Number> list;
        bool any = false;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!numbers[i].parts.empty() && pick(i)) {
                list.insert(list.end(), numbers[i].parts.begin(), numbers[i].parts.end());
                any = true;
            } else {
                list.push_back(numbers[i]);
            }
        }
        if (any) numbers = std::move(list), reset();
        return any;
    }
};

/// Pairs numbers that are written with the same characters and mean the same; linear in their count.
void pair_written_alike(Pool& left, Pool& right) {
    std::map<Characters, std::vector<std::size_t>> written;
    for (std::size_t j = right.numbers.size(); j-- > 0;) written[right.numbers[j].raw].push_back(j);
    for (std::size_t i = 0; i < left.numbers.size(); ++i) {
        const auto same_raw = written.find(left.numbers[i].raw);
        if (same_raw == written.end() || same_raw->second.empty()) continue;
        const std::size_t j = same_raw->second.back();
        if (!meet(left.numbers[i], right.numbers[j])) continue;
        same_raw->second.pop_back();
        left.partner[i] = j;
        right.partner[j] = i;
    }
}

/// Largest matching, by augmenting paths; the first readings of both come first so that pairs are natural.
class Matching {
public:
    Matching(Pool& left, Pool& right) : left_(left), right_(right) {
        pair_written_alike(left, right);
        for (std::size_t i = 0; i < left.numbers.size(); ++i) {
            seen_.assign(right.numbers.size(), false);
            if (left.partner[i] == nobody) augment(i);
        }
    }

private:
    bool augment(std::size_t i) {
        for (std::size_t j = 0; j < right_.numbers.size(); ++j) {
            if (seen_[j] || !meet(left_.numbers[i], right_.numbers[j])) continue;
            seen_[j] = true;
            if (right_.partner[j] == nobody || augment(right_.partner[j])) {
                left_.partner[i] = j;
                right_.partner[j] = i;
                return true;
            }
        }
        return false;
    }
    Pool& left_;
    Pool& right_;
    std::vector<bool> seen_;
};

using Words = std::vector<std::vector<double>>;

void settle_by_words(Pool& pool, const Words& words) {
    std::vector<bool> used(words.size(), false);
    for (std::size_t i = 0; i < pool.numbers.size(); ++i) {
        if (!pool.open(i)) continue;
        for (std::size_t k = 0; k < words.size(); ++k) {
            if (used[k] || !meet(pool.numbers[i].values, words[k])) continue;
            used[k] = true;
            pool.settled[i] = true;
            break;
        }
    }
}

/// Words that say the same on both sides answer for each other, so that they do not hide a lost digit.
void pair_words(Words& source, Words& target) {
    for (auto word = source.begin(); word != source.end();) {
        const auto other = std::find_if(target.begin(), target.end(), [&](const std::vector<double>& values) {
            return same(word->back(), values.back());
        });
        if (other == target.end()) {
            ++word;
        } else {
            target.erase(other);
            word = source.erase(word);
        }
    }
}

void match(Pool& source, Pool& target, const Words& source_words, const Words& target_words) {
    source.reset();
    target.reset();
    Matching(source, target);
    settle_by_words(source, target_words);
    settle_by_words(target, source_words);
}

std::vector<Number> all_numbers(const Side& side) {
    std::vector<Number> numbers = numbers_in(side.text, side.language, side.decimal);
    for (const Side::Value& value : side.values) {
        Number number;
        for (const Number& shown : numbers_in(value.shown, side.language, side.decimal))
            number.values.insert(number.values.end(), shown.values.begin(), shown.values.end());
        number.start = value.at;
        number.end = value.at + 1;
        number.raw = value.shown;
        number.ref = value.ref;
        numbers.push_back(std::move(number));
    }
    std::sort(numbers.begin(), numbers.end(),
              [](const Number& a, const Number& b) { return a.start < b.start; });
    return numbers;
}

/// The right number in the wrong dress: found by its raw characters or by its reading with the other
/// language's separators. Parts of names ("Measure 1.1") are the same in every language.
/// True if any was settled.
bool find_formats(Pool& source, Pool& target, std::vector<Difference>& differences) {
    bool any = false;
    for (std::size_t j = 0; j < target.numbers.size(); ++j) {
        Number& written = target.numbers[j];
        if (!target.open(j) || !written.foreign) continue;
        for (std::size_t i = 0; i < source.numbers.size(); ++i) {
            const Number& wanted = source.numbers[i];
            const bool grouped =
                std::any_of(wanted.raw.begin(), wanted.raw.end(), [](char32_t c) { return !is_digit(c); });
            if (!source.open(i) || !grouped || !meet(wanted.values, {*written.foreign})) continue;
            any = true;
            source.settled[i] = target.settled[j] = true;
            const bool plain = wanted.unit.empty() && wanted.values.size() == 1 && written.values.size() <= 1;
            const bool name = plain && wanted.raw == written.raw &&
                              wanted.raw.find(U',') == Characters::npos && (wanted.label || written.label);
            if (!name) differences.push_back({Difference::Kind::format, wanted, written});
            break;
        }
    }
    return any;
}

/// True if `metric` is what so many miles, feet or inches come to, within what people round by. Feet may be
/// given in centimetres, inches in millimetres.
bool converts(double imperial, double factor, double metric) {
    const double ratio = metric / (imperial * factor);
    const auto near = [&](double scale) { return ratio > 0.94 * scale && ratio < 1.07 * scale; };
    return near(1) || (factor == 0.3048 && near(100)) || (factor == 2.54 && (near(10) || near(0.01)));
}

bool is_metric(const Number& number) {
    return number.measure == Number::Measure::metric;
}

/// Miles became kilometres: right within rounding, or worth a look.
void find_conversions(Pool& source, Pool& target, bool imperial_words, std::vector<Difference>& differences) {
    const auto factor_of = [&](std::size_t i) { // "60 to 70 mph": the unit may stand behind the next number
        double factor = source.numbers[i].imperial;
        if (factor == 0 && i + 1 < source.numbers.size()) factor = source.numbers[i + 1].imperial;
        return factor;
    };
    for (std::size_t j = 0; j < target.numbers.size(); ++j) {
        const Number& metric = target.numbers[j];
        if (!target.open(j) || metric.values.empty() || metric.measure == Number::Measure::imperial) continue;
        std::size_t wrong = nobody;
        for (std::size_t i = 0; i < source.numbers.size() && target.open(j); ++i) {
            const Number& imperial = source.numbers[i];
            if (imperial.values.empty() || imperial.values[0] == 0) continue;
            if (source.open(i) && metric.measure == Number::Measure::degrees &&
                std::any_of(imperial.values.begin(), imperial.values.end(),
                            [&](double f) { return std::abs((f - 32) / 1.8 - metric.values[0]) <= 1; })) {
                source.settled[i] = target.settled[j] = true;
            } else if (const double factor = factor_of(i); factor > 0) {
                if (converts(imperial.values[0], factor, metric.values[0]))
                    source.settled[i] = target.settled[j] = true;
                else if (source.open(i) && is_metric(metric) && wrong == nobody)
                    wrong = i;
            }
        }
        if (target.open(j) && wrong != nobody) {
            source.settled[wrong] = target.settled[j] = true;
            differences.push_back({Difference::Kind::units, source.numbers[wrong], metric});
        }
    }
    // "300 km (190 miles)": the miles may go. "About a mile": the kilometres come from words.
    for (std::size_t i = 0; i < source.numbers.size(); ++i) {
        const Number& imperial = source.numbers[i];
        if (!source.open(i) || imperial.imperial == 0 || imperial.values.empty()) continue;
        for (const Number& other : source.numbers)
            if (other.imperial == 0 && !other.values.empty() &&
                converts(imperial.values[0], imperial.imperial, other.values[0]))
                source.settled[i] = true;
    }
    if (imperial_words && source.open_count() == 0)
        for (std::size_t j = 0; j < target.numbers.size(); ++j)
            if (target.open(j) && is_metric(target.numbers[j])) target.settled[j] = true;
}

/// "the 1980s" may become "the eighties of the 20th century".
void find_centuries(const std::vector<Number>& source, Pool& target) {
    for (std::size_t j = 0; j < target.numbers.size(); ++j) {
        const Number& number = target.numbers[j];
        if (!target.open(j) || !number.century || number.values.empty()) continue;
        for (const Number& year : source)
            for (const double value : year.values)
                if (value > 1000 && value < 2100 && std::floor(value / 100) + 1 == number.values[0])
                    target.settled[j] = true;
    }
}

} // namespace

std::vector<Difference> compare(const Side& source_side, const Side& target_side) {
    Pool source(all_numbers(source_side)), target(all_numbers(target_side));
    if (source.numbers.empty() && target.numbers.empty()) return {};
    // A text with thousands of numbers is a table in disguise: what is written alike on both sides is set
    // aside, and so many of the rest are compared as a person would read findings about.
    if (source.numbers.size() > largest_pool || target.numbers.size() > largest_pool) {
        pair_written_alike(source, target);
        source.keep_open(largest_pool);
        target.keep_open(largest_pool);
    }
    Words source_words = word_values(source_side.text, source_side.language);
    Words target_words = word_values(target_side.text, target_side.language);
    pair_words(source_words, target_words);
    std::vector<Difference> differences;

    match(source, target, source_words, target_words);
    if (find_formats(source, target, differences)) source.keep_open(), target.keep_open();
    // Dates and scores have no reading as one number; other readings in parts count where they help.
    const auto without_reading = [](const Pool& pool) {
        return [&pool](std::size_t i) { return pool.numbers[i].values.empty(); };
    };
    const bool split_source = source.split(without_reading(source));
    if (target.split(without_reading(target)) || split_source)
        match(source, target, source_words, target_words);
    if (source.open_count() + target.open_count() > 0) {
        Pool s = source, t = target;
        const bool split_s = s.split([&](std::size_t i) { return source.open(i); });
        if (t.split([&](std::size_t i) { return target.open(i); }) || split_s) {
            match(s, t, source_words, target_words);
            if (s.open_count() + t.open_count() < source.open_count() + target.open_count())
                source = std::move(s), target = std::move(t);
        }
    }
    find_conversions(source, target, mentions_imperial(source_side.text), differences);
    find_centuries(source.numbers, target);

    std::vector<Number> missing, extra;
    for (std::size_t i = 0; i < source.numbers.size(); ++i)
        if (source.open(i)) missing.push_back(source.numbers[i]);
    for (std::size_t j = 0; j < target.numbers.size(); ++j)
        if (target.open(j)) extra.push_back(target.numbers[j]);
    const std::size_t pairs = std::min(missing.size(), extra.size());
    for (std::size_t k = 0; k < pairs; ++k)
        differences.push_back({Difference::Kind::different, missing[k], extra[k]});
    for (std::size_t k = pairs; k < extra.size(); ++k)
        differences.push_back({Difference::Kind::extra, std::nullopt, extra[k]});
    std::stable_sort(differences.begin(), differences.end(), [](const Difference& x, const Difference& y) {
        return x.target->start < y.target->start;
    });
    for (std::size_t k = pairs; k < missing.size(); ++k)
        differences.push_back({Difference::Kind::missing, missing[k], std::nullopt});
    return differences;
}

} // namespace strateg::numbers
