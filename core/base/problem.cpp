#include "core/base/problem.h"

#include "core/base/say.h"

#include <algorithm>

namespace strateg {

const char* name_of(Severity severity) {
    switch (severity) {
    case Severity::hint:
        return "hint";
    case Severity::warning:
        return "warning";
    case Severity::error:
        return "error";
    }
    return "error";
}

tl::unexpected<Problem> fail(std::string code, std::string_view sentence, std::string_view hint,
                             Place place) {
    return tl::unexpected<Problem>(
        Problem{Severity::error, std::move(code), std::move(place), translated(sentence), translated(hint)});
}

std::string to_line(const Problem& problem) {
    std::string line;
    if (!problem.place.file.empty()) {
        line += problem.place.file;
        if (problem.place.line > 0) line += ':' + std::to_string(problem.place.line);
        line += ": ";
    }
    line += name_of(problem.severity);
    line += ": " + problem.sentence;
    if (!problem.hint.empty()) line += ' ' + problem.hint;
    if (!problem.code.empty()) line += " [" + problem.code + ']';
    return line;
}

bool has_errors(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

} // namespace strateg
