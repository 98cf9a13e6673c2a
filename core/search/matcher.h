// A query made ready, and what it finds in one text.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/model/rich_text.h"
#include "core/search/query.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::search {

/// Belongs to one thread at a time.
class Matcher {
public:
    /// Codes: search.nothing (no words), search.bad-expression (the sentence says what is wrong and where).
    static Result<Matcher> make(const Query& query);
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    const Query& query() const;

    /// All hits in a text, in order, none over another; never a part of a letter (l in љ) or an empty one.
    /// What is in `hits` is replaced. Code search.slow: the expression took too long over this text;
    /// search.cancelled: the task was.
    Result<void> find(const model::RichText& text, std::string_view language, std::vector<Range>& hits,
                      const Task& task = {});

    /// What the groups of an expression cover in a hit of this text, from 1; one without an entry took no
    /// part. Without an expression there are none.
    std::vector<std::optional<Range>> groups(const model::RichText& text, std::string_view language,
                                             const Range& hit);
    std::size_t group_count() const;
    std::optional<std::size_t> group_named(const std::string& name) const;

private:
    struct Self;
    explicit Matcher(std::unique_ptr<Self> self);
    std::unique_ptr<Self> self_;
};

} // namespace strateg::search
