// Bilingual files of translators: gettext PO and XLIFF 1.2, read as a project in memory whose blocks are the
// units, so that every checker runs over them unchanged; and written from a project.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace strateg::exchange {

struct Bilingual {
    /// One section per <file> (XLIFF; id: its `original`) or one for the file (PO; id: its name). One block
    /// of kind paragraph per unit; its id is the unit's id, or its ordinal from 1. Plural forms are units
    /// of their own, "7[0]", "7[1]". Section ids and block ids are as in the file: they need not be valid
    /// ids of a project, and block ids repeat if the file repeats them.
    model::Project project;
    std::string source;
    std::string target;
    std::size_t units = 0;
    std::size_t skipped = 0; // obsolete messages, and units marked as not to be translated
    Problems problems;       // broken units, with lines; the rest is read
};

/// What a file is, by its name and first bytes.
enum class BilingualFormat { none, po, xliff };
BilingualFormat bilingual_format(const std::filesystem::path& file);

/// Fails where nothing can be read: exchange.no-file, exchange.unreadable, exchange.not-bilingual,
/// exchange.xliff-broken, exchange.xliff-version, exchange.po-broken. Any thread; PO files one at a time.
/// Inline elements of XLIFF stay as marks and objects; a fuzzy message counts as made from another text.
Result<Bilingual> read_bilingual(const std::filesystem::path& file);

/// From bytes; `name` is the file's name, for problems and for the language of PO files without a header.
Result<Bilingual> read_po(std::string_view bytes, const std::string& name);
Result<Bilingual> read_xliff(std::string_view bytes, const std::string& name);

/// The project's texts with their translations into `language`, for translators. Unit ids are block ids and
/// do not change from one export to the next. Inline marks are XLIFF's inline elements; in PO they are the
/// project's own inline XML. Texts whose source language is `language` are left out.
std::string write_xliff(const model::Project& project, std::string_view language);
std::string write_po(const model::Project& project, std::string_view language);

/// A language as other programs spell it: "sr@latin", "sr_Latn", "SR-latn" → "sr-Latn"; "pt_BR" → "pt-BR".
std::string language_tag(std::string_view foreign);

} // namespace strateg::exchange
