#include "core/typeset/pictures/resolution.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {

std::optional<Problem> coarse(const Picture& picture, const Box& box) {
    if (!(box.width > 0) || !(box.height > 0)) return std::nullopt;
    constexpr double inch = 72, centimetre = inch / 2.54;
    const bool turned = picture.orientation >= 5;
    const double across = turned ? picture.height : picture.width;
    const double resolution = across / (box.width / inch);
    if (resolution >= least_resolution - 0.5) return std::nullopt;
    const auto tenths = [](double value) {
        const long whole = std::lround(value * 10);
        return std::to_string(whole / 10) + "." + std::to_string(whole % 10);
    };
    const long needed = std::lround(std::ceil(box.width / inch * least_resolution / 10) * 10);
    return Problem{Severity::warning,
                   "typeset.picture-coarse",
                   {},
                   say("The picture “{}” has only {} pixels an inch at its size on paper, {} × {} cm.",
                       picture.path.filename().generic_string(), std::lround(resolution),
                       tenths(box.width / centimetre), tenths(box.height / centimetre)),
                   say("Use one that is at least {} pixels wide, or print it no wider than {} cm.", needed,
                       tenths(across / least_resolution * 2.54))};
}

} // namespace strateg::typeset
