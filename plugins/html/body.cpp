#include "body.h"

#include <algorithm>

namespace strateg::html {
namespace {

std::string attribute(const json& block, const char* name, const std::string& otherwise = {}) {
    const auto at = block.find("attributes");
    return at == block.end() ? otherwise : at->value(name, otherwise);
}

std::string id_of(const json& block) {
    return escaped(block.at("id").get<std::string>());
}

/// Lists come as neighbouring items with levels; this opens and closes the elements between them.
class Lists {
public:
    std::string to(int level, const std::string& list) {
        std::string out;
        const auto depth = static_cast<std::size_t>(level);
        while (open_.size() > depth) out += close();
        if (open_.size() == depth && depth > 0) {
            if (open_.back() == list) return out + "</li>\n";
            out += close();
        }
        while (open_.size() < depth) {
            // A level that was skipped needs an item to stand in.
            if (!open_.empty() && fresh_) out += "<li>";
            out += list == "number" ? "\n<ol>\n" : "\n<ul>\n";
            open_.push_back(list);
            fresh_ = true;
        }
        return out;
    }
    std::string item(const std::string& id, const std::string& attributes, const std::string& words) {
        fresh_ = false;
        return "<li id=\"" + id + "\"" + attributes + ">" + words;
    }
    std::string end() {
        std::string out;
        while (!open_.empty()) out += close();
        return out;
    }

private:
    std::string close() {
        const std::string tag = open_.back() == "number" ? "ol" : "ul";
        open_.pop_back();
        return "</li>\n</" + tag + ">\n";
    }
    std::vector<std::string> open_;
    bool fresh_ = false; // a list that has no item yet
};

} // namespace

Body::Body(const json& document, Inline& text) : document_(document), text_(text) {
    const auto know_notes = [&](const json& owner) {
        if (!owner.contains("notes")) return;
        for (const json& note : owner["notes"])
            if (!note.value("number", "").empty()) text_.know(note.at("id"));
    };
    for (const json& block : document.at("blocks")) {
        text_.know(block.at("id"));
        know_notes(block);
        if (block.contains("caption")) know_notes(block["caption"]);
        if (block.contains("rows"))
            for (const json& row : block["rows"])
                for (const json& cell : row) {
                    know_notes(cell);
                    for (const json& inside : cell.value("blocks", json::array())) {
                        text_.know(inside.at("id"));
                        know_notes(inside);
                    }
                }
        for (const json& remark : block.value("remarks", json::array())) {
            text_.know(remark.at("id"));
            know_notes(remark);
        }
    }
}

void Body::use_picture(const std::string& path) {
    if (std::find(pictures_.begin(), pictures_.end(), path) == pictures_.end()) pictures_.push_back(path);
}

void Body::collect(const json& owner) {
    if (!owner.contains("notes")) return;
    for (const json& note : owner["notes"]) {
        const std::string number = note.value("number", "");
        if (number.empty()) continue;
        const std::string id = escaped(note.at("id").get<std::string>());
        notes_.push_back({std::stoi(number), id,
                          "<li id=\"" + id + "\"" + text_.language_attribute(note.at("text")) + " value=\"" +
                              escaped(number) + "\">" + text_.render(note.at("text")) + " <a href=\"#" + id +
                              ".mark\" role=\"doc-backlink\" aria-label=\"" + escaped(number) +
                              " ↑\">↩</a></li>\n"});
    }
}

std::string Body::blocks() {
    std::string out, section;
    Lists lists;
    std::string callout;
    const auto end_groups = [&] {
        out += lists.end();
        if (!callout.empty()) out += "</aside>\n";
        callout.clear();
    };
    for (const json& each : document_.at("blocks")) {
        const std::string kind = each.at("kind");
        if (each.at("section") != section) {
            end_groups();
            if (!section.empty()) out += "</section>\n";
            section = each.at("section");
            out += "<section>\n";
        }
        if (kind == "item") {
            if (!callout.empty()) end_groups();
            const json& text = each.at("text");
            out += lists.to(std::min(each.value("level", 1), 6), attribute(each, "list", "bullet"));
            out += lists.item(id_of(each), text_.language_attribute(text), text_.render(text));
            collect(each);
            continue;
        }
        if (kind == "callout") {
            std::string type = attribute(each, "type", "note");
            if (type != "warning" && type != "tip") type = "note";
            if (type != callout) {
                end_groups();
                out += "<aside class=\"callout " + type + "\">\n<p class=\"callout-word\">" +
                       escaped(document_.at("words").value(type, type)) + "</p>\n";
                callout = type;
            }
        } else {
            end_groups();
        }
        out += block(each);
        collect(each);
    }
    end_groups();
    if (!section.empty()) out += "</section>\n";
    std::stable_sort(notes_.begin(), notes_.end(),
                     [](const Note& a, const Note& b) { return a.number < b.number; });
    return out;
}

std::string Body::block(const json& block) {
    const std::string kind = block.at("kind");
    if (kind == "heading") return heading(block);
    if (kind == "table") return table(block);
    if (kind == "figure") return figure(block);
    if (kind == "pagebreak") return "<div class=\"page-break\"></div>\n";
    if (!block.contains("text") || Inline::blank(block["text"])) return {};
    const json& text = block["text"];
    const std::string words = text_.render(text);
    const std::string attributes = " id=\"" + id_of(block) + "\"" + text_.language_attribute(text);
    if (kind == "quotation") return "<blockquote" + attributes + ">\n<p>" + words + "</p>\n</blockquote>\n";
    return "<p" + attributes + ">" + words + "</p>\n";
}

std::string Body::heading(const json& block) {
    // The title of the document is h1, so a chapter is h2.
    const std::string tag = "h" + std::to_string(std::clamp(block.value("level", 1) + 1, 2, 6));
    const json& text = block.at("text");
    std::string number = block.value("number", "");
    if (!number.empty()) number = "<span class=\"number\">" + escaped(number) + "</span> ";
    return "<" + tag + " id=\"" + id_of(block) + "\"" + text_.language_attribute(text) + ">" + number +
           text_.render(text) + "</" + tag + ">\n";
}

std::string Body::caption(const json& block, const std::string& word) {
    const std::string number = block.value("number", "");
    std::string out;
    if (!number.empty())
        out = "<span class=\"label\">" + escaped(document_.at("words").value(word, word)) + "&nbsp;" +
              escaped(number) + ".</span>";
    if (block.contains("caption")) {
        const json& caption = block["caption"];
        const json& text = caption.at("text");
        if (!Inline::blank(text)) {
            const std::string language = text_.language_attribute(text);
            const std::string words = text_.render(text);
            out += " " + (language.empty() ? words : "<span" + language + ">" + words + "</span>");
        }
        collect(caption);
    }
    return out;
}

std::string Body::cell(const json& cell, const std::string& name, const std::string& scope,
                       const std::string& align) {
    const json& text = cell.at("text");
    std::string out = "<" + name + text_.language_attribute(text);
    const int columns = cell.value("colspan", 1), rows = cell.value("rowspan", 1);
    if (!scope.empty()) {
        const bool group = (scope == "col" && columns > 1) || (scope == "row" && rows > 1);
        out += " scope=\"" + scope + (group ? "group" : "") + "\"";
    }
    if (columns > 1) out += " colspan=\"" + std::to_string(std::min(columns, 1000)) + "\"";
    if (rows > 1) out += " rowspan=\"" + std::to_string(std::min(rows, 65534)) + "\"";
    if (align == "right" || align == "center") out += " class=\"" + align + "\"";
    out += ">" + text_.render(text);
    collect(cell);
    out += blocks_in(cell);
    return out + "</" + name + ">";
}

std::string Body::blocks_in(const json& cell) {
    std::string out, open; // the list that is open
    const auto list = [&](const std::string& tag) {
        if (tag == open) return;
        if (!open.empty()) out += "</" + open + ">";
        if (!tag.empty()) out += "<" + tag + ">";
        open = tag;
    };
    for (const json& block : cell.value("blocks", json::array())) {
        const bool item = block.value("kind", "") == "item";
        list(!item ? "" : block.value("list", "") == "number" ? "ol" : "ul");
        out += paragraph(block, item ? "li" : "p", "");
    }
    list("");
    return out;
}

std::string Body::remarks(const json& block) {
    std::string out;
    for (const json& remark : block.value("remarks", json::array()))
        out += paragraph(remark, "p", "remark") + "\n";
    return out;
}

// A block that is part of another.
std::string Body::paragraph(const json& block, const std::string& tag, const std::string& type) {
    const json& text = block.at("text");
    std::string out = "<" + tag + " id=\"" + id_of(block) + "\"" + text_.language_attribute(text);
    if (!type.empty()) out += " class=\"" + type + "\"";
    out += ">" + text_.render(text) + "</" + tag + ">";
    collect(block);
    return out;
}

std::string Body::table(const json& block) {
    const std::string id = id_of(block);
    const json& rows = block.at("rows");
    const json& columns = block.at("columns");
    const auto headers = std::min<std::size_t>(block.value("header-rows", std::size_t{0}), rows.size());
    // The first column names its rows where it says something in each of them.
    bool names = headers > 0;
    for (std::size_t r = headers; r < rows.size(); ++r)
        names = names && !rows[r].empty() && !Inline::blank(rows[r][0].at("text"));

    std::string out = "<div class=\"table\" role=\"region\" aria-labelledby=\"" + id +
                      ".caption\" tabindex=\"0\">\n" + "<table id=\"" + id + "\">\n<caption id=\"" + id +
                      ".caption\">" + caption(block, "table") + "</caption>\n";
    std::vector<int> taken; // rows below that a merged cell still covers, per column
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r == 0 && headers > 0) out += "<thead>\n";
        if (r == headers) out += "<tbody>\n";
        out += "<tr>";
        std::size_t column = 0;
        for (const json& each : rows[r]) {
            while (column < taken.size() && taken[column] > 0) --taken[column++];
            const std::string align =
                column < columns.size() ? columns[column].value("align", "left") : "left";
            const std::string scope = r < headers ? "col" : names && column == 0 ? "row" : "";
            out += cell(each, scope.empty() ? "td" : "th", scope, align);
            const auto width = static_cast<std::size_t>(std::clamp(each.value("colspan", 1), 1, 1000));
            if (taken.size() < column + width) taken.resize(column + width, 0);
            for (std::size_t c = column; c < column + width; ++c) taken[c] = each.value("rowspan", 1) - 1;
            column += width;
        }
        for (; column < taken.size(); ++column)
            if (taken[column] > 0) --taken[column];
        out += "</tr>\n";
        if (headers > 0 && r + 1 == headers) out += "</thead>\n";
        if (r + 1 == rows.size() && r >= headers) out += "</tbody>\n";
    }
    return out + "</table>\n</div>\n" + remarks(block);
}

std::string Body::figure(const json& block) {
    std::string out = "<figure id=\"" + id_of(block) + "\">\n";
    const std::string source = attribute(block, "src");
    const std::string words = block.contains("alt") ? Inline::plain(block["alt"]) : "";
    if (!source.empty()) {
        use_picture(source);
        const std::string width = attribute(block, "width");
        const bool percent = width.size() > 1 && width.size() < 5 && width.back() == '%' &&
                             width.find_first_not_of("0123456789") == width.size() - 1;
        out += "<img src=\"" + escaped(source) + "\" alt=\"" + escaped(words) + "\"" +
               (percent ? " style=\"width:" + width + "\"" : "") + ">\n";
    }
    const std::string below = caption(block, "figure");
    if (!below.empty()) out += "<figcaption>" + below + "</figcaption>\n";
    return out + "</figure>\n" + remarks(block);
}

std::string Body::notes() const {
    std::string out;
    for (const Note& note : notes_) out += note.html;
    return out;
}

std::string Body::contents() {
    std::string out;
    std::vector<int> open;
    for (const json& block : document_.at("blocks")) {
        if (block.at("kind") != "heading" || block.value("level", 1) > 3) continue;
        const int level = block.value("level", 1);
        while (!open.empty() && open.back() > level) {
            out += "</li>\n</ol>\n";
            open.pop_back();
        }
        if (open.empty() || open.back() < level) {
            out += "\n<ol>\n";
            open.push_back(level);
        } else {
            out += "</li>\n";
        }
        const json& text = block.at("text");
        std::string number = block.value("number", "");
        if (!number.empty()) number = "<span class=\"number\">" + escaped(number) + "</span> ";
        out += "<li><a href=\"#" + id_of(block) + "\"" + text_.language_attribute(text) + ">" + number +
               text_.render(text, false) + "</a>";
    }
    for (std::size_t i = 0; i < open.size(); ++i) out += "</li>\n</ol>\n";
    return out;
}

} // namespace strateg::html
