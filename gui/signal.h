// Tells several listeners that something happened. UI thread. Listeners are called in the order in which they
// were connected and live as long as the signal.
#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace strateg::gui {

template <class... Arguments>
class Signal {
public:
    void connect(std::function<void(Arguments...)> listener) { listeners_.push_back(std::move(listener)); }
    void operator()(Arguments... arguments) const {
        for (std::size_t i = 0; i < listeners_.size(); ++i) listeners_[i](arguments...);
    }

private:
    std::vector<std::function<void(Arguments...)>> listeners_;
};

} // namespace strateg::gui
