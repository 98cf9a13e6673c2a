#include "core/store/project_xml.h"

#include "core/base/utf8.h"
#include "core/model/ids.h"

#include <algorithm>
#include <tuple>

namespace strateg::store {
namespace {

using namespace tinyxml2;
using model::Project;

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// Index of what stands inside <sections> in Project::foreign: this plus the number of sections before it.
constexpr std::size_t inside_sections = 3;

void read_languages(std::string_view list, Project& project, ReadContext& context, int line) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(" \t\r\n"), list.size());
        const std::string tag(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
        if (tag.empty()) continue;
        if (!is_language_tag(tag)) {
            context.whole = false;
            context.report(Severity::error, "store.text-language", line,
                           say("\"{}\" is no language tag.", tag.substr(0, 40)),
                           say("Write tags such as en, sr or bg."));
        } else if (std::find(project.languages.begin(), project.languages.end(), tag) ==
                   project.languages.end()) {
            project.languages.push_back(tag);
        }
    }
}

void keep_foreign(const XMLNode& node, Project& project, std::size_t before, ReadContext& context) {
    if (const XMLText* text = node.ToText()) {
        if (trimmed(text->Value()).empty()) return;
        context.report(
            Severity::warning, "store.stray-characters", node.GetLineNum(),
            say("There are words in project.xml that belong to nothing; they are kept, but not shown."));
        project.foreign.push_back({before, std::string(trimmed(text->Value()))});
        return;
    }
    project.foreign.push_back({before, raw_xml(node)});
}

void read_outline(const XMLElement& parent, int depth, ProjectFile& file, ReadContext& context) {
    for (const XMLNode* node = parent.FirstChild(); node; node = node->NextSibling()) {
        const XMLElement* element = node->ToElement();
        if (!element || std::string_view(element->Name()) != "section") {
            keep_foreign(*node, file.project, inside_sections + file.outline.size(), context);
            continue;
        }
        OutlineRef entry{attribute(*element, "ref"), depth, element->GetLineNum(), {}};
        for (const XMLAttribute* a = element->FirstAttribute(); a; a = a->Next())
            if (std::string_view(a->Name()) != "ref")
                entry.attributes.set(std::string(outline_prefix) + a->Name(),
                                     decoded(a->Value(), context, entry.line));
        const bool twice =
            std::any_of(file.outline.begin(), file.outline.end(),
                        [&](const OutlineRef& other) { return other.section == entry.section; });
        if (!model::is_valid_id(entry.section) || entry.section == model::front_id ||
            entry.section == model::facts_id) {
            context.whole = false;
            const bool leaves = entry.section.find('/') != std::string::npos || entry.section.find("..") == 0;
            context.report(
                Severity::error, leaves ? "store.path-outside" : "store.invalid-id", entry.line,
                say("\"{}\" cannot be the name of a section; it was left out.", entry.section.substr(0, 80)),
                say("A section's name begins with a letter and holds letters a-z, digits, points, hyphens "
                    "and underscores; its file is sections/<name>.xml."));
            read_outline(*element, depth, file, context);
        } else if (twice) {
            context.whole = false;
            context.report(
                Severity::error, "store.section-twice", entry.line,
                say("The section \"{}\" is named twice; the second place was left out.", entry.section),
                say("Take one of the two out of project.xml."));
            read_outline(*element, depth, file, context);
        } else {
            file.outline.push_back(std::move(entry));
            read_outline(*element, depth + 1, file, context);
        }
    }
}

void append_foreign(std::string& out, const Project& project, std::size_t at, int depth) {
    for (const model::ForeignXml& element : project.foreign) {
        if (element.before_child != at || element.xml.empty()) continue;
        out.append(static_cast<std::size_t>(depth) * 2, ' ');
        out += element.xml + '\n';
    }
}

void append_part(std::string& out, const char* name, const model::Section& section,
                 const LanguageOrder& languages) {
    out += "  <";
    out += name;
    append_attributes(out, section.attributes);
    if (section.blocks.empty() && section.foreign.empty()) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    append_blocks(out, section, languages, 2);
    out += "  </";
    out += name;
    out += ">\n";
}

/// Writes the entries from `at` on that are at least `depth` deep; returns the first that is not.
std::size_t append_outline(std::string& out, const Project& project, std::size_t at, int depth) {
    while (at < project.outline.size() && (project.outline[at].depth >= depth || depth == 0)) {
        append_foreign(out, project, inside_sections + at, depth + 2);
        const model::Section& section = *project.outline[at].section;
        out.append(static_cast<std::size_t>(depth + 2) * 2, ' ');
        out += "<section";
        append_attribute(out, "ref", section.id);
        for (const auto& [name, value] : section.attributes)
            if (std::string_view(name).starts_with(outline_prefix) &&
                is_xml_name(std::string_view(name).substr(outline_prefix.size())))
                append_attribute(out, std::string_view(name).substr(outline_prefix.size()), value);
        ++at;
        if (at < project.outline.size() && project.outline[at].depth > depth && depth < 60) {
            out += ">\n";
            at = append_outline(out, project, at, depth + 1);
            out.append(static_cast<std::size_t>(depth + 2) * 2, ' ');
            out += "</section>\n";
        } else {
            out += "/>\n";
        }
    }
    return at;
}

} // namespace

bool is_language_tag(std::string_view tag) {
    std::size_t length = 0;
    bool first = true;
    for (const char c : tag) {
        if (c == '-') {
            if (length == 0 || (first && length < 2)) return false;
            length = 0;
            first = false;
            continue;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (first || c < '0' || c > '9')) return false;
        if (++length > 8) return false;
    }
    return length > 0 && (!first || length >= 2) && tag.size() <= 40;
}

LanguageOrder language_order(const Project& project) {
    LanguageOrder order;
    for (const std::string& language : project.languages)
        if (std::find(order.begin(), order.end(), language) == order.end()) order.push_back(language);
    return order;
}

ProjectFile read_project_file(const XMLElement& root, ReadContext& context, Ids& ids) {
    ProjectFile file;
    Project& project = file.project;
    bool has_format = false;
    for (const XMLAttribute* a = root.FirstAttribute(); a; a = a->Next()) {
        const std::string_view name = a->Name();
        const std::string value = decoded(a->Value(), context, root.GetLineNum());
        if (name == "format") {
            model::Attributes number;
            number.set("format", value);
            file.format = number.number("format", 0);
            has_format = file.format > 0;
        } else if (name == "id") {
            project.id = value;
        } else if (name == "source") {
            project.source = value;
        } else if (name == "languages") {
            read_languages(value, project, context, root.GetLineNum());
        } else {
            project.attributes.set(name, value);
        }
    }
    if (!has_format) {
        file.format = 1;
        context.report(Severity::warning, "store.newer-format", root.GetLineNum(),
                       say("project.xml does not say its format; it was read as format 1."),
                       say("Write format=\"1\" into <project>."));
    }
    if (!project.source.empty() && !is_language_tag(project.source)) {
        context.whole = false;
        context.report(Severity::error, "store.text-language", root.GetLineNum(),
                       say("\"{}\" is no language tag.", project.source.substr(0, 40)),
                       say("Write source=\"en\", or another tag of languages."));
        project.source.clear();
    }
    if (project.source.empty() && !project.languages.empty()) project.source = project.languages.front();
    context.source = project.source;
    bool had_front = false, had_facts = false, had_sections = false;
    for (const XMLNode* node = root.FirstChild(); node; node = node->NextSibling()) {
        const XMLElement* element = node->ToElement();
        const std::string_view name = element ? element->Name() : "";
        bool* had = name == "front"      ? &had_front
                    : name == "facts"    ? &had_facts
                    : name == "sections" ? &had_sections
                                         : nullptr;
        if (had && *had)
            context.report(
                Severity::error, "store.misplaced", node->GetLineNum(),
                say("<{}> is there twice; the second one is kept in the file, but not shown.", name),
                say("Put its content into the first one."));
        if (!had || *had) {
            keep_foreign(*node, project, had_sections || had_facts ? 2 : had_front ? 1 : 0, context);
            continue;
        }
        *had = true;
        if (name == "sections") {
            read_outline(*element, 0, file, context);
        } else {
            auto& part = name == "front" ? project.front : project.facts;
            part = model::share(read_section(*element, std::string(name), context, &ids));
        }
    }
    return file;
}

std::string project_file_xml(const Project& project) {
    const LanguageOrder languages = language_order(project);
    std::string out(declaration);
    out += "<project format=\"1\"";
    append_attribute(out, "id", project.id);
    append_attribute(out, "source", project.source);
    std::string list;
    for (const std::string& language : languages) list += (list.empty() ? "" : " ") + language;
    append_attribute(out, "languages", list);
    model::Attributes more = project.attributes;
    for (const char* known : {"format", "id", "source", "languages"}) more.erase(known);
    append_attributes(out, more);
    out += ">\n";
    append_foreign(out, project, 0, 1);
    append_part(out, "front", *project.front, languages);
    append_foreign(out, project, 1, 1);
    append_part(out, "facts", *project.facts, languages);
    append_foreign(out, project, 2, 1);
    out += "  <sections>\n";
    append_outline(out, project, 0, 0);
    for (const model::ForeignXml& element : project.foreign)
        if (element.before_child >= inside_sections + project.outline.size() && !element.xml.empty())
            out += "    " + element.xml + '\n';
    out += "  </sections>\n</project>\n";
    return out;
}

std::vector<model::Ignored> read_ignored(const XMLElement& root, ReadContext& context) {
    std::vector<model::Ignored> ignored;
    for (const XMLNode* node = root.FirstChild(); node; node = node->NextSibling()) {
        const XMLElement* element = node->ToElement();
        if (!element || std::string_view(element->Name()) != "finding") {
            if (node->ToText() && trimmed(node->Value()).empty()) continue;
            context.whole = false;
            context.report(Severity::warning, "store.misplaced", node->GetLineNum(),
                           say("ignored.xml holds something that is no ignored finding; it was not read."));
            continue;
        }
        model::Ignored finding;
        for (const XMLAttribute* a = element->FirstAttribute(); a; a = a->Next()) {
            const std::string_view name = a->Name();
            std::string value = decoded(a->Value(), context, element->GetLineNum());
            std::string* field = name == "checker"    ? &finding.checker
                                 : name == "block"    ? &finding.block
                                 : name == "language" ? &finding.language
                                 : name == "code"     ? &finding.code
                                 : name == "text"     ? &finding.text
                                 : name == "reason"   ? &finding.reason
                                 : name == "by"       ? &finding.by
                                                      : nullptr;
            if (field) {
                *field = std::move(value);
            } else {
                finding.more.set(name, std::move(value));
            }
        }
        ignored.push_back(std::move(finding));
    }
    std::stable_sort(ignored.begin(), ignored.end(), [](const model::Ignored& a, const model::Ignored& b) {
        return std::tie(a.block, a.language, a.checker, a.code, a.text) <
               std::tie(b.block, b.language, b.checker, b.code, b.text);
    });
    return ignored;
}

std::string ignored_xml(const std::vector<model::Ignored>& ignored) {
    std::string out(declaration);
    out += "<ignored>\n";
    for (const model::Ignored& finding : ignored) {
        out += "  <finding";
        const std::pair<const char*, const std::string*> fields[] = {
            {"block", &finding.block}, {"language", &finding.language}, {"checker", &finding.checker},
            {"code", &finding.code},   {"text", &finding.text},         {"reason", &finding.reason},
            {"by", &finding.by}};
        for (const auto& [name, value] : fields)
            if (!value->empty()) append_attribute(out, name, *value);
        append_attributes(out, finding.more);
        out += "/>\n";
    }
    out += "</ignored>\n";
    return out;
}

namespace {

/// A word as a line of a file can hold it.
std::string one_line(std::string_view word) {
    while (word.starts_with("\xEF\xBB\xBF")) word.remove_prefix(3);
    std::string line = utf8::repaired(word);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return std::string(trimmed(line));
}

} // namespace

std::set<std::string> read_words(std::string_view file) {
    std::set<std::string> words;
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        if (std::string word = one_line(file.substr(0, end)); !word.empty()) words.insert(std::move(word));
        file.remove_prefix(std::min(end + 1, file.size()));
    }
    return words;
}

std::string words_file(const std::set<std::string>& words) {
    std::set<std::string> lines;
    for (const std::string& word : words)
        if (std::string line = one_line(word); !line.empty()) lines.insert(std::move(line));
    std::string out;
    for (const std::string& line : lines) out += line + '\n';
    return out;
}

} // namespace strateg::store
