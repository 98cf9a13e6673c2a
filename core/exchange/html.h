// HTML as programs put it on the clipboard: Word, LibreOffice, Google Docs, browsers, mail. Read as clean
// structure: headings, paragraphs, lists, tables, quotations, links, emphasis, footnotes, pictures that come
// along. Looks, scripts and trackers are dropped; what a reader would miss is named in the problems.
//
// Written, too: blocks in one view, for other programs to paste.
#pragma once

#include "core/base/problem.h"
#include "core/language/views.h"
#include "core/model/ids.h"
#include "core/model/project.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::exchange {

/// A picture that a figure names and that the project does not have yet.
struct PastedPicture {
    std::string src;            // as the figure says it now: "media/picture.png"; no two are the same
    std::string bytes;          // PNG, JPEG or SVG; empty: they are in `from`
    std::filesystem::path from; // a file of this computer
};

struct HtmlDocument {
    std::vector<model::BlockPtr> blocks; // as in a section; ids are new, `source` is the language
    std::vector<PastedPicture> pictures;
    Problems problems; // what was left out: one for each sort, with a count; codes exchange.html-*
};

struct HtmlOptions {
    std::string language; // of the words
    /// file: addresses may be read: the HTML comes from a program of this computer, by the person's own hand.
    bool files = false;
};

/// Reads what a clipboard holds: UTF-8, UTF-16 or what its <meta> says, with or without Windows' CF_HTML
/// header. Total: any bytes give a document; where they take too much time or memory (a second, 400 MB) it is
/// empty and says so (exchange.html-too-big). Any thread; needs about 20 times the space of the input.
HtmlDocument read_html(std::string_view bytes, const HtmlOptions& options, model::IdMaker& ids);

/// Blocks as a small HTML document without looks, in one view of the project they are of: values,
/// cross-references and footnotes resolved, footnotes at the end in the form that word processors know.
/// Pictures are named by their absolute place below `folder`; with an empty folder they are left out.
std::string write_html(const model::Project& project, const std::vector<model::BlockPtr>& blocks,
                       const language::View& view, const std::filesystem::path& folder = {});
/// The same as plain text: a line for each block, an empty line around headings, cells apart by tabs.
std::string write_plain(const model::Project& project, const std::vector<model::BlockPtr>& blocks,
                        const language::View& view);

} // namespace strateg::exchange
