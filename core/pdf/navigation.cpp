#include "core/pdf/navigation.h"

#include "core/pdf/tags.h"

#include <algorithm>
#include <map>

namespace strateg::pdf {
namespace {

using typeset::Pages;

constexpr std::size_t leaf_size = 256;        // entries in a leaf of a name tree
constexpr std::size_t few_outline_items = 60; // up to here the second level shows at once

struct Node { // of the outline
    Object object;
    std::size_t parent = 0, first = 0, last = 0, previous = 0, next = 0; // 0: none (the root is 0)
    int visible = 0;                                                     // below it when it is open
};

std::vector<Node> outline_tree(const std::vector<typeset::OutlineItem>& items) {
    std::vector<Node> nodes(items.size() + 1);
    std::vector<std::size_t> path = {0};
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const auto depth = static_cast<std::size_t>(std::max(0, items[i - 1].depth));
        path.resize(std::min(path.size(), depth + 1)); // a level left out does no harm
        Node& parent = nodes[path.back()];
        nodes[i].parent = path.back();
        nodes[i].previous = parent.last;
        if (parent.last != 0)
            nodes[parent.last].next = i;
        else
            parent.first = i;
        parent.last = i;
        ++parent.visible;
        path.push_back(i);
    }
    return nodes;
}

void write_outline(const Pages& pages, const std::vector<Object>& objects, const Tags& tags, File& file) {
    if (pages.outline.empty()) return;
    std::vector<Node> nodes = outline_tree(pages.outline);
    for (Node& node : nodes) node.object = file.reserve();
    const bool open = pages.outline.size() <= few_outline_items;
    int shown = nodes[0].visible;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        const typeset::OutlineItem& item = pages.outline[i - 1];
        Body body;
        body.text("Title", item.title).reference("Parent", nodes[node.parent].object.id);
        const auto refer = [&](const char* key, std::size_t to) {
            if (to != 0) body.reference(key, nodes[to].object.id);
        };
        refer("Prev", node.previous);
        refer("Next", node.next);
        refer("First", node.first);
        refer("Last", node.last);
        if (node.visible > 0) {
            const bool opens = open && node.parent == 0;
            body.integer("Count", opens ? node.visible : -node.visible);
            if (opens) shown += node.visible;
        }
        if (const std::string where = destination(pages, objects, item.destination); !where.empty())
            body.raw("Dest", where);
        if (tags.known(item.element) && tags.object_of(item.element).id != 0)
            body.reference("SE", tags.object_of(item.element).id);
        file.set_body(node.object, body.take());
    }
    file.set_body(nodes[0].object, Body()
                                       .name("Type", "Outlines")
                                       .reference("First", nodes[nodes[0].first].object.id)
                                       .reference("Last", nodes[nodes[0].last].object.id)
                                       .integer("Count", shown)
                                       .take());
    file.set_catalog("Outlines", nodes[0].object);
    file.set_catalog_name("PageMode", "UseOutlines");
}

void write_names(const Pages& pages, const std::vector<Object>& objects, File& file) {
    std::map<std::string, std::uint32_t> names; // sorted by bytes, as a name tree wants; ids are ASCII
    for (std::uint32_t i = 0; i < pages.destinations.size(); ++i)
        if (const std::string& name = pages.destinations[i].name; !name.empty() && name.size() <= 127)
            names.emplace(name, i);
    if (names.empty()) return;
    std::string kids = "[";
    for (auto at = names.begin(); at != names.end();) {
        std::string limits = "[", entries = "[";
        append_literal(limits, at->first);
        std::string last;
        for (std::size_t count = 0; count < leaf_size && at != names.end(); ++count, ++at) {
            append_literal(entries, at->first);
            entries += destination(pages, objects, at->second);
            last = at->first;
        }
        append_literal(limits, last);
        append_reference(kids += ' ',
                         file.add(Body().raw("Limits", limits + "]").raw("Names", entries + "]").take()).id);
    }
    const Object tree = file.add(Body().raw("Kids", kids + "]").take());
    file.set_catalog("Names", file.add(Body().reference("Dests", tree.id).take()));
}

/// A page's label as PDF knows it: a style and a number, or a prefix alone.
struct Label {
    char style = 0; // D, r, R or 0
    int number = 0;
    std::string prefix;
    bool follows(const Label& before) const {
        return style != 0 && style == before.style && number == before.number + 1;
    }
};

std::string roman(int number) {
    static constexpr std::pair<int, const char*> parts[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string out;
    for (const auto& [value, letters] : parts)
        for (; number >= value; number -= value) out += letters;
    return out;
}

Label label_of(const std::string& text) {
    if (!text.empty() && text.size() <= 6 && text[0] != '0' &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {'D', std::stoi(text), {}};
    for (int number = 1; number < 100; ++number)
        if (roman(number) == text) return {'r', number, {}};
    return {0, 0, text};
}

/// Never empty: ISO 14289-1, 7.18.5.
std::string description_of(const Pages& pages, const typeset::Link& link) {
    if (link.description.find_first_not_of(" \n\t") != std::string::npos) return link.description;
    if (!link.url.empty()) return link.url;
    const std::uint32_t page = pages.destinations[link.destination].page;
    return pages.pages[page].label.empty() ? std::to_string(page + 1) : pages.pages[page].label;
}

} // namespace

bool leads_somewhere(const Pages& pages, const typeset::Link& link) {
    return !link.url.empty() || (link.destination < pages.destinations.size() &&
                                 pages.destinations[link.destination].page < pages.pages.size());
}

std::string destination(const Pages& pages, const std::vector<Object>& objects, std::uint32_t index) {
    if (index >= pages.destinations.size()) return {};
    const typeset::Destination& to = pages.destinations[index];
    if (to.page >= objects.size()) return {};
    std::string out = "[";
    append_reference(out, objects[to.page].id);
    append_number(out += "/XYZ ", std::max(0.0, to.x));
    append_number(out += ' ', pages.pages[to.page].height - to.y);
    return out + " null]";
}

std::string uri(std::string_view address) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte < 0x7F && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out.substr(0, 32'000); // a string of PDF/A holds 32,767 bytes
}

void write_links(const Pages& pages, const std::vector<Object>& objects, std::size_t page, Tags& tags,
                 File& file) {
    std::vector<Object> annotations;
    const double height = pages.pages[page].height;
    for (const typeset::Link& link : pages.pages[page].links) {
        if (!leads_somewhere(pages, link)) continue;
        std::string target;
        if (!link.url.empty()) {
            append_literal(target = "<</S/URI/URI", uri(link.url));
            target += ">>";
        } else {
            target = destination(pages, objects, link.destination);
        }
        std::string area = "[";
        append_number(area, link.box.x);
        append_number(area += ' ', height - link.box.y - link.box.height);
        append_number(area += ' ', link.box.x + link.box.width);
        append_number(area += ' ', height - link.box.y);
        Body body;
        body.name("Type", "Annot")
            .name("Subtype", "Link")
            .raw("Rect", area + "]")
            .raw("Border", "[0 0 0]")
            .integer("F", 4) // print
            .raw(link.url.empty() ? "Dest" : "A", target);
        body.text("Contents", description_of(pages, link));
        const Object annotation = file.reserve();
        if (tags.wanted()) body.integer("StructParent", tags.annotation(link.element, annotation));
        file.set_body(annotation, body.take());
        annotations.push_back(annotation);
    }
    file.set_annotations(objects[page], annotations);
}

std::string page_labels(const std::vector<typeset::Page>& pages) {
    std::vector<Label> labels;
    for (const typeset::Page& page : pages) labels.push_back(label_of(page.label));
    // A page that is counted but does not print its number has it all the same.
    for (std::size_t i = labels.size(); i-- > 1;) {
        Label& before = labels[i - 1];
        if (before.style == 0 && before.prefix.empty() && labels[i].style != 0 && labels[i].number > 1)
            before = {labels[i].style, labels[i].number - 1, {}};
    }
    std::string out = "[";
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Label& label = labels[i];
        if (i > 0 && label.follows(labels[i - 1])) continue;
        append_integer(out, static_cast<std::int64_t>(i));
        Body body;
        if (label.style != 0)
            body.name("S", std::string_view(&label.style, 1)).integer("St", label.number);
        else
            body.text("P", label.prefix);
        out += "<<" + body.take() + ">>";
    }
    return out + "]";
}

void write_navigation(const Pages& pages, const std::vector<Object>& objects, const Tags& tags, File& file) {
    write_outline(pages, objects, tags, file);
    write_names(pages, objects, file);
    file.set_catalog("PageLabels", file.add(Body().raw("Nums", page_labels(pages.pages)).take()));
}

} // namespace strateg::pdf
