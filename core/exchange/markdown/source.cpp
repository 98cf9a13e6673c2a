#include "core/exchange/markdown/source.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

namespace strateg::exchange::markdown {
namespace {

constexpr std::string_view prefix = "\xEF\xB7";
/// The characters that can be protected stand for U+FDE0 and on.
constexpr std::string_view guarded = "^~{[:@ ]\"";
constexpr std::array<std::string_view, guarded.size()> forms = {
    "\xEF\xB7\xA0", "\xEF\xB7\xA1", "\xEF\xB7\xA2", "\xEF\xB7\xA3", "\xEF\xB7\xA4",
    "\xEF\xB7\xA5", "\xEF\xB7\xA6", "\xEF\xB7\xA7", "\xEF\xB7\xA8"};
/// More columns than any page has; cmark-gfm needs quadratic time for them.
constexpr std::ptrdiff_t most_columns = 500;

constexpr std::string_view comment_begin = "<!--\xEF\xB7\x91";
constexpr std::string_view comment_end = "-->";

bool is_mark(unsigned char last) {
    return last >= 0x90 && last <= 0xAF;
}

/// The label of a line "[^label]:", or nothing.
std::string_view note_label(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" >\t-*+");
    if (begin == std::string_view::npos || line.substr(begin, 2) != "[^") return {};
    const std::size_t end = line.find(']', begin);
    if (end == std::string_view::npos || end - begin < 3 || line.substr(end, 2) != "]:") return {};
    const std::string_view label = line.substr(begin + 2, end - begin - 2);
    return label.find_first_of(" \t[") == std::string_view::npos ? label : std::string_view();
}

/// Lines of their own that cmark does not know: "::: note", ":::", "\newpage".
bool is_own_line(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line.find("--") != std::string_view::npos) return false;
    const std::string_view rest = line.substr(begin);
    if (rest.starts_with(":::")) return true;
    const std::string_view word = rest.substr(0, rest.find_last_not_of(" \t") + 1);
    return word == "\\newpage" || word == "\\pagebreak" || word == "\\clearpage";
}

bool is_wide_delimiter(std::string_view line) {
    return line.size() > static_cast<std::size_t>(most_columns) &&
           line.find_first_not_of("|:- \t>") == std::string_view::npos &&
           std::count(line.begin(), line.end(), '|') > most_columns;
}

/// Appends a line with escapes protected, and without characters that only the program may use.
void append_line(std::string& out, std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '\\' && at + 1 < line.size()) {
            const char next = line[at + 1];
            const bool bracket = next == '[' && !(at > 0 && line[at - 1] == '^');
            const std::string_view form = bracket ? std::string_view() : protected_form(next);
            if (form.empty()) {
                out += c;
                // the backslash of "\\" must not escape what follows; a multibyte character goes on below
                if (static_cast<unsigned char>(next) < 0x80) out += next, ++at;
            } else {
                out += form;
                ++at;
            }
        } else if (c == '\xEF' && at + 2 < line.size() && line.substr(at, 2) == prefix &&
                   is_mark(static_cast<unsigned char>(line[at + 2]))) {
            out += "\xEF\xBF\xBD"; // a noncharacter in the file itself
            at += 2;
        } else if (line.substr(at, 3) == "\xEF\xBF\xBC") {
            out += ' '; // U+FFFC stands for objects in a RichText
            at += 2;
        } else {
            out += c;
        }
    }
}

} // namespace

std::string_view protected_form(char c) {
    const std::size_t at = guarded.find(c);
    return at == std::string_view::npos ? std::string_view() : forms[at];
}

std::string protect(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const std::string_view form = c == ' ' ? std::string_view() : protected_form(c);
        if (form.empty()) {
            out += c;
        } else {
            out += form;
        }
    }
    return out;
}

std::string plain(std::string_view text) {
    if (text.find(prefix) == std::string_view::npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) != prefix || at + 2 >= text.size()) {
            out += text[at];
            continue;
        }
        const auto last = static_cast<unsigned char>(text[at + 2]);
        if (!is_mark(last)) {
            out += text[at];
            continue;
        }
        const std::size_t index = last - 0xA0u;
        if (last >= 0xA0 && index < guarded.size()) {
            if (guarded[index] == ' ') {
                out += "\u00A0"; // pandoc's "\ "
            } else {
                out += guarded[index];
            }
        }
        at += 2;
    }
    return out;
}

std::string typed(std::string_view code) {
    if (code.find(prefix) == std::string_view::npos) return std::string(code);
    std::string out;
    out.reserve(code.size());
    for (std::size_t at = 0; at < code.size();) {
        if (code.substr(at, comment_begin.size()) == comment_begin) {
            const std::size_t end = code.find(comment_end, at);
            out += code.substr(at + comment_begin.size(), end - at - comment_begin.size());
            at = end == std::string_view::npos ? code.size() : end + comment_end.size();
        } else if (code.substr(at, 2) == prefix && at + 2 < code.size() &&
                   is_mark(static_cast<unsigned char>(code[at + 2]))) {
            const std::size_t index = static_cast<unsigned char>(code[at + 2]) - 0xA0u;
            if (index < guarded.size()) {
                out += '\\';
                out += guarded[index];
            }
            at += 3;
        } else {
            out += code[at++];
        }
    }
    return out;
}

std::string_view marked_line(std::string_view html) {
    const std::size_t begin = html.find(comment_begin);
    if (begin == std::string_view::npos || html.find_first_not_of(" \t") != begin) return {};
    const std::size_t from = begin + comment_begin.size();
    const std::size_t end = html.find(comment_end, from);
    return end == std::string_view::npos ? std::string_view() : html.substr(from, end - from);
}

Prepared prepare(std::string_view body, int first_line, const std::string& file, Problems& problems) {
    Prepared prepared;
    std::string& text = prepared.text;
    std::vector<std::string> labels;
    std::unordered_set<std::string> seen;
    std::string rest;
    rest.reserve(body.size() + body.size() / 16);
    int line_number = first_line;
    for (std::size_t begin = 0; begin < body.size(); ++line_number) {
        std::size_t end = body.find_first_of("\r\n", begin);
        std::size_t next = end == std::string_view::npos ? body.size() : end + 1;
        if (end == std::string_view::npos) {
            end = body.size();
        } else if (body[end] == '\r' && next < body.size() && body[next] == '\n') {
            ++next;
        }
        const std::string_view line = body.substr(begin, end - begin);
        begin = next;
        if (const std::string_view label = note_label(line); !label.empty()) {
            std::string name(label);
            std::transform(name.begin(), name.end(), name.begin(),
                           [](unsigned char c) { return std::tolower(c); });
            const std::size_t split = static_cast<std::size_t>(label.data() - line.data()) + label.size();
            append_line(rest, line.substr(0, split));
            labels.emplace_back(label);
            if (!seen.insert(name).second) { // cmark would drop the second note of a name
                const std::string doubled = std::string(double_mark) + std::to_string(line_number);
                rest += doubled;
                labels.back() += doubled;
                problems.push_back({Severity::warning,
                                    "exchange.note-twice",
                                    {.file = file, .line = line_number},
                                    say("There is a second footnote with the label \"{}\".", label),
                                    say("It is kept, after the text; give it a label of its own.")});
            }
            append_line(rest, line.substr(split));
        } else if (is_own_line(line)) {
            const std::size_t indent = line.find_first_not_of(" \t");
            rest += line.substr(0, indent); // it stays in its list item
            rest += comment_begin;
            rest += line.substr(indent);
            rest += comment_end;
        } else if (is_wide_delimiter(line)) {
            rest += guard_mark;
            rest += line;
            problems.push_back({Severity::warning,
                                "exchange.wide-table",
                                {.file = file, .line = line_number},
                                say("A table with more than 500 columns is kept as lines of text."),
                                {}});
        } else {
            append_line(rest, line);
        }
        rest += '\n';
    }
    if (!labels.empty()) {
        // cmark drops notes that nobody refers to; so somebody does
        text = references_mark;
        for (const std::string& label : labels) text += "[^" + label + "]";
        text += "\n\n";
        prepared.line_offset = 2;
    }
    text += rest;
    return prepared;
}

} // namespace strateg::exchange::markdown
