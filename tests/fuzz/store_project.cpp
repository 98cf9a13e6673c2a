// Any bytes as project.xml: no crash; what was read is written and read as the same again.
#include "core/store/project_xml.h"

#include <cstdint>
#include <cstdlib>

using namespace strateg;

namespace {

std::string rewritten(std::string_view xml, bool& read) {
    Problems problems;
    auto dom = store::parse(xml, "project.xml", problems);
    read = dom.has_value();
    if (!dom) return {};
    store::ReadContext context{"project.xml", problems, {}};
    store::Ids ids;
    ids.see(xml);
    store::ProjectFile file = store::read_project_file(*dom->root, context, ids);
    for (store::OutlineRef& entry : file.outline) {
        model::Section section;
        section.id = entry.section;
        section.attributes = entry.attributes;
        file.project.outline.push_back({model::share(std::move(section)), entry.depth});
    }
    return store::project_file_xml(file.project);
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
