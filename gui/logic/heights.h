// The heights of ten thousand rows, most of them only estimated: sums and look-ups in logarithmic time
// (a Fenwick tree), so that scrolling never adds up the document. Pure. Units are pixels.
#pragma once

#include <cstddef>
#include <vector>

namespace strateg::gui {

class Heights {
public:
    /// Starts anew with estimates; none of them counts as known.
    void reset(std::vector<int> estimates);

    /// Rows went and came, as RowList::Splice says; all others keep what is known of them.
    void splice(std::size_t at, std::size_t removed, const std::vector<int>& estimates);

    std::size_t size() const { return heights_.size(); }
    int height(std::size_t row) const { return heights_[row]; }
    bool known(std::size_t row) const { return known_[row]; }
    void set(std::size_t row, int height);
    /// The row must be measured again; its height stays the best guess.
    void forget(std::size_t row) { known_[row] = false; }

    /// Top of a row: the sum of all heights before it. `row` may be size(): the whole height.
    long long top(std::size_t row) const;
    long long total() const { return top(size()); }
    /// The row that covers y; the last one for a y behind the end. size() must not be 0.
    std::size_t row_at(long long y) const;

private:
    void sum();
    std::vector<int> heights_;
    std::vector<char> known_;
    std::vector<long long> tree_; // from 1
};

} // namespace strateg::gui
