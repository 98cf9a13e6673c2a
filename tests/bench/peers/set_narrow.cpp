// Sets a project's view in the default design on another measure, for comparisons with other programs.
//
//     set_narrow PROJECT VIEW PDF MEASURE      MEASURE: width of the text in PDF points
#include "core/pdf/write.h"
#include "core/store/open.h"
#include "core/typeset/lay_out.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace strateg;

namespace {

int stop(const Problem& problem) {
    std::fprintf(stderr, "%s\n", to_line(problem).c_str());
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fprintf(stderr, "usage: set_narrow PROJECT VIEW PDF MEASURE\n");
        return 2;
    }
    const auto opened = store::open(argv[1]);
    if (!opened) return stop(opened.error());
    const auto view = language::view_named(opened->project, argv[2]);
    if (!view) {
        std::fprintf(stderr, "The project has no view %s.\n", argv[2]);
        return 2;
    }
    typeset::Theme theme;
    theme.margin_right = theme.page_width - theme.margin_left - std::atof(argv[4]);
    const auto laid = typeset::lay_out(opened->project, argv[1], *view, theme, {});
    if (!laid) return stop(laid.error());
    const auto bytes = pdf::write(laid->pages, {});
    if (!bytes) return stop(bytes.error());
    std::ofstream(argv[3], std::ios::binary).write(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    return 0;
}
