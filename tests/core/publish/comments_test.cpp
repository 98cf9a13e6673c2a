// Comments are nobody's words but their authors': what is printed is the same with and without them.
#include "core/publish/publish.h"

#include "core/model/staleness.h"
#include "core/store/open.h"
#include "tests/core/publish/shell.h"
#include "tests/support/catch.h"
#include "tests/support/comments.h"

#include <fstream>
#include <sstream>

using namespace strateg;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

} // namespace

TEST_CASE("PDFs of a project with comments are those of the project without") {
    const fs::path folder = fs::path(STRATEG_SOURCE_DIR) / "templates/example";
    const auto opened = store::open(folder);
    REQUIRE(opened);
    const model::Project& plain = opened->project;
    const model::Project commented = test::commented(plain);
    REQUIRE_FALSE(commented == plain);
    model::for_each_block(commented,
                          [&](const model::Section&, const model::Block*, const model::BlockPtr& now) {
                              const model::Found before = model::find_block(plain, now->id);
                              for (const std::string& language : plain.languages)
                                  CHECK(model::translation_state(*now, plain.source, language) ==
                                        model::translation_state(*before.block, plain.source, language));
                          });

    const fs::path out = fs::path(STRATEG_BINARY_DIR) / "tests/output/publish";
    const auto without = publish::publish(plain, folder, {.out = out / "plain"});
    const auto with = publish::publish(commented, folder, {.out = out / "commented"});
    REQUIRE(without);
    REQUIRE(with);
    CHECK(with->problems.size() == without->problems.size());
    REQUIRE(with->outputs.size() == without->outputs.size());
    for (std::size_t i = 0; i < with->outputs.size(); ++i) {
        INFO(with->outputs[i].view);
        CHECK(with->outputs[i].pages == without->outputs[i].pages);
        CHECK(bytes_of(with->outputs[i].path) == bytes_of(without->outputs[i].path));
    }
}
