#include "tests/support/pdf_rules/rules.h"

#include "tests/support/pdf_rules/context.h"

#include <algorithm>

namespace strateg::pdf_rules {

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
        // the file
        {"file.damaged", "", "6.1.1", "The file is damaged."},
        {"file.header", "6.2", "6.1.2", "The file does not begin with %PDF-1.0 to 1.7 and an end of line."},
        {"file.binary-comment", "", "6.1.2", "No comment of four bytes above 127 follows the header."},
        {"file.id", "", "6.1.3", "The trailer has no ID of two strings."},
        {"file.encrypted", "", "6.1.3", "The file is encrypted."},
        {"file.after-end", "", "6.1.3", "Something follows the last %%EOF."},
        {"file.spacing", "", "6.1.4 6.1.7.1 6.1.9", "A keyword is not followed by what has to follow it."},
        {"file.hex-string", "", "6.1.6",
         "A hexadecimal string has an odd number of digits or something else."},
        {"file.stream-length", "", "6.1.7.1", "The Length of a stream is not that of its data."},
        {"file.external-stream", "", "6.1.7.1", "The data of a stream are in another file."},
        {"file.filter", "", "6.1.7.2", "A stream is packed with a filter that is not allowed."},
        {"file.name", "", "6.1.8", "A name is no UTF-8."},
        {"file.limits", "", "6.1.13", "A value is beyond the limits."},
        // the catalog
        {"security.permissions", "26-001 26-002", "",
         "The encryption takes text away from assistive programs."},
        {"catalog.permissions", "", "6.1.12", "There are permissions other than of a signature."},
        {"catalog.viewer-title", "07-001 07-002", "", "The window's title would be the file's name."},
        {"catalog.marked", "7.1", "A:6.7.2.2", "The file does not say that it is tagged."},
        {"catalog.suspects", "01-007", "", "The file says that its tags are doubtful."},
        {"catalog.structure", "7.1", "A:6.7.3.2", "There is no structure tree."},
        {"catalog.language", "11-001 11-002 11-003 11-004 11-006", "A:6.7.4",
         "The document has no language."},
        {"catalog.optional-content", "20-001 20-002 20-003", "6.9", "There is optional content."},
        {"catalog.form", "24-001 25-001 28-005 28-010", "6.4.1 6.4.2", "There is a form."},
        {"catalog.embedded-file", "21-001 28-016", "6.8", "There is an embedded file."},
        {"catalog.actions", "", "6.5.2", "Something happens without being asked for."},
        {"catalog.extras", "", "6.4.2 6.10 6.11", "The catalog has an entry that is not allowed."},
        {"action.kind", "", "6.5.1", "An action is of a kind that is not allowed."},
        // metadata
        {"xmp.missing", "06-001", "6.6.2.1", "There is no metadata stream."},
        {"xmp.malformed", "", "6.6.2.1", "The metadata are no well-formed XMP packet."},
        {"xmp.property", "", "6.6.2.3.1", "A property is in no schema, or of the wrong type."},
        {"xmp.extension", "", "6.6.2.3.3", "An extension schema is not described as it has to be."},
        {"xmp.archive-id", "", "6.6.4",
         "The metadata do not say that the file is PDF/A-2 of this conformance."},
        {"xmp.accessible-id", "06-002", "", "The metadata do not say that the file is PDF/UA-1."},
        {"xmp.title", "06-003", "", "The metadata have no title."},
        {"xmp.information", "", "6.6.3", "The information dictionary says something else than the metadata."},
        // colours, pictures
        {"colour.intent", "", "6.2.3", "The output intent is not right."},
        {"colour.device", "", "6.2.4.3", "A device colour is not covered by the output intent."},
        {"colour.space", "", "6.2.4.2 6.2.4.4", "A colour space of a kind that is not known here."},
        {"colour.blending", "", "6.2.10", "A page with transparency has no colour space to blend in."},
        {"graphics.state", "", "6.2.5 6.2.10", "A graphics state has an entry that is not allowed."},
        {"image.entry", "", "6.2.8", "An image has an entry or a value that is not allowed."},
        {"xobject.kind", "30-001", "6.2.9", "An external object refers to another file or is PostScript."},
        {"xobject.twice", "30-002", "", "A form with marked content is drawn more than once."},
        // content
        {"content.operator", "", "6.2.2", "A content stream has an operator that is not defined."},
        {"content.resource", "", "6.2.2", "A content stream names something that its resources do not have."},
        {"content.nesting", "", "6.2.2", "States, texts or marks of a content stream do not nest."},
        {"content.artifact-inside", "01-003", "A:6.7.2.1", "An artifact is inside of tagged content."},
        {"content.tagged-inside", "01-004", "A:6.7.2.1", "Tagged content is inside of an artifact."},
        {"content.unmarked", "01-005", "A:6.7.2.1", "Content is neither tagged nor an artifact."},
        {"content.mark", "7.1", "A:6.7.3.2", "The number of a marked content is missing or used twice."},
        {"content.artifact-kind", "7.8", "", "An artifact does not say of which kind it is."},
        // fonts
        {"font.kind", "31-012 31-013 31-017 31-018 31-019 31-020 31-021 31-022 31-023 31-024 31-025 31-026",
         "6.2.11.6", "A font is not of the one kind that is known here (Type 0)."},
        {"font.dictionary", "", "6.2.11.2", "A font lacks what its dictionary has to have."},
        {"font.encoding", "31-001 31-002 31-003 31-006 31-007 31-008", "6.2.11.3.1 6.2.11.3.3",
         "The encoding of a font is not Identity-H."},
        {"font.glyph-map", "31-004 31-005", "6.2.11.3.2", "A TrueType font has no CIDToGIDMap."},
        {"font.embedded", "31-009", "6.2.11.4.1", "A font is not embedded."},
        {"font.program", "31-009", "6.2.11.2", "An embedded font cannot be read."},
        {"font.glyph", "31-011", "6.2.11.4.1", "A glyph is shown that the embedded font does not have."},
        {"font.cid-set", "31-014 31-015", "6.2.11.4.2",
         "A font says which CIDs it has; that could be wrong."},
        {"font.width", "31-016", "6.2.11.5", "A glyph's width is not that of the embedded font."},
        {"font.notdef", "31-030", "6.2.11.8", "The glyph .notdef is shown."},
        {"font.unicode", "10-001 17-003 31-027", "6.2.11.7.2",
         "A code that is shown has no meaning in Unicode."},
        {"font.unicode-zero", "31-028", "6.2.11.7.2", "A code means U+0000."},
        {"font.unicode-mark", "31-029", "6.2.11.7.2", "A code means U+FEFF or U+FFFE."},
        {"font.private-use", "", "A:6.2.11.7.3", "A code means a private character without ActualText."},
        // structure
        {"structure.element", "7.1", "A:6.7.3.2", "A structure element lacks its type or its parent."},
        {"structure.root", "7.1", "A:6.7.3.3", "The root of the structure is not one Document."},
        {"structure.parent-tree", "01-005 7.1", "A:6.7.3.2",
         "The structure and the parent tree do not agree."},
        {"structure.role-end", "02-001", "A:6.7.3.4", "A type is not mapped to a standard type."},
        {"structure.role-circle", "02-003", "A:6.7.3.4", "The role map goes round in a circle."},
        {"structure.role-standard", "02-004", "A:6.7.3.4", "A standard type is mapped to another one."},
        {"structure.table", "09-004", "", "A part of a table is where it may not be."},
        {"structure.list", "09-005", "", "A part of a list is where it may not be."},
        {"structure.toc", "09-006", "", "A part of a table of contents is where it may not be."},
        {"structure.ruby", "09-007 09-008", "", "A part of a Ruby or Warichu is where it may not be."},
        {"structure.nesting", "7.2", "",
         "A block is inside of a line of text or a heading."},
        {"structure.grid", "7.2 15-005", "", "The rows and columns of a table are not all of one length."},
        {"structure.scope", "15-003", "", "A header cell has no Scope."},
        {"structure.numbering", "16-001 16-002", "", "A list with labels does not say how it is numbered."},
        {"structure.figure", "13-004", "A:6.7.3.3", "A figure has no words."},
        {"structure.figure-box", "7.3", "", "A figure does not say where it is."},
        {"structure.formula", "17-002", "", "A formula has no words."},
        {"structure.heading-first", "14-002", "", "The first heading is not H1."},
        {"structure.heading-skip", "14-003", "", "A level of headings is skipped."},
        {"structure.heading-mixed", "14-006 14-007", "", "H is used beside H1 or twice in one element."},
        {"structure.note-id", "19-003", "", "A note has no ID."},
        {"structure.note-twice", "19-004", "", "Two notes have the same ID."},
        {"structure.language", "7.2", "A:6.7.4", "A language is no language tag."},
        // annotations
        {"annotation.kind", "28-002 28-006 28-007 28-014 28-015 28-017 28-018", "6.3.1",
         "An annotation is not of the one kind that is known here (Link)."},
        {"annotation.flags", "", "6.3.2", "An annotation is not printed, or hidden."},
        {"annotation.tabs", "28-008 28-009", "",
         "The annotations of a page are not in the order of the structure."},
        {"annotation.link", "28-011", "", "A link is not inside of a Link element."},
        {"annotation.contents", "28-004 28-012", "", "A link does not say in words where it leads."},
        {"annotation.target", "7.18.5", "", "A link leads nowhere."},
        // ways
        {"outline.tree", "7.17", "", "The outline's entries do not fit together."},
        {"outline.target", "7.17", "", "An entry of the outline leads nowhere or has no title."},
        {"names.order", "", "6.1.1", "A name tree or number tree is not in order."},
    };
    return all;
}

namespace {

bool applies(const Rule& rule, const Profile& profile) {
    if (profile.accessible && *rule.matterhorn) return true;
    const std::string_view archive = rule.archive;
    if (profile.archive == 0 || archive.empty()) return false;
    return !archive.starts_with("A:") || profile.archive == 'A';
}

} // namespace

void Report::add(std::string_view rule, std::string place, std::string detail) {
    constexpr std::size_t most = 20; // of one rule: the rest says nothing new
    const auto at = std::find_if(rules().begin(), rules().end(), [&](const Rule& r) { return rule == r.id; });
    if (at == rules().end()) {
        violations_.push_back({std::string(rule), std::move(place), "a rule without an entry in the table"});
        return;
    }
    if (!applies(*at, profile_) || counts_[at->id]++ >= most) return;
    violations_.push_back({at->id, std::move(place), std::move(detail)});
}

std::vector<Violation> check(std::string_view bytes, const Profile& profile) {
    Report report(profile);
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("file", bytes.data(), bytes.size());
        Context context{pdf, bytes, report, profile, {}, {}};
        check_file(context);
        check_catalog(context);
        check_metadata(context);
        check_content(context);
        check_colours(context);
        check_structure(context);
        check_annotations(context);
        check_navigation(context);
        for (const QPDFExc& warning : pdf.getWarnings()) report.add("file.damaged", {}, warning.what());
    } catch (const std::exception& error) {
        report.add("file.damaged", {}, error.what());
    }
    return report.take();
}

std::string to_line(const Violation& violation) {
    std::string line = violation.rule;
    for (const Rule& rule : rules())
        if (violation.rule == rule.id) {
            line += std::string(" (UA-1: ") + (*rule.matterhorn ? rule.matterhorn : "-") +
                    "; A-2: " + (*rule.archive ? rule.archive : "-") + ") " + rule.sentence;
        }
    return line + " [" + violation.place + "] " + violation.detail;
}

} // namespace strateg::pdf_rules
