#include "core/compare/text.h"

#include "core/compare/sequence.h"
#include "core/compare/tokens.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace strateg::compare {
namespace {

using model::Mark;
using model::RichText;

/// Tokens [a0, a1) of one state beside [b0, b1) of the other; equal, or a change.
struct Run {
    bool equal = false;
    std::size_t a0 = 0, a1 = 0, b0 = 0, b1 = 0;
};

class Comparer {
public:
    Comparer(const RichText& before, const RichText& after, std::string_view language)
        : before_(before), after_(after), a_(tokens_of(before, language)), b_(tokens_of(after, language)) {}

    std::vector<Segment> run() {
        find_runs();
        slide();
        coalesce();
        std::vector<Segment> segments;
        for (const Run& run : runs_) {
            if (run.equal) {
                equal(run, segments);
                continue;
            }
            const std::size_t a0 = a_byte(run.a0), a1 = a_byte(run.a1);
            const std::size_t b0 = b_byte(run.b0), b1 = b_byte(run.b1);
            if (a0 < a1) segments.push_back({SegmentKind::removed, a0, a1, b0, b0, {}, {}});
            if (b0 < b1) segments.push_back({SegmentKind::inserted, a1, a1, b0, b1, {}, {}});
        }
        return segments;
    }

private:
    std::size_t a_byte(std::size_t token) const {
        return token < a_.size() ? a_[token].begin : before_.characters().size();
    }
    std::size_t b_byte(std::size_t token) const {
        return token < b_.size() ? b_[token].begin : after_.characters().size();
    }

    void find_runs() {
        // Numbers in the order of the keys, not of the texts: the search must not see which text came first.
        std::set<std::string_view> keys;
        for (const Token& token : a_) keys.insert(token.key);
        for (const Token& token : b_) keys.insert(token.key);
        std::unordered_map<std::string_view, int> numbers;
        for (const std::string_view key : keys) numbers.emplace(key, static_cast<int>(numbers.size()));
        std::vector<int> a, b;
        for (const Token& token : a_) a.push_back(numbers.at(token.key));
        for (const Token& token : b_) b.push_back(numbers.at(token.key));
        std::size_t i = 0, j = 0;
        for (const auto& [at_a, at_b] : common(a, b)) {
            if (i < at_a || j < at_b) runs_.push_back({false, i, at_a, j, at_b});
            if (!runs_.empty() && runs_.back().equal) {
                ++runs_.back().a1;
                ++runs_.back().b1;
            } else {
                runs_.push_back({true, at_a, at_a + 1, at_b, at_b + 1});
            }
            i = at_a + 1;
            j = at_b + 1;
        }
        if (i < a_.size() || j < b_.size()) runs_.push_back({false, i, a_.size(), j, b_.size()});
    }

    /// How well a change may begin at this token: a word at the beginning of a sentence best.
    static int grade(const std::vector<Token>& tokens, std::size_t at) {
        if (at == 0 || at == tokens.size()) return 3;
        const TokenSort left = tokens[at - 1].sort, right = tokens[at].sort;
        if (left == TokenSort::space && right != TokenSort::space) {
            if (at >= 2 && tokens[at - 2].sort == TokenSort::sign &&
                std::string_view(".!?…").find(tokens[at - 2].key) != std::string_view::npos)
                return 3;
            return 2;
        }
        if (right == TokenSort::space) return 1;
        return 0;
    }

    /// An insertion of "new " is found as well as one of " new": shows it from word to word.
    void slide() {
        for (std::size_t r = 0; r < runs_.size(); ++r) {
            Run& run = runs_[r];
            if (run.equal || (run.a0 != run.a1 && run.b0 != run.b1)) continue;
            const bool inserted = run.a0 == run.a1;
            const std::vector<Token>& tokens = inserted ? b_ : a_;
            const std::size_t begin = inserted ? run.b0 : run.a0, end = inserted ? run.b1 : run.a1;
            const std::size_t most_left = r > 0 ? runs_[r - 1].a1 - runs_[r - 1].a0 : 0;
            const std::size_t most_right = r + 1 < runs_.size() ? runs_[r + 1].a1 - runs_[r + 1].a0 : 0;
            std::ptrdiff_t left = 0, right = 0;
            while (static_cast<std::size_t>(left) < most_left &&
                   tokens[begin - static_cast<std::size_t>(left) - 1].key ==
                       tokens[end - static_cast<std::size_t>(left) - 1].key)
                ++left;
            while (static_cast<std::size_t>(right) < most_right &&
                   tokens[begin + static_cast<std::size_t>(right)].key ==
                       tokens[end + static_cast<std::size_t>(right)].key)
                ++right;
            std::ptrdiff_t best = 0;
            int best_grade = -1;
            for (std::ptrdiff_t by = -left; by <= right; ++by) {
                const int here =
                    grade(tokens, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin) + by)) +
                    grade(tokens, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(end) + by));
                if (here > best_grade) {
                    best_grade = here;
                    best = by;
                }
            }
            if (best != 0) shift(r, best);
        }
        std::erase_if(runs_, [](const Run& run) { return run.a0 == run.a1 && run.b0 == run.b1; });
    }

    void shift(std::size_t r, std::ptrdiff_t by) {
        const auto moved = [by](std::size_t at) {
            return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + by);
        };
        Run& run = runs_[r];
        run = {false, moved(run.a0), moved(run.a1), moved(run.b0), moved(run.b1)};
        if (r > 0) {
            runs_[r - 1].a1 = run.a0;
            runs_[r - 1].b1 = run.b0;
        } else {
            runs_.insert(runs_.begin(), {true, 0, run.a0, 0, run.b0});
            ++r;
        }
        if (r + 1 < runs_.size()) {
            runs_[r + 1].a0 = runs_[r].a1;
            runs_[r + 1].b0 = runs_[r].b1;
        } else {
            runs_.push_back({true, runs_[r].a1, a_.size(), runs_[r].b1, b_.size()});
        }
    }

    struct Weight {
        std::size_t words = 0, letters = 0, objects = 0;
    };
    static Weight weigh(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
        Weight weight;
        for (std::size_t i = begin; i < end; ++i) {
            weight.words += tokens[i].sort == TokenSort::word ? 1 : 0;
            weight.objects += tokens[i].sort == TokenSort::object ? 1 : 0;
            weight.letters += tokens[i].length;
        }
        return weight;
    }
    std::size_t letters_of(const Run& change) const {
        return std::max(weigh(a_, change.a0, change.a1).letters, weigh(b_, change.b0, change.b1).letters);
    }

    /// No confetti: a short equal stretch between two changes joins them.
    void coalesce() {
        std::vector<Run> joined;
        for (std::size_t r = 0; r < runs_.size(); ++r) {
            if (!joined.empty() && !joined.back().equal && !runs_[r].equal) { // slid up to each other
                joined.back().a1 = runs_[r].a1;
                joined.back().b1 = runs_[r].b1;
            } else {
                joined.push_back(runs_[r]);
            }
            // A change that has grown may now outweigh the stretch before it.
            while (joined.size() >= 3 && !joined.back().equal && joined[joined.size() - 2].equal &&
                   is_confetti(joined[joined.size() - 3], joined[joined.size() - 2], joined.back())) {
                const Run last = joined.back();
                joined.resize(joined.size() - 2);
                joined.back().a1 = last.a1;
                joined.back().b1 = last.b1;
            }
        }
        runs_ = std::move(joined);
    }

    bool is_confetti(const Run& left, const Run& between, const Run& right) const {
        const Weight weight = weigh(a_, between.a0, between.a1);
        if (weight.objects > 0) return false;
        const std::size_t around = std::min(letters_of(left), letters_of(right));
        if (weight.words == 0) return around > 0 && between.a1 - between.a0 <= 3;
        return weight.words <= 2 && weight.letters * 2 <= around;
    }

    /// Cuts an equal run where the marks over it differ.
    void equal(const Run& run, std::vector<Segment>& segments) const {
        const std::size_t a0 = a_byte(run.a0), a1 = a_byte(run.a1), b0 = b_byte(run.b0);
        const std::vector<Mark> was = over(before_, a0, a1);
        const std::vector<Mark> is = over(after_, b0, b0 + (a1 - a0));
        std::set<std::size_t> cuts{0, a1 - a0};
        for (const auto* marks : {&was, &is})
            for (const Mark& mark : *marks) {
                cuts.insert(mark.begin);
                cuts.insert(mark.end);
            }
        const std::size_t first = segments.size();
        std::size_t from = 0;
        for (const std::size_t to : cuts) {
            if (to == from) continue;
            Segment segment{SegmentKind::equal, a0 + from, a0 + to, b0 + from, b0 + to, {}, {}};
            const std::vector<Mark> had = sorts(was, from, to), has = sorts(is, from, to);
            std::copy_if(had.begin(), had.end(), std::back_inserter(segment.lost), [&](const Mark& mark) {
                return std::find(has.begin(), has.end(), mark) == has.end();
            });
            std::copy_if(has.begin(), has.end(), std::back_inserter(segment.gained), [&](const Mark& mark) {
                return std::find(had.begin(), had.end(), mark) == had.end();
            });
            if (!segment.lost.empty() || !segment.gained.empty()) segment.kind = SegmentKind::restyled;
            from = to;
            if (segments.size() > first && segments.back().kind == segment.kind &&
                segments.back().lost == segment.lost && segments.back().gained == segment.gained) {
                segments.back().before_end = segment.before_end;
                segments.back().after_end = segment.after_end;
            } else {
                segments.push_back(std::move(segment));
            }
        }
    }

    /// Range marks over [begin, end), cut to it and counted from it.
    static std::vector<Mark> over(const RichText& text, std::size_t begin, std::size_t end) {
        std::vector<Mark> marks;
        for (Mark mark : text.marks()) {
            if (model::is_object(mark.kind)) continue;
            mark.begin = std::max(mark.begin, begin);
            mark.end = std::min(mark.end, end);
            if (mark.begin >= mark.end) continue;
            mark.begin -= begin;
            mark.end -= begin;
            marks.push_back(std::move(mark));
        }
        return marks;
    }

    /// What covers [from, to), without ranges.
    static std::vector<Mark> sorts(const std::vector<Mark>& marks, std::size_t from, std::size_t to) {
        std::vector<Mark> found;
        for (const Mark& mark : marks)
            if (mark.begin <= from && mark.end >= to)
                found.push_back({mark.kind, 0, 0, mark.target, mark.attributes});
        return found;
    }

    const RichText& before_;
    const RichText& after_;
    std::vector<Token> a_, b_;
    std::vector<Run> runs_;
};

} // namespace

std::vector<Segment> compare_texts(const RichText& before, const RichText& after, std::string_view language) {
    if (before.same_words(after) && before.empty()) return {};
    if (before.same_words(after)) {
        const std::size_t size = before.characters().size();
        return {{SegmentKind::equal, 0, size, 0, size, {}, {}}};
    }
    return Comparer(before, after, language).run();
}

bool words_differ(const std::vector<Segment>& segments) {
    return std::any_of(segments.begin(), segments.end(), [](const Segment& segment) {
        return segment.kind == SegmentKind::removed || segment.kind == SegmentKind::inserted;
    });
}

RichText rebuilt(const RichText& state, const std::vector<Segment>& segments, bool before) {
    RichText text;
    for (const Segment& segment : segments) {
        if (segment.kind == (before ? SegmentKind::inserted : SegmentKind::removed)) continue;
        text = text + (before ? state.slice(segment.before_begin, segment.before_end)
                              : state.slice(segment.after_begin, segment.after_end));
    }
    return text;
}

} // namespace strateg::compare
