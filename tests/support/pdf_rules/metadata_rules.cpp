// The XMP packet: its form, its schemas, the claims, and that the information dictionary says the same.
#include "tests/support/pdf_rules/context.h"

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <tinyxml2.h>

namespace strateg::pdf_rules {
namespace {

using tinyxml2::XMLElement;

constexpr const char* ns_rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* ns_dc = "http://purl.org/dc/elements/1.1/";
constexpr const char* ns_xmp = "http://ns.adobe.com/xap/1.0/";
constexpr const char* ns_pdf = "http://ns.adobe.com/pdf/1.3/";
constexpr const char* ns_archive = "http://www.aiim.org/pdfa/ns/id/";
constexpr const char* ns_accessible = "http://www.aiim.org/pdfua/ns/id/";
constexpr const char* ns_extension = "http://www.aiim.org/pdfa/ns/extension/";
constexpr const char* ns_schema = "http://www.aiim.org/pdfa/ns/schema#";
constexpr const char* ns_property = "http://www.aiim.org/pdfa/ns/property#";

/// The name of an element as namespace and local part.
std::pair<std::string, std::string> resolved(const XMLElement* element) {
    const std::string name = element->Name();
    const std::size_t colon = name.find(':');
    const std::string prefix = colon == std::string::npos ? "" : name.substr(0, colon);
    const std::string attribute = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
    for (const XMLElement* at = element; at; at = at->Parent() ? at->Parent()->ToElement() : nullptr)
        if (const char* uri = at->Attribute(attribute.c_str()))
            return {uri, colon == std::string::npos ? name : name.substr(colon + 1)};
    return {"", name};
}

bool is(const XMLElement* element, const char* uri, std::string_view local) {
    const auto [space, name] = resolved(element);
    return space == uri && name == local;
}

std::string text_of(const XMLElement* element) {
    return element && element->GetText() ? element->GetText() : "";
}

const XMLElement* child(const XMLElement* parent, const char* uri, std::string_view local) {
    for (const XMLElement* at = parent->FirstChildElement(); at; at = at->NextSiblingElement())
        if (is(at, uri, local)) return at;
    return nullptr;
}

enum class Form { text, alternatives, sequence, bag };

struct Property {
    const char* uri;
    const char* name;
    Form form;
};

constexpr Property predefined[] = {
    {ns_dc, "title", Form::alternatives},  {ns_dc, "description", Form::alternatives},
    {ns_dc, "rights", Form::alternatives}, {ns_dc, "creator", Form::sequence},
    {ns_dc, "date", Form::sequence},       {ns_dc, "subject", Form::bag},
    {ns_dc, "language", Form::bag},        {ns_dc, "publisher", Form::bag},
    {ns_dc, "contributor", Form::bag},     {ns_dc, "format", Form::text},
    {ns_dc, "identifier", Form::text},     {ns_xmp, "CreatorTool", Form::text},
    {ns_xmp, "CreateDate", Form::text},    {ns_xmp, "ModifyDate", Form::text},
    {ns_xmp, "MetadataDate", Form::text},  {ns_pdf, "Producer", Form::text},
    {ns_pdf, "Keywords", Form::text},      {ns_pdf, "PDFVersion", Form::text},
    {ns_archive, "part", Form::text},      {ns_archive, "conformance", Form::text},
    {ns_archive, "amd", Form::text},       {ns_archive, "corr", Form::text},
    {ns_extension, "schemas", Form::bag},
};

class Packet {
public:
    Packet(Context& context, const std::string& xml) : context_(context), xml_(xml) {}

    void check() {
        const std::size_t header_end = xml_.find("?>");
        const std::string header = xml_.substr(0, header_end == std::string::npos ? 0 : header_end);
        if (!header.starts_with("<?xpacket ") || header.find("bytes=") != std::string::npos ||
            header.find("encoding=") != std::string::npos || xml_.find("<?xpacket end=") == std::string::npos)
            tell("xmp.malformed", "the packet's header or end");
        // tinyxml2 takes the packet's header and end for XML declarations in the wrong place.
        const std::size_t begin = header_end == std::string::npos ? 0 : header_end + 2;
        const std::size_t end = std::min(xml_.find("<?xpacket end="), xml_.size());
        tinyxml2::XMLDocument document;
        if (document.Parse(xml_.data() + begin, end - std::min(begin, end)) != tinyxml2::XML_SUCCESS ||
            !document.RootElement()) {
            tell("xmp.malformed", "no well-formed XML");
            return;
        }
        const XMLElement* rdf = document.RootElement();
        if (!is(rdf, ns_rdf, "RDF")) rdf = child(rdf, ns_rdf, "RDF");
        if (!rdf) {
            tell("xmp.malformed", "no rdf:RDF");
            return;
        }
        // Extension schemas first: they say which further properties there may be.
        for (const bool schemas : {true, false})
            for (const XMLElement* at = rdf->FirstChildElement(); at; at = at->NextSiblingElement()) {
                if (!is(at, ns_rdf, "Description") || !at->Attribute("rdf:about")) {
                    if (schemas) tell("xmp.malformed", "something else than rdf:Description");
                    continue;
                }
                for (const XMLElement* p = at->FirstChildElement(); p; p = p->NextSiblingElement())
                    if (is(p, ns_extension, "schemas") == schemas) schemas ? extension(p) : property(p);
            }
        claims();
        information();
    }

private:
    void tell(const char* rule, std::string detail) {
        context_.report.add(rule, "metadata", std::move(detail));
    }

    void extension(const XMLElement* property) {
        const XMLElement* bag = child(property, ns_rdf, "Bag");
        if (!bag) tell("xmp.extension", "no rdf:Bag of schemas");
        for (const XMLElement* li = bag ? bag->FirstChildElement() : nullptr; li;
             li = li->NextSiblingElement()) {
            const XMLElement* uri = child(li, ns_schema, "namespaceURI");
            const XMLElement* list = child(li, ns_schema, "property");
            if (!child(li, ns_schema, "schema") || !uri || !child(li, ns_schema, "prefix") || !list ||
                !child(list, ns_rdf, "Seq")) {
                tell("xmp.extension", "a schema is not described");
                continue;
            }
            for (const XMLElement* p = child(list, ns_rdf, "Seq")->FirstChildElement(); p;
                 p = p->NextSiblingElement()) {
                const XMLElement* category = child(p, ns_property, "category");
                const XMLElement* name = child(p, ns_property, "name");
                if (!name || !child(p, ns_property, "valueType") || !child(p, ns_property, "description") ||
                    (text_of(category) != "internal" && text_of(category) != "external"))
                    tell("xmp.extension", "a property is not described");
                if (name) declared_.emplace(text_of(uri), text_of(name));
            }
        }
    }

    void property(const XMLElement* element) {
        const auto name = resolved(element);
        if (!seen_.insert(name).second) tell("xmp.malformed", name.second + " is there twice");
        values_[name] = text_of(element);
        if (declared_.count(name)) return;
        const auto* known =
            std::find_if(std::begin(predefined), std::end(predefined),
                         [&](const Property& p) { return name.first == p.uri && name.second == p.name; });
        // Without PDF/A nobody asks for a description of what PDF/UA says of itself.
        if (known == std::end(predefined)) {
            tell("xmp.property", name.second);
            return;
        }
        const char* container = known->form == Form::alternatives ? "Alt"
                                : known->form == Form::sequence   ? "Seq"
                                : known->form == Form::bag        ? "Bag"
                                                                  : nullptr;
        const XMLElement* list = container ? child(element, ns_rdf, container) : nullptr;
        if (container ? !list : element->FirstChildElement() != nullptr) {
            tell("xmp.property", name.second + " is of the wrong type");
            return;
        }
        std::string joined;
        for (const XMLElement* li = list ? list->FirstChildElement() : nullptr; li;
             li = li->NextSiblingElement()) {
            if (known->form == Form::alternatives && !li->Attribute("xml:lang"))
                tell("xmp.property", name.second + " without a language");
            joined += (joined.empty() ? "" : ", ") + text_of(li);
        }
        if (list) values_[name] = joined;
    }

    void claims() {
        const auto value = [&](const char* uri, const char* name) { return values_[{uri, name}]; };
        const std::string conformance = value(ns_archive, "conformance");
        if (value(ns_archive, "part") != "2" || conformance.size() != 1 ||
            (conformance[0] != context_.profile.archive &&
             !(context_.profile.archive == 'U' && conformance == "A")))
            tell("xmp.archive-id", value(ns_archive, "part") + conformance);
        if (value(ns_accessible, "part") != "1") tell("xmp.accessible-id", value(ns_accessible, "part"));
        if (value(ns_dc, "title").find_first_not_of(" \n\t") == std::string::npos) tell("xmp.title", {});
    }

    void information() {
        QPDFObjectHandle info = context_.pdf.getTrailer().getKey("/Info");
        if (!info.isDictionary()) return;
        const auto same = [&](const char* key, const char* uri, const char* name) {
            if (!info.getKey(key).isString()) return;
            std::string is = info.getKey(key).getUTF8Value(), wanted = values_[{uri, name}];
            if (std::string_view(key).find("Date") != std::string_view::npos) {
                if (is.starts_with("D:")) is.erase(0, 2);
                std::erase_if(wanted, [](char c) { return c == '-' || c == ':' || c == 'T'; });
            }
            if (is != wanted)
                tell("xmp.information", std::string(key) + ": “" + is + "”, not “" + wanted + "”");
        };
        same("/Title", ns_dc, "title");
        same("/Author", ns_dc, "creator");
        same("/Subject", ns_dc, "description");
        same("/Keywords", ns_pdf, "Keywords");
        same("/Creator", ns_xmp, "CreatorTool");
        same("/Producer", ns_pdf, "Producer");
        same("/CreationDate", ns_xmp, "CreateDate");
        same("/ModDate", ns_xmp, "ModifyDate");
    }

    Context& context_;
    const std::string& xml_;
    std::set<std::pair<std::string, std::string>> declared_, seen_;
    std::map<std::pair<std::string, std::string>, std::string> values_;
};

std::string packet_of(QPDF& pdf) {
    QPDFObjectHandle stream = pdf.getRoot().getKey("/Metadata");
    if (!stream.isStream()) return {};
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace

void check_metadata(Context& context) {
    QPDFObjectHandle stream = context.pdf.getRoot().getKey("/Metadata");
    if (!stream.isStream() || name_of(stream.getDict().getKey("/Type")) != "/Metadata" ||
        name_of(stream.getDict().getKey("/Subtype")) != "/XML") {
        context.report.add("xmp.missing", "catalog");
        return;
    }
    const std::string xml = packet_of(context.pdf);
    Packet(context, xml).check();
}

Profile claimed(std::string_view bytes) {
    Profile profile{false, 0};
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("file", bytes.data(), bytes.size());
        const std::string xml = packet_of(pdf);
        profile.accessible = xml.find("<pdfuaid:part>1<") != std::string::npos;
        const std::string key = "<pdfaid:conformance>";
        if (const std::size_t at = xml.find(key); at != std::string::npos)
            profile.archive = xml[at + key.size()];
    } catch (const std::exception&) { // says nothing, so claims nothing
    }
    return profile;
}

} // namespace strateg::pdf_rules
