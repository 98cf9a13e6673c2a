#include "core/extend/manifest.h"

#include "core/language/transliterate.h"

#include <algorithm>
#include <cstring>
#include <tinyxml2.h>

namespace strateg::extend {
namespace {

constexpr std::size_t largest_manifest = 256 * 1024;

bool is_id(std::string_view id) {
    if (id.empty() || id.size() > 64 || id[0] < 'a' || id[0] > 'z') return false;
    return std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

class Reader {
public:
    explicit Reader(std::string file) : file_(std::move(file)) {}

    tl::unexpected<Problem> bad(const std::string& what, int line) const {
        return fail("extend.bad-manifest", what, "docs/write-a-plugin.md shows a plugin.xml.",
                    {file_, line, {}, {}, {}});
    }

    Result<Manifest> read(const tinyxml2::XMLElement& root) const {
        Manifest manifest;
        if (std::strcmp(root.Name(), "plugin") != 0)
            return bad(say("The manifest begins with <{}> instead of <plugin>.", root.Name()),
                       root.GetLineNum());
        const auto attribute = [&](const char* name) {
            const char* value = root.Attribute(name);
            return std::string(value ? value : "");
        };
        manifest.id = attribute("id");
        manifest.version = attribute("version");
        manifest.library = attribute("library");
        manifest.abi = root.UnsignedAttribute("abi", 0);
        if (!is_id(manifest.id))
            return bad(say("The plugin's id must be small letters, digits, dots and hyphens, beginning with "
                           "a letter."),
                       root.GetLineNum());
        if (manifest.version.empty()) return bad(say("The plugin has no version."), root.GetLineNum());
        if (manifest.abi == 0)
            return bad(say("The plugin does not say which ABI revision it needs."), root.GetLineNum());
        if (manifest.library.empty() || manifest.library.find_first_of("/\\") != std::string::npos)
            return bad(say("The plugin must name its library, without a folder."), root.GetLineNum());

        for (const tinyxml2::XMLElement* e = root.FirstChildElement(); e; e = e->NextSiblingElement()) {
            const std::string name = e->Name();
            const std::string text = e->GetText() ? e->GetText() : "";
            const char* language = e->Attribute("lang");
            if (name == "name") manifest.name[language ? language : "en"] = text;
            if (name == "description") manifest.description[language ? language : "en"] = text;
            if (name == "author") manifest.author = text;
            if (name == "licence") manifest.licence = text;
            if (name == "checker") {
                check::CheckerInfo info;
                const std::string scope = e->Attribute("scope") ? e->Attribute("scope") : "";
                if (scope != "block" && scope != "document")
                    return bad(say("A checker's scope is “block” or “document”."), e->GetLineNum());
                info.scope = scope == "block" ? check::Scope::block : check::Scope::document;
                const std::string uses =
                    std::string(" ") + (e->Attribute("uses") ? e->Attribute("uses") : "") + " ";
                info.uses.words = uses.find(" words ") != std::string::npos;
                info.uses.facts = uses.find(" facts ") != std::string::npos;
                info.uses.targets = uses.find(" targets ") != std::string::npos;
                manifest.checker = std::move(info);
            }
            if (name == "exporter") {
                ExporterInfo info;
                info.format = e->Attribute("format") ? e->Attribute("format") : "";
                info.extension = e->Attribute("extension") ? e->Attribute("extension") : info.format;
                if (!is_id(info.format))
                    return bad(say("An exporter must name its format."), e->GetLineNum());
                manifest.exporter = std::move(info);
            }
        }
        if (manifest.name["en"].empty()) return bad(say("The plugin has no <name>."), root.GetLineNum());
        if (!manifest.checker && !manifest.exporter)
            return bad(say("The plugin announces neither a checker nor an exporter."), root.GetLineNum());
        if (manifest.checker) {
            manifest.checker->id = manifest.id;
            manifest.checker->title = manifest.name_in(said_language());
        }
        return manifest;
    }

private:
    std::string file_;
};

} // namespace

std::string Manifest::name_in(const std::string& language) const {
    if (const auto at = name.find(language); at != name.end()) return at->second;
    const auto at = name.find(language::language_of(language));
    if (at == name.end()) return name.at("en");
    return language == "sr-Latn" ? language::to_latin(at->second) : at->second;
}

Result<Manifest> read_manifest(const std::filesystem::path& file) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error)
        return fail("extend.no-manifest", "There is no plugin.xml in this folder.", {},
                    {file.filename().string(), 0, {}, {}, {}});
    const Reader reader(file.filename().string());
    if (size > largest_manifest) return reader.bad(say("The manifest is larger than 256 KB."), 0);
    tinyxml2::XMLDocument document;
    if (document.LoadFile(file.c_str()) != tinyxml2::XML_SUCCESS)
        return reader.bad(say("The manifest is no well-formed XML: {}.", document.ErrorName()),
                          document.ErrorLineNum());
    if (!document.RootElement()) return reader.bad(say("The manifest is empty."), 0);
    return reader.read(*document.RootElement());
}

} // namespace strateg::extend
