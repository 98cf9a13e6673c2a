#include "core/typeset/theme/sheet.h"

#include "core/base/utf8.h"
#include "core/typeset/theme/fields.h"

#include <algorithm>
#include <tinyxml2.h>

namespace strateg::typeset {
namespace {

using namespace tinyxml2;

constexpr std::string_view roles[] = {"body", "statement", "heading", "table", "running"}; // as in Family
constexpr const char* manual = to_say("docs/themes.md lists what a theme can say.");

std::string shortened(std::string_view words) {
    std::string text = utf8::repaired(words.substr(0, 60));
    return words.size() > 60 ? text + "…" : text;
}

std::string value_of(const XMLElement& element, const char* name) {
    const char* value = element.Attribute(name);
    return value ? utf8::repaired(value) : std::string();
}

bool is_font_file(std::string_view name) {
    const bool letters = !name.empty() && name.front() != '.' && name.size() <= 120 &&
                         name.find_first_of("/\\\n") == std::string_view::npos;
    return letters && (name.ends_with(".ttf") || name.ends_with(".otf") || name.ends_with(".TTF") ||
                       name.ends_with(".OTF"));
}

class SheetReader {
public:
    SheetReader(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

    void root(const XMLElement& root, Sheet& sheet) {
        for (const XMLAttribute* a = root.FirstAttribute(); a; a = a->Next()) {
            const std::string_view name = a->Name();
            if (name == "base") {
                sheet.base = utf8::repaired(a->Value());
                sheet.base_place = at(root.GetLineNum());
            } else if (name == "format") {
                if (std::string_view(a->Value()) != "1")
                    tell("theme.newer-format", root.GetLineNum(),
                         say("The theme was written in a format that this version does not know; it was read "
                             "as format 1."),
                         say("Install a newer version of Strateg."));
            } else {
                unknown(root, name);
            }
        }
        for (const XMLNode* node = root.FirstChild(); node; node = node->NextSibling())
            if (const XMLElement* element = node->ToElement()) child(*element, sheet);
    }

private:
    Place at(int line) const { return {.file = file_, .line = line}; }

    void tell(const char* code, int line, std::string sentence, std::string hint) {
        problems_.push_back({Severity::warning, code, at(line), std::move(sentence), std::move(hint)});
    }

    void unknown(const XMLElement& element, std::string_view attribute) {
        tell("theme.unknown-attribute", element.GetLineNum(),
             say("<{}> has no attribute “{}”; it was left out.", shortened(element.Name()),
                 shortened(attribute)),
             translated(manual));
    }

    void child(const XMLElement& element, Sheet& sheet) {
        const std::string name = element.Name();
        if (name == "title" || name == "description") {
            const std::string language = value_of(element, "lang");
            auto& words = name == "title" ? sheet.titles : sheet.descriptions;
            words[language.empty() ? "en" : language] =
                element.GetText() ? utf8::repaired(element.GetText()) : "";
        } else if (name == "family" || name == "fallback") {
            family(element, name == "fallback", sheet);
        } else if (name == "colours" || known_.has_element(name)) {
            keep(element, name, {}, sheet);
        } else if (name == "heading") {
            const std::string level = value_of(element, "level");
            if (level.size() == 1 && level[0] >= '1' && level[0] <= '4')
                keep(element, "heading " + level, "level", sheet);
            else
                tell("theme.wrong-value", element.GetLineNum(),
                     say("A heading has a level from 1 to 4; this <heading> was left out."),
                     say("Write level=\"1\", for chapters."));
        } else {
            tell("theme.unknown-element", element.GetLineNum(),
                 say("A theme has no <{}>; it was left out.", shortened(name)), translated(manual));
        }
    }

    void keep(const XMLElement& element, const std::string& name, std::string_view without, Sheet& sheet) {
        for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next())
            if (a->Name() != without)
                sheet.said.insert_or_assign({name, a->Name()},
                                            Said{utf8::repaired(a->Value()), at(element.GetLineNum())});
    }

    void family(const XMLElement& element, bool fallback, Sheet& sheet) {
        LanguageFamily family;
        bool usable = true;
        const auto files = [&](const char* name, Weight weight, bool italic) {
            const std::string file = value_of(element, name);
            if (file.empty()) return;
            if (is_font_file(file)) {
                family.files.file[static_cast<std::size_t>(weight)][italic ? 1 : 0] = file;
                return;
            }
            usable = false;
            tell("theme.wrong-value", element.GetLineNum(),
                 say("“{}” is no name of a font file; the family was left out.", shortened(file)),
                 say("Write the name without a folder: Vollkorn-Regular.ttf."));
        };
        files("regular", Weight::regular, false);
        files("italic", Weight::regular, true);
        files("semibold", Weight::semibold, false);
        files("semibold-italic", Weight::semibold, true);
        files("bold", Weight::bold, false);
        files("bold-italic", Weight::bold, true);
        for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next()) {
            static constexpr std::string_view names[] = {
                "regular", "italic", "semibold", "semibold-italic", "bold", "bold-italic", "package"};
            const std::string_view name = a->Name();
            const bool selects = !fallback && (name == "role" || name == "lang");
            if (!selects && std::find(std::begin(names), std::end(names), name) == std::end(names))
                unknown(element, name);
        }
        const std::string role = fallback ? "body" : value_of(element, "role");
        const auto known = std::find(std::begin(roles), std::end(roles), role);
        if (known == std::end(roles)) {
            usable = false;
            tell("theme.wrong-value", element.GetLineNum(),
                 say("A <family> has the role body, heading, table, running or statement; this one was left "
                     "out."),
                 say("Write role=\"body\" for the words of the text."));
        } else {
            family.role = static_cast<Family>(known - std::begin(roles));
        }
        if (usable && family.files.empty()) {
            usable = false;
            tell("theme.wrong-value", element.GetLineNum(),
                 say("A <{}> needs a file for regular letters; it was left out.", element.Name()),
                 say("Write regular=\"Vollkorn-Regular.ttf\"."));
        }
        if (!usable) return;
        family.language = value_of(element, "lang");
        family.files.package = value_of(element, "package");
        complete(family.files);
        if (fallback)
            sheet.fallbacks.push_back(std::move(family.files));
        else
            put(sheet.families, std::move(family));
    }

    // What a family does not have is the nearest of what it has.
    static void complete(FamilyFiles& files) {
        auto& [regular, semibold, bold] = files.file;
        if (bold[0].empty()) bold[0] = semibold[0].empty() ? regular[0] : semibold[0];
        if (semibold[0].empty()) semibold[0] = bold[0];
        if (regular[1].empty()) regular[1] = regular[0];
        const bool slanted = regular[1] != regular[0];
        if (bold[1].empty()) bold[1] = !semibold[1].empty() ? semibold[1] : slanted ? regular[1] : bold[0];
        if (semibold[1].empty()) semibold[1] = bold[1];
    }

public:
    static void put(std::vector<LanguageFamily>& families, LanguageFamily family) {
        std::erase_if(families, [&](const LanguageFamily& other) {
            return other.role == family.role && other.language == family.language;
        });
        families.push_back(std::move(family));
    }

private:
    const std::string& file_;
    Problems& problems_;
    Theme scratch_;
    const Fields known_ = fields_of(scratch_);
};

} // namespace

void Sheet::lay_over(Sheet over) {
    // A size of paper means its width and height.
    if (over.said.contains({"page", "size"})) {
        said.erase({"page", "width"});
        said.erase({"page", "height"});
    }
    for (auto& [key, value] : over.said) said.insert_or_assign(key, std::move(value));
    // Other letters for a role are other letters in every language.
    for (const LanguageFamily& family : over.families)
        if (family.language.empty())
            std::erase_if(families, [&](const LanguageFamily& old) { return old.role == family.role; });
    for (LanguageFamily& family : over.families) SheetReader::put(families, std::move(family));
    if (!over.fallbacks.empty()) fallbacks = std::move(over.fallbacks);
    titles = std::move(over.titles);
    descriptions = std::move(over.descriptions);
}

Result<Sheet> read_sheet(std::string_view xml, const std::string& file, Problems& problems) {
    const Place top{.file = file, .line = 1};
    if (xml.size() > largest_theme)
        return fail("theme.too-large", "The theme is larger than 64 KB; no theme needs that.",
                    "Choose another file.", top);
    XMLDocument document;
    if (document.Parse(xml.data(), xml.size()) != XML_SUCCESS)
        return fail("theme.broken", "The theme is no well-formed XML.",
                    "Repair the file at this line in a text editor.",
                    {.file = file, .line = std::max(1, document.ErrorLineNum())});
    const XMLElement* root = document.RootElement();
    if (!root || std::string_view(root->Name()) != "theme")
        return fail("theme.not-a-theme", "The file is no theme: it does not begin with <theme>.",
                    "docs/themes.md shows how a theme begins.", top);
    Sheet sheet;
    SheetReader(file, problems).root(*root, sheet);
    return sheet;
}

} // namespace strateg::typeset
