#include "core/typeset/text/quality.h"

#include <algorithm>

namespace strateg::typeset {

void Quality::add(const std::vector<SetLine>& paragraph, double measure) {
    if (paragraph.empty()) return;
    ++paragraphs;
    std::size_t run = 0;
    for (const SetLine& line : paragraph) {
        const LineFit& fit = line.fit;
        overfull += fit.overfull > 0.5;
        run = fit.hyphen ? run + 1 : 0;
        long_runs += run == 3;
        if (!fit.justified) continue;
        ++lines;
        loose += fit.stretch > 0.25;
        very_loose += fit.stretch > 0.5;
        tight += fit.stretch < -0.25;
        hyphens += fit.hyphen;
        const double stretch = std::min(fit.stretch, 3.0);
        squares += stretch * stretch;
        letter_squares += fit.letters * fit.letters;
    }
    if (paragraph.size() > 1 && paragraph.back().width < 0.05 * measure) ++stubs;
}

} // namespace strateg::typeset
