#include "core/search/expression.h"

#include "core/base/say.h"

namespace strateg::search {
namespace {

/// Why ICU does not understand a pattern, in words that go behind "the expression: ".
const char* reason(UErrorCode error) {
    switch (error) {
    case U_REGEX_MISMATCHED_PAREN:
        return to_say("a round bracket has no partner");
    case U_REGEX_MISSING_CLOSE_BRACKET:
        return to_say("a square bracket is not closed");
    case U_REGEX_NUMBER_TOO_BIG:
    case U_REGEX_MAX_LT_MIN:
    case U_REGEX_BAD_INTERVAL:
        return to_say("the numbers in curly brackets make no sense");
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
        return to_say("a backslash stands before a letter that has no meaning there");
    case U_REGEX_PROPERTY_SYNTAX:
        return to_say("there is no such kind of character");
    case U_REGEX_INVALID_BACK_REF:
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME:
        return to_say("it refers to a group that it does not have");
    case U_REGEX_LOOK_BEHIND_LIMIT:
        return to_say("what it looks back to may be of any length");
    case U_REGEX_INVALID_RANGE:
        return to_say("a range of characters goes backwards");
    case U_REGEX_INVALID_FLAG:
        return to_say("there is no such flag");
    case U_REGEX_PATTERN_TOO_BIG:
        return to_say("it is too big");
    default:
        return to_say("it is not complete");
    }
}

tl::unexpected<Problem> slow() {
    return fail("search.slow",
                "The expression takes too long: it tries too many ways to match the same words.",
                "Do not nest repetitions, as in (a+)+; say more exactly what may stand between.");
}

} // namespace

Result<Expression> Expression::make(std::u16string_view pattern, bool ignore_case) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError place{};
    const icu::UnicodeString written(pattern.data(), static_cast<int32_t>(pattern.size()));
    Expression made;
    made.pattern_.reset(icu::RegexPattern::compile(
        written, UREGEX_MULTILINE | (ignore_case ? static_cast<uint32_t>(UREGEX_CASE_INSENSITIVE) : 0u),
        place, error));
    if (U_FAILURE(error) || !made.pattern_) {
        const auto before = place.offset > 0 ? std::min<int32_t>(place.offset, written.length()) : 0;
        const std::string near = std::to_string(written.countChar32(0, before));
        return fail("search.bad-expression",
                    before > 0 ? say("The regular expression cannot be understood, near character {}: {}.",
                                     near, say(reason(error)))
                               : say("The regular expression cannot be understood: {}.", say(reason(error))),
                    "To look for a sign like ( or ? itself, put a backslash before it.");
    }
    made.matcher_.reset(made.pattern_->matcher(error));
    made.matcher_->setMatchCallback(&Expression::go_on, made.watch_.get(), error);
    if (U_FAILURE(error))
        return fail("search.bad-expression", "The regular expression cannot be used.", u_errorName(error));
    return made;
}

UBool Expression::go_on(const void* context, int32_t) {
    const auto* watch = static_cast<const Watch*>(context);
    return !(watch->task && watch->task->cancelled()) && std::chrono::steady_clock::now() < watch->end;
}

void Expression::reset(std::u16string_view text) {
    text_->setTo(false, text.data(), static_cast<int32_t>(text.size())); // not copied
    matcher_->reset(*text_);
    watch_->end = std::chrono::steady_clock::now() + longest;
}

Result<std::optional<UnitRange>> Expression::next(const Task& task) {
    watch_->task = &task;
    UErrorCode error = U_ZERO_ERROR;
    const bool found = matcher_->find(error);
    watch_->task = nullptr;
    if (error == U_REGEX_STOPPED_BY_CALLER && task.cancelled())
        return fail("search.cancelled", "The search was stopped.");
    if (U_FAILURE(error)) return slow(); // out of time, or of room for its attempts
    if (!found) return std::optional<UnitRange>();
    return group(0);
}

std::optional<UnitRange> Expression::group(std::size_t number) const {
    UErrorCode error = U_ZERO_ERROR;
    const int32_t begin = matcher_->start(static_cast<int32_t>(number), error);
    const int32_t end = matcher_->end(static_cast<int32_t>(number), error);
    if (U_FAILURE(error) || begin < 0) return {};
    return UnitRange(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
}

std::size_t Expression::group_count() const {
    return static_cast<std::size_t>(matcher_->groupCount());
}

std::optional<std::size_t> Expression::group_named(const std::string& name) const {
    UErrorCode error = U_ZERO_ERROR;
    const int32_t number = pattern_->groupNumberFromName(name.c_str(), -1, error);
    if (U_FAILURE(error) || number < 0) return {};
    return static_cast<std::size_t>(number);
}

} // namespace strateg::search
