// Blocks as HTML and as plain text for other programs.
#include "core/base/utf8.h"
#include "core/base/xml_escape.h"
#include "core/exchange/html.h"
#include "core/exchange/html/resolved.h"

#include <algorithm>

namespace strateg::exchange {
namespace {

namespace kind = model::kind;
using model::Mark;
using model::MarkKind;

const char* tag_of(MarkKind mark) {
    switch (mark) {
    case MarkKind::strong:
        return "strong";
    case MarkKind::emphasis:
        return "em";
    case MarkKind::subscript:
        return "sub";
    case MarkKind::superscript:
        return "sup";
    default:
        return nullptr;
    }
}

class HtmlWriter {
public:
    HtmlWriter(const html::Resolver& resolver, const std::filesystem::path& folder)
        : resolver_(resolver), folder_(folder) {}

    std::string write(const std::vector<model::BlockPtr>& blocks) {
        for (const model::BlockPtr& block : blocks) add(*block);
        close_lists(0);
        std::string out = "<!DOCTYPE html>\n<html lang=\"" + xml_escaped(resolver_.view().tag) +
                          "\"><head><meta charset=\"utf-8\"></head><body>\n" + body_;
        if (!notes_.empty()) out += "<hr>\n" + notes_;
        return out + "</body></html>\n";
    }

private:
    struct List {
        bool numbered = false;
    };

    std::string inlines(const model::Block& block) {
        const model::RichText text = resolver_.words(block);
        const std::string& characters = text.characters();
        std::vector<std::size_t> borders{0, characters.size()};
        for (const Mark& mark : text.marks()) {
            borders.push_back(mark.begin);
            borders.push_back(mark.end);
        }
        std::sort(borders.begin(), borders.end());
        borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
        std::string out;
        for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
            const std::size_t begin = borders[i], end = borders[i + 1];
            std::string part = xml_escaped(std::string_view(characters).substr(begin, end - begin));
            std::string before, after;
            for (const Mark& mark : text.marks()) {
                if (mark.begin > begin || mark.end < end) continue;
                if (mark.kind == MarkKind::line_break) {
                    part = "<br>";
                } else if (mark.kind == MarkKind::footnote) {
                    part = note(block, mark.target);
                } else if (mark.kind == MarkKind::link && !mark.target.starts_with("#")) {
                    before += "<a href=\"" + xml_escaped(mark.target) + "\">";
                    after.insert(0, "</a>");
                } else if (const char* tag = tag_of(mark.kind); tag != nullptr) {
                    before += "<" + std::string(tag) + ">";
                    after.insert(0, "</" + std::string(tag) + ">");
                }
            }
            out += before + part + after;
        }
        return out;
    }

    /// The form that Word, LibreOffice and this program's reader know.
    std::string note(const model::Block& block, const std::string& id) {
        for (const model::BlockPtr& child : block.children) {
            if (child->id != id) continue;
            const std::string n = std::to_string(++note_count_);
            const std::string words = inlines(*child);
            notes_ += "<div style=\"mso-element:footnote\" id=\"ftn" + n +
                      "\"><p class=\"MsoFootnoteText\"><a href=\"#_ftnref" + n + "\" name=\"_ftn" + n +
                      "\" style=\"mso-footnote-id:ftn" + n + "\"><sup>[" + n + "]</sup></a> " + words +
                      "</p></div>\n";
            return "<a href=\"#_ftn" + n + "\" name=\"_ftnref" + n + "\" style=\"mso-footnote-id:ftn" + n +
                   "\"><sup>[" + n + "]</sup></a>";
        }
        return {};
    }

    void close_lists(std::size_t level) {
        while (lists_.size() > level) {
            body_ += lists_.back().numbered ? "</li></ol>\n" : "</li></ul>\n";
            lists_.pop_back();
        }
        item_open_ = std::min(item_open_, lists_.size());
    }

    void item(const model::Block& block) {
        const auto level = static_cast<std::size_t>(std::clamp(block.attributes.number("level", 1), 1, 8));
        const bool numbered = block.attributes.get("list") == "number";
        const int start = block.attributes.number("start", 0);
        close_lists(level);
        if (lists_.size() == level && lists_.back().numbered != numbered) close_lists(level - 1);
        if (lists_.size() == level) body_ += "</li>\n";
        while (lists_.size() < level) {
            if (!lists_.empty() && item_open_ < lists_.size()) body_ += "<li style=\"list-style-type:none\">";
            lists_.push_back({numbered});
            body_ += numbered ? "<ol>\n" : "<ul>\n";
        }
        body_ += start > 0 && numbered ? "<li value=\"" + std::to_string(start) + "\">" : "<li>";
        item_open_ = level;
        body_ += inlines(block);
    }

    void table(const model::Block& block) {
        body_ += "<table border=\"1\">\n";
        if (const model::Block* caption = block.child_of_kind(kind::caption))
            if (const std::string words = inlines(*caption); !words.empty())
                body_ += "<caption>" + words + "</caption>\n";
        int heads = block.attributes.number("header-rows", 0);
        const int head_columns = block.attributes.number("header-columns", 0);
        std::vector<std::string> align;
        std::vector<int> covered; // by column: rows that a cell from above still reaches over
        for (const model::BlockPtr& child : block.children)
            if (child->kind == kind::column) align.emplace_back(child->attributes.get("align", "left"));
        for (const model::BlockPtr& row : block.children) {
            if (row->kind != kind::row) continue;
            body_ += heads > 0 ? "<thead><tr>" : "<tr>";
            std::size_t column = 0;
            for (int& rows : covered) rows = std::max(0, rows - 1);
            for (const model::BlockPtr& cell : row->children) {
                while (column < covered.size() && covered[column] > 0) ++column;
                const bool head = heads > 0 || column < static_cast<std::size_t>(head_columns);
                body_ += head ? "<th" : "<td";
                for (const char* span : {"colspan", "rowspan"})
                    if (const auto value = cell->attributes.find(span))
                        body_ += " " + std::string(span) + "=\"" + xml_escaped(*value) + "\"";
                if (column < align.size() && (align[column] == "right" || align[column] == "decimal"))
                    body_ += " align=\"right\"";
                if (column < align.size() && align[column] == "center") body_ += " align=\"center\"";
                body_ += ">" + inlines(*cell);
                for (const model::BlockPtr& part : cell->children)
                    if (part->kind != kind::footnote) add(*part);
                close_lists(0);
                body_ += head ? "</th>" : "</td>";
                const auto width =
                    static_cast<std::size_t>(std::clamp(cell->attributes.number("colspan", 1), 1, 200));
                if (covered.size() < column + width) covered.resize(column + width, 0);
                for (std::size_t end = column + width; column < end; ++column)
                    covered[column] = cell->attributes.number("rowspan", 1);
            }
            body_ += heads-- > 0 ? "</tr></thead>\n" : "</tr>\n";
        }
        body_ += "</table>\n";
        for (const model::BlockPtr& child : block.children)
            if (child->kind == kind::remark)
                if (const std::string words = inlines(*child); !words.empty())
                    body_ += "<p>" + words + "</p>\n";
    }

    void figure(const model::Block& block) {
        const std::string src(block.attributes.get("src"));
        const model::Block* caption = block.child_of_kind(kind::caption);
        const model::Block* alt = block.child_of_kind(kind::alt);
        body_ += "<figure>";
        if (!src.empty() && !folder_.empty())
            body_ += "<img src=\"file://" + html::address_of(folder_ / src) + "\" alt=\"" +
                     xml_escaped(alt != nullptr ? resolver_.plain(*alt) : std::string()) + "\">";
        if (caption != nullptr)
            if (const std::string words = inlines(*caption); !words.empty())
                body_ += "<figcaption>" + words + "</figcaption>";
        body_ += "</figure>\n";
    }

    void add(const model::Block& block) {
        if (block.kind == kind::item) {
            item(block);
            return;
        }
        close_lists(0);
        if (block.kind == kind::table) {
            table(block);
        } else if (block.kind == kind::figure) {
            figure(block);
        } else if (block.kind == kind::page_break) {
            body_ += "<br clear=\"all\" style=\"page-break-before:always\">\n";
        } else {
            const std::string words = inlines(block);
            if (words.empty()) return;
            if (block.kind == kind::heading) {
                const std::string level =
                    std::to_string(std::clamp(block.attributes.number("level", 1), 1, 6));
                body_ += "<h" + level + ">" + words + "</h" + level + ">\n";
            } else if (block.kind == kind::quotation) {
                body_ += "<blockquote><p>" + words + "</p></blockquote>\n";
            } else {
                body_ += "<p>" + words + "</p>\n";
            }
        }
    }

    const html::Resolver& resolver_;
    std::filesystem::path folder_;
    std::string body_;
    std::string notes_;
    int note_count_ = 0;
    std::vector<List> lists_;
    std::size_t item_open_ = 0;
};

class PlainWriter {
public:
    explicit PlainWriter(const html::Resolver& resolver) : resolver_(resolver) {}
    std::string write(const std::vector<model::BlockPtr>& blocks) {
        std::string out;
        for (const model::BlockPtr& block : blocks) {
            const bool heading = block->kind == kind::heading;
            if (heading && !out.empty()) out += "\n";
            if (block->kind == kind::table) {
                table(*block, out);
            } else if (block->kind == kind::figure) {
                if (const model::Block* caption = block->child_of_kind(kind::caption))
                    line(resolver_.plain(*caption), out);
            } else if (block->kind == kind::item) {
                const int level = std::clamp(block->attributes.number("level", 1), 1, 8);
                const bool numbered = block->attributes.get("list") == "number";
                numbers_.resize(static_cast<std::size_t>(level), 0);
                int& number = numbers_.back();
                number = numbered ? block->attributes.number("start", number + 1) : 0;
                line(std::string(static_cast<std::size_t>(level - 1) * 2, ' ') +
                         (numbered ? std::to_string(number) + ". " : "\u2022 ") + resolver_.plain(*block),
                     out);
                continue;
            } else {
                line(resolver_.plain(*block), out);
            }
            numbers_.clear();
        }
        return out;
    }

private:
    static void line(const std::string& words, std::string& out) {
        if (!words.empty()) out += words + "\n";
    }
    void table(const model::Block& block, std::string& out) {
        if (const model::Block* caption = block.child_of_kind(kind::caption))
            line(resolver_.plain(*caption), out);
        for (const model::BlockPtr& row : block.children) {
            if (row->kind != kind::row) continue;
            std::string cells;
            for (std::size_t i = 0; i < row->children.size(); ++i) {
                std::string words = resolver_.plain(*row->children[i]);
                for (const model::BlockPtr& part : row->children[i]->children)
                    if (part->kind != kind::footnote)
                        words += (words.empty() ? "" : " ") + resolver_.plain(*part);
                std::replace(words.begin(), words.end(), '\n', ' ');
                cells += (i > 0 ? "\t" : "") + words;
            }
            out += cells + "\n";
        }
    }

    const html::Resolver& resolver_;
    std::vector<int> numbers_;
};

} // namespace

std::string write_html(const model::Project& project, const std::vector<model::BlockPtr>& blocks,
                       const language::View& view, const std::filesystem::path& folder) {
    const html::Resolver resolver(project, view);
    return HtmlWriter(resolver, folder).write(blocks);
}

std::string write_plain(const model::Project& project, const std::vector<model::BlockPtr>& blocks,
                        const language::View& view) {
    const html::Resolver resolver(project, view);
    return PlainWriter(resolver).write(blocks);
}

} // namespace strateg::exchange
