// Writing XLIFF 1.2 and PO for translators.
#include "core/base/utf8.h"
#include "core/base/xml_escape.h"
#include "core/exchange/bilingual.h"
#include "core/model/metadata.h"
#include "core/model/staleness.h"
#include "core/store/xml.h"

#include <functional>

namespace strateg::exchange {
namespace {

using model::Block;
using model::BlockPtr;
using model::Mark;
using model::RichText;
using model::TranslationState;

/// Words surrounded by a mark become <g>, objects <x/>; `ctype` and `equiv-text` say what they are. Ids count
/// the marks of the source, so that a translator can move them.
std::string in_xliff(const RichText& text) {
    std::string out;
    const std::string& characters = text.characters();
    const auto& marks = text.marks();
    std::vector<std::size_t> open; // indices of marks
    std::size_t at = 0;
    const auto ctype = [](const Mark& mark) {
        const std::string name = model::name_of(mark.kind);
        return name == "strong" ? "bold" : name == "em" ? "italic" : name == "link" ? "link" : "x-" + name;
    };
    const auto close_until = [&](std::size_t place) {
        while (!open.empty() && marks[open.back()].end <= place) {
            out += xml_escaped(std::string_view(characters).substr(at, marks[open.back()].end - at));
            at = marks[open.back()].end;
            out += "</g>";
            open.pop_back();
        }
    };
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        close_until(mark.begin);
        // a mark that would cross the one around it is left to that one: XML nests
        if (!open.empty() && mark.end > marks[open.back()].end) continue;
        out += xml_escaped(std::string_view(characters).substr(at, mark.begin - at));
        at = mark.begin;
        const std::string attributes = " id=\"" + std::to_string(i + 1) + "\" ctype=\"" + ctype(mark) + "\"";
        if (model::is_object(mark.kind)) {
            out += "<x" + attributes +
                   (mark.target.empty() ? "" : " equiv-text=\"" + xml_escaped(mark.target) + "\"") + "/>";
            at = mark.end;
        } else {
            out += "<g" + attributes + ">";
            open.push_back(i);
        }
    }
    close_until(characters.size());
    out += xml_escaped(std::string_view(characters).substr(at));
    return out;
}

/// Calls visit for every block with words in its source language that is to be translated.
void for_each_unit(const model::Project& project, const model::Section& section, std::string_view language,
                   const std::function<void(const Block&, const std::string& source)>& visit) {
    const std::function<void(const Block&, const std::string&)> descend = [&](const Block& block,
                                                                              const std::string& inherited) {
        const std::string& source = block.source.empty() ? inherited : block.source;
        const RichText* text = block.content(source);
        if (source != language && text != nullptr && !text->blank()) visit(block, source);
        for (const BlockPtr& child : block.children) descend(*child, source);
    };
    for (const BlockPtr& block : section.blocks) descend(*block, project.source);
}

std::vector<const model::Section*> sections_of(const model::Project& project) {
    std::vector<const model::Section*> sections{project.front.get(), project.facts.get()};
    for (const model::OutlineEntry& entry : project.outline) sections.push_back(entry.section.get());
    return sections;
}

const char* xliff_state(TranslationState state, const std::string& said) {
    if (state == TranslationState::stale) return "needs-adaptation";
    if (said == "final") return "final";
    if (said == "reviewed") return "translated";
    return "needs-review-translation";
}

std::string in_po(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

} // namespace

std::string write_xliff(const model::Project& project, std::string_view language) {
    const std::string target(language);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n";
    for (const model::Section* section : sections_of(project)) {
        std::string body;
        std::string file_source; // XLIFF has one source language per file: others get a file of their own
        const auto finish = [&] {
            if (!body.empty())
                out += "  <file original=\"" + xml_escaped(section->id) + "\" source-language=\"" +
                       file_source + "\" target-language=\"" + target +
                       "\" datatype=\"x-strateg\">\n    <body>\n" + body + "    </body>\n  </file>\n";
            body.clear();
        };
        for_each_unit(project, *section, language, [&](const Block& block, const std::string& source) {
            if (source != file_source) finish();
            file_source = source;
            const model::Text* text = block.text(language);
            const TranslationState state = model::translation_state(block, source, language);
            const bool approved =
                state == TranslationState::current && text != nullptr && text->state == "final";
            body += "      <trans-unit id=\"" + xml_escaped(block.id) + "\" xml:space=\"preserve\"" +
                    (approved ? " approved=\"yes\"" : "") + ">\n" + "        <source>" +
                    in_xliff(*block.content(source)) + "</source>\n";
            if (text != nullptr && !text->content.blank())
                body += std::string("        <target state=\"") + xliff_state(state, text->state) + "\">" +
                        in_xliff(text->content) + "</target>\n";
            body += "        <note>" + xml_escaped(block.kind) + "</note>\n      </trans-unit>\n";
        });
        finish();
    }
    return out + "</xliff>\n";
}

std::string write_po(const model::Project& project, std::string_view language) {
    std::string tag(language);
    if (const std::size_t latin = tag.find("-Latn"); latin != std::string::npos)
        tag = tag.substr(0, latin) + "@latin";
    std::string out = "msgid \"\"\nmsgstr \"\"\n"
                      "\"Project-Id-Version: " +
                      project.id +
                      "\\n\"\n"
                      "\"Language: " +
                      tag +
                      "\\n\"\n"
                      "\"X-Source-Language: " +
                      project.source +
                      "\\n\"\n"
                      "\"MIME-Version: 1.0\\n\"\n"
                      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                      "\"Content-Transfer-Encoding: 8bit\\n\"\n";
    for (const model::Section* section : sections_of(project))
        for_each_unit(project, *section, language, [&](const Block& block, const std::string& source) {
            const model::Text* text = block.text(language);
            const TranslationState state = model::translation_state(block, source, language);
            out += "\n#. " + block.kind + (source == project.source ? "" : ", first written in " + source) +
                   "\n#: " + section->id + "\n";
            if (state == TranslationState::stale) out += "#, fuzzy\n";
            out += "msgctxt " + in_po(block.id) + "\nmsgid " +
                   in_po(store::to_xml(block.content(source)->without_comments())) + "\nmsgstr " +
                   in_po(text == nullptr || text->content.blank()
                             ? std::string()
                             : store::to_xml(text->content.without_comments())) +
                   "\n";
        });
    return out;
}

} // namespace strateg::exchange
