#include "core/typeset/layout/laid_memory.h"

#include <xxhash.h>

#include <memory>
#include <type_traits>

namespace strateg::typeset {
namespace {

// Everything that decides how a block looks. Numbers of the document count by their distance from the first
// of their kind, so that a block stays the same when those before it become more or fewer.
class Digest {
public:
    explicit Digest(const BlockLayout& layout)
        : layout_(layout), state_(XXH3_createState(), &XXH3_freeState) {
        XXH3_128bits_reset(state_.get());
    }

    template <class Value>
    requires std::is_arithmetic_v<Value> || std::is_enum_v<Value>
    void add(Value value) { XXH3_128bits_update(state_.get(), &value, sizeof value); }
    void add(std::string_view text) {
        add(text.size());
        XXH3_128bits_update(state_.get(), text.data(), text.size());
    }
    void add(const Colour& colour) {
        add(colour.red);
        add(colour.green);
        add(colour.blue);
    }
    void add(const Style& style) {
        add(style.font.packed());
        add(style.size);
        add(style.rise);
        add(style.colour);
    }
    void add(const std::vector<Span>& spans) {
        add(spans.size());
        for (const Span& span : spans) {
            if (span.page_of != none) add(std::string_view(layout_.page_label(span.page_of)));
            add(std::string_view(span.text));
            add(span.style);
            add(span.language);
            distance(span.element, element_);
            distance(span.link, link_);
            distance(span.footnote, footnote_);
            distance(span.anchor, anchor_);
            add(span.keep);
        }
    }
    void element(std::uint32_t id) { distance(id, element_); }
    void anchor(std::uint32_t id) { distance(id, anchor_); }

    std::pair<std::uint64_t, std::uint64_t> value() const {
        const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
        return {hash.high64, hash.low64};
    }

private:
    void distance(std::uint32_t id, std::uint32_t& first) {
        if (id == none) return add(none);
        if (first == none) first = id;
        add(id - first);
    }

    const BlockLayout& layout_;
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
    std::uint32_t element_ = none, link_ = none, footnote_ = none, anchor_ = none;
};

void add(Digest& digest, const TableContent& table) {
    digest.add(table.columns);
    digest.add(table.rows);
    digest.add(table.header_rows);
    digest.add(std::string_view(table.decimal_sign));
    digest.add(table.continued);
    for (const Cell& cell : table.cells) {
        for (const std::uint32_t number : {cell.column, cell.row, cell.columns, cell.rows})
            digest.add(number);
        digest.add(cell.align);
        digest.add(cell.header);
        digest.add(cell.decimal);
        for (const CellPart& part : cell.parts) {
            digest.add(part.level);
            digest.add(part.label);
            digest.add(part.spans);
        }
    }
}

void add(Digest& digest, const FigureContent& figure, const Document& document) {
    digest.element(figure.element);
    digest.add(figure.width);
    digest.add(std::string_view(figure.name));
    digest.add(figure.drawn);
    digest.add(figure.picture != none);
    if (figure.picture == none) return;
    const Picture& picture = document.pictures[figure.picture];
    for (const int number : {picture.width, picture.height, picture.orientation}) digest.add(number);
}

} // namespace

void LaidMemory::next_round() {
    before_ = std::move(now_);
    now_.clear();
}

template <class Lay>
FlowBlock LaidMemory::block(const Key& key, Ids ids, ParagraphSetter& setter, const Lay& lay) {
    FlowBlock block;
    if (const auto at = now_.find(key); at != now_.end()) {
        block.laid = at->second;
    } else if (const auto old = before_.find(key); old != before_.end()) {
        block.laid = old->second;
    }
    bool again = true; // may be used again
    if (block.laid) {
        ++found_;
    } else {
        ++laid_;
        LaidBlock laid = lay();
        laid.missing = setter.take_missing();
        again = localise(laid, ids);
        block.laid = std::make_shared<const LaidBlock>(std::move(laid));
    }
    if (again) now_.emplace(key, block.laid);
    block.ids = std::make_shared<const Ids>(std::move(ids));
    return block;
}

FlowBlock LaidMemory::node(const Document& document, std::uint32_t index, BlockLayout& layout,
                           ParagraphSetter& setter) {
    const Node& node = document.nodes[index];
    Digest digest(layout);
    digest.add(node.kind);
    digest.add(node.level);
    digest.element(node.element);
    for (const std::uint32_t anchor : node.anchors) digest.anchor(anchor);
    for (const auto* spans : {&node.label, &node.spans, &node.beside_label, &node.beside}) digest.add(*spans);
    digest.add(std::string_view(node.callout));
    digest.add(std::string_view(node.kind == NodeKind::heading ? node.words : ""));
    for (const bool flag : {node.follows_paragraph, node.joins_previous, node.keep_with_next,
                            node.last_of_group, node.floats, node.wide, node.landscape})
        digest.add(flag);
    if (node.table != none) add(digest, document.tables[node.table]);
    if (node.figure != none) add(digest, document.figures[node.figure], document);
    FlowBlock block =
        this->block(digest.value(), ids_of(document, node), setter, [&] { return layout.node(index); });
    block.node = index;
    return block;
}

FlowBlock LaidMemory::footnote(const Document& document, std::uint32_t index, BlockLayout& layout,
                               ParagraphSetter& setter) {
    const Footnote& note = document.footnotes[index];
    Digest digest(layout);
    digest.add(std::string_view("note"));
    digest.add(std::string_view(note.number));
    digest.element(note.element);
    digest.element(note.label_element);
    digest.add(note.mark);
    digest.add(note.language);
    digest.add(note.spans);
    return block(digest.value(), ids_of(note), setter, [&] {
        LaidBlock laid;
        laid.strips = layout.footnote(note);
        return laid;
    });
}

} // namespace strateg::typeset
