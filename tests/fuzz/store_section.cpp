// Any bytes as a section file: no crash; what was read is written and read as the same again.
#include "core/store/xml.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Problems problems;
    const auto section =
        store::section_from_xml({reinterpret_cast<const char*>(data), size}, "sections/fuzz.xml", problems);
    if (!section) {
        if (section.error().sentence.empty()) std::abort();
        return 0;
    }
    const std::string xml = store::to_xml(*section, {"en", "sr", "bg"});
    const auto again = store::section_from_xml(xml, "sections/fuzz.xml", problems);
    if (!again || store::to_xml(*again, {"en", "sr", "bg"}) != xml) std::abort();
    return 0;
}
