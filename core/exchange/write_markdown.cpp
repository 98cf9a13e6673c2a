#include "core/exchange/markdown.h"

#include "core/exchange/markdown/writer.h"
#include "core/language/format.h"
#include "core/model/metadata.h"

#include <algorithm>
#include <map>

namespace strateg::exchange {
namespace {

using markdown::Writer;
using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

class MarkdownDocument {
public:
    MarkdownDocument(const model::Project& project, std::string_view language)
        : project_(project), language_(language), writer_(project, language) {}

    std::string run() {
        front();
        for (const model::OutlineEntry& entry : project_.outline) section(entry);
        if (!notes_.empty()) out_ += "\n" + notes_;
        return std::move(out_);
    }

private:
    void front() {
        std::string yaml;
        std::vector<std::string> authors;
        for (const BlockPtr& block : project_.front->blocks) {
            const model::RichText* text = block->content(language_);
            const std::string words =
                text == nullptr || text->blank() ? std::string() : writer_.inlines(*text);
            if (block->kind == kind::edition) {
                const std::string date(block->attributes.get("date"));
                if (!words.empty() || !date.empty())
                    yaml += "date: " + quoted(words.empty() ? date : words) + "\n";
            } else if (words.empty()) {
                continue;
            } else if (block->kind == kind::author) {
                authors.push_back(words);
            } else if (block->kind == kind::title || block->kind == kind::subtitle ||
                       block->kind == kind::abstract) {
                yaml += block->kind + ": " + quoted(words) + "\n";
            }
        }
        if (!authors.empty()) {
            yaml += "author:\n";
            for (const std::string& author : authors) yaml += "  - " + quoted(author) + "\n";
        }
        out_ = "---\n" + yaml + "lang: " + std::string(language_) + "\n---\n";
    }

    void section(const model::OutlineEntry& entry) {
        const auto& blocks = entry.section->blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Block& block = *blocks[i];
            const bool callout = block.kind == kind::callout;
            const std::string type(block.attributes.get("type", "note"));
            const auto same = [&](std::size_t other) {
                return other < blocks.size() && blocks[other]->kind == kind::callout &&
                       blocks[other]->attributes.get("type", "note") == type && has_text(*blocks[other]);
            };
            if (callout && has_text(block) && (i == 0 || !same(i - 1))) out_ += "\n::: " + type + "\n";
            write(block, entry, i == 0);
            if (callout && has_text(block) && !same(i + 1)) out_ += "\n:::\n";
        }
    }

    bool has_text(const Block& block) const {
        const model::RichText* text = block.content(language_);
        return text != nullptr && !text->empty();
    }

    void write(const Block& block, const model::OutlineEntry& entry, bool first) {
        const bool was_item = in_list_;
        in_list_ = block.kind == kind::item && has_text(block);
        if (block.kind == kind::heading) {
            if (has_text(block)) heading(block, entry, first);
        } else if (block.kind == kind::item) {
            if (has_text(block)) item(block, was_item);
        } else if (block.kind == kind::quotation) {
            if (has_text(block)) out_ += "\n> " + words(block) + "\n";
        } else if (block.kind == kind::guidance) {
            if (has_text(block)) {
                std::string text = block.content(language_)->characters();
                for (std::size_t at; (at = text.find("--")) != std::string::npos;) text.replace(at, 2, "–");
                out_ += "\n<!-- " + text + " -->\n";
            }
        } else if (block.kind == kind::page_break) {
            out_ += "\n\\newpage\n";
        } else if (block.kind == kind::table) {
            table(block);
        } else if (block.kind == kind::figure) {
            figure(block);
        } else if (has_text(block)) { // paragraphs, callouts, kinds from plugins
            out_ += "\n" + words(block) + "\n";
        }
    }

    /// The block's words on one line; its notes are written at the end of the file.
    std::string words(const Block& block, bool begins = true) {
        const model::RichText* text = block.content(language_);
        if (text == nullptr) return {};
        for (const BlockPtr& child : block.children) {
            if (child->kind != kind::footnote) continue;
            const model::RichText* note = child->content(language_);
            if (note != nullptr && !note->empty())
                notes_ += "\n[^" + child->id + "]: " + writer_.inlines(*note) + "\n";
        }
        return begins ? writer_.paragraph(*text) : writer_.inlines(*text);
    }

    void heading(const Block& block, const model::OutlineEntry& entry, bool first) {
        const int level = std::clamp(block.attributes.number("level", 1) + entry.depth, 1, 6);
        const bool own = first && block.id == entry.section->id + ".h";
        out_ += "\n" + std::string(static_cast<std::size_t>(level), '#') + " " + words(block) + " {#" +
                (own ? entry.section->id : block.id) +
                (block.attributes.get("numbered") == "no" ? " .unnumbered" : "") + "}\n";
    }

    void item(const Block& block, bool was_item) {
        const int level = std::clamp(block.attributes.number("level", 1), 1, 9);
        const bool numbered = block.attributes.get("list") == "number";
        if (!was_item) {
            out_ += "\n";
            depth_.clear();
        }
        // a level cannot be more than one below the item before
        const std::size_t deep = std::min(static_cast<std::size_t>(level) - 1, depth_.size());
        depth_.resize(deep);
        std::size_t indent = 0;
        for (const std::size_t width : depth_) indent += width;
        int number = block.attributes.number("start", 1);
        if (!block.attributes.has("start") && numbered && counters_.size() > deep && was_item)
            number = counters_[deep] + 1;
        counters_.resize(deep + 1);
        counters_[deep] = number;
        const std::string marker = numbered ? std::to_string(number) + ". " : "- ";
        out_ += std::string(indent, ' ') + marker + words(block) + "\n";
        depth_.push_back(marker.size());
    }

    void table(const Block& table) {
        std::vector<std::string> aligns;
        std::vector<std::vector<std::string>> rows;
        std::map<std::pair<std::size_t, std::size_t>, bool> covered;
        std::string caption;
        bool any = false;
        for (const BlockPtr& child : table.children) {
            if (child->kind == kind::caption) caption = words(*child, false);
            if (child->kind == kind::column) aligns.emplace_back(child->attributes.get("align", "left"));
            if (child->kind != kind::row) continue;
            std::vector<std::string> row;
            const std::size_t y = rows.size();
            for (const BlockPtr& cell : child->children) {
                while (covered.contains({y, row.size()})) row.emplace_back();
                const auto width =
                    static_cast<std::size_t>(std::clamp(cell->attributes.number("colspan", 1), 1, 200));
                const auto height =
                    static_cast<std::size_t>(std::clamp(cell->attributes.number("rowspan", 1), 1, 1000));
                for (std::size_t i = 1; i < height; ++i)
                    for (std::size_t x = 0; x < width; ++x) covered[{y + i, row.size() + x}] = true;
                row.push_back(markdown::in_cell(words(*cell, false)));
                any = any || !row.back().empty();
                for (std::size_t x = 1; x < width; ++x) row.emplace_back();
            }
            rows.push_back(std::move(row));
        }
        if (!any && caption.empty()) return;
        std::size_t columns = aligns.size();
        for (const auto& row : rows) columns = std::max(columns, row.size());
        if (columns == 0) return;
        const auto line = [&](const std::vector<std::string>& row) {
            out_ += "|";
            for (std::size_t i = 0; i < columns; ++i)
                out_ += " " + (i < row.size() ? row[i] : std::string()) + " |";
            out_ += "\n";
        };
        out_ += "\n";
        const bool header = table.attributes.number("header-rows", 0) > 0 && !rows.empty();
        line(header ? rows.front() : std::vector<std::string>{});
        out_ += "|";
        for (std::size_t i = 0; i < columns; ++i) {
            const std::string align = i < aligns.size() ? aligns[i] : "left";
            out_ += align == "right" ? "---:|" : align == "center" ? ":---:|" : "----|";
        }
        out_ += "\n";
        for (std::size_t i = header ? 1 : 0; i < rows.size(); ++i) line(rows[i]);
        out_ += "\n: " + (caption.empty() ? std::string() : caption + " ") + "{#" + table.id + "}\n";
    }

    void figure(const Block& figure) {
        std::string caption;
        std::string alt;
        for (const BlockPtr& child : figure.children) {
            if (child->kind == kind::caption) caption = words(*child, false);
            const model::RichText* text = child->kind == kind::alt ? child->content(language_) : nullptr;
            if (text != nullptr) alt = writer_.attribute(*text);
        }
        std::string src(figure.attributes.get("src"));
        if (src.find(' ') != std::string::npos) src = "<" + src + ">";
        out_ += "\n![" + caption + "](" + src + "){#" + figure.id;
        if (figure.attributes.has("width")) out_ += " width=" + std::string(figure.attributes.get("width"));
        if (!alt.empty()) out_ += " alt=\"" + alt + "\"";
        out_ += "}\n";
    }

    const model::Project& project_;
    std::string_view language_;
    Writer writer_;
    std::string out_;
    std::string notes_;
    bool in_list_ = false;
    std::vector<std::size_t> depth_; // widths of the markers of the items around
    std::vector<int> counters_;
};

} // namespace

std::string write_markdown(const model::Project& project, std::string_view language) {
    return MarkdownDocument(project, language).run();
}

} // namespace strateg::exchange
