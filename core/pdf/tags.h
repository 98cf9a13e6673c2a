// The structure tree: which marked content belongs to which element, and the objects that say so
// (ISO 32000-1, 14.7 and 14.8).
#pragma once

#include "core/pdf/file.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <string>
#include <vector>

namespace strateg::pdf {

/// The structure type of an element: "P", "H2", "TH".
std::string structure_type(const typeset::StructureElement& element);

/// Collects while the pages are written, writes at the end.
///
/// The tree of the file is that of Pages::structure with what PDF/UA-1 asks for besides: a link annotation is
/// inside of a Link element, wherever typesetting put it; a Link in a table of contents is inside of a
/// Reference; every note has an ID; elements that nothing came of (a picture that is missing) are left out.
class Tags {
public:
    Tags(const typeset::Pages& pages, File& file, bool wanted);

    bool wanted() const { return wanted_; }
    bool known(std::uint32_t element) const { return wanted_ && element < target_.size(); }
    /// The language an element is read in: its own or the nearest of its parents.
    const std::string& language_of(std::uint32_t element) const {
        return elements_[target_[element]].language;
    }
    const std::string& type_of(std::uint32_t element) const { return elements_[target_[element]].type; }
    /// Id 0 where it was left out. After write().
    Object object_of(std::uint32_t element) const { return elements_[element].object; }

    void begin_page(const Object& page);
    /// The next marked content of the page; gives its MCID.
    int mark(std::uint32_t element);
    /// True if the element is a figure's or in a figure: its area wants to be known.
    bool in_figure(std::uint32_t element) const {
        return known(element) && figure_[element] != typeset::none;
    }
    /// Something painted for an element in a figure, in PDF's coordinates: the figure's BBox grows around it.
    void cover(std::uint32_t element, double left, double bottom, double right, double top);
    /// A link annotation; gives its StructParent. An unknown element means the document itself.
    int annotation(std::uint32_t element, const Object& annotation);

    /// Writes the tree and tells the catalog. `pages`: in order.
    void write(const std::vector<Object>& pages);

private:
    struct Kid { // in reading order
        std::uint64_t order = 0;
        ObjectId page = 0;
        int mcid = -1;
        ObjectId annotation = 0;
    };
    struct Area {
        ObjectId page = 0; // 0: nothing yet
        double left = 0, bottom = 0, right = 0, top = 0;
    };
    struct Element {
        Object object;
        std::string type;
        std::string language;
        const typeset::StructureElement* source = nullptr; // null for what is added here
        std::uint32_t parent = typeset::none;
        std::vector<Kid> content;
        std::vector<std::uint32_t> children;
        std::uint64_t first = ~0ULL; // order of the first content in it or below
        Area area;
        bool kept = false;
    };

    void add_links();
    std::uint32_t add_element(std::string type, std::uint32_t parent);
    void measure();
    void give_ids();
    void write_element(const Element& element);
    std::string kids_of(const Element& element, ObjectId page) const;
    void write_parent_tree(const Object& root);
    std::string identifiers() const;

    const typeset::Pages& source_;
    File& file_;
    bool wanted_;
    std::vector<Element> elements_;                 // those of the source, then those added
    std::vector<std::uint32_t> target_;             // of a source element: where its content goes
    std::vector<std::uint32_t> figure_;             // of a source element: the figure around it
    std::vector<std::string> ids_;                  // of each element; empty: none
    std::vector<std::vector<std::uint32_t>> marks_; // per page: the element of each MCID
    std::vector<std::uint32_t> annotations_;        // the element of each StructParent behind the pages
    ObjectId page_ = 0;
    std::uint64_t order_ = 0;
    Object root_;
};

} // namespace strateg::pdf
