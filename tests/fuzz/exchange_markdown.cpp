// Markdown read, merged into an empty project, and written again; then merged into what it became.
#include "core/exchange/markdown.h"
#include "core/exchange/merge.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace strateg;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto document = exchange::read_markdown(text, {"en", "fuzz.md", {}});
    if (!document) return 0;
    model::Project project;
    project.id = "fuzz";
    project.source = "en";
    project.languages = {"en"};
    const auto first = exchange::merge(project, *document);
    if (!first) __builtin_trap();
    const auto again = exchange::merge(first->project, *document);
    if (!again) __builtin_trap();
    const auto back =
        exchange::read_markdown(exchange::write_markdown(first->project, "en"), {"sr", "back.md", {}});
    if (!back || !exchange::merge(first->project, *back)) __builtin_trap();
    return 0;
}
