// Any bytes as a journal, and as the payload of one of its records (the checksum would hide it from a
// fuzzer).
#include "core/store/journal.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const store::JournalContent content = store::read_journal(bytes);
    if (content.valid_bytes > size) std::abort();
    for (std::size_t at = 0; at != std::string_view::npos && at < size; at = bytes.find("<changes", at + 1)) {
        const auto entry = store::journal_entry_from_xml(bytes.substr(at));
        if (!entry) continue;
        const std::string xml = store::to_xml(*entry);
        const auto again = store::journal_entry_from_xml(xml);
        if (!again || store::to_xml(*again) != xml) std::abort();
        if (at > 4096) break;
    }
    return 0;
}
