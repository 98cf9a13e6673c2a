#include "core/exchange/markdown/inlines.h"

#include "core/exchange/markdown/source.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace strateg::exchange::markdown {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;

struct IterFree {
    void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};

std::string_view literal_of(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view() : std::string_view(text);
}

/// "br", "/sub" of "<br />", "</sub>".
std::string tag_name(std::string_view html) {
    std::string name;
    for (std::size_t at = 1; at < html.size(); ++at) {
        const char c = html[at];
        if (c == '/' && !name.empty()) break;
        if (c == '/' || std::isalnum(static_cast<unsigned char>(c)) != 0) {
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else {
            break;
        }
    }
    return name;
}

class Collector {
public:
    Collector(Workshop& workshop, Words& words) : workshop_(workshop), words_(words) {}

    Raw run(cmark_node* block) {
        const std::unique_ptr<cmark_iter, IterFree> iter(cmark_iter_new(block));
        cmark_event_type event;
        while ((event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE) {
            cmark_node* node = cmark_iter_get_node(iter.get());
            if (node == block) continue;
            if (event == CMARK_EVENT_ENTER) {
                enter(node);
            } else {
                leave(node);
            }
        }
        return std::move(raw_);
    }

private:
    struct Open {
        MarkKind kind;
        std::size_t begin;
        std::size_t mark_count;
    };

    void enter(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT) {
            text(literal_of(node));
        } else if (type == CMARK_NODE_SOFTBREAK) {
            // ": " at the beginning of a line is pandoc's definition; the block reader looks for the line
            // break
            cmark_node* next = cmark_node_next(node);
            const bool definition = next != nullptr && cmark_node_get_type(next) == CMARK_NODE_TEXT &&
                                    literal_of(next).starts_with(": ");
            raw_.characters += definition ? '\n' : ' ';
        } else if (type == CMARK_NODE_LINEBREAK) {
            object(MarkKind::line_break, {});
        } else if (type == CMARK_NODE_CODE) {
            raw_.characters += protect(typed(literal_of(node)));
            workshop_.hint("exchange.code-words", workshop_.line_of(node),
                           say("Words in code type are kept as plain words."));
        } else if (type == CMARK_NODE_HTML_INLINE) {
            html(literal_of(node), node);
        } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
            note(node);
        } else {
            open_.push_back({MarkKind::unknown, raw_.characters.size(), raw_.marks.size()});
        }
    }

    void leave(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
            type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE ||
            type == CMARK_NODE_FOOTNOTE_REFERENCE || open_.empty())
            return;
        const Open open = open_.back();
        open_.pop_back();
        if (type == CMARK_NODE_EMPH) {
            mark(MarkKind::emphasis, open.begin);
        } else if (type == CMARK_NODE_STRONG) {
            mark(MarkKind::strong, open.begin);
        } else if (type == CMARK_NODE_LINK) {
            const char* url = cmark_node_get_url(node);
            mark(MarkKind::link, open.begin, plain(url == nullptr ? "" : url));
            if (raw_.characters.size() == open.begin) {
                // a link without words still says where to: "[](#t-budget)"
                raw_.characters += model::object_character;
                raw_.marks.push_back({MarkKind::link,
                                      open.begin,
                                      raw_.characters.size(),
                                      plain(url == nullptr ? "" : url),
                                      {}});
            }
        } else if (type == CMARK_NODE_IMAGE) {
            image(node, open);
        } else if (type != CMARK_NODE_PARAGRAPH) {
            workshop_.hint("exchange.struck-out", workshop_.line_of(node),
                           say("Words that were struck out are kept as plain words."));
        }
    }

    void mark(MarkKind kind, std::size_t begin, std::string target = {}) {
        const std::size_t end = raw_.characters.size();
        if (begin >= end) return; // a picture was taken out
        // emphasis in emphasis: only the outermost counts
        while (!raw_.marks.empty() && kind != MarkKind::link && raw_.marks.back().kind == kind &&
               raw_.marks.back().begin >= begin)
            raw_.marks.pop_back();
        raw_.marks.push_back({kind, begin, end, std::move(target), {}});
    }

    void object(MarkKind kind, std::string target) {
        const std::size_t begin = raw_.characters.size();
        raw_.characters += model::object_character;
        raw_.marks.push_back({kind, begin, raw_.characters.size(), std::move(target), {}});
    }

    void text(std::string_view literal) {
        if (!words_.images.empty() && image_end_ == raw_.characters.size() && literal.starts_with('{')) {
            if (auto attributes = attributes_at(literal)) {
                words_.images.back().attributes = std::move(*attributes);
                literal.remove_prefix(words_.images.back().attributes.length);
            }
        }
        if (image_end_ == raw_.characters.size() && raw_.characters.ends_with(' ') &&
            literal.starts_with(' '))
            literal.remove_prefix(1); // the picture stood between them
        image_end_ = std::string::npos;
        raw_.characters += literal;
    }

    void image(cmark_node* node, const Open& open) {
        Image image;
        const char* url = cmark_node_get_url(node);
        const char* title = cmark_node_get_title(node);
        image.address = plain(url == nullptr ? "" : url);
        image.title = plain(title == nullptr ? "" : title);
        image.line = workshop_.line_of(node);
        image.words.characters = raw_.characters.substr(open.begin);
        const auto first =
            raw_.marks.begin() + static_cast<std::ptrdiff_t>(std::min(open.mark_count, raw_.marks.size()));
        for (auto it = first; it != raw_.marks.end(); ++it) {
            it->begin -= std::min(it->begin, open.begin);
            it->end -= open.begin;
            image.words.marks.push_back(std::move(*it));
        }
        raw_.marks.erase(first, raw_.marks.end());
        raw_.characters.resize(open.begin);
        image_end_ = open.begin;
        words_.images.push_back(std::move(image));
    }

    void note(cmark_node* node) {
        const std::string number(literal_of(node));
        const auto index = static_cast<std::size_t>(std::strtoul(number.c_str(), nullptr, 10));
        if (index == 0 || index > workshop_.notes.size()) {
            raw_.characters += "[^" + number + "]";
            return;
        }
        workshop_.note_used[index - 1] = true;
        if (workshop_.note_depth > 0) { // a note in a note: its words stand in brackets
            if (workshop_.note_depth > 3) {
                raw_.characters += "[^" + number + "]";
                workshop_.note_used[index - 1] = false;
                return;
            }
            const RichText inner = note_text(workshop_.notes[index - 1], workshop_, words_);
            raw_.characters +=
                (raw_.characters.ends_with(' ') ? "(" : " (") + protect(inner.characters()) + ")";
            workshop_.hint("exchange.note-in-note", workshop_.line_of(node),
                           say("A footnote inside a footnote stands in brackets in it."));
            return;
        }
        model::Block block;
        block.id = workshop_.ids.make();
        block.kind = model::kind::footnote;
        Words inner;
        block.set_text({workshop_.options.language,
                        note_text(workshop_.notes[index - 1], workshop_, inner),
                        {},
                        {},
                        {},
                        {}});
        workshop_.document.lines[block.id] = workshop_.line_of(workshop_.notes[index - 1]);
        object(MarkKind::footnote, block.id);
        words_.notes.push_back(model::share(std::move(block)));
    }

    void html(std::string_view literal, cmark_node* node) {
        if (literal.starts_with("<!--")) {
            const std::string inside(literal.substr(4, literal.size() < 7 ? 0 : literal.size() - 7));
            words_.comments.push_back(typed(inside));
            return;
        }
        const std::string name = tag_name(literal);
        const bool closing = name.starts_with('/');
        const std::string bare = closing ? name.substr(1) : name;
        static constexpr std::pair<std::string_view, MarkKind> known[] = {
            {"sub", MarkKind::subscript}, {"sup", MarkKind::superscript}, {"em", MarkKind::emphasis},
            {"i", MarkKind::emphasis},    {"strong", MarkKind::strong},   {"b", MarkKind::strong}};
        if (bare == "br") {
            object(MarkKind::line_break, {});
            return;
        }
        for (const auto& [tag, kind] : known) {
            if (tag != bare) continue;
            if (!closing) {
                html_.push_back({kind, raw_.characters.size(), 0});
            } else if (!html_.empty() && html_.back().kind == kind) {
                mark(kind, html_.back().begin);
                html_.pop_back();
            }
            return;
        }
        workshop_.hint("exchange.html", workshop_.line_of(node),
                       say("HTML was left out, its words are kept."));
    }

    Workshop& workshop_;
    Words& words_;
    Raw raw_;
    std::vector<Open> open_;
    std::vector<Open> html_;
    std::size_t image_end_ = std::string::npos;
};

} // namespace

Raw collect(cmark_node* block, Workshop& workshop, Words& words) {
    return Collector(workshop, words).run(block);
}

Words words_of(cmark_node* block, Workshop& workshop) {
    Words words;
    Raw raw = collect(block, workshop, words);
    words.text = finish(std::move(raw), workshop, words, workshop.line_of(block));
    return words;
}

void append_line(RichText& text, const RichText& next) {
    if (text.empty()) {
        text = next;
    } else if (!next.empty()) {
        const RichText line_break(std::string(model::object_character),
                                  {{MarkKind::line_break, 0, model::object_character.size(), {}, {}}});
        text = text + line_break + next;
    }
}

RichText trimmed(const RichText& text) {
    const std::string& characters = text.characters();
    const std::size_t begin = characters.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return {};
    const std::size_t end = characters.find_last_not_of(" \t\n") + 1;
    if (begin == 0 && end == characters.size()) return text;
    return text.slice(begin, end);
}

} // namespace strateg::exchange::markdown
