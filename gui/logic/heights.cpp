#include "gui/logic/heights.h"

#include <bit>

namespace strateg::gui {

void Heights::reset(std::vector<int> estimates) {
    heights_ = std::move(estimates);
    known_.assign(heights_.size(), 0);
    sum();
}

void Heights::splice(std::size_t at, std::size_t removed, const std::vector<int>& estimates) {
    const auto from = static_cast<std::ptrdiff_t>(at), to = static_cast<std::ptrdiff_t>(at + removed);
    heights_.erase(heights_.begin() + from, heights_.begin() + to);
    known_.erase(known_.begin() + from, known_.begin() + to);
    heights_.insert(heights_.begin() + from, estimates.begin(), estimates.end());
    known_.insert(known_.begin() + from, estimates.size(), 0);
    sum();
}

void Heights::sum() {
    tree_.assign(heights_.size() + 1, 0);
    for (std::size_t i = 1; i <= heights_.size(); ++i) {
        tree_[i] += heights_[i - 1];
        const std::size_t up = i + (i & (~i + 1));
        if (up <= heights_.size()) tree_[up] += tree_[i];
    }
}

void Heights::set(std::size_t row, int height) {
    known_[row] = 1;
    const long long difference = height - heights_[row];
    heights_[row] = height;
    if (difference == 0) return;
    for (std::size_t i = row + 1; i < tree_.size(); i += i & (~i + 1)) tree_[i] += difference;
}

long long Heights::top(std::size_t row) const {
    long long sum = 0;
    for (std::size_t i = row; i > 0; i -= i & (~i + 1)) sum += tree_[i];
    return sum;
}

std::size_t Heights::row_at(long long y) const {
    std::size_t at = 0;
    for (std::size_t step = std::bit_floor(heights_.size()); step > 0; step /= 2)
        if (at + step <= heights_.size() && tree_[at + step] <= y) {
            at += step;
            y -= tree_[at];
        }
    return at < heights_.size() ? at : heights_.size() - 1;
}

} // namespace strateg::gui
