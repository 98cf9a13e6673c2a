#include "core/exchange/markdown/writer.h"

#include <algorithm>

namespace strateg::exchange::markdown {
namespace {

using model::Mark;
using model::MarkKind;

/// Characters that mean something in Markdown, as themselves.
std::string escaped(std::string_view text) {
    static constexpr std::string_view special = "\\`*_[]<^~{|$@";
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') {
            out += ' ';
            continue;
        }
        if (c == '&' || c == '!') { // an entity, a picture
            const bool entity =
                c == '&' && at + 1 < text.size() &&
                (std::isalpha(static_cast<unsigned char>(text[at + 1])) != 0 || text[at + 1] == '#');
            const bool picture = c == '!' && at + 1 < text.size() && text[at + 1] == '[';
            if (entity || picture) out += '\\';
        } else if (text.substr(at, 3) == "://") { // a bare address would become a link
            out += '\\';
        } else if (c == '.' && at >= 3 && text.substr(at - 3, 3) == "www") {
            out += '\\';
        } else if (special.find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::string_view delimiter(MarkKind kind) {
    switch (kind) {
    case MarkKind::strong:
        return "**";
    case MarkKind::emphasis:
        return "*";
    default:
        return {};
    }
}

/// Marks whose ends stand at spaces are no marks to CommonMark: the spaces go outside.
Mark tightened(const Mark& mark, const std::string& characters) {
    Mark tight = mark;
    while (tight.begin < tight.end && characters[tight.begin] == ' ') ++tight.begin;
    while (tight.end > tight.begin && characters[tight.end - 1] == ' ') --tight.end;
    return tight;
}

} // namespace

Writer::Writer(const model::Project& project, std::string_view language)
    : facts_(project), view_(language::default_view(language)) {
    for (const model::OutlineEntry& entry : project.outline)
        if (!entry.section->blocks.empty() && entry.section->blocks.front()->id == entry.section->id + ".h")
            labels_[entry.section->blocks.front()->id] = entry.section->id;
}

std::string Writer::object(const Mark& mark) const {
    const auto label = labels_.find(mark.target);
    const std::string target = label == labels_.end() ? mark.target : label->second;
    switch (mark.kind) {
    case MarkKind::footnote:
        return "[^" + mark.target + "]";
    case MarkKind::reference: {
        const std::string form(mark.attributes.get("form"));
        return "[](#" + target + ")" + (form.empty() ? "" : "{form=" + form + "}");
    }
    case MarkKind::value: {
        const auto shown = facts_.text(mark.target, view_);
        return "[" + (shown ? escaped(*shown) : std::string()) + "]{value=" + mark.target + "}";
    }
    case MarkKind::line_break:
        return "<br>";
    default:
        return {};
    }
}

std::string Writer::opening(const Mark& mark) const {
    switch (mark.kind) {
    case MarkKind::strong:
    case MarkKind::emphasis:
        return std::string(delimiter(mark.kind));
    case MarkKind::subscript:
        return "<sub>";
    case MarkKind::superscript:
        return "<sup>";
    case MarkKind::link:
    case MarkKind::foreign:
    case MarkKind::term:
        return "[";
    default:
        return {};
    }
}

std::string Writer::closing(const Mark& mark) const {
    switch (mark.kind) {
    case MarkKind::strong:
    case MarkKind::emphasis:
        return std::string(delimiter(mark.kind));
    case MarkKind::subscript:
        return "</sub>";
    case MarkKind::superscript:
        return "</sup>";
    case MarkKind::link: {
        std::string target = mark.target;
        if (target.starts_with('#'))
            if (const auto label = labels_.find(target.substr(1)); label != labels_.end())
                target = "#" + label->second;
        const bool odd = target.find_first_of(" ()<>") != std::string::npos;
        return "](" + (odd ? "<" + target + ">" : target) + ")";
    }
    case MarkKind::foreign:
        return "]{lang=" + mark.target + "}";
    case MarkKind::term:
        return "]{term=" + mark.target + "}";
    default:
        return {};
    }
}

std::string Writer::inlines(const model::RichText& text) const {
    const std::string& characters = text.characters();
    std::vector<Mark> marks;
    for (const Mark& mark : text.marks()) {
        const Mark tight = model::is_object(mark.kind) ? mark : tightened(mark, characters);
        if (tight.begin < tight.end && mark.kind != MarkKind::unknown) marks.push_back(tight);
    }
    // marks that cross are closed and opened again, so that they nest
    std::vector<std::size_t> edges{0, characters.size()};
    for (const Mark& mark : marks) {
        edges.push_back(mark.begin);
        edges.push_back(mark.end);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::string out;
    std::vector<const Mark*> open;
    std::size_t next = 0; // marks are sorted by begin
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end != b.end ? a.end > b.end : a.kind < b.kind;
    });
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::size_t at = edges[i];
        // close what ends here, and what stands inside of it
        std::vector<const Mark*> again;
        while (std::any_of(open.begin(), open.end(), [&](const Mark* mark) { return mark->end <= at; })) {
            out += closing(*open.back());
            if (open.back()->end > at) again.push_back(open.back());
            open.pop_back();
        }
        for (auto mark = again.rbegin(); mark != again.rend(); ++mark) {
            out += opening(**mark);
            open.push_back(*mark);
        }
        const Mark* thing = nullptr;
        while (next < marks.size() && marks[next].begin == at) {
            const Mark& mark = marks[next++];
            if (model::is_object(mark.kind)) {
                thing = &mark;
            } else {
                out += opening(mark);
                open.push_back(&mark);
            }
        }
        if (i + 1 == edges.size()) break;
        std::string_view run = std::string_view(characters).substr(at, edges[i + 1] - at);
        if (thing != nullptr) {
            out += object(*thing);
            run.remove_prefix(std::min(run.size(), model::object_character.size()));
        }
        out += escaped(run);
    }
    return out;
}

std::string Writer::attribute(const model::RichText& text) const {
    std::vector<Mark> marks;
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::value || mark.kind == MarkKind::foreign || mark.kind == MarkKind::term)
            marks.push_back(mark);
    std::string out;
    for (const char c : inlines(model::RichText(text.characters(), std::move(marks)))) {
        if (c == '"') out += '\\';
        out += c;
    }
    for (std::size_t at; (at = out.find(model::object_character)) != std::string::npos;)
        out.replace(at, 3, " ");
    return out;
}

std::string Writer::paragraph(const model::RichText& text) const {
    std::string out = inlines(text);
    if (out.empty()) return out;
    const std::size_t digits = out.find_first_not_of("0123456789");
    if (std::string_view("#>+-=:").find(out.front()) != std::string_view::npos) {
        out.insert(0, "\\");
    } else if (digits != 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')')) {
        out.insert(digits, "\\");
    } else if (out.starts_with("Table: ") || out.starts_with("table: ")) {
        out.insert(5, "\\");
    } else if (out.front() == ' ') {
        out.erase(0, out.find_first_not_of(' '));
    }
    return out;
}

std::string in_cell(std::string words) {
    if (words.starts_with(": ") || words.starts_with("Table: "))
        words.insert(words.find(':'), "\\"); // no caption
    // "|" is escaped already
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

} // namespace strateg::exchange::markdown
