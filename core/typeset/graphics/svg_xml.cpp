#include "core/typeset/graphics/svg_xml.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace strateg::typeset::svg {
namespace {

constexpr std::size_t most_bytes = 4'000'000, most_attributes = 200;

int line_at(std::string_view text, std::size_t byte) {
    return 1 +
           static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

/// One pass over the tags: nothing that reading would take for ever, white space inside of texts kept.
Result<std::string> prepared(std::string_view xml, const std::string& file) {
    std::string out;
    out.reserve(xml.size() + xml.size() / 16);
    int inside_text = 0;
    std::size_t at = 0;
    const auto broken = [&](std::string sentence, std::size_t byte) {
        return fail("typeset.svg-broken", std::move(sentence),
                    "Save it once more as plain SVG in the program that made it.",
                    {.file = file, .line = line_at(xml, byte)});
    };
    while (at < xml.size()) {
        const std::size_t open = std::min(xml.find('<', at), xml.size());
        out.append(xml, at, open - at);
        if (open == xml.size()) break;
        const std::string_view rest = xml.substr(open);
        std::size_t end = std::string_view::npos;
        const auto behind = [&](std::string_view closer) {
            const std::size_t found = xml.find(closer, open);
            return found == std::string_view::npos ? found : found + closer.size();
        };
        if (rest.starts_with("<!--"))
            end = behind("-->");
        else if (rest.starts_with("<![CDATA["))
            end = behind("]]>");
        else if (rest.starts_with("<?"))
            end = behind("?>");
        else if (rest.starts_with("<!")) {
            end = behind(">");
            if (rest.substr(0, end == std::string_view::npos ? end : end - open).find('[') !=
                std::string_view::npos)
                return broken(say("The drawing declares entities of its own, which are not read."), open);
        } else {
            std::size_t values = 0;
            for (std::size_t i = open + 1; i < xml.size(); ++i) {
                if (xml[i] == '>') {
                    end = i + 1;
                    break;
                }
                if (xml[i] != '"' && xml[i] != '\'') continue;
                i = xml.find(xml[i], i + 1);
                if (i == std::string_view::npos) break;
                if (++values > most_attributes)
                    return broken(say("An element of the drawing has more than 200 attributes."), open);
            }
        }
        if (end == std::string_view::npos) end = xml.size();
        const std::string_view tag = xml.substr(open, end - open);
        out += tag;
        at = end;
        const auto is = [&](std::string_view name) {
            return tag.starts_with(name) && tag.size() > name.size() &&
                   !(tag[name.size()] >= 'a' && tag[name.size()] <= 'z') &&
                   !(tag[name.size()] >= 'A' && tag[name.size()] <= 'Z');
        };
        if ((is("<text") || is("<svg:text")) && !tag.ends_with("/>")) ++inside_text;
        if (is("</text") || is("</svg:text")) inside_text = std::max(0, inside_text - 1);
        if (inside_text == 0) continue;
        std::size_t space = at;
        while (space < xml.size() &&
               (xml[space] == ' ' || xml[space] == '\n' || xml[space] == '\t' || xml[space] == '\r'))
            ++space;
        if (space > at && space < xml.size() && xml[space] == '<') out += white_space_marker;
    }
    return out;
}

} // namespace

std::string_view name_of(const tinyxml2::XMLElement& element) {
    std::string_view name = element.Name();
    if (name.starts_with("svg:")) name.remove_prefix(4);
    return name.find(':') == std::string_view::npos ? name : std::string_view();
}

Result<File> parse(std::string_view bytes, const std::string& file) {
    const Place top{.file = file, .line = 1};
    if (bytes.size() > most_bytes)
        return fail("typeset.svg-too-big", "The drawing is larger than 4 megabytes.",
                    "Simplify it, or save it as a picture (PNG).", top);
    if (bytes.starts_with("\x1F\x8B"))
        return fail("typeset.svg-broken", "The drawing is compressed (SVGZ).", "Save it as plain SVG.", top);
    if (!utf8::is_valid(bytes))
        return fail("typeset.svg-broken", "The drawing is not written in UTF-8.",
                    "Save it as plain SVG in UTF-8.", top);
    auto ready = prepared(bytes, file);
    if (!ready) return tl::unexpected(std::move(ready.error()));
    File result;
    result.document = std::make_unique<tinyxml2::XMLDocument>();
    const auto error = result.document->Parse(ready->data(), ready->size());
    if (error == tinyxml2::XML_ELEMENT_DEPTH_EXCEEDED)
        return fail("typeset.svg-too-big",
                    "Elements of the drawing stand in each other more than 100 levels deep.",
                    "Ungroup them in the program that made it.",
                    {.file = file, .line = result.document->ErrorLineNum()});
    if (error != tinyxml2::XML_SUCCESS)
        return fail("typeset.svg-broken", "The drawing is not well-formed XML.",
                    "Save it once more in the program that made it.",
                    {.file = file, .line = result.document->ErrorLineNum()});
    result.root = result.document->RootElement();
    if (!result.root || name_of(*result.root) != "svg")
        return fail("typeset.svg-broken", "The file is no SVG drawing.",
                    "Save it as plain SVG, or choose another file.", top);
    return result;
}

} // namespace strateg::typeset::svg
