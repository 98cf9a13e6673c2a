#include "core/pdf/tags.h"

#include "core/pdf/claims.h"
#include "core/pdf/navigation.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace strateg::pdf {
namespace {

using typeset::Role;
using typeset::StructureElement;

constexpr std::size_t leaf_size = 256; // entries in a leaf of a number tree

std::string attributes_of(const StructureElement& element, const std::string& area) {
    std::string out;
    switch (element.role) {
    case Role::list:
        return element.ordered ? "<</O/List/ListNumbering/Decimal>>" : "<</O/List/ListNumbering/Disc>>";
    case Role::header_cell:
    case Role::data_cell:
        if (element.role == Role::header_cell) out += element.row_scope ? "/Scope/Row" : "/Scope/Column";
        if (element.column_span > 1) append_integer(out += "/ColSpan ", element.column_span);
        if (element.row_span > 1) append_integer(out += "/RowSpan ", element.row_span);
        return out.empty() ? out : "<</O/Table" + out + ">>";
    case Role::figure:
        return area.empty() ? area : "<</O/Layout/Placement/Block/BBox" + area + ">>";
    default:
        return out;
    }
}

/// Parts of tables and lists that keep their place though nothing is in them.
bool keeps_place(Role role) {
    switch (role) {
    case Role::table_head:
    case Role::table_body:
    case Role::table_row:
    case Role::header_cell:
    case Role::data_cell:
    case Role::list_body:
        return true;
    default:
        return false;
    }
}

/// Elements whose children are not all of their own kind: a link can be put around all they hold.
bool holds_words(Role role) {
    switch (role) {
    case Role::heading:
    case Role::paragraph:
    case Role::title:
    case Role::label:
    case Role::caption:
    case Role::reference:
    case Role::span:
    case Role::emphasis:
    case Role::strong:
        return true;
    default:
        return false;
    }
}

} // namespace

std::string structure_type(const StructureElement& element) {
    switch (element.role) {
    case Role::document:
        return "Document";
    case Role::section:
        return "Sect";
    case Role::heading:
        return "H" + std::to_string(std::clamp<int>(element.level, 1, 6));
    case Role::paragraph:
        return "P";
    case Role::title:
        return "Title";
    case Role::list:
        return "L";
    case Role::list_item:
        return "LI";
    case Role::label:
        return "Lbl";
    case Role::list_body:
        return "LBody";
    case Role::table:
        return "Table";
    case Role::table_head:
        return "THead";
    case Role::table_body:
        return "TBody";
    case Role::table_row:
        return "TR";
    case Role::header_cell:
        return "TH";
    case Role::data_cell:
        return "TD";
    case Role::caption:
        return "Caption";
    case Role::figure:
        return "Figure";
    case Role::quotation:
        return "BlockQuote";
    case Role::callout:
        return "Aside";
    case Role::note:
        return "Note";
    case Role::reference:
        return "Reference";
    case Role::link:
        return "Link";
    case Role::span:
        return "Span";
    case Role::emphasis:
        return "Em";
    case Role::strong:
        return "Strong";
    case Role::toc:
        return "TOC";
    case Role::toc_item:
        return "TOCI";
    case Role::index:
        return "Index";
    }
    return "Span";
}

Tags::Tags(const typeset::Pages& pages, File& file, bool wanted)
    : source_(pages), file_(file), wanted_(wanted && !pages.structure.empty()) {
    if (!wanted_) return;
    const std::size_t count = pages.structure.size();
    elements_.resize(count);
    target_.resize(count);
    figure_.assign(count, typeset::none);
    for (std::uint32_t i = 0; i < count; ++i) {
        const StructureElement& source = pages.structure[i];
        Element& element = elements_[i];
        element.source = &source;
        element.type = structure_type(source);
        target_[i] = i;
        const bool has_parent = source.parent < i;
        if (has_parent) {
            element.parent = source.parent;
            elements_[source.parent].children.push_back(i);
        }
        if (language_tag(source.language))
            element.language = source.language;
        else
            element.language = has_parent ? elements_[source.parent].language : pages.info.language;
        if (source.role == Role::figure)
            figure_[i] = i;
        else if (has_parent && source.role != Role::caption)
            figure_[i] = figure_[source.parent];
    }
    add_links();
}

std::uint32_t Tags::add_element(std::string type, std::uint32_t parent) {
    Element element;
    element.type = std::move(type);
    element.parent = parent;
    element.language = elements_[parent].language;
    elements_.push_back(std::move(element));
    return static_cast<std::uint32_t>(elements_.size() - 1);
}

/// ISO 14289-1, 7.18.5: a link annotation is in a Link element; ISO 32000-1, table 333: what may be in a
/// TOCI.
void Tags::add_links() {
    std::vector<bool> done(target_.size(), false);
    for (const typeset::Page& page : source_.pages)
        for (const typeset::Link& link : page.links) {
            const std::uint32_t at = link.element;
            if (!known(at) || done[at] || !leads_somewhere(source_, link)) continue;
            done[at] = true;
            const Role role = source_.structure[at].role;
            if (role == Role::link) {
                const std::uint32_t parent = elements_[at].parent;
                if (parent == typeset::none || source_.structure[parent].role != Role::toc_item) continue;
                const std::uint32_t reference = add_element("Reference", parent);
                auto& siblings = elements_[parent].children;
                std::replace(siblings.begin(), siblings.end(), at, reference);
                elements_[reference].children = {at};
                elements_[at].parent = reference;
            } else if (holds_words(role)) {
                const std::uint32_t inner = add_element("Link", at);
                elements_[inner].children = std::exchange(elements_[at].children, {inner});
                for (const std::uint32_t child : elements_[inner].children) elements_[child].parent = inner;
                target_[at] = inner;
            }
        }
}

void Tags::begin_page(const Object& page) {
    page_ = page.id;
    marks_.emplace_back();
}

int Tags::mark(std::uint32_t element) {
    const int mcid = static_cast<int>(marks_.back().size());
    marks_.back().push_back(target_[element]);
    elements_[target_[element]].content.push_back({order_++, page_, mcid, 0});
    return mcid;
}

void Tags::cover(std::uint32_t element, double left, double bottom, double right, double top) {
    Area& area = elements_[figure_[element]].area;
    if (area.page == 0) area = {page_, left, bottom, right, top};
    if (area.page != page_) return; // a figure's box is on the page where it begins
    area.left = std::min(area.left, left);
    area.bottom = std::min(area.bottom, bottom);
    area.right = std::max(area.right, right);
    area.top = std::max(area.top, top);
}

int Tags::annotation(std::uint32_t element, const Object& annotation) {
    std::uint32_t inside = known(element) ? target_[element] : 0;
    if (elements_[inside].type != "Link") {
        const std::uint32_t link = add_element("Link", inside);
        elements_[inside].children.push_back(link);
        inside = link;
    }
    elements_[inside].content.push_back({order_++, page_, -1, annotation.id});
    annotations_.push_back(inside);
    return static_cast<int>(source_.pages.size() + annotations_.size() - 1);
}

std::string Tags::kids_of(const Element& element, ObjectId page) const {
    std::string out = "[";
    auto own = element.content.begin();
    const auto write_own = [&](std::uint64_t before) {
        for (; own != element.content.end() && own->order < before; ++own) {
            if (own->annotation != 0) {
                append_reference(out += "<</Type/OBJR/Obj ", own->annotation);
                append_reference(out += "/Pg ", own->page);
                out += ">>";
            } else if (own->page == page) {
                append_integer(out += ' ', own->mcid);
            } else {
                append_integer(out += "<</Type/MCR/MCID ", own->mcid);
                append_reference(out += "/Pg ", own->page);
                out += ">>";
            }
        }
    };
    for (const std::uint32_t child : element.children) {
        if (!elements_[child].kept) continue;
        if (elements_[child].first != ~0ULL) write_own(elements_[child].first);
        append_reference(out += ' ', elements_[child].object.id);
    }
    write_own(~0ULL);
    return out + "]";
}

/// What is left out, and where the first content of each element stands.
void Tags::measure() {
    for (Element& element : elements_) {
        if (element.content.empty()) continue;
        const std::uint64_t first = element.content.front().order;
        for (Element* at = &element;;) {
            if (at->kept && at->first <= first) break; // so have all above
            at->kept = true;
            at->first = std::min(at->first, first);
            if (at->parent == typeset::none) break;
            at = &elements_[at->parent];
        }
    }
    elements_[0].kept = true;
    for (Element& element : elements_) // parents of the source come first
        if (element.source && keeps_place(element.source->role) && element.parent != typeset::none &&
            elements_[element.parent].kept)
            element.kept = true;
}

void Tags::give_ids() {
    ids_.resize(elements_.size());
    std::set<std::string> used;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        const Element& element = elements_[i];
        if (!element.kept || !element.source) continue;
        std::string id = element.source->id;
        if (id.empty() && element.source->role == Role::note) id = "note";
        if (id.empty()) continue;
        if (id == "note" || !used.insert(id).second) used.insert(id += "-" + std::to_string(i));
        ids_[i] = std::move(id);
    }
}

void Tags::write_element(const Element& element) {
    Body body;
    body.name("S", element.type);
    body.reference("P", element.parent == typeset::none ? root_.id : elements_[element.parent].object.id);
    ObjectId page = 0;
    for (const Kid& kid : element.content)
        if (kid.mcid >= 0 && page == 0) page = kid.page;
    if (page != 0) body.reference("Pg", page);
    if (!element.children.empty() || !element.content.empty()) body.raw("K", kids_of(element, page));
    if (const StructureElement* source = element.source) {
        if (language_tag(source->language)) body.text("Lang", source->language);
        if (!source->alternative.empty()) body.text("Alt", source->alternative);
        if (!source->title.empty()) body.text("T", source->title);
        const std::string& id = ids_[static_cast<std::size_t>(&element - elements_.data())];
        if (!id.empty()) body.text("ID", id);
        std::string area;
        if (element.area.page != 0) {
            for (const double value :
                 {element.area.left, element.area.bottom, element.area.right, element.area.top})
                append_number(area += area.empty() ? "[" : " ", value);
            area += ']';
        }
        if (const std::string attributes = attributes_of(*source, area); !attributes.empty())
            body.raw("A", attributes);
    }
    file_.set_body(element.object, body.take());
}

void Tags::write_parent_tree(const Object& root) {
    std::vector<std::string> entries; // of the tree, in the order of their keys
    for (const auto& marks : marks_) {
        std::string array = "[";
        for (const std::uint32_t element : marks)
            append_reference(array += ' ', elements_[element].object.id);
        entries.push_back(array + "]");
    }
    for (const std::uint32_t element : annotations_) {
        entries.emplace_back();
        append_reference(entries.back(), elements_[element].object.id);
    }
    std::string kids = "[";
    for (std::size_t begin = 0; begin < entries.size(); begin += leaf_size) {
        const std::size_t end = std::min(entries.size(), begin + leaf_size);
        std::string numbers = "[";
        for (std::size_t i = begin; i < end; ++i) {
            append_integer(numbers += ' ', static_cast<std::int64_t>(i));
            numbers += ' ' + entries[i];
        }
        const std::string limits = "[" + std::to_string(begin) + " " + std::to_string(end - 1) + "]";
        append_reference(kids += ' ',
                         file_.add(Body().raw("Limits", limits).raw("Nums", numbers + "]").take()).id);
    }
    file_.set_body(root, Body().raw("Kids", kids + "]").take());
}

std::string Tags::identifiers() const {
    std::map<std::string, ObjectId> ids; // sorted, as a name tree wants
    for (std::size_t i = 0; i < elements_.size(); ++i)
        if (!ids_[i].empty()) {
            std::string name;
            append_text(name, ids_[i]);
            ids.emplace(std::move(name), elements_[i].object.id);
        }
    std::string out;
    for (const auto& [name, object] : ids) append_reference(out += name + ' ', object);
    return out;
}

void Tags::write(const std::vector<Object>& pages) {
    if (!wanted_) return;
    measure();
    give_ids();
    root_ = file_.reserve();
    for (Element& element : elements_)
        if (element.kept) element.object = file_.reserve();
    std::string kids = "[";
    for (const Element& element : elements_) {
        if (!element.kept) continue;
        write_element(element);
        if (element.parent == typeset::none) append_reference(kids += ' ', element.object.id);
    }
    const Object parents = file_.reserve();
    write_parent_tree(parents);
    Body body;
    body.name("Type", "StructTreeRoot")
        .raw("K", kids + "]")
        .reference("ParentTree", parents.id)
        .integer("ParentTreeNextKey", static_cast<std::int64_t>(pages.size() + annotations_.size()))
        .raw("RoleMap", "<</Title/P/Em/Span/Strong/Span/Aside/Div>>");
    if (const std::string names = identifiers(); !names.empty())
        body.raw("IDTree", "<</Names[" + names + "]>>");
    file_.set_body(root_, body.take());
    file_.set_catalog("StructTreeRoot", root_);
    file_.set_catalog("MarkInfo", file_.add("/Marked true"));
}

} // namespace strateg::pdf
