#include "core/pdf/tags.h"

#include <algorithm>
#include <map>

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
    root_ = file_.reserve();
    elements_.resize(pages.structure.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        const StructureElement& source = pages.structure[i];
        Element& element = elements_[i];
        element.object = file_.reserve();
        element.type = structure_type(source);
        const bool has_parent = source.parent < i;
        if (has_parent) elements_[source.parent].children.push_back(static_cast<std::uint32_t>(i));
        if (!source.language.empty())
            element.language = source.language;
        else
            element.language = has_parent ? elements_[source.parent].language : pages.info.language;
    }
}

void Tags::begin_page(const Object& page) {
    page_ = page.id;
    marks_.emplace_back();
}

int Tags::mark(std::uint32_t element) {
    const int mcid = static_cast<int>(marks_.back().size());
    marks_.back().push_back(element);
    elements_[element].content.push_back({order_++, page_, mcid, 0});
    return mcid;
}

void Tags::set_area(std::uint32_t element, double left, double bottom, double right, double top) {
    std::string& area = elements_[element].area;
    if (!area.empty()) return;
    area = "[";
    for (const double value : {left, bottom, right, top}) {
        append_number(area, value);
        area += ' ';
    }
    area.back() = ']';
}

int Tags::annotation(std::uint32_t element, const Object& annotation) {
    elements_[element].content.push_back({order_++, page_, -1, annotation.id});
    annotations_.push_back(element);
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
        if (elements_[child].first != ~0ULL) write_own(elements_[child].first);
        append_reference(out += ' ', elements_[child].object.id);
    }
    write_own(~0ULL);
    return out + "]";
}

void Tags::write_element(std::size_t index) {
    const Element& element = elements_[index];
    const StructureElement& source = source_.structure[index];
    Body body;
    body.name("S", element.type);
    body.reference("P", source.parent < index ? elements_[source.parent].object.id : root_.id);
    ObjectId page = 0;
    for (const Kid& kid : element.content)
        if (kid.mcid >= 0 && page == 0) page = kid.page;
    if (page != 0) body.reference("Pg", page);
    if (!element.children.empty() || !element.content.empty()) body.raw("K", kids_of(element, page));
    if (!source.language.empty()) body.text("Lang", source.language);
    if (!source.alternative.empty()) body.text("Alt", source.alternative);
    if (!source.title.empty()) body.text("T", source.title);
    if (!source.id.empty()) body.text("ID", source.id);
    if (const std::string attributes = attributes_of(source, element.area); !attributes.empty())
        body.raw("A", attributes);
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
        if (const std::string& id = source_.structure[i].id; !id.empty()) {
            std::string name;
            append_text(name, id);
            ids.emplace(std::move(name), elements_[i].object.id);
        }
    std::string out;
    for (const auto& [name, object] : ids) append_reference(out += name + ' ', object);
    return out;
}

void Tags::write(const std::vector<Object>& pages) {
    if (!wanted_) return;
    for (std::size_t i = elements_.size(); i-- > 0;) {
        Element& element = elements_[i];
        if (!element.content.empty()) element.first = std::min(element.first, element.content.front().order);
        const std::uint32_t parent = source_.structure[i].parent;
        if (parent < i) elements_[parent].first = std::min(elements_[parent].first, element.first);
    }
    std::string kids = "[";
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        write_element(i);
        if (source_.structure[i].parent >= i) append_reference(kids += ' ', elements_[i].object.id);
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
