// The checker of PDF rules itself: it is silent about a good file, and each way to break it is told by the
// rule that is meant and by no other.
#include "core/pdf/write.h"
#include "tests/core/pdf/whole_sample.h"
#include "tests/support/catch.h"
#include "tests/support/pdf_rules/rules.h"

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <regex>
#include <set>
#include <sstream>

using namespace strateg;
using namespace strateg::test;
using Handle = QPDFObjectHandle;
using Rules = std::set<std::string>;

namespace {

const std::string& good_file() {
    static const std::string bytes = pdf::write(whole().pages).value();
    return bytes;
}

Rules rules_of(const std::string& bytes, const pdf_rules::Profile& profile = {}) {
    Rules broken;
    for (const auto& violation : pdf_rules::check(bytes, profile)) {
        UNSCOPED_INFO(pdf_rules::to_line(violation));
        broken.insert(violation.rule);
    }
    return broken;
}

std::string rewritten(const std::function<void(QPDF&)>& edit,
                      const std::function<void(QPDFWriter&)>& how = {}) {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("good", good_file().data(), good_file().size());
    edit(file);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setNewlineBeforeEndstream(true);
    if (how) how(writer);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// The first object that has this name as the value of the key.
Handle first(QPDF& file, const std::string& key, const std::string& name, int skip = 0) {
    for (Handle object : file.getAllObjects()) {
        Handle dictionary = object.isStream() ? object.getDict() : object;
        if (dictionary.isDictionary() && dictionary.getKey(key).isName() &&
            dictionary.getKey(key).getName() == name && skip-- == 0)
            return object;
    }
    throw std::runtime_error("no " + key + name);
}

/// Structure elements in the order of reading.
Handle element(QPDF& file, const std::string& type, int skip = 0) {
    std::function<Handle(Handle)> look = [&](Handle at) -> Handle {
        if (at.isArray()) {
            for (Handle kid : at.getArrayAsVector())
                if (Handle found = look(kid); found.isInitialized()) return found;
            return {};
        }
        if (!at.isDictionary()) return {};
        if (at.getKey("/S").isName() && at.getKey("/S").getName() == "/" + type && skip-- == 0) return at;
        return look(at.getKey("/K"));
    };
    Handle found = look(file.getRoot().getKey("/StructTreeRoot").getKey("/K"));
    if (!found.isInitialized()) throw std::runtime_error("no element " + type);
    return found;
}

Handle page(QPDF& file, std::size_t index) {
    return file.getAllPages()[index];
}

Handle root(QPDF& file) {
    return file.getRoot();
}

std::string data_of(Handle stream) {
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

void change(Handle stream, const std::function<std::string(std::string)>& edit) {
    stream.replaceStreamData(edit(data_of(stream)), Handle::newNull(), Handle::newNull());
}

void change_content(QPDF& file, const std::function<std::string(std::string)>& edit) {
    change(page(file, 0).getKey("/Contents"), edit);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos) throw std::runtime_error("no " + what);
    return text.replace(at, what.size(), by);
}

/// An edit of the page's content that adds something at its end.
std::function<void(QPDF&)> appended(const std::string& operators) {
    return
        [operators](QPDF& file) { change_content(file, [&](std::string text) { return text + operators; }); };
}

std::function<void(QPDF&)> packet(const std::string& what, const std::string& by) {
    return [what, by](QPDF& file) {
        change(root(file).getKey("/Metadata"), [&](std::string text) { return replaced(text, what, by); });
    };
}

std::function<void(QPDF&)> in_catalog(const std::string& key, const std::string& value) {
    return [key, value](QPDF& file) {
        root(file).replaceKey(key, file.makeIndirectObject(Handle::parse(value)));
    };
}

std::function<void(QPDF&)> in_element(const std::string& type, const std::string& key,
                                      const std::string& value, int skip = 0) {
    return [=](QPDF& file) {
        Handle at = element(file, type, skip);
        value.empty() ? at.removeKey(key) : at.replaceKey(key, Handle::parse(value));
    };
}

std::function<void(QPDF&)> in_object(const std::string& kind, const std::string& name, const std::string& key,
                                     const std::string& value) {
    return [=](QPDF& file) {
        Handle at = first(file, kind, name);
        if (at.isStream()) at = at.getDict();
        value.empty() ? at.removeKey(key) : at.replaceKey(key, Handle::parse(value));
    };
}

Handle to_unicode(QPDF& file) {
    return first(file, "/Subtype", "/Type0").getKey("/ToUnicode");
}

std::function<void(QPDF&)> meaning(const std::string& hex) {
    return [hex](QPDF& file) {
        change(to_unicode(file), [&](const std::string& text) {
            return std::regex_replace(text, std::regex("(beginbfchar\n<....>)<[^>]*>"), "$1<" + hex + ">",
                                      std::regex_constants::format_first_only);
        });
    };
}

Handle new_form(QPDF& file, const std::string& content, const std::string& entries) {
    Handle form = Handle::newStream(&file, content);
    form.replaceDict(
        Handle::parse("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>" + entries + ">>"));
    Handle objects = page(file, 0).getKey("/Resources");
    if (!objects.getKey("/XObject").isDictionary()) objects.replaceKey("/XObject", Handle::newDictionary());
    objects.getKey("/XObject").replaceKey("/Form", form);
    return form;
}

struct Case {
    const char* name;
    Rules expected;
    std::function<void(QPDF&)> edit;
};

const char* artifact = "/Artifact<</Type/Layout>>BDC ";

const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"an external stream",
         {"file.external-stream"},
         [](QPDF& f) { to_unicode(f).getDict().replaceKey("/FFilter", Handle::newName("/FlateDecode")); }},
        {"LZW",
         {"file.filter"},
         [](QPDF& f) {
             Handle stream = Handle::newStream(&f);
             stream.replaceStreamData("x", Handle::newName("/LZWDecode"), Handle::newNull());
             root(f).replaceKey("/PieceInfo", stream);
         }},
        {"a name that is no UTF-8",
         {"file.name"},
         [](QPDF& f) { root(f).replaceKey("/A\xFF", Handle::newBool(true)); }},
        {"a long string",
         {"file.limits"},
         [](QPDF& f) { root(f).replaceKey("/Words", Handle::newString(std::string(40'000, 'a'))); }},
        {"a tiny page",
         {"file.limits"},
         [](QPDF& f) { page(f, 1).replaceKey("/MediaBox", Handle::parse("[0 0 2 2]")); }},
        {"no title in the window",
         {"catalog.viewer-title"},
         in_catalog("/ViewerPreferences", "<</DisplayDocTitle false>>")},
        {"not marked", {"catalog.marked"}, in_catalog("/MarkInfo", "<</Marked false>>")},
        {"suspects", {"catalog.suspects"}, in_catalog("/MarkInfo", "<</Marked true/Suspects true>>")},
        {"no structure",
         {"catalog.structure", "annotation.link"},
         [](QPDF& f) { root(f).removeKey("/StructTreeRoot"); }},
        {"no language", {"catalog.language"}, [](QPDF& f) { root(f).removeKey("/Lang"); }},
        {"a language that is none",
         {"structure.language"},
         [](QPDF& f) { root(f).replaceKey("/Lang", Handle::newString("english_us")); }},
        {"a passage in no language",
         {"structure.language"},
         in_element("Span", "/Lang", "(Serbian Latin)", 1)},
        {"optional content", {"catalog.optional-content"}, in_catalog("/OCProperties", "<</OCGs[]/D<<>>>>")},
        {"a form", {"catalog.form"}, in_catalog("/AcroForm", "<</Fields[]>>")},
        {"an embedded file",
         {"catalog.embedded-file"},
         [](QPDF& f) {
             root(f).getKey("/Names").replaceKey("/EmbeddedFiles", Handle::parse("<</Names[]>>"));
         }},
        {"actions by themselves",
         {"catalog.actions"},
         [](QPDF& f) { page(f, 0).replaceKey("/AA", Handle::newDictionary()); }},
        {"requirements", {"catalog.extras"}, in_catalog("/Requirements", "[]")},
        {"permissions", {"catalog.permissions"}, in_catalog("/Perms", "<</DocMDP<<>>>>")},
        {"a program to start",
         {"action.kind"},
         [](QPDF& f) {
             for (Handle link : page(f, 0).getKey("/Annots").getArrayAsVector())
                 if (link.hasKey("/A")) link.replaceKey("/A", Handle::parse("<</S/Launch/D(x)>>"));
         }},
        {"no metadata", {"xmp.missing"}, [](QPDF& f) { root(f).removeKey("/Metadata"); }},
        {"broken metadata", {"xmp.malformed"}, packet("</rdf:RDF>", "</rdf:RDX>")},
        {"a packet with an encoding",
         {"xmp.malformed"},
         packet("<?xpacket ", "<?xpacket encoding=\"UTF-8\" ")},
        {"an unknown property",
         {"xmp.property"},
         packet("<dc:format>", "<dc:colour>red</dc:colour><dc:format>")},
        {"a property of the wrong type",
         {"xmp.property"},
         [](QPDF& f) {
             packet("<rdf:Seq>", "<rdf:Bag>")(f);
             packet("</rdf:Seq>", "</rdf:Bag>")(f);
             f.getTrailer().getKey("/Info").removeKey("/Author");
         }},
        {"an extension that is not described", {"xmp.extension"}, packet(">internal<", ">secret<")},
        {"no claim of PDF/A-2a",
         {"xmp.archive-id"},
         packet("<pdfaid:conformance>A", "<pdfaid:conformance>B")},
        {"no claim of PDF/UA-1", {"xmp.accessible-id"}, packet("<pdfuaid:part>1", "<pdfuaid:part>2")},
        {"no title",
         {"xmp.title"},
         [](QPDF& f) {
             change(root(f).getKey("/Metadata"), [](const std::string& text) {
                 return std::regex_replace(text, std::regex("<dc:title>.*</dc:title>"), "");
             });
             f.getTrailer().getKey("/Info").removeKey("/Title");
         }},
        {"another title",
         {"xmp.information"},
         [](QPDF& f) { f.getTrailer().getKey("/Info").replaceKey("/Title", Handle::newString("Other")); }},
        {"an intent without a condition",
         {"colour.intent"},
         [](QPDF& f) {
             root(f).getKey("/OutputIntents").getArrayItem(0).removeKey("/OutputConditionIdentifier");
         }},
        {"an intent of no profile",
         {"colour.intent", "colour.device"},
         [](QPDF& f) { root(f).getKey("/OutputIntents").getArrayItem(0).removeKey("/DestOutputProfile"); }},
        {"a wrong N",
         {"colour.intent"},
         [](QPDF& f) {
             root(f)
                 .getKey("/OutputIntents")
                 .getArrayItem(0)
                 .getKey("/DestOutputProfile")
                 .getDict()
                 .replaceKey("/N", Handle::newInteger(4));
         }},
        {"CMYK", {"colour.device"}, appended("0 0 0 1 k")},
        {"a strange space", {"colour.space"}, appended("/Strange cs")},
        {"no space to blend in", {"colour.blending"}, [](QPDF& f) { page(f, 1).removeKey("/Group"); }},
        {"a transfer function",
         {"graphics.state"},
         [](QPDF& f) {
             page(f, 0).getKey("/Resources").replaceKey("/ExtGState", Handle::newDictionary());
             page(f, 0)
                 .getKey("/Resources")
                 .getKey("/ExtGState")
                 .replaceKey("/G", f.makeIndirectObject(Handle::parse("<</Type/ExtGState/TR/Identity>>")));
         }},
        {"an interpolated image", {"image.entry"}, in_object("/Subtype", "/Image", "/Interpolate", "true")},
        {"an image with rows missing", {"image.entry"}, in_object("/Subtype", "/Image", "/Height", "7")},
        {"a reference to another file",
         {"xobject.kind"},
         [](QPDF& f) {
             new_form(f, "", "/Ref<<>>");
             appended(std::string(artifact) + "/Form Do EMC")(f);
         }},
        {"tagged content drawn twice",
         {"xobject.twice", "structure.parent-tree"},
         [](QPDF& f) {
             new_form(f, "/P<</MCID 0>>BDC 0 0 1 1 re f EMC", "");
             change_content(f, [](const std::string& text) { return text + "/Form Do /Form Do"; });
         }},
        {"an unknown operator", {"content.operator"}, appended("paint")},
        {"a font that is not there", {"content.resource"}, appended("BT /F99 9 Tf ET")},
        {"q without Q", {"content.nesting"}, appended("q")},
        {"Q without q", {"content.nesting"}, appended("Q")},
        {"a text in a text", {"content.nesting"}, appended("BT BT ET")},
        {"EMC without BDC", {"content.nesting"}, appended("EMC")},
        {"an artifact in a paragraph",
         {"content.artifact-inside"},
         [](QPDF& f) {
             change_content(f, [](const std::string& text) {
                 return replaced(text, "<</MCID 0>>BDC", std::string("<</MCID 0>>BDC ") + artifact + "EMC");
             });
         }},
        {"a paragraph in an artifact",
         {"content.tagged-inside"},
         [](QPDF& f) {
             change_content(f, [](std::string text) {
                 const std::size_t at = text.find("/P<</MCID 0>>");
                 const std::size_t begin = at == std::string::npos ? text.find("/Title<</MCID 0>>") : at;
                 text.insert(text.find("EMC", begin), "EMC ");
                 return text.insert(begin, artifact);
             });
         }},
        {"content without a mark", {"content.unmarked"}, appended("0 0 1 1 re f")},
        {"a text without a mark", {"content.unmarked"}, appended("BT ()Tj ET")},
        {"one number for two marks", {"content.mark"}, appended("/P<</MCID 0>>BDC EMC")},
        {"an artifact of no kind", {"content.artifact-kind"}, appended("/Artifact BMC 0 0 1 1 re f EMC")},
        {"a simple font", {"font.kind"}, in_object("/Subtype", "/Type0", "/Subtype", "/Type1")},
        {"no system of CIDs",
         {"font.dictionary"},
         in_object("/Subtype", "/CIDFontType2", "/CIDSystemInfo", "")},
        {"vertical writing", {"font.encoding"}, in_object("/Subtype", "/Type0", "/Encoding", "/Identity-V")},
        {"no map to glyphs", {"font.glyph-map"}, in_object("/Subtype", "/CIDFontType2", "/CIDToGIDMap", "")},
        {"no embedded font", {"font.embedded"}, in_object("/Type", "/FontDescriptor", "/FontFile2", "")},
        {"a broken font",
         {"font.program"},
         [](QPDF& f) {
             change(first(f, "/Type", "/FontDescriptor").getKey("/FontFile2"),
                    [](const std::string&) { return "rubbish"; });
         }},
        {"a broken CFF font",
         {"font.program"},
         [](QPDF& f) {
             change(first(f, "/Type", "/FontDescriptor", 1).getKey("/FontFile3"),
                    [](const std::string&) { return "rubbish"; });
         }},
        {"a glyph that is not there",
         {"font.glyph"},
         [](QPDF& f) {
             change(first(f, "/Subtype", "/CIDFontType2").getKey("/CIDToGIDMap"),
                    [](const std::string& map) { return std::string(map.size(), '\x7F'); });
         }},
        {"a set of CIDs", {"font.cid-set"}, in_object("/Type", "/FontDescriptor", "/CIDSet", "1")},
        {"wrong widths",
         {"font.width"},
         [](QPDF& f) {
             first(f, "/Subtype", "/CIDFontType2").removeKey("/W");
             first(f, "/Subtype", "/CIDFontType2").replaceKey("/DW", Handle::newInteger(5000));
         }},
        {"wrong widths of a CFF font",
         {"font.width"},
         [](QPDF& f) {
             first(f, "/Subtype", "/CIDFontType0").removeKey("/W");
             first(f, "/Subtype", "/CIDFontType0").replaceKey("/DW", Handle::newInteger(5000));
         }},
        {".notdef",
         {"font.notdef"},
         [](QPDF& f) {
             change(first(f, "/Subtype", "/CIDFontType2").getKey("/CIDToGIDMap"),
                    [](const std::string& map) { return std::string(map.size(), '\0'); });
         }},
        {"codes without meaning", {"font.unicode"}, in_object("/Subtype", "/Type0", "/ToUnicode", "")},
        {"a code that means nothing", {"font.unicode"}, meaning("")},
        {"U+0000", {"font.unicode-zero"}, meaning("0000")},
        {"U+FEFF", {"font.unicode-mark"}, meaning("FEFF")},
        {"a private character", {"font.private-use"}, meaning("E001")},
        {"a private character of plane 16", {"font.private-use"}, meaning("DBC0DC01")},
        {"an element without its parent", {"structure.element"}, in_element("BlockQuote", "/P", "")},
        {"a root that is no document", {"structure.root"}, in_element("Document", "/S", "/Sect")},
        {"a parent tree of other elements",
         {"structure.parent-tree"},
         [](QPDF& f) {
             Handle numbers = root(f)
                                  .getKey("/StructTreeRoot")
                                  .getKey("/ParentTree")
                                  .getKey("/Kids")
                                  .getArrayItem(0)
                                  .getKey("/Nums");
             Handle page = numbers.getArrayItem(1);
             page.setArrayItem(0, page.getArrayItem(1));
         }},
        {"a page without its number",
         {"structure.parent-tree"},
         [](QPDF& f) { page(f, 1).removeKey("/StructParents"); }},
        {"content that is not there",
         {"structure.parent-tree", "content.unmarked"},
         [](QPDF& f) {
             change_content(
                 f, [](const std::string& text) { return replaced(text, "<</MCID 0>>", "<</MCIX 0>>"); });
         }},
        {"a type that leads nowhere", {"structure.role-end"}, in_element("BlockQuote", "/S", "/Saying")},
        {"a circle of types",
         {"structure.role-circle"},
         [](QPDF& f) {
             Handle roles = root(f).getKey("/StructTreeRoot").getKey("/RoleMap");
             roles.replaceKey("/Hen", Handle::newName("/Egg"));
             roles.replaceKey("/Egg", Handle::newName("/Hen"));
         }},
        {"a standard type that means another",
         {"structure.role-standard"},
         [](QPDF& f) {
             root(f)
                 .getKey("/StructTreeRoot")
                 .getKey("/RoleMap")
                 .replaceKey("/Quote", Handle::newName("/Span"));
         }},
        {"a paragraph in a row", {"structure.table"}, in_element("TD", "/S", "/P")},
        {"a head without a body", {"structure.table"}, in_element("TBody", "/S", "/TFoot")},
        {"an item without a body", {"structure.list"}, in_element("LBody", "/S", "/Div")},
        {"an entry that is none", {"structure.toc"}, in_element("TOCI", "/S", "/Div")},
        {"Ruby alone", {"structure.ruby"}, in_element("Span", "/S", "/RB", 1)},
        {"a paragraph in a heading", {"structure.nesting"}, in_element("Span", "/S", "/P")},
        {"a hole in a table", {"structure.grid"}, in_element("TH", "/A", "<</O/Table/Scope/Column>>")},
        {"a cell below the table", {"structure.grid"}, in_element("TD", "/A", "<</O/Table/RowSpan 3>>", 1)},
        {"a head of nothing", {"structure.scope"}, in_element("TH", "/A", "<</O/Table/ColSpan 2>>")},
        {"a list of no kind", {"structure.numbering"}, in_element("L", "/A", "")},
        {"a figure without words", {"structure.figure"}, in_element("Figure", "/Alt", "")},
        {"a figure with blank words", {"structure.figure"}, in_element("Figure", "/Alt", "( )")},
        {"a figure without a place", {"structure.figure-box"}, in_element("Figure", "/A", "")},
        {"a formula without words",
         {"structure.formula"},
         [](QPDF& f) {
             Handle figure = element(f, "Figure");
             figure.replaceKey("/S", Handle::newName("/Formula"));
             figure.removeKey("/Alt");
         }},
        {"a first heading of level 2", {"structure.heading-first"}, in_element("H1", "/S", "/H2")},
        {"a level left out", {"structure.heading-skip"}, in_element("H2", "/S", "/H3")},
        {"two ways of headings", {"structure.heading-mixed"}, in_element("H2", "/S", "/H")},
        {"a note without a name", {"structure.note-id"}, in_element("Note", "/ID", "")},
        {"two notes of one name",
         {"structure.note-twice"},
         [](QPDF& f) { element(f, "Note").replaceKey("/ID", element(f, "Note", 1).getKey("/ID")); }},
        {"a sticky note", {"annotation.kind"}, in_object("/Subtype", "/Link", "/Subtype", "/Text")},
        {"a link that is not printed", {"annotation.flags"}, in_object("/Subtype", "/Link", "/F", "0")},
        {"a hidden link", {"annotation.flags"}, in_object("/Subtype", "/Link", "/F", "6")},
        {"links in no order", {"annotation.tabs"}, [](QPDF& f) { page(f, 0).removeKey("/Tabs"); }},
        {"a link outside of Link", {"annotation.link"}, in_element("Link", "/S", "/Span")},
        {"a link without words", {"annotation.contents"}, in_object("/Subtype", "/Link", "/Contents", "")},
        {"a link to nowhere", {"annotation.target"}, in_object("/Subtype", "/Link", "/Dest", "")},
        {"an outline without order",
         {"outline.tree"},
         [](QPDF& f) { root(f).getKey("/Outlines").getKey("/Last").removeKey("/Prev"); }},
        {"an outline without a word",
         {"outline.target"},
         [](QPDF& f) { root(f).getKey("/Outlines").getKey("/First").removeKey("/Title"); }},
        {"an outline to nowhere",
         {"outline.target"},
         [](QPDF& f) {
             root(f).getKey("/Outlines").getKey("/First").replaceKey("/Dest", Handle::parse("[null /Fit]"));
         }},
        {"names in disorder",
         {"names.order"},
         [](QPDF& f) {
             Handle names =
                 root(f).getKey("/Names").getKey("/Dests").getKey("/Kids").getArrayItem(0).getKey("/Names");
             Handle one = names.getArrayItem(0);
             names.setArrayItem(0, names.getArrayItem(2));
             names.setArrayItem(2, one);
         }},
    };
    return all;
}

} // namespace

TEST_CASE("The checker finds nothing in a file with everything in it") {
    CHECK(rules_of(good_file()) == Rules{});
    CHECK(rules_of(rewritten([](QPDF&) {})) == Rules{});
    CHECK(pdf_rules::claimed(good_file()).accessible);
    CHECK(pdf_rules::claimed(good_file()).archive == 'A');
}

TEST_CASE("Each broken rule is told, and no other") {
    for (const Case& each : cases()) {
        INFO(each.name);
        CHECK(rules_of(rewritten(each.edit)) == each.expected);
    }
}

TEST_CASE("Broken bytes are told") {
    // As core/pdf writes it, with object streams, and without them: there more bytes can be wrong.
    const std::string& good = good_file();
    const std::string plain = rewritten([](QPDF&) {});
    CHECK(rules_of(replaced(good, "%PDF-1.7", "%PDF-1.9")) == Rules{"file.header"});
    std::string letters = good;
    letters.replace(letters.find('\n') + 1, 5, "%abcd");
    CHECK(rules_of(letters) == Rules{"file.binary-comment"});
    std::string nameless = good;
    nameless.replace(nameless.rfind("/ID"), 3, "/IX");
    CHECK(rules_of(nameless) == Rules{"file.id"});
    CHECK(rules_of(good + "more") == Rules{"file.after-end"});
    CHECK(rules_of(replaced(good, "\nendobj", " endobj")) == Rules{"file.spacing"});
    CHECK(rules_of(replaced(plain, "\nxref\n", "\nxref ")) == Rules{"file.spacing"});
    std::string odd = plain;
    odd[odd.find('>', odd.find("/Alt <feff")) - 1] = ' ';
    CHECK(rules_of(odd) == Rules{"file.hex-string"});
    std::string length = plain;
    const std::size_t digits = length.find("/Length ") + 8;
    length[digits] = length[digits] == '1' ? '2' : '1';
    CHECK(rules_of(length).count("file.stream-length") == 1);
    CHECK(rules_of("no PDF at all").count("file.damaged") == 1);
    CHECK(rules_of(good.substr(0, good.size() / 2)).count("file.damaged") == 1);
}

TEST_CASE("Encryption is against PDF/A, and against PDF/UA where it shuts out assistive programs") {
    const auto encrypted = [](bool accessible) {
        return rewritten([](QPDF&) {},
                         [accessible](QPDFWriter& writer) {
                             writer.setR3EncryptionParametersInsecure("", "owner", accessible, true, true,
                                                                      true, true, true, qpdf_r3p_full);
                         });
    };
    CHECK(rules_of(encrypted(true)) == Rules{"file.encrypted"});
    CHECK(rules_of(encrypted(false), {true, 0}) == Rules{"security.permissions"});
}

TEST_CASE("Every rule of the checker has a file that breaks it") {
    Rules tried = {
        "file.header",     "file.binary-comment", "file.id",      "file.after-end", "file.spacing",
        "file.hex-string", "file.stream-length",  "file.damaged", "file.encrypted", "security.permissions"};
    for (const Case& each : cases()) tried.insert(each.expected.begin(), each.expected.end());
    for (const pdf_rules::Rule& rule : pdf_rules::rules()) {
        INFO(rule.id);
        CHECK(tried.count(rule.id) == 1);
    }
    CHECK(cases().size() > 90);
}

TEST_CASE("The documentation says of each rule and each condition what looks after it") {
    std::ifstream stream(STRATEG_SOURCE_DIR "/docs/accessibility.md");
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    REQUIRE_FALSE(text.empty());
    // The rows of its tables: conditions or clauses in the first cell, rules in the last.
    std::map<std::string, Rules> documented; // by condition
    Rules named;
    const std::regex row("\\| ([^|]*) \\| [^|]* \\| ([^|]*) \\|"), number("\\d\\d-\\d\\d\\d"),
        rule("`([a-z]+\\.[a-z-]+)`");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch cells;
        if (!std::regex_match(line, cells, row)) continue;
        const std::string conditions = cells[1], covered = cells[2];
        Rules rules;
        for (std::sregex_iterator at(covered.begin(), covered.end(), rule), end; at != end; ++at)
            rules.insert((*at)[1]);
        named.insert(rules.begin(), rules.end());
        for (std::sregex_iterator at(conditions.begin(), conditions.end(), number), end; at != end; ++at)
            documented[at->str()] = rules;
    }
    CHECK(documented.size() == 137);
    const std::regex any_rule("`([a-z]+\\.[a-z-]+)`");
    for (std::sregex_iterator at(text.begin(), text.end(), any_rule), end; at != end; ++at) named.insert((*at)[1]);
    for (const pdf_rules::Rule& each : pdf_rules::rules()) {
        INFO(each.id);
        CHECK(named.count(each.id) == 1);
        const std::string conditions = each.matterhorn;
        for (std::sregex_iterator at(conditions.begin(), conditions.end(), number), end; at != end; ++at) {
            INFO(at->str());
            CHECK(documented[at->str()].count(each.id) == 1);
        }
    }
}
