#include "core/typeset/typesetter.h"

#include "core/language/hyphenate.h"
#include "core/typeset/content/patch.h"
#include "core/typeset/content/resolve.h"
#include "core/typeset/layout/laid_memory.h"
#include "core/typeset/layout/silent_elements.h"
#include "core/typeset/layout/title_page.h"
#include "core/typeset/layout/print_size.h"
#include "core/typeset/missing.h"
#include "core/typeset/pagination/emit.h"
#include "core/typeset/pagination/paginate.h"

#include <algorithm>
#include <map>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr int most_rounds = 4; // page numbers move pages only in strange documents

tl::unexpected<Problem> cancelled() {
    return fail("typeset.cancelled", "Typesetting was cancelled.");
}

// Faces and shapes in the order of their use on pages; what no page shows is left behind.
class Used {
public:
    Used(Pages& pages, const std::vector<Face>& faces, std::size_t shapes)
        : pages_(pages), faces_(faces), face_at_(faces.size(), none), shape_at_(shapes, none) {}

    template <class Shapes> // of Shape or const Shape: moved from where it may be
    void keep(Shapes& shapes) {
        for (Page& page : pages_.pages)
            for (Item& item : page.items)
                if (auto* run = std::get_if<GlyphRun>(&item)) keep(*run, shapes);
    }

private:
    template <class Shapes>
    void keep(GlyphRun& run, Shapes& shapes) {
        std::uint32_t& face = face_at_[run.face];
        if (face == none) {
            face = static_cast<std::uint32_t>(pages_.faces.size());
            pages_.faces.push_back(faces_[run.face]);
        }
        run.face = face;
        for (Placed& piece : run.pieces) {
            std::uint32_t& at = shape_at_[piece.shape];
            if (at == none) {
                at = static_cast<std::uint32_t>(pages_.shapes.size());
                pages_.shapes.push_back(std::move(shapes[piece.shape]));
                pages_.shapes.back().face = face;
            }
            piece.shape = at;
        }
    }

    Pages& pages_;
    const std::vector<Face>& faces_;
    std::vector<std::uint32_t> face_at_, shape_at_;
};

} // namespace

struct Typesetter::State {
    State(std::filesystem::path where, language::View what, Theme looks)
        : folder(std::move(where)), view(std::move(what)), theme(std::move(looks)), fonts(theme),
          shaper(fonts, memory.languages,
                 [this](std::string_view word, const std::string& tag) { return hyphenate(word, tag); }),
          setter(shaper), paginator(frame_of(theme)) {}

    std::vector<std::size_t> hyphenate(std::string_view word, const std::string& tag) {
        auto at = views.find(tag);
        if (at == views.end()) {
            language::View made = language::default_view(tag);
            const std::vector<language::View> exact = language::views_of(tag);
            if (!exact.empty()) made = exact.front();
            at = views.emplace(tag, made).first;
        }
        return hyphenator.breaks(word, at->second);
    }

    const std::filesystem::path folder;
    const language::View view;
    const Theme theme;
    ResolveMemory memory;
    language::Hyphenator hyphenator;
    std::map<std::string, language::View, std::less<>> views; // that were hyphenated
    FontSet fonts;
    Shaper shaper;
    ParagraphSetter setter;
    LaidMemory laid;
    Paginator paginator;
    Work work;

    // What an update gives.
    struct Result {
        Document document;
        Page first;
        Blocks blocks, notes;
        std::size_t first_node = 0; // of the blocks, the first that is a node
        Paged paged;
        std::vector<std::string> labels; // of the anchors
        Problems problems;
        Flow flow() const { return {document, blocks, notes, paged}; }
    };
    Result now;
    std::optional<model::Project> project; // that `now` is of

    bool type(const model::Project& changed);

    // All pages; the shapes are moved from where they may be.
    template <class Shapes>
    Pages emitted(Shapes& shapes) {
        BlockLayout layout(now.document, theme, setter, shaper);
        Pages pages;
        pages.pages.push_back(now.first);
        emit(now.flow(), theme, layout, pages);
        const std::vector<Face> faces = fonts.faces();
        Used(pages, faces, shapes.size()).keep(shapes);
        pages.info = now.document.info;
        pages.languages = memory.languages;
        return pages;
    }
};

Typesetter::Typesetter(std::filesystem::path folder, language::View view, Theme theme)
    : state_(std::make_unique<State>(std::move(folder), std::move(view), std::move(theme))) {}
Typesetter::~Typesetter() = default;

namespace {

std::vector<std::string> labels_of_anchors(const Flow& flow) {
    const std::vector<std::string> labels = labels_of(flow.paged.pages);
    std::vector<std::string> result;
    for (const std::uint32_t page : pages_of_anchors(flow))
        result.push_back(page == none ? std::string() : labels[page]);
    return result;
}

// The page numbers of the last update, for the anchors of this one: nearly always right.
std::vector<std::string> labels_before(const Document& before, const std::vector<std::string>& labels,
                                       const Document& now) {
    std::vector<std::string> result(now.anchors.size());
    if (labels.empty()) return result;
    for (std::size_t i = 0; i < now.anchors.size(); ++i) {
        std::size_t at = i;
        if (at >= before.anchors.size() || before.anchors[at].id != now.anchors[i].id) {
            const auto known = before.anchor_of.find(now.anchors[i].id);
            if (known == before.anchor_of.end()) continue;
            at = known->second;
        }
        result[i] = labels[at];
    }
    return result;
}

FlowBlock own(LaidBlock block) { // with the document's own numbers
    FlowBlock made;
    made.laid = std::make_shared<const LaidBlock>(std::move(block));
    return made;
}

} // namespace

// The short way, for what happens at every key. False where the long way must be gone; `now` may have other
// words then, but the long way makes all of it anew.
bool Typesetter::State::type(const model::Project& changed) {
    if (!project) return false;
    const auto nodes = patch(now.document, *project, changed, view, theme, memory);
    if (!nodes) return false;
    project = changed;
    work = {0, now.blocks.size()};
    if (nodes->empty()) return true;
    BlockLayout layout(now.document, theme, setter, shaper);
    layout.set_pages(now.labels);
    const std::size_t laid_before = laid.laid();
    bool missing = false;
    for (const std::uint32_t node : *nodes) {
        FlowBlock& block = now.blocks[now.first_node + node];
        missing |= !block.laid->missing.empty();
        block = laid.node(now.document, node, layout, setter);
        missing |= !block.laid->missing.empty();
    }
    now.paged = paginator.paginate(now.blocks, now.notes);
    if (missing || labels_of_anchors(now.flow()) != now.labels) {
        project.reset(); // what is told, or page numbers in the text, may be others
        return false;
    }
    work.laid = laid.laid() - laid_before;
    work.kept -= work.laid;
    return true;
}

Result<void> Typesetter::update(const model::Project& project, const Task& task) {
    State& state = *state_;
    if (!task.step(0, "Reading")) return cancelled();
    if (state.type(project)) return {};
    if (const auto usable = state.fonts.check(); !usable) return tl::make_unexpected(usable.error());
    State::Result next;
    next.document = resolve(project, state.folder, state.view, state.theme, &state.memory);
    next.problems = std::move(next.document.problems);
    const Document& document = next.document;
    BlockLayout layout(document, state.theme, state.setter, state.shaper);
    std::vector<std::string> printed = labels_before(state.now.document, state.now.labels, document);
    layout.set_pages(printed);
    state.laid.next_round();
    const std::size_t laid_before = state.laid.laid(), found_before = state.laid.found();

    next.first = title_page(document, state.theme, layout);
    Missing missing;
    missing.add(state.setter.take_missing(), "front", state.view.tag, next.problems);
    const auto told = [&](const FlowBlock& block, const std::string& id) {
        missing.add(block.laid->missing, id, state.view.tag, next.problems);
    };
    for (std::uint32_t i = 0; i < document.footnotes.size(); ++i) {
        next.notes.push_back(state.laid.footnote(document, i, layout, state.setter));
        told(next.notes.back(), document.anchors[document.footnotes[i].anchor].id);
    }
    for (LaidBlock& block : layout.contents()) next.blocks.push_back(own(std::move(block)));
    const std::size_t lists = next.first_node = next.blocks.size(), count = document.nodes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 64 == 0 &&
            !task.step(0.1 + 0.7 * static_cast<double>(i) / static_cast<double>(count), "Breaking lines"))
            return cancelled();
        next.blocks.push_back(state.laid.node(document, static_cast<std::uint32_t>(i), layout, state.setter));
        told(next.blocks.back(), document.nodes[i].block);
        check_print_size(document, document.nodes[i], *next.blocks.back().laid, state.view.tag,
                         next.problems);
    }
    const std::size_t body_end = next.blocks.size();
    for (LaidBlock& block : layout.index()) next.blocks.push_back(own(std::move(block)));
    missing.add(state.setter.take_missing(), "index", state.view.tag, next.problems);
    state.work = {state.laid.laid() - laid_before, state.laid.found() - found_before};

    if (!task.step(0.8, "Breaking pages")) return cancelled();
    next.paged = state.paginator.paginate(next.blocks, next.notes);
    next.labels = labels_of_anchors(next.flow());
    for (int round = 0; round < most_rounds && next.labels != printed; ++round) {
        printed = next.labels;
        layout.set_pages(printed);
        std::vector<LaidBlock> contents = layout.contents();
        for (std::size_t i = 0; i < lists; ++i) next.blocks[i] = own(std::move(contents[i]));
        std::vector<LaidBlock> index = layout.index();
        for (std::size_t i = 0; i < index.size(); ++i) next.blocks[body_end + i] = own(std::move(index[i]));
        for (std::size_t i = lists; i < body_end; ++i)
            if (const std::uint32_t node = next.blocks[i].node; document.nodes[node].pages_inside)
                next.blocks[i] = state.laid.node(document, node, layout, state.setter);
        for (std::uint32_t i = 0; i < next.notes.size(); ++i) {
            const auto& spans = document.footnotes[i].spans;
            if (std::any_of(spans.begin(), spans.end(),
                            [](const Span& span) { return span.page_of != none; }))
                next.notes[i] = state.laid.footnote(document, i, layout, state.setter);
        }
        if (!task.step(0.85, "Breaking pages")) return cancelled();
        next.paged = state.paginator.paginate(next.blocks, next.notes);
        next.labels = labels_of_anchors(next.flow());
    }
    for (const Problem& problem : state.fonts.problems()) next.problems.push_back(problem);
    for (const auto& [tag, known] : state.views)
        if (std::optional<Problem> problem = state.hyphenator.problem(known);
            problem && known.tag == state.view.tag)
            next.problems.push_back(std::move(*problem));
    state.now = std::move(next);
    state.project = project;
    return {};
}

std::size_t Typesetter::page_count() const {
    return state_->now.paged.pages.empty() ? 0 : state_->now.paged.pages.size() + 1;
}

std::optional<std::size_t> Typesetter::page_of(std::string_view block) const {
    const State::Result& now = state_->now;
    const auto anchor = now.document.anchor_of.find(block);
    if (anchor == now.document.anchor_of.end()) return std::nullopt;
    const std::uint32_t page = pages_of_anchors(now.flow())[anchor->second];
    if (page == none) return std::nullopt;
    return page + 1;
}

std::vector<Typesetter::Area> Typesetter::blocks_on(std::size_t page) const {
    const State::Result& now = state_->now;
    const Theme& theme = state_->theme;
    std::vector<Area> areas;
    if (page == 0 || page >= page_count()) return areas;
    std::uint32_t last = none;
    double column = 0;
    for (const PlacedStrip& placed : now.paged.pages[page - 1].strips) {
        const std::uint32_t node = now.blocks[placed.block].node;
        if (node == none || placed.repeated) continue;
        const double x = theme.margin_left + placed.x, y = theme.margin_top + placed.y;
        const double width = placed.strip->width > 0 ? placed.strip->width : theme.column_width();
        if (placed.block != last || placed.x != column)
            areas.push_back({now.document.nodes[node].block, {x, y, width, 0}});
        areas.back().box.height = y + placed.strip->height * placed.scale - areas.back().box.y;
        last = placed.block;
        column = placed.x;
    }
    return areas;
}

Pages Typesetter::page(std::size_t index) const {
    const State& state = *state_;
    const State::Result& now = state.now;
    Pages pages;
    if (index >= page_count()) return pages;
    BlockLayout layout(now.document, state.theme, state_->setter, state_->shaper);
    pages.pages.push_back(index == 0 ? now.first : emit_page(now.flow(), state.theme, layout, index - 1));
    pages.info = now.document.info;
    pages.languages = state.memory.languages;
    pages.pictures = now.document.pictures;
    const std::vector<Face> faces = state.fonts.faces();
    const std::vector<Shape>& shapes = state_->shaper.shapes();
    Used(pages, faces, shapes.size()).keep(shapes);
    return pages;
}

Pages Typesetter::whole() const {
    State& state = *state_;
    const std::vector<Shape>& shapes = state.shaper.shapes();
    Pages pages = state.emitted(shapes);
    pages.pictures = state.now.document.pictures;
    pages.structure = state.now.document.structure;
    drop_silent_elements(pages);
    return pages;
}

Pages Typesetter::take() {
    State& state = *state_;
    Pages pages = state.emitted(state.shaper.shapes());
    pages.pictures = std::move(state.now.document.pictures);
    pages.structure = std::move(state.now.document.structure);
    drop_silent_elements(pages);
    return pages;
}

const Problems& Typesetter::problems() const {
    return state_->now.problems;
}

Typesetter::Work Typesetter::work() const {
    return state_->work;
}

} // namespace strateg::typeset
