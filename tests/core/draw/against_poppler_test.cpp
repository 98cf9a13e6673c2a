// The pages on the screen are those of the PDF: every page of the example in every view against what pdftoppm
// makes of the file.
#include "core/pdf/write.h"
#include "core/store/open.h"
#include "core/typeset/lay_out.h"
#include "tests/core/draw/look.h"
#include "tests/support/catch.h"

#include <cstdlib>

using namespace strateg;
namespace fs = std::filesystem;

namespace {

constexpr int dpi = 110;

fs::path output(const std::string& name) {
    const fs::path folder = fs::path(STRATEG_BINARY_DIR) / "tests/output/draw" / name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

void same_as_poppler(const fs::path& project_folder, const std::string& tag, const std::string& name) {
    const auto opened = store::open(project_folder);
    REQUIRE(opened);
    const auto view = language::view_named(opened->project, tag);
    REQUIRE(view);
    const auto laid = typeset::lay_out(opened->project, project_folder, *view, {}, {});
    REQUIRE(laid);
    const auto bytes = pdf::write(laid->pages);
    REQUIRE(bytes);
    const fs::path folder = output(name + "-" + tag);
    std::ofstream(folder / "file.pdf", std::ios::binary) << *bytes;
    const std::string command = "pdftoppm -r " + std::to_string(dpi) + " '" + (folder / "file.pdf").string() +
                                "' '" + (folder / "poppler").string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);

    std::vector<fs::path> pictures;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".ppm") pictures.push_back(entry.path());
    std::sort(pictures.begin(), pictures.end());
    REQUIRE(pictures.size() == laid->pages.pages.size());
    draw::PageDrawer drawer;
    double mean = 0, sharpness = 0;
    for (std::size_t page = 0; page < pictures.size(); ++page) {
        const draw::Raster theirs = test::read_ppm(pictures[page]);
        const draw::Raster ours = drawer.draw(laid->pages, page, dpi / 72.0);
        INFO(tag << " page " << page + 1);
        CHECK(std::abs(ours.width - theirs.width) <= 1);
        CHECK(std::abs(ours.height - theirs.height) <= 1);
        const test::Difference difference = test::compare(ours, theirs);
        INFO("mean " << difference.mean << ", worst " << difference.worst << " at " << difference.worst_x
                     << ", " << difference.worst_y << ", sharpness " << difference.sharpness);
        CHECK(difference.mean < 6);
        CHECK(difference.worst < 40);
        mean += difference.mean;
        sharpness += difference.sharpness;
        if (difference.worst >= 40 || difference.mean >= 6 || std::getenv("STRATEG_KEEP_PICTURES"))
            test::write_ppm(ours, folder / ("ours-" + std::to_string(page + 1) + ".ppm"));
        else
            fs::remove(pictures[page]);
    }
    const auto count = static_cast<double>(pictures.size());
    WARN(name << ' ' << tag << ": mean difference " << mean / count << " of 255, sharpness against poppler's "
              << sharpness / count);
    CHECK(mean / count < 4);
    CHECK(sharpness / count > 0.95);
}

} // namespace

TEST_CASE("pages on the screen are those of the PDF") {
    for (const char* tag : {"en", "sr-Cyrl", "sr-Latn", "bg"})
        same_as_poppler(STRATEG_SOURCE_DIR "/templates/example", tag, "example");
}

TEST_CASE("drawings and charts on the screen are those of the PDF") {
    same_as_poppler(STRATEG_SOURCE_DIR "/tests/data/graphics", "en", "graphics");
}
