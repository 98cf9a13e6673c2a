#include "core/translate/terms.h"

#include "core/base/utf8.h"

#include <fstream>
#include <iterator>
#include <tinyxml2.h>

namespace strateg::translate {
namespace {

using tinyxml2::XMLElement;
using tinyxml2::XMLNode;

constexpr std::size_t most_bytes = 64u << 20;
// Reading an element takes the square of its attributes.
constexpr std::size_t most_attributes = 200;

bool has_crowded_element(std::string_view xml) {
    std::size_t values = 0;
    bool inside = false;
    for (const char c : xml) {
        if (c == '<' || c == '>') {
            inside = c == '<';
            values = 0;
        } else if (inside && c == '=' && ++values > most_attributes) {
            return true;
        }
    }
    return false;
}

std::string attribute(const XMLElement& element, const char* name) {
    const char* value = element.Attribute(name);
    return value ? value : "";
}

// The words in an element and in what marks parts of them (<hi>), with single spaces.
void collect(const XMLNode& node, std::string& words) {
    for (const XMLNode* child = node.FirstChild(); child; child = child->NextSibling()) {
        if (const tinyxml2::XMLText* text = child->ToText()) {
            for (const char c : std::string_view(text->Value())) {
                const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
                if (!space)
                    words += c;
                else if (!words.empty() && words.back() != ' ')
                    words += ' ';
            }
        } else if (child->ToElement()) {
            collect(*child, words);
        }
    }
}

void read_tig(const XMLElement& tig, const std::string& language, Concept& entry) {
    Concept::Term term;
    term.language = language;
    const auto look = [&](const auto& self, const XMLElement& in) -> void {
        for (const XMLElement* child = in.FirstChildElement(); child; child = child->NextSiblingElement()) {
            const std::string_view name = child->Name();
            if (name == "term" && term.words.empty()) {
                collect(*child, term.words);
                while (!term.words.empty() && term.words.back() == ' ') term.words.pop_back();
            } else if (name == "termNote" && attribute(*child, "type") == "administrativeStatus") {
                std::string status;
                collect(*child, status);
                term.preferred |= status.starts_with("preferred");
                term.discouraged |= status.starts_with("deprecated") || status.starts_with("superseded");
            } else if (name == "termGrp") {
                self(self, *child);
            }
        }
    };
    look(look, tig);
    if (!term.words.empty()) entry.terms.push_back(std::move(term));
}

} // namespace

Terms::Terms(std::vector<Concept> concepts) : concepts_(std::move(concepts)) {
    for (std::size_t i = 0; i < concepts_.size(); ++i) at_.emplace(concepts_[i].id, i);
}

const Concept* Terms::find(std::string_view id) const {
    const auto at = at_.find(id);
    return at == at_.end() ? nullptr : &concepts_[at->second];
}

std::string_view Terms::term(std::string_view id, std::string_view language) const {
    const Concept* entry = find(id);
    if (!entry) return {};
    const Concept::Term* best = nullptr;
    int best_rank = -1;
    for (const Concept::Term& term : entry->terms) {
        const std::string_view tag = term.language;
        const bool same = tag == language;
        // "sr" is written in Cyrillic; what is in Latin only is not it.
        const bool near = tag.starts_with(language) && tag.size() > language.size() &&
                          (tag[language.size()] == '-' || tag[language.size()] == '_') &&
                          tag.find("Latn") == std::string_view::npos;
        if (!same && !near) continue;
        const int rank = (term.discouraged ? 0 : 4) + (term.preferred ? 2 : 0) + (same ? 1 : 0);
        if (rank > best_rank) {
            best = &term;
            best_rank = rank;
        }
    }
    return best ? std::string_view(best->words) : std::string_view();
}

Result<Terms> read_terms(std::string_view xml, std::string_view file) {
    Place place;
    place.file = file;
    const std::string repaired = utf8::repaired(xml);
    tinyxml2::XMLDocument document;
    if (xml.size() > most_bytes || has_crowded_element(repaired) ||
        document.Parse(repaired.data(), repaired.size()) != tinyxml2::XML_SUCCESS) {
        place.line = document.ErrorLineNum();
        return fail("translate.terms-broken", "The terminology cannot be read: it is not well-formed XML.",
                    "Export it again from where it comes from, or put an older copy back.", place);
    }
    const XMLElement* root = document.RootElement();
    if (!root || std::string_view(root->Name()) != "martif")
        return fail("translate.terms-unknown",
                    "The terminology is not in the format TBX version 2 (its root is not <martif>).",
                    "Export it as TBX-Basic, version 2.", place);
    std::vector<Concept> concepts;
    const XMLElement* text = root->FirstChildElement("text");
    const XMLElement* body = text ? text->FirstChildElement("body") : nullptr;
    for (const XMLElement* entry = body ? body->FirstChildElement("termEntry") : nullptr; entry;
         entry = entry->NextSiblingElement("termEntry")) {
        Concept made;
        made.id = attribute(*entry, "id");
        for (const XMLElement* set = entry->FirstChildElement("langSet"); set;
             set = set->NextSiblingElement("langSet")) {
            std::string language = attribute(*set, "xml:lang");
            if (language.empty()) language = attribute(*set, "lang");
            for (const XMLElement* tig = set->FirstChildElement(); tig; tig = tig->NextSiblingElement())
                if (const std::string_view name = tig->Name(); name == "tig" || name == "ntig")
                    read_tig(*tig, language, made);
        }
        if (!made.id.empty()) concepts.push_back(std::move(made));
    }
    return Terms(std::move(concepts));
}

Result<Terms> terms_of(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "terms.tbx";
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return Terms();
    std::ifstream stream(path, std::ios::binary);
    const std::uintmax_t size =
        std::filesystem::is_regular_file(path, error) ? std::filesystem::file_size(path, error) : 0;
    if (!stream || error || size > most_bytes)
        return fail("translate.terms-unreadable", "The terminology cannot be read.",
                    "Look at whether terms.tbx is a file that you may read.", Place{.file = "terms.tbx"});
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    return read_terms(bytes);
}

} // namespace strateg::translate
