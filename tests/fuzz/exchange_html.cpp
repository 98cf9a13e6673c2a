// HTML of a clipboard read; what came out written and read again.
#include "core/exchange/html.h"
#include "core/store/xml.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace strateg;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    model::IdMaker ids(1);
    const exchange::HtmlDocument document = exchange::read_html(bytes, {"sr", false}, ids);
    model::Project project;
    project.id = "fuzz";
    project.source = "sr";
    project.languages = {"sr"};
    model::Section section;
    section.id = "s";
    section.blocks = document.blocks;
    project.outline = {{model::share(std::move(section)), 0}};
    for (const model::BlockPtr& block : document.blocks) {
        if (block->id.empty() || block->kind.empty()) __builtin_trap();
        const auto back = store::block_from_xml(store::to_xml(*block));
        if (!back || !(*back == *block))
            __builtin_trap(); // whatever comes in can be stored and is the same then
    }
    const std::string html =
        exchange::write_html(project, document.blocks, language::default_view("sr-Latn"));
    exchange::write_plain(project, document.blocks, language::default_view("sr"));
    exchange::read_html(html, {"sr", false}, ids);
    return 0;
}
