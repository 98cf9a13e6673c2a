// An ordered list of name-value pairs: what a block or section carries beside its words. The order is kept
// as it was read; the store writes it canonically. Small (0 to 6 entries), so search is linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::model {

class Attributes {
public:
    using Entry = std::pair<std::string, std::string>;

    Attributes() = default;
    Attributes(std::initializer_list<Entry> entries) : entries_(entries) {}

    /// The value, or `fallback` where the name is not there.
    std::string_view get(std::string_view name, std::string_view fallback = {}) const;
    std::optional<std::string> find(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
    /// A whole number in decimal; `fallback` where it is absent or no number.
    int number(std::string_view name, int fallback) const;

    void set(std::string_view name, std::string value);
    void erase(std::string_view name);

    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }
    bool empty() const { return entries_.empty(); }
    std::size_t size() const { return entries_.size(); }

    /// Equal as sets: the order of attributes says nothing.
    friend bool operator==(const Attributes& a, const Attributes& b);

private:
    std::vector<Entry> entries_;
};

} // namespace strateg::model
