// How long the page beside the text waits for a keystroke: a word is typed into a paragraph of a long
// document, the layout is brought up to date and the page with the paragraph is given, against laying the
// whole document out anew.
//
//     bench_edit [pages …]     default: 100 300 1000
//
// Everything runs on one thread; time is that of this process alone.
#include "core/model/change.h"
#include "core/store/open.h"
#include "core/typeset/typesetter.h"
#include "tests/bench/bench_build/generate.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace strateg;

namespace {

constexpr int edits = 40;

double cpu_milliseconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval& t) {
        return 1e3 * static_cast<double>(t.tv_sec) + 1e-3 * static_cast<double>(t.tv_usec);
    };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

[[noreturn]] void stop(const Problem& problem) {
    std::fprintf(stderr, "%s\n", to_line(problem).c_str());
    std::exit(1);
}

struct Figures {
    double middle = 0, most = 0;
};
Figures figures_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values[values.size() / 2], values.back()};
}

void measure(const bench::Corpus& corpus, const language::View& view, std::size_t pages) {
    model::Project project = bench::generate(corpus, pages);
    std::vector<std::string> paragraphs;
    for (const auto& entry : project.outline)
        for (const auto& block : entry.section->blocks)
            if (block->kind == model::kind::paragraph) paragraphs.push_back(block->id);
    double start = cpu_milliseconds();
    typeset::Typesetter typesetter({}, view, {});
    if (const auto done = typesetter.update(project, {}); !done) stop(done.error());
    const double whole = cpu_milliseconds() - start;

    std::vector<double> typing, inserting;
    for (int i = 0; i < edits; ++i) {
        const std::string& id = paragraphs[paragraphs.size() * static_cast<std::size_t>(i) / edits];
        const model::Found found = model::find_block(project, id);
        model::ChangeSet change;
        const bool insert = i % 4 == 3;
        model::Text text = *found.block->text(view.language);
        const std::size_t end = text.content.characters().size();
        text.content = text.content.replaced(end, end, " and a few words");
        if (insert) {
            model::Block block;
            block.id = "new" + std::to_string(i);
            block.kind = model::kind::paragraph;
            block.set_text(text);
            change.changes.push_back(
                model::InsertBlock{{found.section->id, {}, found.index + 1}, model::share(std::move(block))});
        } else {
            change.changes.push_back(model::SetText{id, view.language, text});
        }
        auto applied = model::apply(project, change);
        if (!applied) stop(applied.error());
        project = std::move(applied->project);
        start = cpu_milliseconds();
        if (const auto done = typesetter.update(project, {}); !done) stop(done.error());
        const auto page = typesetter.page_of(id);
        if (!page || typesetter.page(*page).pages.empty()) std::exit(1);
        (insert ? inserting : typing).push_back(cpu_milliseconds() - start);
    }
    const Figures typed = figures_of(typing), inserted = figures_of(inserting);
    std::printf("%-8s %5zu pages  whole %7.1f ms   typing: middle %5.1f ms, most %5.1f ms (1/%.0f of the "
                "whole)   new "
                "paragraph: middle %5.1f ms, most %5.1f ms\n",
                view.tag.c_str(), typesetter.page_count(), whole, typed.middle, typed.most,
                whole / typed.middle, inserted.middle, inserted.most);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::max(1, std::atoi(argv[i]))));
    if (sizes.empty()) sizes = {100, 300, 1000};
    const auto opened = store::open(STRATEG_SOURCE_DIR "/templates/example");
    if (!opened) stop(opened.error());
    for (const char* tag : {"en", "sr-Latn", "bg"}) {
        const language::View view = *language::view_named(opened->project, tag);
        const bench::Corpus corpus = bench::corpus_of(opened->project, view.language);
        for (const std::size_t pages : sizes) measure(corpus, view, pages);
    }
    return 0;
}
