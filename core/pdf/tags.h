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
class Tags {
public:
    Tags(const typeset::Pages& pages, File& file, bool wanted);

    bool wanted() const { return wanted_; }
    bool known(std::uint32_t element) const { return wanted_ && element < elements_.size(); }
    /// The language an element is read in: its own or the nearest of its parents.
    const std::string& language_of(std::uint32_t element) const { return elements_[element].language; }
    const std::string& type_of(std::uint32_t element) const { return elements_[element].type; }
    Object object_of(std::uint32_t element) const { return elements_[element].object; }

    void begin_page(const Object& page);
    /// The next marked content of the page; gives its MCID.
    int mark(std::uint32_t element);
    /// A picture's area on the page, in PDF's coordinates, for the element's BBox.
    void set_area(std::uint32_t element, double left, double bottom, double right, double top);
    /// A link annotation; gives its StructParent.
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
    struct Element {
        Object object;
        std::string type;
        std::string language;
        std::vector<Kid> content;
        std::vector<std::uint32_t> children;
        std::uint64_t first = ~0ULL; // order of the first content in it or below
        std::string area;
    };

    void write_element(std::size_t index);
    std::string kids_of(const Element& element, ObjectId page) const;
    void write_parent_tree(const Object& root);
    std::string identifiers() const;

    const typeset::Pages& source_;
    File& file_;
    bool wanted_;
    std::vector<Element> elements_;
    std::vector<std::vector<std::uint32_t>> marks_; // per page: the element of each MCID
    std::vector<std::uint32_t> annotations_;        // the element of each StructParent behind the pages
    ObjectId page_ = 0;
    std::uint64_t order_ = 0;
    Object root_;
};

} // namespace strateg::pdf
