#include "core/exchange/bilingual.h"

#include "core/exchange/encoding.h"
#include "core/language/views.h"

#include <algorithm>

namespace strateg::exchange {
namespace {

std::string extension_of(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return extension;
}

} // namespace

BilingualFormat bilingual_format(const std::filesystem::path& file) {
    const std::string extension = extension_of(file);
    if (extension == ".po" || extension == ".pot") return BilingualFormat::po;
    if (extension == ".xlf" || extension == ".xliff" || extension == ".sdlxliff" || extension == ".mxliff")
        return BilingualFormat::xliff;
    const auto bytes = read_bytes(file);
    if (!bytes) return BilingualFormat::none;
    const std::string_view head = std::string_view(*bytes).substr(0, 4000);
    if (head.find("<xliff") != std::string_view::npos) return BilingualFormat::xliff;
    if (head.find("msgid \"") != std::string_view::npos) return BilingualFormat::po;
    return BilingualFormat::none;
}

Result<Bilingual> read_bilingual(const std::filesystem::path& file) {
    const auto bytes = read_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    switch (bilingual_format(file)) {
    case BilingualFormat::po:
        return read_po(*bytes, file.string());
    case BilingualFormat::xliff:
        return read_xliff(*bytes, file.string());
    case BilingualFormat::none:
        break;
    }
    return fail("exchange.not-bilingual",
                say("\"{}\" is neither a project nor a PO or XLIFF 1.2 file.", file.string()),
                "A project is a folder with a project.xml in it.", {.file = file.string()});
}

std::string language_tag(std::string_view foreign) {
    std::string tag(
        foreign.substr(0, foreign.find('.'))); // "sr_RS.UTF-8@latin" has the charset in the middle
    if (const std::size_t at = foreign.find('@'); at != std::string_view::npos) {
        tag = foreign.substr(0, std::min(at, foreign.find('.')));
        std::string variant(foreign.substr(at + 1));
        std::transform(variant.begin(), variant.end(), variant.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        const bool latin = variant == "latin" || variant == "latn";
        const bool cyrillic = variant == "cyrillic" || variant == "cyrl";
        if (latin || cyrillic) {
            const std::size_t region = tag.find_first_of("_-");
            tag.insert(std::min(region, tag.size()), latin ? "-Latn" : "-Cyrl");
        }
    }
    std::replace(tag.begin(), tag.end(), '_', '-');
    const auto canonical = language::canonical_tag(tag);
    return canonical ? *canonical : tag;
}

} // namespace strateg::exchange
