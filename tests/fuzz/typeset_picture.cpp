// Any bytes as a picture: pixels of the size that it says, or a sentence.
#include "core/typeset/pictures/picture.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;
using namespace strateg::typeset;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto picture = decode_picture(
        std::make_shared<const std::string>(reinterpret_cast<const char*>(data), size), "fuzz.png");
    if (!picture) {
        if (picture.error().sentence.size() < 10 || picture.error().hint.empty()) std::abort();
        return 0;
    }
    const auto pixels = static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height);
    if (pixels == 0 || picture->orientation < 1 || picture->orientation > 8) std::abort();
    if (!picture->pixels && !picture->file) std::abort();
    if (picture->pixels && picture->pixels->size() != pixels * static_cast<std::size_t>(picture->components))
        std::abort();
    if (picture->alpha && picture->alpha->size() != pixels) std::abort();
    return 0;
}
