// Any bytes as a terminology: no crash; what was read has words.
#include "core/translate/terms.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto terms = translate::read_terms({reinterpret_cast<const char*>(data), size});
    if (!terms) {
        if (terms.error().sentence.empty()) std::abort();
        return 0;
    }
    for (const translate::Concept& entry : terms->concepts())
        for (const auto& term : entry.terms)
            if (term.words.empty()) std::abort();
    return 0;
}
