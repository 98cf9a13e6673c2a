#include "core/exchange/html/reader.h"

#include "core/exchange/html/links.h"
#include "core/language/format.h"

#include <algorithm>
#include <cstdlib>

namespace strateg::exchange::html {
namespace {

namespace kind = model::kind;

constexpr int deepest = 150;

bool is_dropped(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_FRAMESET:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP:
        return true;
    default:
        return false;
    }
}

bool is_hidden(const GumboNode& node) {
    return has_attribute(node, "hidden") || style_of(node, "display") == "none" ||
           style_of(node, "mso-hide") == "all" || style_of(node, "visibility") == "hidden";
}

/// Elements that begin on a line of their own.
bool is_block(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_HGROUP:
        return true;
    default:
        return false;
    }
}

int heading_level(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) return tag - GUMBO_TAG_H1 + 1;
    const std::string_view name = attribute(node, "class");
    if (name == "MsoTitle") return 1;
    for (const std::string_view head : {"MsoHeading", "Heading"})
        if (name.size() == head.size() + 1 && name.starts_with(head) && name.back() >= '1' &&
            name.back() <= '9')
            return name.back() - '0';
    if (const std::string level = style_of(node, "mso-outline-level"); !level.empty())
        return level[0] >= '1' && level[0] <= '9' ? level[0] - '0' : 0;
    if (attribute(node, "role") == "heading") return std::max(1, level_said(node));
    return 0;
}

/// What the element's look means: only what a text can say without looks.
void read_style(const GumboNode& node, Format& format) {
    if (const std::string weight = style_of(node, "font-weight"); !weight.empty())
        format.strong = weight.starts_with("bold") || std::atoi(weight.c_str()) >= 600;
    if (const std::string style = style_of(node, "font-style"); !style.empty())
        format.emphasis = style.starts_with("italic") || style.starts_with("oblique");
    if (const std::string align = style_of(node, "vertical-align"); !align.empty()) {
        format.superscript = align == "super";
        format.subscript = align == "sub";
    }
}

bool is_contents(const GumboNode& node) {
    const std::string_view name = attribute(node, "class");
    return name.starts_with("MsoToc") || name == "MsoTableOfFigures" || name == "MsoTof";
}

bool is_struck(const GumboNode& node) {
    return style_of(node, "text-decoration").find("line-through") != std::string::npos;
}

} // namespace

std::vector<model::BlockPtr> Reader::run(const GumboNode& top) {
    const Around around;
    if (where_ == Where::section)
        visit(top, around);
    else
        children(top, around);
    flush(around);
    attach_captions();
    std::vector<model::BlockPtr> blocks;
    for (Draft& draft : drafts_) blocks.push_back(model::share(std::move(draft.block)));
    return blocks;
}

void Reader::children(const GumboNode& node, const Around& around) {
    for_each_child(node, [&](const GumboNode& child) { visit(child, around); });
}

void Reader::visit(const GumboNode& node, const Around& around) {
    if (is_text(node)) {
        words_.add(node.v.text.text, around.format);
    } else if (is_element(node)) {
        if (around.depth >= deepest) {
            flat(node, around);
            return;
        }
        Around inside = around;
        ++inside.depth;
        element(node, inside);
    }
}

/// Deeper than any person nests: the words alone.
void Reader::flat(const GumboNode& node, const Around& around) {
    for_each_below(node, [&](const GumboNode& at) {
        if (is_text(at) &&
            !(at.parent != nullptr && is_element(*at.parent) && is_dropped(at.parent->v.element.tag)))
            words_.add(at.v.text.text, around.format);
        else if (is_element(at) && is_block(at.v.element.tag))
            words_.add(" ", around.format);
    });
}

void Reader::element(const GumboNode& node, Around around) {
    const GumboTag tag = node.v.element.tag;
    if (is_dropped(tag) || is_hidden(node) || notes_.is_passage(node)) return;
    if (style_of(node, "mso-list") == "ignore") { // the number or bullet of a Word item
        label_ += characters_of(node);
        return;
    }
    if (const std::string part = style_of(node, "mso-element");
        part == "comment-list" || part == "header" || part == "footer" || part == "frame-anchor") {
        if (part == "comment-list") shop_.lost(Loss::comment);
        return;
    }
    if (has_class(node, "MsoCommentReference")) return;
    if (tag == GUMBO_TAG_DEL &&
        (has_class(node, "msoDel") || has_attribute(node, "datetime") || has_attribute(node, "cite"))) {
        shop_.lost(Loss::revision);
        return;
    }
    if (tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_S || tag == GUMBO_TAG_STRIKE || is_struck(node))
        shop_.lost(Loss::struck);
    if (has_class(node, "Apple-converted-space")) {
        words_.add(" ", around.format);
        return;
    }

    const int heading = heading_level(node);
    if (heading > 0 || tag == GUMBO_TAG_P || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_DT ||
        word_list_level(node) > 0 || (tag == GUMBO_TAG_LISTING)) {
        flush(around); // what stands before it
        around.heading = heading;
        paragraph(node, around);
        return;
    }
    switch (tag) {
    case GUMBO_TAG_BR:
        line_break(node, around);
        return;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
        list(node, around);
        return;
    case GUMBO_TAG_LI:
        item(node, around);
        return;
    case GUMBO_TAG_BLOCKQUOTE:
        flush(around);
        {
            Around inside = around;
            ++inside.quotes;
            children(node, inside);
            flush(inside);
        }
        return;
    case GUMBO_TAG_TABLE:
        table(node, around);
        return;
    case GUMBO_TAG_FIGURE:
        figure(node, around);
        return;
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_IMAGE:
        image(node, around, nullptr);
        return;
    case GUMBO_TAG_A:
        anchor(node, around);
        return;
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
        around.format.strong = true;
        break;
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_DFN:
        around.format.emphasis = true;
        break;
    case GUMBO_TAG_SUB:
        around.format.subscript = true;
        break;
    case GUMBO_TAG_SUP:
        around.format.superscript = true;
        break;
    default:
        break;
    }
    read_style(node, around.format);
    if (tag == GUMBO_TAG_Q) {
        const language::Quotes quotes = language::quotes_of(language::default_view(shop_.options.language));
        words_.add(quotes.open, around.format);
        children(node, around);
        words_.add(quotes.close, around.format);
        return;
    }
    if (!is_block(tag)) {
        children(node, around);
        return;
    }
    flush(around);
    children(node, around);
    flush(around);
}

void Reader::paragraph(const GumboNode& node, Around around) {
    if (is_contents(node)) {
        shop_.lost(Loss::contents);
        return;
    }
    const std::string_view name = attribute(node, "class");
    if (name == "MsoQuote" || name == "MsoIntenseQuote") around.quotes = std::max(around.quotes, 1);
    around.caption = name == "MsoCaption" || name == "MsoCaptionCxSpFirst";
    read_style(node, around.format);
    if (node.v.element.tag == GUMBO_TAG_DT) around.format.strong = true;
    if (node.v.element.tag == GUMBO_TAG_PRE || node.v.element.tag == GUMBO_TAG_LISTING)
        around.format.preserved = true;
    label_.clear();
    if (const int level = word_list_level(node); level > 0 && around.heading == 0) {
        items_.push_back({false, level, {}, true});
        around.item = &items_.back();
    }
    children(node, around);
    flush(around);
    label_.clear();
}

void Reader::list(const GumboNode& node, Around around) {
    flush(around);
    int number = 1;
    around.numbered = node.v.element.tag == GUMBO_TAG_OL;
    if (const std::string_view start = attribute(node, "start"); around.numbered && !start.empty())
        number = std::clamp(std::atoi(std::string(start).c_str()), 0, 100000);
    around.next_number = &number;
    ++around.lists;
    around.item = nullptr;
    around.heading = 0;
    children(node, around);
    flush(around);
}

void Reader::item(const GumboNode& node, Around around) {
    flush(around);
    Item item;
    item.numbered = around.numbered;
    item.level = std::clamp(around.lists, 1, 8);
    if (const int said = level_said(node); said > 0) item.level = said;
    if (item.numbered && around.next_number != nullptr) {
        if (const std::string_view value = attribute(node, "value"); !value.empty())
            *around.next_number = std::clamp(std::atoi(std::string(value).c_str()), 0, 100000);
        item.number = (*around.next_number)++;
    }
    items_.push_back(item);
    around.item = &items_.back();
    children(node, around);
    flush(around);
}

void Reader::anchor(const GumboNode& node, Around around) {
    if (notes_.is_way_back(node)) return;
    if (const GumboNode* passage = notes_.passage_of(node)) {
        footnote(node, *passage);
        return;
    }
    if (Notes::is_orphan(node)) {
        const bool way_back = attribute(node, "href").find("ref") != std::string_view::npos;
        if (where_ != Where::note && !way_back) shop_.lost(Loss::note);
        return;
    }
    read_style(node, around.format);
    if (std::string address = clean_address(attribute(node, "href")); !address.empty())
        around.format.link = std::move(address);
    children(node, around);
}

void Reader::footnote(const GumboNode&, const GumboNode& passage) {
    if (where_ == Where::note) return; // a note in a note: Strateg has none
    Reader inside(shop_, notes_, Where::note);
    model::RichText words;
    for (const model::BlockPtr& block : inside.run(passage))
        if (const model::RichText* text = block->content(shop_.options.language)) append_line(words, *text);
    if (words.empty()) return;
    model::Block note = shop_.block(kind::footnote);
    shop_.set_words(note, std::move(words));
    words_.object({model::MarkKind::footnote, 0, 0, note.id, {}});
    words_.notes.push_back(model::share(std::move(note)));
}

void Reader::line_break(const GumboNode& node, const Around& around) {
    if (style_of(node, "page-break-before") == "always" ||
        style_of(node, "mso-break-type") == "section-break")
        return;
    if (words_.broken() && around.item == nullptr && where_ != Where::note)
        flush(around); // two in a row: how mail and old pages make paragraphs
    else
        words_.line_break();
}

Reader::Draft& Reader::add(std::string_view block_kind) {
    Draft draft;
    draft.block = shop_.block(block_kind);
    draft.block.source = where_ == Where::section ? shop_.options.language : std::string();
    drafts_.push_back(std::move(draft));
    return drafts_.back();
}

void Reader::append_to_item(const Around& around, model::RichText words) {
    Item& item = *around.item;
    if (item.block == drafts_.size() - 1) {
        model::Block& block = drafts_.back().block;
        model::RichText whole = *block.content(shop_.options.language);
        append_line(whole, words);
        shop_.set_words(block, std::move(whole));
        for (model::BlockPtr& note : words_.notes) block.children.push_back(std::move(note));
        words_.notes.clear();
        return;
    }
    shop_.lost(Loss::item_part); // behind a list or a table in the item
    Draft& draft = add(kind::paragraph);
    shop_.set_words(draft.block, std::move(words));
    draft.block.children = std::move(words_.notes);
    words_.notes.clear();
    counter_.interrupt();
}

void Reader::flush(const Around& around) {
    model::RichText words = words_.take();
    if (words.empty()) return;
    const bool heading = around.heading > 0 && where_ == Where::section;
    if (around.item != nullptr && !heading && around.item->block != std::string::npos) {
        append_to_item(around, std::move(words));
        return;
    }
    std::string_view block_kind = kind::paragraph;
    model::Attributes attributes;
    if (heading) {
        block_kind = kind::heading;
        attributes.set("level", std::to_string(std::clamp(around.heading, 1, 4)));
        // all of it bold is how headings look, not what they say
        words = words.without_mark(model::MarkKind::strong, 0, words.characters().size());
    } else if (around.item != nullptr && where_ != Where::note) {
        Item& item = *around.item;
        if (item.by_label) {
            item.number = number_of_label(label_);
            item.numbered = item.number.has_value();
        }
        item.block = drafts_.size();
        block_kind = kind::item;
        attributes.set("list", item.numbered ? "number" : "bullet");
        attributes.set("level", std::to_string(item.level));
        if (!counter_.follows(item)) attributes.set("start", std::to_string(*item.number));
    } else if (around.quotes > 0 && where_ == Where::section) {
        block_kind = kind::quotation;
    }
    if (block_kind != kind::item) counter_.interrupt();
    Draft& draft = add(block_kind);
    draft.caption = around.caption;
    draft.block.attributes = std::move(attributes);
    shop_.set_words(draft.block, std::move(words));
    draft.block.children = std::move(words_.notes);
    words_.notes.clear();
}

void append_line(model::RichText& text, const model::RichText& next) {
    if (next.empty()) return;
    if (text.empty()) {
        text = next;
        return;
    }
    text = text +
           model::RichText(std::string(model::object_character),
                           {{model::MarkKind::line_break, 0, model::object_character.size(), {}, {}}}) +
           next;
}

} // namespace strateg::exchange::html
