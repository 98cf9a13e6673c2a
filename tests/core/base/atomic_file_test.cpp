#include "core/base/atomic_file.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace strateg;
namespace fs = std::filesystem;

namespace {

fs::path fresh_folder() {
    const fs::path folder = fs::path(STRATEG_BINARY_DIR) / "tests/output/atomic_file";
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

std::string content(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("A file is written whole and replaced whole") {
    const fs::path folder = fresh_folder();
    REQUIRE(write_atomically(folder / "a.pdf", "first"));
    CHECK(content(folder / "a.pdf") == "first");
    const std::string big(3'000'000, 'x');
    REQUIRE(write_atomically(folder / "a.pdf", big));
    CHECK(content(folder / "a.pdf") == big);
    CHECK(files_in(folder) == 1);
}

TEST_CASE("A link is replaced, what it points to stays") {
    const fs::path folder = fresh_folder();
    REQUIRE(write_atomically(folder / "target", "precious"));
    fs::create_symlink(folder / "target", folder / "link");
    REQUIRE(write_atomically(folder / "link", "new"));
    CHECK(content(folder / "target") == "precious");
    CHECK_FALSE(fs::is_symlink(folder / "link"));
}

TEST_CASE("A file that cannot be written is a sentence, and nothing is left behind") {
    const fs::path folder = fresh_folder();
    CHECK(write_atomically(folder / "missing/a.pdf", "x").error().code == "base.no-folder");
    fs::create_directories(folder / "taken/inside");
    CHECK_FALSE(write_atomically(folder / "taken", "x"));
    CHECK(files_in(folder) == 1);
    CHECK_FALSE(write_atomically("/proc/a.pdf", "x"));
}
