#include "core/typeset/layout/ids.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

void add(std::vector<std::uint32_t>& list, std::uint32_t id) {
    if (id != none && (list.empty() || list.back() != id)) list.push_back(id);
}

void add(Ids& ids, const std::vector<Span>& spans) {
    for (const Span& span : spans) {
        add(ids.elements, span.element);
        add(ids.links, span.link);
        add(ids.footnotes, span.footnote);
        add(ids.anchors, span.anchor);
    }
}

// Number → its first place.
class Places {
public:
    explicit Places(std::vector<std::uint32_t>& list) : list_(list) {
        for (std::uint32_t i = 0; i < list.size(); ++i) sorted_.emplace_back(list[i], i);
        std::sort(sorted_.begin(), sorted_.end());
        known_ = sorted_.size();
    }
    void replace(std::uint32_t& id) {
        if (id == none) return;
        auto at = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair(id, 0u));
        if (at == sorted_.end() || at->first != id) {
            at = sorted_.insert(at, {id, static_cast<std::uint32_t>(list_.size())});
            list_.push_back(id);
        }
        id = at->second;
    }
    bool complete() const { return sorted_.size() == known_; }

private:
    std::vector<std::uint32_t>& list_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted_;
    std::size_t known_ = 0;
};

struct Localiser {
    explicit Localiser(Ids& ids)
        : elements(ids.elements), links(ids.links), footnotes(ids.footnotes), anchors(ids.anchors),
          pictures(ids.pictures) {}
    Places elements, links, footnotes, anchors, pictures;

    void operator()(GlyphRun& run) { elements.replace(run.element); }
    void operator()(Rectangle&) {}
    void operator()(Path& path) { elements.replace(path.element); }
    void operator()(Image& image) {
        elements.replace(image.element);
        pictures.replace(image.picture);
    }
    void strip(Strip& strip) {
        for (Item& item : strip.items) std::visit(*this, item);
        for (Item& item : strip.beside) std::visit(*this, item);
        for (Strip::Area& area : strip.areas) links.replace(area.link);
        for (std::uint32_t& note : strip.footnotes) footnotes.replace(note);
        for (auto& [anchor, y] : strip.anchors) anchors.replace(anchor);
    }
};

} // namespace

Ids ids_of(const Document& document, const Node& node) {
    Ids ids;
    add(ids.elements, node.element);
    for (const std::uint32_t anchor : node.anchors) add(ids.anchors, anchor);
    for (const auto* spans : {&node.label, &node.spans, &node.beside_label, &node.beside}) add(ids, *spans);
    if (node.figure != none) {
        add(ids.elements, document.figures[node.figure].element);
        add(ids.pictures, document.figures[node.figure].picture);
    }
    if (node.table != none)
        for (const Cell& cell : document.tables[node.table].cells)
            for (const CellPart& part : cell.parts) {
                add(ids, part.label);
                add(ids, part.spans);
            }
    return ids;
}

Ids ids_of(const Footnote& note) {
    Ids ids;
    add(ids.elements, note.element);
    add(ids.elements, note.label_element);
    add(ids.anchors, note.anchor);
    add(ids, note.spans);
    return ids;
}

bool localise(LaidBlock& block, Ids& ids) {
    Localiser localiser(ids);
    for (Strip& strip : block.strips) localiser.strip(strip);
    for (Strip& strip : block.repeat) localiser.strip(strip);
    return localiser.elements.complete() && localiser.links.complete() && localiser.footnotes.complete() &&
           localiser.anchors.complete() && localiser.pictures.complete();
}

} // namespace strateg::typeset
