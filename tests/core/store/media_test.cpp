#include "core/store/media.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <sys/stat.h>

using namespace strateg;
using namespace store_test;

namespace {
const std::string png = std::string("\x89PNG\r\n\x1a\n", 8);
std::size_t files_in(const fs::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
    return count;
}
} // namespace

TEST_CASE("a picture comes into media/ under a safe name with the extension of its bytes") {
    const Folder folder;
    CHECK(store::add_media(folder.path, png + "a", "My Map (2).JPG").value() == "media/my-map-2.png");
    CHECK(read(folder / "media/my-map-2.png") == png + "a");
    CHECK(store::add_media(folder.path, "\xFF\xD8\xFF more", "../../etc/passwd").value() ==
          "media/passwd.jpg");
    CHECK(store::add_media(folder.path, "\xEF\xBB\xBF<?xml version='1.0'?><svg/>", "..").value() ==
          "media/picture.svg");
    CHECK(files_in(folder / "media") == 3); // and no temporary file
}

TEST_CASE("the same picture is one file, another one of its name gets a number") {
    const Folder folder;
    REQUIRE(store::add_media(folder.path, png + "one", "map.png").value() == "media/map.png");
    CHECK(store::add_media(folder.path, png + "two", "map.png").value() == "media/map-2.png");
    CHECK(store::add_media(folder.path, png + "one", "other name.png").value() == "media/map.png");
    CHECK(store::add_media(folder.path, png + "two", "map.png").value() == "media/map-2.png");
    CHECK(read(folder / "media/map.png") == png + "one");
    CHECK(files_in(folder / "media") == 2);
}

TEST_CASE("a file is copied, and one that lies in media/ stays where it is") {
    const Folder folder, elsewhere;
    write(elsewhere / "Chart 1.png", png + "c");
    CHECK(store::add_media_file(folder.path, elsewhere / "Chart 1.png").value() == "media/chart-1.png");
    CHECK(store::add_media_file(folder.path, elsewhere / "Chart 1.png", "karta").value() ==
          "media/chart-1.png");
    write(folder / "media/Kept As It Is.png", png + "k");
    CHECK(store::add_media_file(folder.path, folder / "media/Kept As It Is.png").value() ==
          "media/Kept As It Is.png");
}

TEST_CASE("what is no picture, or cannot be written, is told and leaves nothing behind") {
    const Folder folder;
    const auto text = store::add_media(folder.path, "just words", "a.png");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == "store.picture-kind");
    CHECK(store::add_media_file(folder.path, folder / "nothing.png").error().code == "store.no-file");
    CHECK(store::picture_extension("").empty());
    CHECK(store::picture_extension("<html><body>").empty());
    write(folder / "media", "a file where the folder should be");
    CHECK_FALSE(store::add_media(folder.path, png, "a.png"));
}

TEST_CASE("names for files") {
    CHECK(store::media_stem("a/b\\C d__e.tar.png") == "c-d-e-tar");
    CHECK(store::media_stem("\xD0\xBA\xD0\xB0.png") == "picture");
    CHECK(store::media_stem(std::string(300, 'x')).size() == 60);
    CHECK(store::media_stem(".hidden") == "hidden");
}
