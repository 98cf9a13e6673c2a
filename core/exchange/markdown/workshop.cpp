#include "core/exchange/markdown/workshop.h"

namespace strateg::exchange::markdown {

Workshop::Workshop(const MarkdownOptions& given, Document& target, std::uint64_t seed)
    : options(given), document(target), ids(seed) {}

int Workshop::line_of(cmark_node* node) const {
    for (; node != nullptr; node = cmark_node_parent(node))
        if (cmark_node_get_start_line(node) > 0) return cmark_node_get_start_line(node) + line_offset;
    return 0;
}

void Workshop::hint(const char* code, int line, std::string sentence, std::string advice) {
    report(Severity::hint, code, line, std::move(sentence), std::move(advice));
}

void Workshop::warn(const char* code, int line, std::string sentence, std::string advice) {
    report(Severity::warning, code, line, std::move(sentence), std::move(advice));
}

void Workshop::report(Severity severity, const char* code, int line, std::string sentence,
                      std::string advice) {
    const std::size_t count = ++counts_[code];
    if (count > most_of_one_kind) return;
    if (count == most_of_one_kind) sentence += ' ' + say("Further ones of this kind are not listed.");
    document.problems.push_back(
        {severity, code, {.file = document.file, .line = line}, std::move(sentence), std::move(advice)});
}

} // namespace strateg::exchange::markdown
