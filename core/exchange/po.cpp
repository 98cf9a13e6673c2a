// Reading PO through libgettextpo.
//
// The library reads files and gives nothing of a broken one. So the text is put into a file in memory; where
// the library finds errors, the entries that hold them are blanked out, line by line so that numbers stay,
// and it reads again.
#include "core/exchange/encoding.h"
#include "core/exchange/units.h"
#include "core/language/views.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <filesystem>
#include <gettext-po.h>
#include <mutex>
#include <set>
#include <sys/mman.h>
#include <unistd.h>

namespace strateg::exchange {
namespace {

struct Mistake {
    int line;
    std::string message;
};

// gettext's handlers have no argument of the caller's, and the fatal one may not return
std::mutex po_mutex;
std::vector<Mistake>* po_mistakes = nullptr;
std::jmp_buf po_escape;

void note_mistake(size_t line, const char* message) {
    std::string text = message == nullptr ? "" : message;
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
    if (line != static_cast<size_t>(-1) && line > 0)
        po_mistakes->push_back({static_cast<int>(line), std::move(text)});
}

void on_error(int severity, po_message_t, const char*, size_t line, size_t, int, const char* text) {
    if (severity != PO_SEVERITY_WARNING) note_mistake(line, text);
    if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(po_escape, 1);
}

void on_error2(int severity, po_message_t, const char*, size_t line, size_t, int, const char* text,
               po_message_t, const char*, size_t, size_t, int, const char*) {
    if (severity != PO_SEVERITY_WARNING) note_mistake(line, text);
    if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(po_escape, 1);
}

/// The file in memory; nullptr where there were errors. Callers hold the mutex.
po_file_t read_once(const char* path) {
    const po_xerror_handler handler{on_error, on_error2};
    volatile po_file_t file = nullptr;
    if (setjmp(po_escape) == 0) file = po_file_read(path, &handler);
    if (!po_mistakes->empty() && file != nullptr) {
        po_file_free(file);
        return nullptr;
    }
    return file;
}

class MemoryFile {
public:
    explicit MemoryFile(const std::string& text) : descriptor_(::memfd_create("po", MFD_CLOEXEC)) {
        std::size_t at = 0;
        while (descriptor_ >= 0 && at < text.size()) {
            const ssize_t written = ::write(descriptor_, text.data() + at, text.size() - at);
            if (written <= 0) break;
            at += static_cast<std::size_t>(written);
        }
    }
    ~MemoryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// An entry ends at an empty line, or before a line that begins one: a comment or msgid behind a msgstr.
std::pair<std::size_t, std::size_t> entry_around(const std::vector<std::string>& lines, std::size_t line) {
    const auto blank = [&](std::size_t i) {
        return lines[i].find_first_not_of(" \t\r") == std::string::npos;
    };
    std::size_t begin = std::min(line, lines.size() - 1);
    while (begin > 0 && blank(begin)) --begin; // an error is often seen only on the line behind
    std::size_t end = begin + 1;
    while (begin > 0 && !blank(begin - 1)) --begin;
    while (end < lines.size() && !blank(end)) ++end;
    return {begin, end};
}

/// "charset=windows-1251\n" in the header.
std::string charset_of(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 8000);
    const std::size_t at = head.find("charset=");
    if (at == std::string_view::npos) return {};
    const std::size_t end = head.find_first_of("\\\"\r\n ", at);
    const std::string charset(head.substr(at + 8, end == std::string_view::npos ? end : end - at - 8));
    return charset == "CHARSET" ? std::string() : charset;
}

std::string header_field(const char* header, const char* name) {
    if (header == nullptr) return {};
    char* value = po_header_field(header, name);
    if (value == nullptr) return {};
    std::string text(value);
    std::free(value);
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    return text;
}

/// "libreoffice-chart.sr@latin.po" → "sr@latin".
std::string language_in_name(const std::string& name) {
    const std::string stem = std::filesystem::path(name).stem().string();
    const std::size_t cut = stem.find_last_of(".-");
    const std::string part = cut == std::string::npos || stem[cut] == '-' ? stem : stem.substr(cut + 1);
    return language::canonical_tag(language_tag(part)) && part.size() <= 12 && part.size() >= 2
               ? part
               : std::string();
}

std::string text_of(const char* text) {
    return text == nullptr ? std::string() : std::string(text);
}

void add_message(po_message_t message, UnitProject& units) {
    const std::string id = std::to_string(units.ordinal());
    const char* plural = po_message_msgid_plural(message);
    UnitProject::Unit unit;
    unit.stale = po_message_is_fuzzy(message) != 0;
    unit.state = unit.stale ? "draft" : "";
    unit.made_from = text_of(po_message_prev_msgid(message));
    unit.source = model::RichText(text_of(po_message_msgid(message)));
    if (plural == nullptr) {
        unit.id = id;
        if (const std::string target = text_of(po_message_msgstr(message)); !target.empty())
            unit.target = model::RichText(target);
        units.add(std::move(unit));
        return;
    }
    const std::size_t before = units.result().units;
    for (int form = 0; form < 8; ++form) {
        const char* target = po_message_msgstr_plural(message, form);
        if (target == nullptr && form > 0) break;
        UnitProject::Unit one = unit;
        one.id = id + "[" + std::to_string(form) + "]";
        if (form > 0) one.source = model::RichText(plural);
        if (const std::string words = text_of(target); !words.empty()) one.target = model::RichText(words);
        units.add(std::move(one));
    }
    units.result().units = before + 1; // the forms are one unit
}

} // namespace

Result<Bilingual> read_po(std::string_view bytes, const std::string& name) {
    Problems problems;
    auto text = as_utf8(bytes, charset_of(bytes), name, problems);
    if (!text) return tl::unexpected(text.error());
    if (const std::size_t at = text->find("charset="); at != std::string::npos && at < 8000) {
        const std::size_t end = text->find_first_of("\\\"\r\n", at);
        if (end != std::string::npos) text->replace(at + 8, end - at - 8, "UTF-8");
    }
    std::erase(*text, '\r');
    const std::lock_guard lock(po_mutex);
    std::vector<Mistake> found;
    po_mistakes = &found;
    std::vector<Mistake> mistakes;
    po_file_t file = nullptr;
    std::vector<std::string> lines;
    for (int attempt = 0; attempt < 100; ++attempt) {
        found.clear();
        const MemoryFile memory(*text);
        file = read_once(memory.path().c_str());
        if (file != nullptr) break;
        if (found.empty()) break; // an error without a place
        if (lines.empty()) lines = lines_of(*text);
        bool cut = false;
        std::vector<std::pair<std::size_t, std::size_t>> entries; // found before any is blanked out
        for (const Mistake& mistake : found)
            entries.push_back(entry_around(lines, static_cast<std::size_t>(mistake.line - 1)));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (i > 0 && entries[i] == entries[i - 1]) continue; // one entry is told once
            mistakes.push_back(found[i]);
            for (std::size_t line = entries[i].first; line < entries[i].second; ++line) {
                cut = cut || !lines[line].empty();
                lines[line].clear();
            }
        }
        if (!cut) break;
        text->clear();
        for (const std::string& line : lines) *text += line + "\n";
    }
    po_mistakes = nullptr;
    if (file == nullptr)
        return fail("exchange.po-broken", "The PO file cannot be read.",
                    "Open it in Poedit, which shows what is wrong with it.", {.file = name});
    const char* header = po_file_domain_header(file, nullptr);
    std::string target = language_tag(header_field(header, "Language"));
    // the name may know the script that the header is silent about: "chart.sr@latin.po"
    if (const std::string named = language_tag(language_in_name(name));
        target.empty() || named.starts_with(target + "-"))
        target = named;
    std::string source = language_tag(header_field(header, "X-Source-Language"));
    if (source.empty()) source = "en";
    UnitProject units(name, source, target.empty() ? "und" : target);
    units.result().problems = std::move(problems);
    if (target.empty())
        units.problem("exchange.no-language", 1, say("The file does not say which language it is in."),
                      say("Set the field Language in its header."));
    for (const Mistake& mistake : mistakes)
        units.problem("exchange.po-entry", mistake.line,
                      say("This entry cannot be read and was left out: {}.", mistake.message),
                      say("Look at the quotation marks."), Severity::error);
    units.begin_section(std::filesystem::path(name).filename().string());
    po_message_iterator_t iterator = po_message_iterator(file, nullptr);
    while (po_message_t message = po_next_message(iterator)) {
        const char* id = po_message_msgid(message);
        if (id != nullptr && *id == '\0' && po_message_msgctxt(message) == nullptr) continue; // the header
        if (po_message_is_obsolete(message) != 0) {
            ++units.result().skipped;
            continue;
        }
        add_message(message, units);
    }
    po_message_iterator_free(iterator);
    po_file_free(file);
    return units.take();
}

} // namespace strateg::exchange
