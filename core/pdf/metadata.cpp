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

/// PDF/A knows no property of PDF/UA: the packet has to describe it (ISO 19005-2, 6.6.2.3.3).
constexpr std::string_view identification_schema =
    "  <rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "     <pdfaProperty:name>part</pdfaProperty:name>\n"
    "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "     <pdfaProperty:description>Indicates which part of ISO 14289 standard is followed"
    "</pdfaProperty:description>\n"
    "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "  </rdf:Description>\n";

std::string identification(const Claims& claims) {
    std::string out;
    if (claims.archive != 0)
        out += std::string("  <rdf:Description rdf:about=\"\" "
                           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                           "   <pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>") +
               claims.archive + "</pdfaid:conformance>\n  </rdf:Description>\n";
    if (claims.accessible)
        out += "  <rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
               "   <pdfuaid:part>1</pdfuaid:part>\n  </rdf:Description>\n";
    if (claims.accessible && claims.archive != 0) out += identification_schema;
    return out;
}

} // namespace

std::string xmp(const DocumentInfo& info, const Claims& claims) {
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
    if (language_tag(info.language)) list(out, "dc:language", "Bag", {info.language});
    element(out, "pdf:Producer", file_producer());
    element(out, "pdf:Keywords", joined(info.keywords, ", "));
    element(out, "xmp:CreatorTool", creator);
    const std::string date = date_of(info);
    element(out, "xmp:CreateDate", date);
    element(out, "xmp:ModifyDate", date);
    return out + "  </rdf:Description>\n" + identification(claims) +
           " </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void write_metadata(const DocumentInfo& info, const Claims& claims, File& file) {
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
                     file.add_stream(Body().name("Type", "Metadata").name("Subtype", "XML").take(),
                                     xmp(info, claims), Packing::none));
    if (language_tag(info.language)) file.set_catalog_text("Lang", info.language);
    file.set_catalog("ViewerPreferences", file.add("/DisplayDocTitle true"));
}

} // namespace strateg::pdf
