#include "core/typeset/typesetter.h"

#include "core/typeset/areas.h"
#include "core/typeset/content/patch.h"
#include "core/typeset/content/resolve.h"
#include "core/typeset/layout/laid_memory.h"
#include "core/typeset/layout/print_size.h"
#include "core/typeset/layout/silent_elements.h"
#include "core/typeset/layout/title_page.h"
#include "core/typeset/missing.h"
#include "core/typeset/pagination/emit.h"
#include "core/typeset/pagination/paginate.h"
#include "core/typeset/used.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr std::size_t worth_a_thread = 400; // nodes
constexpr int most_rounds = 4;              // page numbers move pages only in strange documents

tl::unexpected<Problem> cancelled() {
    return fail("typeset.cancelled", "Typesetting was cancelled.");
}

} // namespace

struct Typesetter::State {
    State(std::filesystem::path where, language::View what, Theme looks, unsigned most,
          std::optional<language::View> also)
        : folder(std::move(where)), view(std::move(what)), beside(std::move(also)), theme(std::move(looks)),
          threads(most), desk(theme, hyphenator, false), paginator(frame_of(theme)) {}

    const std::filesystem::path folder;
    const language::View view;
    const std::optional<language::View> beside;
    const Theme theme;
    const unsigned threads;
    ResolveMemory memory;
    language::Hyphenator hyphenator;
    Desk desk;
    std::unique_ptr<Desk> second; // for long documents
    LaidMemory laid;
    Paginator paginator;
    Work work;

    // What an update gives.
    struct Result {
        Document document;
        Page first;
        Blocks blocks, notes;
        std::size_t first_node = 0, behind_nodes = 0; // which of the blocks are nodes
        Paged paged;
        std::vector<std::uint32_t> pages; // of the anchors, in the plan; none: nowhere
        std::vector<std::string> labels;  // what is printed for them
        Problems problems;
        Flow flow() const { return {document, blocks, notes, paged}; }
        void find_anchors() {
            pages = pages_of_anchors(flow());
            const std::vector<std::string> printed = labels_of(paged.pages);
            labels.clear();
            for (const std::uint32_t page : pages)
                labels.push_back(page == none ? std::string() : printed[page]);
        }
    };
    Result now;
    std::optional<model::Project> project; // that `now` is of

    bool type(const model::Project& changed);
    bool settle(Result& result, BlockLayout& layout, std::vector<std::string> printed, const Task& task);

    std::vector<Desk*> desks() {
        std::vector<Desk*> desks{&desk};
        if (second) desks.push_back(second.get());
        return desks;
    }

    Pages emitted(bool move_shapes) {
        BlockLayout layout(now.document, theme, desk.setter(), desk.shaper());
        Pages pages;
        pages.pages.push_back(now.first);
        emit(now.flow(), theme, layout, pages);
        Used(pages, desks(), move_shapes).keep();
        pages.info = now.document.info;
        pages.languages = desk.languages();
        return pages;
    }

    // A first round over a long document is worth a second thread.
    std::optional<Blocks> nodes(const Document& document, BlockLayout& layout, const Task& task) {
        const LaidMemory::Worker here{desk, layout};
        if (threads < 2 || project || document.nodes.size() < worth_a_thread)
            return laid.nodes(document, {here}, task);
        if (!second) second = std::make_unique<Desk>(theme, hyphenator, true);
        second->set_languages(memory.languages);
        BlockLayout other(document, theme, second->setter(), second->shaper());
        return laid.nodes(document, {here, {*second, other}}, task);
    }
};

Typesetter::Typesetter(std::filesystem::path folder, language::View view, Theme theme, unsigned threads,
                       std::optional<language::View> beside)
    : state_(std::make_unique<State>(std::move(folder), std::move(view), std::move(theme), threads,
                                     std::move(beside))) {}
Typesetter::~Typesetter() = default;

namespace {

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
    if (!project || beside) return false; // in two languages, more may have changed than is looked at
    const auto nodes = patch(now.document, *project, changed, view, theme, memory);
    if (!nodes) return false;
    project = changed;
    work = {0, now.blocks.size()};
    if (nodes->empty()) return true;
    desk.set_languages(memory.languages);
    BlockLayout layout(now.document, theme, desk.setter(), desk.shaper());
    layout.set_pages(now.labels);
    const std::size_t laid_before = laid.laid();
    bool missing = false;
    for (const std::uint32_t node : *nodes) {
        FlowBlock& block = now.blocks[now.first_node + node];
        missing |= !block.laid->missing.empty();
        block = laid.node(now.document, node, {desk, layout});
        missing |= !block.laid->missing.empty();
    }
    if (missing) { // other characters may have to be told
        project.reset();
        return false;
    }
    settle(now, layout, now.labels, {});
    work.laid = laid.laid() - laid_before;
    work.kept -= work.laid;
    return true;
}

// Breaks pages until the page numbers in the text and the lists are those of the pages; `printed` are the
// numbers that stand there. False where the task was cancelled.
bool Typesetter::State::settle(Result& result, BlockLayout& layout, std::vector<std::string> printed,
                               const Task& task) {
    const Document& document = result.document;
    const LaidMemory::Worker here{desk, layout};
    result.paged = paginator.paginate(result.blocks, result.notes);
    result.find_anchors();
    for (int round = 0; round < most_rounds && result.labels != printed; ++round) {
        printed = result.labels;
        layout.set_pages(printed);
        std::vector<LaidBlock> contents = layout.contents(), index = layout.index();
        for (std::size_t i = 0; i < contents.size(); ++i) result.blocks[i] = own(std::move(contents[i]));
        for (std::size_t i = 0; i < index.size(); ++i)
            result.blocks[result.behind_nodes + i] = own(std::move(index[i]));
        for (std::size_t i = result.first_node; i < result.behind_nodes; ++i)
            if (const std::uint32_t node = result.blocks[i].node; document.nodes[node].pages_inside)
                result.blocks[i] = laid.node(document, node, here);
        for (std::uint32_t i = 0; i < result.notes.size(); ++i) {
            const auto& spans = document.footnotes[i].spans;
            if (std::any_of(spans.begin(), spans.end(),
                            [](const Span& span) { return span.page_of != none; }))
                result.notes[i] = laid.footnote(document, i, here);
        }
        if (!task.step(0.85, say("Breaking pages"))) return false;
        result.paged = paginator.paginate(result.blocks, result.notes);
        result.find_anchors();
    }
    return true;
}

Result<void> Typesetter::update(const model::Project& project, const Task& task) {
    State& state = *state_;
    if (!task.step(0, say("Reading"))) return cancelled();
    if (state.type(project)) return {};
    if (const auto usable = state.desk.fonts().check(); !usable) return tl::make_unexpected(usable.error());
    State::Result next;
    next.document = resolve(project, state.folder, state.view, state.theme, &state.memory,
                            state.beside ? &*state.beside : nullptr);
    next.problems = std::move(next.document.problems);
    const Document& document = next.document;
    state.desk.set_languages(state.memory.languages);
    BlockLayout layout(document, state.theme, state.desk.setter(), state.desk.shaper());
    const LaidMemory::Worker here{state.desk, layout};
    std::vector<std::string> printed = labels_before(state.now.document, state.now.labels, document);
    layout.set_pages(printed);
    state.laid.next_round();
    const std::size_t laid_before = state.laid.laid(), found_before = state.laid.found();

    next.first = title_page(document, state.theme, layout);
    Missing missing;
    missing.add(state.desk.setter().take_missing(), "front", state.view.tag, next.problems);
    const auto told = [&](const FlowBlock& block, const std::string& id) {
        missing.add(block.laid->missing, id, state.view.tag, next.problems);
    };
    for (std::uint32_t i = 0; i < document.footnotes.size(); ++i) {
        next.notes.push_back(state.laid.footnote(document, i, here));
        told(next.notes.back(), document.anchors[document.footnotes[i].anchor].id);
    }
    for (LaidBlock& block : layout.contents()) next.blocks.push_back(own(std::move(block)));
    next.first_node = next.blocks.size();
    const Task lines(task.stop_token(),
                     [&](double fraction, std::string_view what) { task.step(0.1 + 0.7 * fraction, what); });
    std::optional<Blocks> nodes = state.nodes(document, layout, lines);
    if (!nodes) return cancelled();
    for (FlowBlock& block : *nodes) {
        const Node& node = document.nodes[block.node];
        told(block, node.block);
        check_print_size(document, node, *block.laid, state.view.tag, next.problems);
        next.blocks.push_back(std::move(block));
    }
    next.behind_nodes = next.blocks.size();
    for (LaidBlock& block : layout.index()) next.blocks.push_back(own(std::move(block)));
    missing.add(state.desk.setter().take_missing(), "index", state.view.tag, next.problems);
    state.work = {state.laid.laid() - laid_before, state.laid.found() - found_before};

    if (!task.step(0.8, say("Breaking pages"))) return cancelled();
    if (!state.settle(next, layout, std::move(printed), task)) return cancelled();
    state.memory.languages = state.desk.languages();
    for (const Problem& problem : state.desk.fonts().problems()) next.problems.push_back(problem);
    for (Desk* desk : state.desks())
        for (Problem& problem : desk->problems())
            if (problem.place.language == state.view.tag &&
                std::none_of(next.problems.begin(), next.problems.end(),
                             [&](const Problem& other) { return other.code == problem.code; }))
                next.problems.push_back(std::move(problem));
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
    const std::uint32_t page = now.pages[anchor->second];
    if (page == none) return std::nullopt;
    return page + 1;
}

std::vector<Area> Typesetter::blocks_on(std::size_t page) const {
    const State::Result& now = state_->now;
    if (page >= page_count()) return {};
    if (page == 0) return areas_on_title(now.document, now.first, state_->desks());
    return areas_on(now.flow(), state_->theme, state_->desks(), page - 1);
}

Typesetter::Size Typesetter::size_of(std::size_t page) const {
    const Theme& theme = state_->theme;
    const bool turned = page > 0 && page < page_count() && state_->now.paged.pages[page - 1].landscape;
    return turned ? Size{theme.page_height, theme.page_width} : Size{theme.page_width, theme.page_height};
}

std::vector<std::string> Typesetter::labels() const {
    if (page_count() == 0) return {};
    std::vector<std::string> labels = labels_of(state_->now.paged.pages);
    labels.insert(labels.begin(), std::string());
    return labels;
}

Pages Typesetter::page(std::size_t index) const {
    State& state = *state_;
    const State::Result& now = state.now;
    Pages pages;
    if (index >= page_count()) return pages;
    BlockLayout layout(now.document, state.theme, state.desk.setter(), state.desk.shaper());
    pages.pages.push_back(index == 0 ? now.first : emit_page(now.flow(), state.theme, layout, index - 1));
    pages.info = now.document.info;
    pages.languages = state.desk.languages();
    pages.pictures = now.document.pictures;
    Used(pages, state.desks(), false).keep();
    return pages;
}

Pages Typesetter::whole() const {
    Pages pages = state_->emitted(false);
    pages.pictures = state_->now.document.pictures;
    pages.structure = state_->now.document.structure;
    drop_silent_elements(pages);
    return pages;
}

Pages Typesetter::take() {
    Pages pages = state_->emitted(true);
    pages.pictures = std::move(state_->now.document.pictures);
    pages.structure = std::move(state_->now.document.structure);
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
