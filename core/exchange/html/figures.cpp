// The reader's pictures with what is said of them, and captions that stand beside tables and figures.
#include "core/base/utf8.h"
#include "core/exchange/html/reader.h"

#include <algorithm>

namespace strateg::exchange::html {
namespace {

namespace kind = model::kind;

/// Descriptions that programs make by themselves say nothing.
bool is_description(std::string_view alt) {
    if (alt.find_first_not_of(" \t\r\n") == std::string_view::npos) return false;
    for (const std::string_view head :
         {"Picture ", "Image", "image", "Graphic", "Slika ", "Слика ", "Картина ", "Grafik ", "clip_image"})
        if (alt.starts_with(head) && utf8::length(alt) <= utf8::length(head) + 8 &&
            alt.find_first_not_of("0123456789. ", head.size()) == std::string_view::npos)
            return false;
    for (const std::string_view tail : {".png", ".jpg", ".jpeg", ".gif", ".svg"})
        if (alt.ends_with(tail)) return false;
    return true;
}

} // namespace

model::RichText without_number(const model::RichText& caption) {
    static constexpr std::string_view labels[] = {
        "Table", "Figure",   "Fig.",    "Chart",  "Табела", "Слика",   "Графикон", "Tabela",
        "Slika", "Grafikon", "Таблица", "Фигура", "Фиг.",   "Графика", "Карта",    "Map"};
    const std::string& words = caption.characters();
    for (const std::string_view label : labels) {
        if (!words.starts_with(label)) continue;
        std::size_t at = label.size();
        const auto skip_space = [&] {
            while (at < words.size() && (words[at] == ' ' || words.compare(at, 2, "\u00A0") == 0))
                at += words[at] == ' ' ? 1 : 2;
        };
        skip_space();
        const std::size_t number = at;
        while (at < words.size() &&
               ((words[at] >= '0' && words[at] <= '9') || (words[at] == '.' && at > number)))
            ++at;
        if (at == number) continue;
        skip_space();
        if (at < words.size() && (words[at] == ':' || words[at] == '.' || words[at] == '-')) ++at;
        for (const std::string_view dash : {"\u2013", "\u2014"})
            if (words.compare(at, dash.size(), dash) == 0) at += dash.size();
        skip_space();
        return at < words.size() ? caption.slice(at, words.size()) : caption;
    }
    return caption;
}

void Reader::figure(const GumboNode& node, const Around& around) {
    const GumboNode* shown = nullptr;
    const GumboNode* caption = nullptr;
    int pictures = 0;
    bool other = false;
    for_each_below(node, [&](const GumboNode& at) {
        if (is(at, GUMBO_TAG_IMG)) {
            shown = &at;
            ++pictures;
        }
        if (is(at, GUMBO_TAG_FIGCAPTION)) caption = &at;
        other = other || is(at, GUMBO_TAG_TABLE);
    });
    if (pictures != 1 || other) { // a table, a quotation or a poem may be a <figure>, too
        flush(around);
        children(node, around);
        flush(around);
        return;
    }
    flush(around);
    image(*shown, around, caption);
}

void Reader::image(const GumboNode& node, const Around& around, const GumboNode* caption) {
    model::RichText said;
    if (caption != nullptr) {
        Reader inside(shop_, notes_, Where::note);
        for (const model::BlockPtr& block : inside.run(*caption))
            if (const model::RichText* text = block->content(shop_.options.language))
                append_line(said, *text);
        said = without_number(said);
    }
    std::string src = shop_.picture(node);
    if (src.empty()) { // the picture is not there, but what is written below it is
        if (!said.empty()) {
            Draft& draft = add(kind::paragraph);
            shop_.set_words(draft.block, std::move(said));
        }
        return;
    }
    model::Block figure = shop_.block(kind::figure);
    figure.source = shop_.options.language;
    figure.attributes.set("src", std::move(src));
    figure.attributes.set("width", "100%");
    model::Block below = shop_.block(kind::caption);
    shop_.set_words(below, std::move(said));
    figure.children.push_back(model::share(std::move(below)));
    model::Block alt = shop_.block(kind::alt);
    const std::string_view description = attribute(node, "alt");
    Words words;
    if (is_description(description)) words.add(description, {});
    shop_.set_words(alt, words.take());
    figure.children.push_back(model::share(std::move(alt)));
    if (where_ != Where::section) {
        pictures_.push_back(model::share(std::move(figure)));
        return;
    }
    // A picture in the middle of words stands behind the paragraph that it interrupts.
    flush(around);
    counter_.interrupt();
    drafts_.emplace_back();
    drafts_.back().block = std::move(figure);
}

void Reader::attach_captions() {
    const auto wants = [](const model::Block& block, std::string_view what) {
        if (block.kind != what) return false;
        const model::Block* caption = block.child_of_kind(kind::caption);
        return caption == nullptr || caption->texts.empty() || caption->texts.front().content.empty();
    };
    const auto give = [&](model::Block& to, model::Block& from) {
        model::RichText words = without_number(*from.content(shop_.options.language));
        model::Block caption = shop_.block(kind::caption);
        shop_.set_words(caption, std::move(words));
        caption.children = std::move(from.children);
        std::erase_if(to.children, [](const model::BlockPtr& child) { return child->kind == kind::caption; });
        to.children.insert(to.children.begin(), model::share(std::move(caption)));
    };
    std::vector<Draft> kept;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        model::Block& block = drafts_[i].block;
        if (drafts_[i].caption && block.kind == kind::paragraph) {
            model::Block* before = kept.empty() ? nullptr : &kept.back().block;
            model::Block* after = i + 1 < drafts_.size() ? &drafts_[i + 1].block : nullptr;
            model::Block* to = before != nullptr && wants(*before, kind::figure)  ? before
                               : after != nullptr && wants(*after, kind::table)   ? after
                               : before != nullptr && wants(*before, kind::table) ? before
                               : after != nullptr && wants(*after, kind::figure)  ? after
                                                                                  : nullptr;
            if (to != nullptr) {
                give(*to, block);
                continue;
            }
        }
        kept.push_back(std::move(drafts_[i]));
    }
    drafts_ = std::move(kept);
}

} // namespace strateg::exchange::html
