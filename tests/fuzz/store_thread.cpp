// Any bytes as a thread of comments: no crash; what was read is written and read as the same again.
#include "core/store/thread_xml.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;

namespace {

std::string rewritten(std::string_view xml, bool& read) {
    Problems problems;
    auto dom = store::parse(xml, "comments/fuzz.xml", problems);
    read = dom.has_value();
    if (!dom) return {};
    store::ReadContext context{"comments/fuzz.xml", problems, {}};
    return store::thread_xml(store::read_thread(*dom->root, "fuzz", context));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bool read = false;
    const std::string xml = rewritten({reinterpret_cast<const char*>(data), size}, read);
    if (!read) return 0;
    const std::string again = rewritten(xml, read);
    if (!read || again != xml) std::abort();
    return 0;
}
