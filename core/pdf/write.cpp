#include "core/pdf/write.h"

#include "core/pdf/content.h"
#include "core/pdf/metadata.h"
#include "core/pdf/navigation.h"
#include "core/pdf/output_intent.h"

#include <new>

namespace strateg::pdf {
namespace {

Problem cancelled() {
    return {Severity::hint, "pdf.cancelled", {}, say("Writing the PDF was cancelled."), {}};
}

/// ISO 19005-2, 6.1.13.
bool allowed_size(double points) {
    return points >= 3 && points <= 14'400;
}

Result<std::string> write_pages(const typeset::Pages& pages, const Task& task, const Options& options) {
    if (pages.pages.empty()) return fail("pdf.empty", "There is no page to write.");
    for (const typeset::Page& page : pages.pages)
        if (!allowed_size(page.width) || !allowed_size(page.height))
            return fail("pdf.page-size", "A page is smaller or larger than a PDF allows.",
                        "Choose a page between 3 and 14,400 points (1 mm and 5 m) in the theme.");
    if (!task.step(0, say("fonts"))) return tl::unexpected(cancelled());

    File file(options.threads);
    const auto fonts = embed_fonts(pages, file);
    if (!fonts) return tl::unexpected(fonts.error());

    std::vector<Object> objects; // links point forward: all pages are there before the first is filled
    objects.reserve(pages.pages.size());
    for (const typeset::Page& page : pages.pages) objects.push_back(file.add_page(page.width, page.height));

    const BrokenWords words(pages);
    Pictures pictures(pages, file);
    Tags tags(pages, file, options.tagged);
    Object blending; // how pages with transparent pictures are put together
    const Drawing drawing{pages, file, *fonts, words, pictures, tags};
    for (std::size_t i = 0; i < objects.size() && !file.failed(); ++i) {
        if (i % 16 == 0 &&
            !task.step(0.1 + 0.7 * static_cast<double>(i) / static_cast<double>(objects.size()),
                       say("pages")))
            return tl::unexpected(cancelled());
        Content content(drawing, i, objects[i]);
        file.set_content(objects[i], content.write());
        write_links(pages, objects, i, tags, file);
        if (pictures.transparent_on(pages.pages[i])) {
            if (blending.id == 0) blending = file.add("/S/Transparency/CS/DeviceRGB");
            file.set_page_object(objects[i], "Group", blending);
        }
        if (tags.wanted()) {
            file.set_page_integer(objects[i], "StructParents", static_cast<int>(i));
            file.set_page_name(objects[i], "Tabs", "S");
        }
    }
    tags.write(objects);
    write_navigation(pages, objects, tags, file);
    write_metadata(pages.info, claims_of(pages, options.tagged, options.finish.passwords.has_value()), file);
    write_output_intent(file);
    if (!task.step(0.9, say("file"))) return tl::unexpected(cancelled());
    auto bytes = file.save();
    if (!bytes || !options.finish.wanted()) return bytes;
    return finish(*bytes, options.finish);
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
