// Positioned pages in, the bytes of a PDF file out.
//
// libharu writes the file: objects, cross-reference table, page tree, trailer. It is driven through its
// low-level objects, because its own fonts (no shaping, wrong ToUnicode), its PNG reader (a broken file
// aborts the process) and its PDF/A code are not good enough; see docs/architecture.md.
//
// What comes out is PDF 1.7 with embedded subset fonts whose text extracts as it was typed, links, an
// outline, page labels, Info and XMP metadata, and a structure tree (tagged PDF). It follows PDF/UA-1 and
// PDF/A-2a and says so where the document allows it (claims.h); docs/accessibility.md lists rule by rule what
// is tested.
//
// Deterministic: equal pages give equal bytes, on any thread, at any time. The only date in the file is the
// one of DocumentInfo, the /ID is a hash of the content.
//
// Threads: any number of calls at once, each makes a document of its own. Pages are only read.
// Errors: a Problem with a code "pdf.…"; nothing throws, nothing is written to disk.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/pdf/finish.h"
#include "core/typeset/pages.h"

#include <string>

namespace strateg::pdf {

struct Options {
    bool tagged = true;   // structure tree and marked content
    unsigned threads = 2; // that compress; the bytes are the same with any number
    Finish finish;        // an encrypted file does not claim to be PDF/A, which forbids that
};

/// Code "pdf.cancelled" where the task was cancelled.
Result<std::string> write(const typeset::Pages& pages, const Task& task = {}, const Options& options = {});

} // namespace strateg::pdf
