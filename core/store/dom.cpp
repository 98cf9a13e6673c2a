#include "core/store/dom.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace strateg::store {
namespace {

using namespace tinyxml2;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Bytes that XML 1.0 forbids, ASCII part; U+FFFE and U+FFFF are found by the slow way round.
bool plain_bytes(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && !is_space(c)) return false;
        if (byte == 0xEF) return false;
    }
    return true;
}

int line_at(std::string_view text, std::size_t byte) {
    return 1 +
           static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

Problem broken(std::string_view file, int line, std::string sentence, std::string hint) {
    return {Severity::error,
            "store.xml-broken",
            {.file = std::string(file), .line = line},
            std::move(sentence),
            std::move(hint)};
}

Problem explain(const XMLDocument& document, std::string_view file) {
    const std::string_view detail = document.ErrorStr() ? document.ErrorStr() : "";
    std::string name;
    if (const auto at = detail.rfind("name="); at != std::string_view::npos) name = detail.substr(at + 5);
    if (name.size() > 60) name.resize(60);
    name = utf8::repaired(name);
    const int line = document.ErrorLineNum();
    const std::string hint =
        say("Repair the file at this line in a text editor, or bring back an older copy.");
    switch (document.ErrorID()) {
    case XML_ERROR_MISMATCHED_ELEMENT:
        return broken(file, line, say("The element <{}> is not closed where it should be.", name), hint);
    case XML_ERROR_PARSING_ATTRIBUTE:
        return broken(file, line,
                      say("An attribute of <{}> is not written as name=\"value\", or is there twice.", name),
                      hint);
    case XML_ERROR_EMPTY_DOCUMENT:
        return broken(file, 1, say("The file is empty."), say("Bring back an older copy of it."));
    case XML_ELEMENT_DEPTH_EXCEEDED:
        return broken(
            file, line, say("Elements stand in each other more than 100 levels deep."),
            say("No project needs that: the file was probably damaged or made by another program."));
    default:
        return broken(file, line, say("The file is not well-formed XML."), hint);
    }
}

struct Entity {
    std::string_view name;
    std::string_view characters;
};
constexpr std::array<Entity, 5> entities{
    {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};

/// Position behind the tag that begins at `at`, counting its quoted values; npos if it does not end.
std::size_t tag_end(std::string_view xml, std::size_t at, std::size_t& values) {
    for (std::size_t i = at + 1; i < xml.size(); ++i) {
        if (xml[i] == '>') return i + 1;
        if (xml[i] != '"' && xml[i] != '\'') continue;
        i = xml.find(xml[i], i + 1);
        if (i == std::string_view::npos) return i;
        ++values;
    }
    return std::string_view::npos;
}

std::string_view tag_name(std::string_view tag) {
    std::size_t end = 1;
    while (end < tag.size() && !is_space(tag[end]) && tag[end] != '>' && tag[end] != '/') ++end;
    return tag.substr(1, end - 1);
}

} // namespace

bool is_structure(std::string_view element) {
    static constexpr std::array<std::string_view, 16> names{
        "block", "cell",    "row",   "caption", "note",     "col",     "alt",     "remark",
        "short", "section", "front", "facts",   "sections", "project", "ignored", "thread"};
    return std::find(names.begin(), names.end(), element) != names.end();
}

Result<std::string> prepared(std::string_view xml) {
    std::string out;
    out.reserve(xml.size() + xml.size() / 32);
    std::size_t depth = 0; // of elements in which white space counts
    std::size_t at = 0;
    const auto copy_to = [&](std::size_t end) {
        end = std::min(end, xml.size());
        out.append(xml, at, end - at);
        at = end;
    };
    while (at < xml.size()) {
        copy_to(xml.find('<', at));
        if (at >= xml.size()) break;
        const std::string_view rest = xml.substr(at);
        std::size_t end = std::string_view::npos;
        const auto behind = [&](std::string_view closer, std::size_t from) {
            const std::size_t found = xml.find(closer, at + from);
            return found == std::string_view::npos ? found : found + closer.size();
        };
        if (rest.starts_with("<!--")) {
            end = behind("-->", 4);
        } else if (rest.starts_with("<![CDATA[")) {
            end = behind("]]>", 9);
        } else if (rest.starts_with("<?")) {
            end = behind("?>", 2);
        } else if (rest.starts_with("<!")) {
            end = behind(">", 2);
        } else {
            std::size_t values = 0;
            end = tag_end(xml, at, values);
            if (values > 200)
                return tl::unexpected(
                    broken({}, line_at(xml, at), say("An element has more than 200 attributes."),
                           say("The file was probably damaged or made by another program.")));
            if (end != std::string_view::npos) {
                const std::string_view tag = xml.substr(at, end - at);
                const bool closes = tag.starts_with("</");
                const bool empty = tag.ends_with("/>");
                if (closes) {
                    depth -= depth > 0;
                } else if (!empty && (depth > 0 || !is_structure(tag_name(tag)))) {
                    ++depth;
                }
            }
        }
        copy_to(end);
        if (depth == 0) continue;
        std::size_t behind_space = at;
        while (behind_space < xml.size() && is_space(xml[behind_space])) ++behind_space;
        if (behind_space > at && behind_space < xml.size() && xml[behind_space] == '<')
            out += white_space_marker;
    }
    return out;
}

Result<Dom> parse(std::string_view xml, std::string_view file, Problems& problems) {
    const Place top{.file = std::string(file), .line = 1};
    if (xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF"))
        return fail("store.not-utf8", "The file is written in UTF-16, not in UTF-8.",
                    "Save it again as UTF-8 in your text editor.", top);
    Dom dom;
    std::string repaired;
    if (!plain_bytes(xml) || !utf8::is_valid(xml)) {
        repaired = utf8::repaired(xml);
        if (repaired != xml) {
            const auto differs =
                std::mismatch(xml.begin(), xml.end(), repaired.begin(), repaired.end()).first;
            const int line = line_at(xml, static_cast<std::size_t>(differs - xml.begin()));
            problems.push_back(
                {Severity::error,
                 "store.not-utf8",
                 {.file = std::string(file), .line = line},
                 say("The file holds bytes that are no UTF-8 text, or characters that XML forbids."),
                 say("They show as \xEF\xBF\xBD; write the words anew where you see it.")});
            dom.repaired = true;
        }
        xml = repaired;
    }
    auto ready = prepared(xml);
    if (!ready) {
        ready.error().place.file = file;
        return tl::unexpected(std::move(ready.error()));
    }
    dom.document = std::make_unique<XMLDocument>(false, PRESERVE_WHITESPACE);
    if (dom.document->Parse(ready->data(), ready->size()) != XML_SUCCESS)
        return tl::unexpected(explain(*dom.document, file));
    dom.root = dom.document->RootElement();
    if (!dom.root)
        return tl::unexpected(
            broken(file, 1, say("The file holds no element."), say("Bring back an older copy of it.")));
    if (const XMLElement* second = dom.root->NextSiblingElement())
        problems.push_back(broken(file, second->GetLineNum(),
                                  say("There is more behind the end of the file's content; it was not read."),
                                  say("Take it out, or put it inside the element before.")));
    return dom;
}

std::string decoded(std::string_view raw, bool& unknown) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t start = raw.find('&', at);
        out.append(raw, at, std::min(start, raw.size()) - at);
        if (start == std::string_view::npos) break;
        const std::size_t end = raw.find(';', start);
        const std::string_view name =
            end == std::string_view::npos || end - start > 12 ? "" : raw.substr(start + 1, end - start - 1);
        at = start + 1;
        if (name.starts_with('#')) {
            const bool hex = name.size() > 1 && name[1] == 'x';
            const std::string_view digits = name.substr(hex ? 2 : 1);
            std::uint32_t code = 0;
            const auto [stop, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
            const bool number =
                error == std::errc() && stop == digits.data() + digits.size() && !digits.empty();
            const bool character = (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') &&
                                   !(code >= 0xD800 && code < 0xE000) && code != 0xFFFE && code != 0xFFFF &&
                                   code <= 0x10FFFF;
            if (number && character) {
                utf8::append(out, code);
                at = end + 1;
                continue;
            }
        } else if (const auto entity = std::find_if(entities.begin(), entities.end(),
                                                    [&](const Entity& e) { return e.name == name; });
                   entity != entities.end()) {
            out += entity->characters;
            at = end + 1;
            continue;
        }
        unknown = true;
        out += '&';
    }
    return out;
}

std::string attribute(const XMLElement& element, const char* name) {
    const char* value = element.Attribute(name);
    bool unknown = false;
    return value ? decoded(value, unknown) : std::string();
}

namespace {

void append_raw(std::string& out, const XMLNode& node) {
    if (const XMLElement* element = node.ToElement()) {
        out += '<';
        out += element->Name();
        for (const XMLAttribute* a = element->FirstAttribute(); a; a = a->Next()) {
            out += ' ';
            out += a->Name();
            out += "=\"";
            for (const char* c = a->Value(); *c; ++c) {
                if (*c == '"') {
                    out += "&quot;";
                } else {
                    out += *c;
                }
            }
            out += '"';
        }
        if (element->NoChildren()) {
            out += "/>";
            return;
        }
        out += '>';
        for (const XMLNode* child = element->FirstChild(); child; child = child->NextSibling())
            append_raw(out, *child);
        out += "</";
        out += element->Name();
        out += '>';
    } else if (const XMLText* text = node.ToText()) {
        if (text->CData()) {
            out += "<![CDATA[";
            out += text->Value();
            out += "]]>";
        } else {
            std::string_view value = text->Value();
            if (value.starts_with(white_space_marker)) value.remove_prefix(1);
            out += value;
        }
    } else if (node.ToComment()) {
        out += "<!--";
        out += node.Value();
        out += "-->";
    } else if (node.ToDeclaration()) {
        out += "<?";
        out += node.Value();
        out += "?>";
    } else if (node.ToUnknown()) {
        out += "<!";
        out += node.Value();
        out += ">";
    }
}

} // namespace

std::string raw_xml(const XMLNode& node) {
    std::string out;
    append_raw(out, node);
    return out;
}

void append_escaped(std::string& out, std::string_view characters, bool in_text) {
    for (std::size_t at = 0; at < characters.size();) {
        const char c = characters[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const char32_t character = utf8::next(characters, at);
            utf8::append(out, character == 0xFFFE || character == 0xFFFF ? 0xFFFD : character);
            continue;
        }
        ++at;
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += in_text ? "\"" : "&quot;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\t':
            out += "&#9;";
            break;
        case '\r':
            out += "&#13;";
            break;
        default:
            if (c < 0x20) {
                out += "\xEF\xBF\xBD";
            } else {
                out += c;
            }
        }
    }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    append_escaped(out, value, false);
    out += '"';
}

bool is_xml_name(std::string_view name) {
    const auto letter = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
    };
    if (name.empty() || !letter(static_cast<unsigned char>(name.front())) || !utf8::is_valid(name))
        return false;
    return std::all_of(name.begin(), name.end(), [&](char c) {
        return letter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (is_space(text.front()) || text.front() == white_space_marker))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

} // namespace strateg::store
