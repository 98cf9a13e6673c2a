// A regular expression of ICU that cannot run away. For the files of this folder.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unicode/regex.h>
#include <utility>

namespace strateg::search {

/// A range of UTF-16 units.
using UnitRange = std::pair<std::size_t, std::size_t>;

class Expression {
public:
    /// The longest that one text may take. Ordinary expressions take microseconds.
    static constexpr std::chrono::milliseconds longest{400};

    /// Code search.bad-expression.
    static Result<Expression> make(std::u16string_view pattern, bool ignore_case);

    /// What is searched from now on; must live until the next reset.
    void reset(std::u16string_view text);
    /// The next match, or nothing. Codes search.slow, search.cancelled.
    Result<std::optional<UnitRange>> next(const Task& task);
    /// Of the last match; nothing for one that took no part.
    std::optional<UnitRange> group(std::size_t number) const;
    std::size_t group_count() const;
    std::optional<std::size_t> group_named(const std::string& name) const;

private:
    struct Watch { // has an address of its own: ICU keeps it
        std::chrono::steady_clock::time_point end;
        const Task* task = nullptr;
    };
    static UBool go_on(const void* watch, int32_t steps);

    std::unique_ptr<icu::RegexPattern> pattern_;
    std::unique_ptr<icu::RegexMatcher> matcher_;
    std::unique_ptr<icu::UnicodeString> text_ = std::make_unique<icu::UnicodeString>();
    std::unique_ptr<Watch> watch_ = std::make_unique<Watch>();
};

} // namespace strateg::search
