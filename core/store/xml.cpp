#include "core/store/xml.h"

#include "core/store/block_xml.h"

namespace strateg::store {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

} // namespace

std::string to_xml(const model::RichText& text) {
    std::string out;
    append_rich_text(out, text, {});
    return out;
}

Result<model::RichText> rich_text_from_xml(std::string_view xml) {
    Problems problems;
    auto dom = parse("<text>" + std::string(xml) + "</text>", {}, problems);
    if (!dom) return tl::unexpected(std::move(dom.error()));
    ReadContext context{{}, problems, {}};
    std::vector<std::string> comments;
    return read_rich_text(*dom->root, context, comments);
}

std::string to_xml(const model::Block& block, const LanguageOrder& languages) {
    std::string out;
    append_block(out, block, languages, 0, false);
    return out;
}

Result<model::Block> block_from_xml(std::string_view xml) {
    Problems problems;
    auto dom = parse(xml, {}, problems);
    if (!dom) return tl::unexpected(std::move(dom.error()));
    ReadContext context{{}, problems, {}};
    return read_block(*dom->root, context, nullptr, {});
}

std::string to_xml(const model::Section& section, const LanguageOrder& languages) {
    std::string out(declaration);
    append_section(out, section, languages, 0, outline_prefix);
    return out;
}

Result<model::Section> section_from_xml(std::string_view xml, std::string_view file, Problems& problems) {
    auto dom = parse(xml, file, problems);
    if (!dom) return tl::unexpected(std::move(dom.error()));
    if (std::string_view(dom->root->Name()) != "section")
        return fail("store.not-a-section",
                    say("The file is no section: it begins with <{}>.", dom->root->Name()), {},
                    {.file = std::string(file), .line = dom->root->GetLineNum()});
    ReadContext context{std::string(file), problems, {}};
    return read_section(*dom->root, attribute(*dom->root, "id"), context, nullptr);
}

} // namespace strateg::store
