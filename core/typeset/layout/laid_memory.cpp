#include "core/typeset/layout/laid_memory.h"

#define XXH_STATIC_LINKING_ONLY // the state on the stack: one for every block is made
#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <thread>
#include <type_traits>

namespace strateg::typeset {
namespace {

constexpr std::size_t at_once = 32; // nodes that a worker takes

// Everything that decides how a block looks. Numbers of the document count by their distance from the first
// of their kind, so that a block stays the same when those before it become more or fewer.
class Digest {
public:
    explicit Digest(const BlockLayout& layout) : layout_(layout) { XXH3_128bits_reset(&state_); }

    template <class Value>
    requires std::is_arithmetic_v<Value> || std::is_enum_v<Value>
    void add(Value value) { XXH3_128bits_update(&state_, &value, sizeof value); }
    void add(std::string_view text) {
        add(text.size());
        XXH3_128bits_update(&state_, text.data(), text.size());
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
        const XXH128_hash_t hash = XXH3_128bits_digest(&state_);
        return {hash.high64, hash.low64};
    }

private:
    void distance(std::uint32_t id, std::uint32_t& first) {
        if (id == none) return add(none);
        if (first == none) first = id;
        add(id - first);
    }

    const BlockLayout& layout_;
    XXH3_state_t state_;
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

// Charts and drawings are drawn on the first desk: they may bring languages.
bool is_drawn(const Document& document, const Node& node) {
    if (node.figure == none) return false;
    const FigureContent& figure = document.figures[node.figure];
    return figure.chart || figure.drawing;
}

} // namespace

void LaidMemory::next_round() {
    before_ = std::move(now_);
    now_.clear();
}

template <class Lay>
LaidMemory::Made LaidMemory::make(const Key& key, Ids ids, Worker worker, const Lay& lay) const {
    Made made;
    made.key = key;
    made.again = true;
    if (const auto at = now_.find(key); at != now_.end()) {
        made.block.laid = at->second;
    } else if (const auto old = before_.find(key); old != before_.end()) {
        made.block.laid = old->second;
    } else {
        made.laid = true;
        LaidBlock laid = lay();
        laid.missing = worker.desk.setter().take_missing();
        made.again = localise(laid, ids);
        worker.desk.sign(laid);
        made.block.laid = std::make_shared<const LaidBlock>(std::move(laid));
    }
    made.block.ids = std::make_shared<const Ids>(std::move(ids));
    return made;
}

FlowBlock LaidMemory::remember(Made made) {
    ++(made.laid ? laid_ : found_);
    if (made.again) now_.emplace(made.key, made.block.laid);
    return std::move(made.block);
}

LaidMemory::Made LaidMemory::make(const Document& document, std::uint32_t index, Worker worker) const {
    const Node& node = document.nodes[index];
    Digest digest(worker.layout);
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
    Made made =
        make(digest.value(), ids_of(document, node), worker, [&] { return worker.layout.node(index); });
    made.block.node = index;
    return made;
}

FlowBlock LaidMemory::node(const Document& document, std::uint32_t index, Worker worker) {
    return remember(make(document, index, worker));
}

FlowBlock LaidMemory::footnote(const Document& document, std::uint32_t index, Worker worker) {
    const Footnote& note = document.footnotes[index];
    Digest digest(worker.layout);
    digest.add(std::string_view("note"));
    digest.add(std::string_view(note.number));
    digest.element(note.element);
    digest.element(note.label_element);
    digest.add(note.mark);
    digest.add(note.language);
    digest.add(note.spans);
    return remember(make(digest.value(), ids_of(note), worker, [&] {
        LaidBlock laid;
        laid.strips = worker.layout.footnote(note);
        return laid;
    }));
}

std::optional<Blocks> LaidMemory::nodes(const Document& document, const std::vector<Worker>& workers,
                                        const Task& task) {
    const std::size_t count = document.nodes.size();
    std::vector<Made> made(count);
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stopped = false;
    const auto work = [&](Worker worker, bool first) {
        for (std::size_t begin; !stopped && (begin = next.fetch_add(at_once)) < count;) {
            if (first &&
                !task.step(static_cast<double>(begin) / static_cast<double>(count), say("Breaking lines")))
                stopped = true;
            for (std::size_t i = begin; i < std::min(count, begin + at_once); ++i)
                if (first || !is_drawn(document, document.nodes[i]))
                    made[i] = make(document, static_cast<std::uint32_t>(i), worker);
        }
    };
    std::exception_ptr failure; // of another thread
    {
        std::vector<std::jthread> others; // joined at the end of the block
        for (std::size_t k = 1; k < workers.size(); ++k)
            others.emplace_back([&, k] {
                try {
                    work(workers[k], false);
                } catch (...) {
                    stopped = true;
                    failure = std::current_exception();
                }
            });
        work(workers.front(), true);
    }
    if (failure) std::rethrow_exception(failure);
    if (stopped) return std::nullopt;
    Blocks blocks;
    blocks.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!made[i].block.laid) made[i] = make(document, i, workers.front());
        blocks.push_back(remember(std::move(made[i])));
    }
    return blocks;
}

} // namespace strateg::typeset
