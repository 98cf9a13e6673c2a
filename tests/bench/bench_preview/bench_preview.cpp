// How long the page beside the text waits for a keystroke: from handing the new state to the preview's thread
// until the pixels of the page with the caret are delivered; by the clock on the wall, and in CPU time, which
// is what a quiet machine needs. The floor in the same run: drawing a page alone; and the whole layout, which
// the preview must not do again.
//
//     bench_preview [pages]     default: 300
#include "core/model/change.h"
#include "core/preview/preview.h"
#include "core/store/open.h"
#include "tests/bench/bench_build/generate.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <string>
#include <vector>

using namespace strateg;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int edits = 200;
constexpr double scale = 1.5; // pixels a point: A4 is 893 × 1263

[[noreturn]] void stop(const Problem& problem) {
    std::fprintf(stderr, "%s\n", to_line(problem).c_str());
    std::exit(1);
}

double cpu_milliseconds() {
    std::timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

/// Waits for the page that a wish asks for.
class Pane {
public:
    Clock::time_point wait(std::uint64_t asked) {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [&] { return asked_ >= asked; });
        return at_;
    }
    std::uint64_t want(preview::Wanted wanted) { return preview_.want(std::move(wanted)); }

private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::uint64_t asked_ = 0;
    Clock::time_point at_;
    preview::Preview preview_{{[this](preview::Answer answer) {
                                   if (!answer.picture || !answer.caret ||
                                       answer.picture->page != answer.caret->page)
                                       return;
                                   const std::lock_guard lock(mutex_);
                                   asked_ = answer.asked;
                                   at_ = Clock::now();
                                   came_.notify_all();
                               },
                               [](double) {}, [](Problem problem) { stop(problem); }}};
};

enum class Kind { typing, with_notes, paragraph };

void measure(const bench::Corpus& corpus, const language::View& view, std::size_t pages) {
    model::Project project = bench::generate(corpus, pages);
    std::vector<std::string> plain, noted;
    for (const auto& entry : project.outline)
        for (const auto& block : entry.section->blocks)
            if (block->kind == model::kind::paragraph)
                (block->children.empty() ? plain : noted).push_back(block->id);

    typeset::Typesetter typesetter({}, view, {}, 2);
    double begin = cpu_milliseconds();
    if (const auto done = typesetter.update(project, {}); !done) stop(done.error());
    const double whole = cpu_milliseconds() - begin;
    draw::PageDrawer drawer;
    std::vector<double> drawing;
    for (int i = 0; i < edits; ++i) {
        const auto page = typesetter.page(typesetter.page_count() * static_cast<std::size_t>(i) / edits);
        begin = cpu_milliseconds();
        if (drawer.draw(page, 0, scale).rgb.empty()) std::exit(1);
        drawing.push_back(cpu_milliseconds() - begin);
    }
    const double floor = percentile(drawing, 0.5);
    std::printf(
        "%s, %zu pages: CPU of the whole layout %.0f ms; of drawing a page p50 %.1f ms, p99 %.1f ms\n",
        view.tag.c_str(), typesetter.page_count(), whole, floor, percentile(drawing, 0.99));

    Pane pane;
    preview::Wanted wish;
    wish.view = view;
    wish.epoch = 1;
    wish.scale = scale;
    const auto ask = [&](const std::string& id) {
        wish.project = project;
        ++wish.revision;
        wish.caret = {id, 1};
        const double cpu = cpu_milliseconds();
        const Clock::time_point asked_at = Clock::now();
        const std::uint64_t asked = pane.want(wish);
        const std::chrono::duration<double, std::milli> wall = pane.wait(asked) - asked_at;
        return std::pair(wall.count(), cpu_milliseconds() - cpu);
    };
    const auto [first_wall, first_cpu] = ask(plain.front());
    std::printf("  first page after opening: %.0f ms, CPU %.0f ms\n", first_wall, first_cpu);
    int added = 0;
    for (const Kind kind : {Kind::typing, Kind::with_notes, Kind::paragraph}) {
        const std::vector<std::string>& from = kind == Kind::with_notes ? noted : plain;
        if (from.empty()) continue;
        std::vector<double> wall, cpu;
        for (int i = 0; i < edits; ++i) {
            // Five letters here, then somewhere else.
            std::string id = from[from.size() * static_cast<std::size_t>(i / 5) / (edits / 5)];
            const model::Found found = model::find_block(project, id);
            model::Text text = *found.block->text(view.language);
            const std::size_t end = text.content.characters().size();
            text.content = text.content.replaced(end, end, i % 5 == 0 ? " a" : "n");
            model::ChangeSet change;
            if (kind == Kind::paragraph) {
                model::Block block;
                block.id = id = "new" + std::to_string(++added);
                block.kind = model::kind::paragraph;
                block.set_text(text);
                change.changes.push_back(model::InsertBlock{{found.section->id, {}, found.index + 1},
                                                            model::share(std::move(block))});
            } else {
                change.changes.push_back(model::SetText{id, view.language, text});
            }
            auto applied = model::apply(project, change);
            if (!applied) stop(applied.error());
            project = std::move(applied->project);
            const auto [waited, worked] = ask(id);
            wall.push_back(waited);
            cpu.push_back(worked);
        }
        static constexpr const char* names[] = {"a letter", "a letter beside notes", "a new paragraph"};
        const double p50 = percentile(cpu, 0.5);
        std::printf(
            "  %-22s p50 %5.1f ms  p99 %5.1f ms; CPU p50 %5.1f ms  p99 %5.1f ms: %.1f times drawing alone, "
            "1/%.0f of the whole layout\n",
            names[static_cast<int>(kind)], percentile(wall, 0.5), percentile(wall, 0.99), p50,
            percentile(cpu, 0.99), p50 / floor, whole / p50);
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t pages = argc > 1 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[1]))) : 300;
    const auto opened = store::open(STRATEG_SOURCE_DIR "/templates/example");
    if (!opened) stop(opened.error());
    for (const char* tag : {"en", "sr-Latn", "bg"}) {
        const language::View view = *language::view_named(opened->project, tag);
        measure(bench::corpus_of(opened->project, view.language), view, pages);
    }
    return 0;
}
