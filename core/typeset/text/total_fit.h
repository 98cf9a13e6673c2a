// Breaking a paragraph into lines as a whole: the total-fit method of Knuth and Plass ("Breaking Paragraphs
// into Lines", 1981), over the places where a line may end. Pure arithmetic; linear in the length of the
// paragraph. One TotalFit keeps its buffers from paragraph to paragraph and belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace strateg::typeset {

/// A place where a line may end. Widths count from the paragraph's start and grow from place to place (but
/// for a hyphen's width). What hangs over the margin is taken out of `end` and added to `begin`.
struct FitPlace {
    double end = 0;        // of what stands before, if a line ends here: with its hyphen, without the space
    double begin = 0;      // up to what stands first on the next line
    double end_glue = 0;   // of `end`: in spaces that stretch
    double begin_glue = 0; // of `begin`: in spaces that stretch
    std::int32_t penalty = 0;
    bool flagged = false;                          // a hyphen: two in a row are ugly, three are not done
    static constexpr std::int32_t never = 10000;   // no break, unless the line cannot be filled otherwise
    static constexpr std::int32_t forced = -10000; // always a break
};

/// The defaults were found by setting real text in English, Serbian and Bulgarian on wide and narrow measures
/// and counting (quality.h); they hold for justified text.
struct FitOptions {
    double width = 0;
    bool ragged = false; // lines keep their natural spaces; unevenness at the right costs
    /// At a ratio of 1 (or -1) spaces differ by this share from the font's, and letters by that one. From
    /// there on only spaces give way.
    double spaces = 0.19, letters = 0.025;
    double shrink = 0.28;     // spaces never shrink by more than this share
    double tolerance = 5;     // highest ratio of stretching in the first try
    int looseness = 0;        // this many lines more (or fewer) than the best, as far as the tolerance lets
    double slope = 3;         // of the badness from a ratio of 1 on, in hundreds
    double line_penalty = 10; // for each line
    double penalty_scale = 8; // penalties of places count so many times
    double double_hyphen = 300'000; // demerits for two hyphens in a row
    double last_hyphen = 200'000;   // demerits for a last line that begins inside a word
    double fitness_jump = 10'000;   // demerits for a tight line beside a loose one
    double stub = 500'000;          // demerits for a last line shorter than stub_width
    double stub_width = 0;
    int most_hyphens = 2; // lines in a row that end with a hyphen; broken only where nothing else fits
};

/// What spaces and letters of a line give, as shares of their natural widths.
struct Give {
    double spaces = 0, letters = 0;
};

/// How a line fills `room` (negative: what it lacks) that has `glue` points of spaces and `letters` of
/// others.
Give give_of(double room, double glue, double letters, const FitOptions& options);

struct FitLine {
    std::uint32_t from = 0; // place behind which the line begins
    std::uint32_t to = 0;   // place where it ends
    double natural = 0;     // width before stretching
    double glue = 0;        // of it in spaces
};

struct Fit {
    std::vector<FitLine> lines;
    double demerits = 0;
    bool emergency = false; // no solution within the tolerance
};

class TotalFit {
public:
    /// The first place is the paragraph's start (only `begin` counts), the last one is forced. Always ends
    /// and always gives lines no wider than the measure, provided that no piece between two neighbouring
    /// places is: then the line with that piece is wider, and nothing else on it. The result stays valid
    /// until the next call.
    const Fit& fit(const std::vector<FitPlace>& places, const FitOptions& options);

private:
    struct Node { // a way to end a line at a place; those from first_ on are active
        double begin, glue, total;
        std::uint32_t place, previous;
        std::uint32_t line;
        std::uint8_t fitness, run; // run: hyphens in a row that end here
    };
    struct Try {
        double tolerance;
        bool loose;     // lines may be of any looseness, and hold one word
        bool desperate; // more hyphens in a row, breaks at `never`, lines that are too wide
    };
    static constexpr std::size_t runs = 3, classes = 4;
    struct Slot {
        double total;
        std::uint32_t previous;
    };
    struct Group { // the best ways to a place with one number of lines
        std::uint32_t line;
        Slot slots[runs * classes];
    };

    template <bool counted>
    bool attempt(const std::vector<FitPlace>& places, const FitOptions& options, const Try& how);
    template <bool counted>
    Group& group_for(std::uint32_t line);
    void keep(const FitPlace& place, std::uint32_t at, const Group& group, const FitOptions& options);
    void read_back(const std::vector<FitPlace>& places, std::uint32_t end);
    std::uint32_t best_end(std::size_t last_place) const;

    std::vector<Node> nodes_;
    std::size_t first_ = 0;
    std::vector<double> tightest_; // of this place and all behind it: the end, with spaces as small as can be
    std::vector<Group> groups_;
    std::size_t used_groups_ = 0;
    Fit fit_;
};

/// The demerits of given breaks (places, ascending, the last one the final place), by the rules that fit()
/// minimises; infinity where a line does not fit. For tests and for comparing.
double demerits_of(const std::vector<FitPlace>& places, const std::vector<std::uint32_t>& breaks,
                   const FitOptions& options);

} // namespace strateg::typeset
