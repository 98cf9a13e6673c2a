#include "core/pdf/write.h"

#include "core/pdf/content.h"
#include "core/pdf/metadata.h"
#include "core/pdf/navigation.h"

#include <new>

namespace strateg::pdf {
namespace {

Problem cancelled() {
    return {Severity::hint, "pdf.cancelled", {}, "Writing the PDF was cancelled.", {}};
}

Result<std::string> write_pages(const typeset::Pages& pages, const Task& task, const Options& options) {
    if (pages.pages.empty()) return fail("pdf.empty", "There is no page to write.");
    if (!task.step(0, "fonts")) return tl::unexpected(cancelled());

    File file;
    const auto fonts = embed_fonts(pages, file);
    if (!fonts) return tl::unexpected(fonts.error());

    std::vector<Object> objects; // links point forward: all pages are there before the first is filled
    objects.reserve(pages.pages.size());
    for (const typeset::Page& page : pages.pages) objects.push_back(file.add_page(page.width, page.height));

    const BrokenWords words(pages);
    Pictures pictures(pages, file);
    Tags tags(pages, file, options.tagged);
    const Drawing drawing{pages, file, *fonts, words, pictures, tags};
    for (std::size_t i = 0; i < objects.size() && !file.failed(); ++i) {
        if (i % 16 == 0 &&
            !task.step(0.1 + 0.7 * static_cast<double>(i) / static_cast<double>(objects.size()), "pages"))
            return tl::unexpected(cancelled());
        Content content(drawing, i, objects[i]);
        file.set_content(objects[i], content.write());
        write_links(pages, objects, i, tags, file);
        if (tags.wanted()) {
            file.set_page_integer(objects[i], "StructParents", static_cast<int>(i));
            file.set_page_name(objects[i], "Tabs", "S");
        }
    }
    tags.write(objects);
    write_navigation(pages, objects, tags, file);
    write_metadata(pages.info, file);
    if (!task.step(0.9, "file")) return tl::unexpected(cancelled());
    return file.save();
}

} // namespace

Result<std::string> write(const typeset::Pages& pages, const Task& task, const Options& options) {
    try {
        return write_pages(pages, task, options);
    } catch (const std::bad_alloc&) {
        return fail("pdf.memory", "There was not enough memory to write the PDF.",
                    "Close other programs, or make the pictures smaller.");
    }
}

} // namespace strateg::pdf
