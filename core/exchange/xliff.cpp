// Reading XLIFF 1.2 through tinyxml2. A file that is no well-formed XML is read unit by unit: each
// <trans-unit>…</trans-unit> is parsed alone, and those that cannot be are reported.
#include "core/exchange/encoding.h"
#include "core/exchange/units.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <tinyxml2.h>

namespace strateg::exchange {
namespace {

using model::Mark;
using model::MarkKind;
using tinyxml2::XMLElement;
using tinyxml2::XMLNode;

std::string_view local_name(const char* name) {
    const std::string_view full = name == nullptr ? "" : name;
    const std::size_t colon = full.find(':');
    return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

bool is(const XMLElement* element, std::string_view name) {
    return local_name(element->Name()) == name;
}

std::string attribute(const XMLElement* element, const char* name) {
    const char* value = element->Attribute(name);
    return value == nullptr ? std::string() : std::string(value);
}

const XMLElement* child(const XMLElement* element, std::string_view name) {
    for (const XMLElement* c = element->FirstChildElement(); c != nullptr; c = c->NextSiblingElement())
        if (is(c, name)) return c;
    return nullptr;
}

struct Words {
    std::string characters;
    std::vector<Mark> marks;
};

model::Attributes attributes_of(const XMLElement* element) {
    model::Attributes attributes;
    for (const tinyxml2::XMLAttribute* a = element->FirstAttribute(); a != nullptr; a = a->Next())
        attributes.set(a->Name(), a->Value());
    return attributes;
}

/// g and mrk surround words; x, bx, ex, ph, it, bpt and ept stand for code of the original, whose text (if
/// any) is no text of the document, but for <sub> in it.
void collect(const XMLNode* parent, Words& words) {
    for (const XMLNode* node = parent->FirstChild(); node != nullptr; node = node->NextSibling()) {
        if (const tinyxml2::XMLText* text = node->ToText()) {
            std::string characters = text->Value();
            for (std::size_t at; (at = characters.find(model::object_character)) != std::string::npos;)
                characters.replace(at, 3, " ");
            words.characters += characters;
            continue;
        }
        const XMLElement* element = node->ToElement();
        if (element == nullptr) continue;
        const std::string_view name = local_name(element->Name());
        const std::size_t begin = words.characters.size();
        if (name == "g" || name == "mrk" || name == "sub") {
            collect(element, words);
            // the unit's own segmentation is no mark of the author
            if (name == "g" && words.characters.size() > begin)
                words.marks.push_back({MarkKind::unknown, begin, words.characters.size(), std::string(name),
                                       attributes_of(element)});
        } else if (name == "x" || name == "bx" || name == "ex" || name == "ph" || name == "it" ||
                   name == "bpt" || name == "ept") {
            words.characters += model::object_character;
            words.marks.push_back({MarkKind::unknown_object, begin, words.characters.size(),
                                   std::string(name), attributes_of(element)});
            for (const XMLElement* inner = element->FirstChildElement(); inner != nullptr;
                 inner = inner->NextSiblingElement())
                if (is(inner, "sub")) collect(inner, words);
        } else {
            collect(element, words);
        }
    }
}

model::RichText text_of(const XMLElement* element) {
    Words words;
    collect(element, words);
    return model::RichText(std::move(words.characters), std::move(words.marks));
}

std::string state_of(const std::string& state, bool approved) {
    if (approved || state == "final" || state == "signed-off") return "final";
    if (state == "translated") return "reviewed";
    return state.empty() ? "" : "draft";
}

class Reader {
public:
    Reader(std::string name, std::string source, std::string target)
        : units_(std::move(name), std::move(source), std::move(target)) {}

    void unit(const XMLElement* element) {
        const std::size_t ordinal = units_.ordinal() + units_.result().skipped;
        if (attribute(element, "translate") == "no") {
            ++units_.result().skipped;
            return;
        }
        UnitProject::Unit unit;
        unit.id = attribute(element, "id");
        if (unit.id.empty()) unit.id = std::to_string(ordinal);
        if (const XMLElement* source = child(element, "source")) {
            unit.source = text_of(source);
        } else {
            units_.problem("exchange.xliff-unit", element->GetLineNum(),
                           say("The unit \"{}\" has no source text.", unit.id));
        }
        if (const XMLElement* target = child(element, "target")) {
            unit.target = text_of(target);
            const std::string state = attribute(target, "state");
            unit.state = state_of(state, attribute(element, "approved") == "yes");
            unit.stale = state == "needs-translation" && !unit.target->empty();
        }
        units_.add(std::move(unit));
    }

    /// <body> and <group>s in it. tinyxml2 limits the depth.
    void body(const XMLElement* parent) {
        for (const XMLElement* element = parent->FirstChildElement(); element != nullptr;
             element = element->NextSiblingElement()) {
            if (is(element, "trans-unit")) {
                unit(element);
            } else if (is(element, "group") || is(element, "body") || is(element, "bin-unit")) {
                body(element);
            }
        }
    }

    UnitProject& units() { return units_; }

private:
    UnitProject units_;
};

int line_at(std::string_view text, std::size_t byte) {
    return 1 +
           static_cast<int>(std::count(
               text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size())), '\n'));
}

/// The value of an attribute in a start tag that may be part of a broken file.
std::string attribute_in(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        const std::size_t equals = at + name.size();
        if (equals + 1 >= tag.size() || tag[equals] != '=' || at == 0 ||
            std::isspace(static_cast<unsigned char>(tag[at - 1])) == 0)
            continue;
        const char quote = tag[equals + 1];
        const std::size_t end = tag.find(quote, equals + 2);
        if ((quote == '"' || quote == '\'') && end != std::string_view::npos)
            return std::string(tag.substr(equals + 2, end - equals - 2));
    }
    return {};
}

/// Finds "<name" or "<prefix:name" tags.
std::size_t find_tag(std::string_view text, std::string_view name, std::size_t from) {
    for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
        if (end != std::string_view::npos &&
            local_name(std::string(text.substr(at + 1, end - at - 1)).c_str()) == name)
            return at;
    }
    return std::string_view::npos;
}

struct Languages {
    std::string source = "en";
    std::string target = "und";
};

Languages languages_of(std::string_view file_tag, const std::string& name) {
    Languages languages;
    if (const std::string source = attribute_in(file_tag, "source-language"); !source.empty())
        languages.source = language_tag(source);
    std::string target = attribute_in(file_tag, "target-language");
    if (target.empty()) { // "messages.sr_Latn.xlf"
        const std::string stem = std::filesystem::path(name).stem().string();
        if (const std::size_t dot = stem.rfind('.'); dot != std::string::npos && stem.size() - dot < 12)
            target = stem.substr(dot + 1);
    }
    if (!target.empty()) languages.target = language_tag(target);
    return languages;
}

std::string_view tag_at(std::string_view text, std::size_t at) {
    return at == std::string_view::npos ? std::string_view()
                                        : text.substr(at, std::min(text.find('>', at), text.size()) - at);
}

/// Unit by unit, from a file that is not well formed.
Result<Bilingual> read_pieces(const std::string& text, const std::string& name, const Languages& languages,
                              const tinyxml2::XMLDocument& whole) {
    Reader reader(name, languages.source, languages.target);
    reader.units().problem(
        "exchange.xliff-broken", whole.ErrorLineNum(),
        say("The file is no well-formed XML here; the units that can be read are checked."),
        say("Open it in a browser, which shows the place."), Severity::error);
    std::size_t next_file = find_tag(text, "file", 0);
    for (std::size_t at = find_tag(text, "trans-unit", 0); at != std::string::npos;) {
        while (next_file != std::string::npos && next_file < at) {
            reader.units().begin_section(attribute_in(tag_at(text, next_file), "original"));
            next_file = find_tag(text, "file", next_file + 1);
        }
        const std::size_t following = find_tag(text, "trans-unit", at + 1);
        std::size_t end = text.find("trans-unit>", at);
        const bool closed = end != std::string::npos && (following == std::string::npos || end < following);
        bool good = false;
        if (closed) {
            end += std::strlen("trans-unit>");
            tinyxml2::XMLDocument piece(true, tinyxml2::PRESERVE_WHITESPACE);
            good = piece.Parse(text.data() + at, end - at) == tinyxml2::XML_SUCCESS &&
                   piece.RootElement() != nullptr;
            if (good) reader.unit(piece.RootElement());
        }
        if (!good)
            reader.units().problem(
                "exchange.xliff-unit", line_at(text, at),
                say("The unit \"{}\" is broken and was left out.", attribute_in(tag_at(text, at), "id")), {},
                Severity::error);
        at = following;
    }
    if (reader.units().result().units == 0)
        return fail("exchange.xliff-broken", "The XLIFF file is broken, and no unit of it can be read.",
                    "Export it again from the program it comes from.",
                    {.file = name, .line = whole.ErrorLineNum()});
    return reader.units().take();
}

} // namespace

Result<Bilingual> read_xliff(std::string_view bytes, const std::string& name) {
    Problems problems;
    const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
    const auto text = as_utf8(bytes, attribute_in(declaration, "encoding"), name, problems);
    if (!text) return tl::unexpected(text.error());
    const std::size_t root_at = find_tag(*text, "xliff", 0);
    if (root_at == std::string::npos)
        return fail("exchange.not-bilingual", say("\"{}\" is no XLIFF file.", name), {}, {.file = name});
    const std::string version = attribute_in(tag_at(*text, root_at), "version");
    if (version.starts_with("2"))
        return fail(
            "exchange.xliff-version", say("The file is XLIFF {}; only XLIFF 1.2 can be read.", version),
            "Most programs can export XLIFF 1.2, too.", {.file = name, .line = line_at(*text, root_at)});
    const Languages languages = languages_of(tag_at(*text, find_tag(*text, "file", 0)), name);
    tinyxml2::XMLDocument document(true, tinyxml2::PRESERVE_WHITESPACE);
    Result<Bilingual> result = fail("exchange.xliff-broken", "");
    if (document.Parse(text->data(), text->size()) != tinyxml2::XML_SUCCESS ||
        document.RootElement() == nullptr) {
        result = read_pieces(*text, name, languages, document);
    } else {
        Reader reader(name, languages.source, languages.target);
        for (const XMLElement* file = document.RootElement()->FirstChildElement(); file != nullptr;
             file = file->NextSiblingElement()) {
            if (!is(file, "file")) continue;
            const std::string target = attribute(file, "target-language");
            if (!target.empty() && language_tag(target) != languages.target)
                reader.units().problem("exchange.other-language", file->GetLineNum(),
                                       say("This part has another target language, {}; it is checked as {}.",
                                           target, languages.target),
                                       say("Split the file by language."));
            const std::string original = attribute(file, "original");
            reader.units().begin_section(original.empty() ? std::filesystem::path(name).filename().string()
                                                          : original);
            reader.body(file);
        }
        result = reader.units().take();
    }
    if (result) result->problems.insert(result->problems.begin(), problems.begin(), problems.end());
    return result;
}

} // namespace strateg::exchange
