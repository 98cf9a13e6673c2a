// The same bytes as PO and as XLIFF.
#include "core/exchange/bilingual.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto po = strateg::exchange::read_po(bytes, "fuzz.sr@latin.po"))
        (void)strateg::exchange::write_xliff(po->project, po->target);
    if (const auto xliff = strateg::exchange::read_xliff(bytes, "fuzz.bg.xlf"))
        (void)strateg::exchange::write_po(xliff->project, xliff->target);
    return 0;
}
