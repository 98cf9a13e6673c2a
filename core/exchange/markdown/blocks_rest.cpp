// The block reader's headings, lists, code, HTML, pictures and fenced divs.
#include "core/exchange/markdown/blocks.h"
#include "core/exchange/markdown/identifiers.h"
#include "core/exchange/markdown/source.h"

#include <algorithm>
#include <memory>

namespace strateg::exchange::markdown {
namespace {

using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

constexpr int deepest_list = 9;

std::string_view literal_of(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view() : std::string_view(text);
}

/// Every line of `text` that says something, one under the other.
RichText lines_of(std::string_view text) {
    std::string characters;
    std::vector<model::Mark> marks;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == std::string_view::npos) continue;
        if (!characters.empty()) {
            marks.push_back({MarkKind::line_break, characters.size(), characters.size() + 3, {}, {}});
            characters += model::object_character;
        }
        characters += line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
    }
    return RichText(std::move(characters), std::move(marks));
}

/// The part of a heading's words that makes its identifier: without objects.
std::string identifier_words(const RichText& text) {
    std::string words = text.characters();
    for (std::size_t at; (at = words.find(model::object_character)) != std::string::npos;) words.erase(at, 3);
    return words;
}

std::string callout_type(const PandocAttributes& attributes) {
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {"note", "note"},
        {"info", "note"},
        {"callout", "note"},
        {"callout-note", "note"},
        {"tip", "tip"},
        {"hint", "tip"},
        {"callout-tip", "tip"},
        {"important", "warning"},
        {"warning", "warning"},
        {"caution", "warning"},
        {"danger", "warning"},
        {"callout-warning", "warning"},
        {"callout-important", "warning"},
        {"callout-caution", "warning"}};
    for (const auto& [name, type] : types)
        if (attributes.has_class(name)) return std::string(type);
    return {};
}

} // namespace

void BlockReader::heading(cmark_node* node) {
    const int line = workshop_.line_of(node);
    Words words;
    Raw raw = collect(node, workshop_, words);
    std::size_t begin = 0;
    const auto attributes = attributes_at_end(raw.characters, begin);
    if (attributes) {
        std::string_view rest = std::string_view(raw.characters).substr(0, begin);
        while (rest.ends_with('#'))
            rest.remove_suffix(1); // "## Title ## {#id}": cmark saw no end of the heading
        if (rest.size() != begin && (rest.empty() || rest.back() == ' ')) begin = rest.size();
        raw.characters.resize(begin);
        std::erase_if(raw.marks, [&](const model::Mark& mark) { return mark.begin >= begin; });
        for (model::Mark& mark : raw.marks) mark.end = std::min(mark.end, begin);
    }
    RichText text = trimmed(finish(std::move(raw), workshop_, words, line));
    if (!text.empty()) {
        Draft& draft = add(kind::heading, line);
        draft.heading = cmark_node_get_heading_level(node);
        draft.label = attributes && !attributes->id.empty() ? attributes->id
                                                            : pandoc_identifier(identifier_words(text));
        draft.labelled = attributes && !attributes->id.empty();
        if (attributes && attributes->has_class("unnumbered")) draft.block.attributes.set("numbered", "no");
        add_words(draft, std::move(text), words);
    }
    add_rest(words, line, false);
}

void BlockReader::list(cmark_node* node, int level, int depth) {
    List list;
    list.numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.level = std::min(level, deepest_list);
    list.start = list.numbered ? cmark_node_get_list_start(node) : 1;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
        item(child, list, depth);
        list.start = 1;
    }
}

void BlockReader::item(cmark_node* node, const List& list, int depth) {
    const int line = workshop_.line_of(node);
    Words words;
    RichText text;
    cmark_node* child = cmark_node_first_child(node);
    // paragraphs and code at the beginning are the item; what follows another kind of block cannot be
    for (; child != nullptr; child = cmark_node_next(child)) {
        const cmark_node_type type = cmark_node_get_type(child);
        if (type == CMARK_NODE_PARAGRAPH) {
            append_line(text, trimmed(finish(collect(child, workshop_, words), workshop_, words, line)));
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            append_line(text, lines_of(typed(literal_of(child))));
        } else {
            break;
        }
    }
    const bool alone = text.empty() && !words.images.empty();
    if (!alone && (!text.empty() || child == nullptr || cmark_node_get_type(child) == CMARK_NODE_LIST)) {
        Draft& draft = add(kind::item, line);
        draft.block.attributes.set("list", list.numbered ? "number" : "bullet");
        draft.block.attributes.set("level", std::to_string(list.level));
        if (list.start != 1) draft.block.attributes.set("start", std::to_string(list.start));
        add_words(draft, std::move(text), words);
    }
    add_rest(words, line, alone);
    bool left = false;
    for (; child != nullptr; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) == CMARK_NODE_LIST && depth < 50) {
            this->list(child, list.level + 1, depth + 1);
        } else {
            left = left || cmark_node_get_type(child) != CMARK_NODE_LIST;
            block(child, depth + 1);
        }
    }
    if (left)
        workshop_.hint("exchange.item-parts", line,
                       say("A list item holds more than words: its further parts stand behind it, outside of "
                           "the list."));
}

void BlockReader::code(cmark_node* node) {
    const int line = workshop_.line_of(node);
    const std::string code = typed(literal_of(node));
    const std::size_t first = code.find_first_not_of(" \t\n");
    const std::size_t last = code.find_last_not_of(" \t\n");
    if (first == std::string::npos) return;
    const std::string_view inside = std::string_view(code).substr(first, last + 1 - first);
    if (inside == "\\newpage" || inside == "\\pagebreak" || inside == "\\clearpage") { // pandoc's ```{=latex}
        add(kind::page_break, line);
        return;
    }
    // an empty line ends a paragraph
    for (std::size_t begin = 0; begin < code.size();) {
        std::size_t end = code.find("\n\n", begin);
        if (end == std::string::npos) end = code.size();
        RichText text = lines_of(std::string_view(code).substr(begin, end - begin));
        if (!text.empty()) {
            Words none;
            add_words(add(leaf_kind(), line), std::move(text), none);
        }
        begin = end + 1;
    }
    workshop_.hint("exchange.code", line, say("A block of code is kept as a paragraph, line under line."));
}

std::string html_words(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const char c = html[at];
        if (c == '<' && at + 1 < html.size() &&
            (std::isalpha(static_cast<unsigned char>(html[at + 1])) != 0 || html[at + 1] == '/' ||
             html[at + 1] == '!' || html[at + 1] == '?')) {
            const std::size_t end = html.find('>', at);
            if (end == std::string_view::npos) { // no tag after all
                out += html.substr(at);
                break;
            }
            if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
            at = end + 1;
            if (at < html.size() && html[at] == ' ' && !out.empty() && out.back() == ' ') ++at;
        } else if (c == '&') {
            static constexpr std::pair<std::string_view, std::string_view> entities[] = {
                {"&amp;", "&"},  {"&lt;", "<"},        {"&gt;", ">"},    {"&quot;", "\""},
                {"&apos;", "'"}, {"&nbsp;", "\u00A0"}, {"&ndash;", "–"}, {"&mdash;", "—"}};
            const auto* found =
                std::find_if(std::begin(entities), std::end(entities), [&](const auto& entity) {
                    return html.substr(at, entity.first.size()) == entity.first;
                });
            if (found != std::end(entities)) {
                out += found->second;
                at += found->first.size();
            } else {
                out += c;
                ++at;
            }
        } else {
            out += c;
            ++at;
        }
    }
    return out;
}

void BlockReader::html(cmark_node* node) {
    const int line = workshop_.line_of(node);
    std::string_view literal = literal_of(node);
    if (const std::string_view marked = marked_line(literal); !marked.empty()) {
        div_line(marked, line);
        return;
    }
    const std::string all = plain(typed(literal));
    literal = all;
    // comments are advice to the writer
    std::string rest;
    for (std::size_t at = 0; at < literal.size();) {
        const std::size_t begin = std::min(literal.find("<!--", at), literal.size());
        rest += literal.substr(at, begin - at);
        if (begin == literal.size()) break;
        const std::size_t end = literal.find("-->", begin + 4);
        comment(std::string(literal.substr(begin + 4, end == std::string_view::npos ? end : end - begin - 4)),
                line);
        at = end == std::string_view::npos ? literal.size() : end + 3;
    }
    RichText text = lines_of(html_words(rest));
    if (rest.find('<') != std::string::npos)
        workshop_.hint("exchange.html", line, say("HTML was left out, its words are kept."));
    if (text.empty()) return;
    Words none;
    add_words(add(leaf_kind(), line), std::move(text), none);
}

void BlockReader::comment(const std::string& words, int line) {
    RichText text = lines_of(plain(words));
    if (text.empty()) return;
    Words none;
    add_words(add(kind::guidance, line), std::move(text), none);
    workshop_.hint("exchange.comment", line,
                   say("A comment became guidance for the writer; it is not printed."));
}

void BlockReader::div_line(std::string_view line, int number) {
    if (line.find_first_not_of(": \t") != std::string_view::npos && line.starts_with(":::")) {
        std::string_view rest = line.substr(line.find_first_not_of(':'));
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        const std::size_t last = rest.find_last_not_of(" \t:");
        rest = rest.substr(0, last == std::string_view::npos ? 0 : last + 1);
        std::string type;
        if (const auto attributes = attributes_at(rest)) {
            type = callout_type(*attributes);
        } else {
            PandocAttributes word;
            word.classes.emplace_back(rest.substr(0, rest.find_first_of(" \t{")));
            type = callout_type(word);
        }
        if (type.empty())
            workshop_.hint("exchange.div", number,
                           say("The ::: block \"{}\" has no counterpart; its words are kept.", rest));
        divs_.push_back(std::move(type));
    } else if (line.starts_with(":::")) {
        if (!divs_.empty()) divs_.pop_back();
    } else {
        add(kind::page_break, number);
    }
}

void BlockReader::add_rest(Words& words, int line, bool alone) {
    for (Image& image : words.images) figure(image, line, alone);
    for (const std::string& comment_words : words.comments) comment(comment_words, line);
    // notes whose words were taken apart (a picture's caption) must not vanish
    for (const model::BlockPtr& note : words.notes) {
        Words none;
        Draft& draft = add(kind::paragraph, line);
        add_words(draft, note->texts.empty() ? RichText() : note->texts.front().content, none);
    }
}

void BlockReader::flatten(cmark_node* node) {
    workshop_.hint("exchange.deep", workshop_.line_of(node),
                   say("The nesting is too deep; what is inside is kept as paragraphs."));
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iter(cmark_iter_new(node), cmark_iter_free);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE) {
        cmark_node* inner = cmark_iter_get_node(iter.get());
        if (event != CMARK_EVENT_ENTER) continue;
        const cmark_node_type type = cmark_node_get_type(inner);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
            paragraph(inner);
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            code(inner);
        } else if (type == CMARK_NODE_HTML_BLOCK) {
            html(inner);
        } else if (std::string_view(cmark_node_get_type_string(inner)) == "table") {
            table(inner);
            cmark_iter_reset(iter.get(), inner, CMARK_EVENT_EXIT);
        }
    }
}

RichText note_text(cmark_node* definition, Workshop& workshop, Words& words) {
    ++workshop.note_depth;
    RichText text;
    int nodes = 0;
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iter(cmark_iter_new(definition),
                                                                  cmark_iter_free);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE) {
        cmark_node* node = cmark_iter_get_node(iter.get());
        if (event != CMARK_EVENT_ENTER) continue;
        const cmark_node_type type = cmark_node_get_type(node);
        const std::string_view name = cmark_node_get_type_string(node);
        ++nodes;
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || name == "table_cell") {
            append_line(text, trimmed(finish(collect(node, workshop, words), workshop, words,
                                             workshop.line_of(node))));
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            append_line(text, lines_of(typed(literal_of(node))));
        } else if (type == CMARK_NODE_HTML_BLOCK) {
            append_line(text, lines_of(html_words(typed(literal_of(node)))));
        }
    }
    --workshop.note_depth;
    if (!words.images.empty()) {
        for (Image& image : words.images) {
            append_line(text, finish(std::move(image.words), workshop, words, image.line));
            workshop.warn("exchange.picture-in-note", image.line,
                          say("A picture in a footnote was left out: {}", image.address));
        }
        words.images.clear();
    }
    return text;
}

} // namespace strateg::exchange::markdown
