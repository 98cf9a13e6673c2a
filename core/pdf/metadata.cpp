#include "core/pdf/metadata.h"

#include <algorithm>
#include <string_view>

namespace strateg::pdf {
namespace {

using typeset::DocumentInfo;

constexpr std::string_view creator = "Strateg";

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

/// "2026-10-15" as it is, anything else as nothing: a file without a date is better than a wrong one.
std::string date_of(const DocumentInfo& info) {
    static constexpr std::string_view form = "0000-00-00";
    const std::string& date = info.date;
    if (date.size() != form.size()) return {};
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '-' ? date[i] != '-' : date[i] < '0' || date[i] > '9') return {};
    return date;
}

void element(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += "   <";
    out += name;
    out += '>';
    append_xml(out, value);
    out += "</";
    out += name;
    out += ">\n";
}

void list(std::string& out, std::string_view name, std::string_view kind,
          const std::vector<std::string>& values) {
    if (std::all_of(values.begin(), values.end(), [](const std::string& value) { return value.empty(); }))
        return;
    out += "   <";
    out += name;
    out += "><rdf:";
    out += kind;
    out += '>';
    for (const std::string& value : values) {
        out += kind == "Alt" ? "<rdf:li xml:lang=\"x-default\">" : "<rdf:li>";
        append_xml(out, value);
        out += "</rdf:li>";
    }
    out += "</rdf:";
    out += kind;
    out += "></";
    out += name;
    out += ">\n";
}

} // namespace

std::string xmp(const DocumentInfo& info) {
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
        "   <dc:format>application/pdf</dc:format>\n";
    list(out, "dc:title", "Alt", {info.title});
    list(out, "dc:creator", "Seq", info.authors);
    list(out, "dc:description", "Alt", {info.subject});
    list(out, "dc:subject", "Bag", info.keywords);
    list(out, "dc:language", "Bag", {info.language});
    element(out, "pdf:Producer", file_producer());
    element(out, "pdf:Keywords", joined(info.keywords, ", "));
    element(out, "xmp:CreatorTool", creator);
    const std::string date = date_of(info);
    element(out, "xmp:CreateDate", date);
    element(out, "xmp:ModifyDate", date);
    return out + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void write_metadata(const DocumentInfo& info, File& file) {
    file.set_info("Title", info.title);
    file.set_info("Author", joined(info.authors, ", "));
    file.set_info("Subject", info.subject);
    file.set_info("Keywords", joined(info.keywords, ", "));
    file.set_info("Creator", creator);
    file.set_info("Producer", file_producer());
    if (std::string date = date_of(info); !date.empty()) {
        std::erase(date, '-');
        file.set_info("CreationDate", "D:" + date);
        file.set_info("ModDate", "D:" + date);
    }
    file.set_catalog("Metadata",
                     file.add_stream(Body().name("Type", "Metadata").name("Subtype", "XML").take(), xmp(info),
                                     Packing::none));
    if (!info.language.empty()) file.set_catalog_text("Lang", info.language);
    file.set_catalog("ViewerPreferences", file.add("/DisplayDocTitle true"));
}

} // namespace strateg::pdf
