#include "core/extend/host.h"
#include "tests/core/extend/support.h"
#include "tests/support/catch.h"

#include <fstream>

using namespace strateg;
using namespace strateg::extend;
using namespace strateg::extend::test;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& words) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << words;
}

const PluginStatus& named(const PluginHost& host, const std::string& id) {
    for (const PluginStatus& status : host.plugins())
        if (status.manifest.id == id) return status;
    FAIL("no plugin " << id);
    return host.plugins().front();
}

} // namespace

TEST_CASE("the bundled plugins are found and work") {
    FakeServices services;
    const PluginHost host = bundled(services);
    for (const char* id : {"spelling", "translation-state", "numbers", "references", "html"}) {
        INFO(id << ": " << named(host, id).reason.sentence);
        CHECK(named(host, id).state == PluginState::ready);
        CHECK(named(host, id).manifest.name.size() == 3);
    }
    CHECK(host.checkers().size() == 4);
    CHECK(host.exporter("html") != nullptr);
    CHECK(host.exporter("docx") == nullptr);
}

TEST_CASE("every refused plugin is listed with its reason") {
    FakeServices services;
    TemporaryFolder folder;
    const fs::path from = build_folder() / "tests/misbehaving";
    for (const char* id : {"test.old", "test.nameless", "test.empty", "test.refuses", "test.fine"})
        fs::copy(from / id, folder.path() / id, fs::copy_options::recursive);
    fs::copy(from / "test.fine", folder.path() / "zz-twice", fs::copy_options::recursive);
    write(folder.path() / "no-library/plugin.xml",
          "<plugin id='no-library' version='1' abi='1' library='x'><name>N</name><checker "
          "scope='block'/></plugin>");
    write(folder.path() / "future/plugin.xml", "<plugin id='future' version='1' abi='2' "
                                               "library='x'><name>N</name><checker scope='block'/></plugin>");
    write(folder.path() / "not-xml/plugin.xml", "<plugin id='a'");
    write(folder.path() / "no-name/plugin.xml",
          "<plugin id='no-name' version='1' abi='1' library='x'><checker scope='block'/></plugin>");
    write(folder.path() / "escapes/plugin.xml",
          "<plugin id='escapes' version='1' abi='1' library='../x'><name>N</name><checker "
          "scope='block'/></plugin>");
    write(folder.path() / "no-elf/plugin.xml", "<plugin id='no-elf' version='1' abi='1' "
                                               "library='x'><name>N</name><checker scope='block'/></plugin>");
    write(folder.path() / "no-elf/libx.so", "this is no library");
    write(folder.path() / "not-a-plugin/readme.txt", "nothing to see");

    HostOptions options;
    options.folders = {{folder.path(), Origin::bundled}, {folder.path() / "absent", Origin::bundled}};
    const PluginHost host = PluginHost::discover(options, services);
    const auto code = [&](const char* id) { return named(host, id).reason.code; };
    CHECK(code("test.old") == "extend.wrong-abi");
    CHECK(code("future") == "extend.wrong-abi");
    CHECK(code("test.nameless") == "extend.missing-entry");
    CHECK(code("test.empty") == "extend.missing-capability");
    CHECK(code("test.refuses") == "extend.init-failed");
    CHECK(code("no-library") == "extend.missing-library");
    CHECK(code("no-elf") == "extend.missing-library");
    CHECK(code("not-xml") == "extend.bad-manifest");
    CHECK(code("no-name") == "extend.bad-manifest");
    CHECK(code("escapes") == "extend.bad-manifest");
    CHECK(named(host, "not-xml").reason.place.line > 0);
    CHECK(named(host, "test.fine").state == PluginState::ready);
    std::size_t twice = 0;
    for (const PluginStatus& status : host.plugins()) {
        twice += status.reason.code == "extend.duplicate-id" ? 1 : 0;
        if (status.state != PluginState::ready) {
            CHECK(!status.reason.sentence.empty());
            CHECK(status.reason.sentence.back() == '.');
        }
    }
    CHECK(twice == 1);
    CHECK(host.plugins().size() == 12);
    CHECK(host.checkers().size() == 1);
}

TEST_CASE("third-party plugins are off until a person turns them on") {
    FakeServices services;
    TemporaryFolder settings;
    HostOptions options;
    options.folders = {{build_folder() / "tests/misbehaving", Origin::third_party}};
    options.settings = settings.path() / "strateg/plugins.txt";
    options.helper = build_folder() / "bin/strateg-plugin-host";
    {
        const PluginHost host = PluginHost::discover(options, services);
        CHECK(host.checkers().empty());
        for (const PluginStatus& status : host.plugins())
            CHECK(status.reason.code == "extend.third-party-off");
    }
    REQUIRE(set_enabled(options.settings, "test.fine", true));
    REQUIRE(set_enabled(options.settings, "test.prints", true));
    CHECK(is_enabled(options.settings, "test.fine"));
    CHECK(PluginHost::discover(options, services).checkers().size() == 2);
    options.load_third_party = false; // safe mode
    CHECK(PluginHost::discover(options, services).checkers().empty());
    options.load_third_party = true;
    REQUIRE(set_enabled(options.settings, "test.fine", false));
    CHECK(!is_enabled(options.settings, "test.fine"));
    options.helper = build_folder() / "bin/nothing-here";
    const PluginHost helpless = PluginHost::discover(options, services);
    CHECK(named(helpless, "test.prints").reason.code == "extend.no-helper");
}
