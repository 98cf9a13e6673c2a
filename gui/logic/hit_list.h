// The hits of a search as the window works with them: which are left out of replacing, where they stand in a
// text, which one comes next from the caret. Pure; belongs to the UI thread.
#pragma once

#include "core/search/find.h"
#include "gui/logic/edits.h"
#include "gui/logic/rows.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strateg::gui {

class HitList {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// New results. What was left out stays so where the hit is the same one in the same text.
    void set(search::Hits hits);
    void clear() { set({}); }

    const std::vector<search::Hit>& all() const { return hits_.list; }
    std::size_t size() const { return hits_.list.size(); }
    bool more() const { return hits_.more; }

    bool chosen(std::size_t index) const { return index < size() && !left_out_[index]; }
    void choose(std::size_t index, bool chosen);
    std::size_t chosen_count() const { return size() - left_out_count_; }
    std::vector<search::Hit> chosen_hits() const;

    /// In a text, as long as it is the one that was searched: `today` is its block.
    std::vector<search::Range> in(const model::BlockPtr& today, std::string_view language) const;

    /// The hit that lies at the caret: it ends there or begins there, as after a jump; npos: none.
    std::size_t at(const CaretAt& caret) const;
    /// The next one behind the caret (or before it), around the ends of the document. `languages`: as the
    /// project lists them. Nowhere: the first (last) one.
    std::size_t next(const CaretAt& caret, int direction, const RowList& rows,
                     const std::string& project_source, const std::vector<std::string>& languages) const;

private:
    struct Span { // of the list
        std::size_t begin = 0, end = 0;
    };
    search::Hits hits_;
    std::vector<char> left_out_;
    std::size_t left_out_count_ = 0;
    std::unordered_map<std::string, Span> texts_; // hits of one text stand beside each other
};

} // namespace strateg::gui
