// Bad input: each file gives a sentence with its place, the rest of the project opens, and saving never
// replaces what could not be read.
#include "core/store/open.h"
#include "core/store/paths.h"
#include "core/store/save.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace strateg;
using namespace store_test;

namespace {

const Problem* find(const Problems& problems, const std::string& code) {
    const auto at =
        std::find_if(problems.begin(), problems.end(), [&](const Problem& p) { return p.code == code; });
    return at == problems.end() ? nullptr : &*at;
}

/// A project of two sections whose second file is replaced by `bytes`.
struct Damaged : Folder {
    explicit Damaged(const std::string& bytes) {
        REQUIRE(store::save(small_project(), path));
        write(path / "sections/s1.xml", bytes);
    }
    store::Opened open() {
        auto opened = store::open(path);
        REQUIRE(opened);
        CHECK(opened->project.outline.at(0).section->blocks.size() == 3);
        for (const Problem& problem : opened->problems) {
            CHECK(problem.sentence.ends_with('.'));
            CHECK_FALSE(problem.place.file.empty());
        }
        return *opened;
    }
};

std::string section(const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<section id=\"s1\">\n" + inside + "\n</section>\n";
}

} // namespace

TEST_CASE("a section that is no well-formed XML: place and sentence, and save leaves the file alone") {
    const std::string bytes = section("  <block id=\"x\" kind=\"paragraph\"><text lang=\"en\">a</block>");
    Damaged folder(bytes);
    store::Opened opened = folder.open();
    const Problem* problem = find(opened.problems, "store.xml-broken");
    REQUIRE(problem);
    CHECK(problem->place.file == "sections/s1.xml");
    CHECK(problem->place.line == 3);
    CHECK(problem->place.section == "s1");
    CHECK(problem->sentence.find("text") != std::string::npos);

    REQUIRE(store::save(opened.project, folder.path, opened.baseline));
    CHECK(read(folder / "sections/s1.xml") == bytes);

    // Words typed into it go to a new file; the broken one is kept beside.
    Section typed = *opened.project.outline[1].section;
    typed.blocks.push_back(paragraph("new", "New words."));
    opened.project.outline[1].section = share(typed);
    const auto saved = store::save(opened.project, folder.path, opened.baseline);
    REQUIRE(saved);
    REQUIRE(saved->set_aside == std::vector<std::string>{"sections/s1.xml.broken"});
    CHECK(read(folder / "sections/s1.xml.broken") == bytes);
    CHECK(read(folder / "sections/s1.xml").find("New words.") != std::string::npos);
}

TEST_CASE("nesting without end, huge attributes, attributes without end") {
    std::string deep;
    for (int i = 0; i < 20000; ++i) deep += "<block kind=\"x\">";
    CHECK(find(Damaged(section(deep)).open().problems, "store.xml-broken"));
    std::string many;
    for (int i = 0; i < 100000; ++i) many += " a" + std::to_string(i) + "=\"1\"";
    CHECK(find(Damaged(section("<block" + many + "/>")).open().problems, "store.xml-broken"));
    const std::string huge(5 << 20, 'h');
    const store::Opened opened =
        Damaged(section("<block id=\"x\" kind=\"paragraph\" note=\"" + huge + "\"/>")).open();
    REQUIRE(opened.project.outline[1].section->blocks.size() == 1);
    CHECK(opened.project.outline[1].section->blocks[0]->attributes.get("note").size() == huge.size());
}

TEST_CASE("an id that is used twice: the second block gets another, its footnotes follow") {
    Damaged folder(section("<block id=\"s0b0\" kind=\"paragraph\"><text lang=\"en\">a</text></block>\n"
                           "<block id=\"p\" kind=\"paragraph\"><text lang=\"en\">b<note "
                           "ref=\"n\"/></text><note id=\"n\"/></block>\n"
                           "<block id=\"q\" kind=\"paragraph\"><text lang=\"en\">c<note "
                           "ref=\"n\"/></text><note id=\"n\"/></block>"));
    const store::Opened opened = folder.open();
    const Problem* problem = find(opened.problems, "store.duplicate-id");
    REQUIRE(problem);
    CHECK(problem->place.line == 3);
    CHECK(problem->place.block == "s0b0-2");
    const auto& blocks = opened.project.outline[1].section->blocks;
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0]->id == "s0b0-2");
    CHECK(blocks[2]->children[0]->id == "n-2");
    CHECK(blocks[2]->content("en")->marks()[0].target == "n-2");
    CHECK(blocks[1]->content("en")->marks()[0].target == "n");
}

TEST_CASE("missing ids are derived from the place, never taking one that is written later") {
    Damaged folder(
        section("<block kind=\"table\"><row><cell/><cell id=\"s1.table1.row1.cell1\"/></row></block>"));
    const store::Opened opened = folder.open();
    const Block& row = *opened.project.outline[1].section->blocks[0]->children[0];
    CHECK(row.id == "s1.table1.row1");
    CHECK(row.children[0]->id == "s1.table1.row1.cell2");
    CHECK(row.children[1]->id == "s1.table1.row1.cell1");
    CHECK(folder.open().project == opened.project);
}

TEST_CASE("ids that are none are replaced") {
    const store::Opened opened = Damaged(section("<block id=\"../../etc\" kind=\"paragraph\"/>")).open();
    CHECK(find(opened.problems, "store.invalid-id"));
    CHECK(is_valid_id(opened.project.outline[1].section->blocks[0]->id));
}

TEST_CASE("bytes that are no UTF-8 are shown, reported with their line, and kept beside on save") {
    const std::string bytes =
        section("<block id=\"x\" kind=\"paragraph\">\n<text lang=\"en\">a\xE0\xE1 b</text></block>");
    Damaged folder(bytes);
    store::Opened opened = folder.open();
    const Problem* problem = find(opened.problems, "store.not-utf8");
    REQUIRE(problem);
    CHECK(problem->place.line == 4);
    CHECK_FALSE(opened.baseline["sections/s1.xml"].whole);
}

TEST_CASE("words outside of a text, texts without or with a second language are kept") {
    Damaged folder(section(
        "<block id=\"x\" kind=\"paragraph\">stray<text>a</text><text lang=\"en\">second</text></block>"));
    store::Opened opened = folder.open();
    CHECK(find(opened.problems, "store.stray-characters"));
    CHECK(find(opened.problems, "store.text-language"));
    const Block& block = *opened.project.outline[1].section->blocks[0];
    CHECK(block.content("en")->characters() == "a");
    Folder copy;
    REQUIRE(store::save(opened.project, copy.path));
    const std::string saved = read(copy / "sections/s1.xml");
    CHECK(saved.find("stray") != std::string::npos);
    CHECK(saved.find("second") != std::string::npos);
}

TEST_CASE("paths that leave the project") {
    Folder outside;
    write(outside / "secret.xml", "<section id=\"s1\"/>");
    Damaged folder(section("<block id=\"f\" kind=\"figure\" src=\"../../etc/passwd\"/>"
                           "<block id=\"g\" kind=\"figure\" src=\"/etc/passwd\"/>"
                           "<block id=\"h\" kind=\"figure\" src=\"media/link.png\"/>"
                           "<block id=\"i\" kind=\"figure\" src=\"media/none.png\"/>"));
    fs::create_directories(folder / "media");
    fs::create_symlink(outside / "secret.xml", folder / "media/link.png");
    const store::Opened opened = folder.open();
    CHECK(std::count_if(opened.problems.begin(), opened.problems.end(), [](const Problem& p) {
              return p.code == "store.path-outside" && p.place.line == 3;
          }) == 3);
    const Problem* missing = find(opened.problems, "store.missing-media");
    REQUIRE(missing);
    CHECK(missing->place.block == "i");
    CHECK_FALSE(store::media_path(folder.path, "media/link.png"));
    CHECK(store::media_path(folder.path, "sections/s0.xml"));

    fs::remove(folder / "sections/s0.xml");
    fs::create_symlink(outside / "secret.xml", folder / "sections/s0.xml");
    const auto linked = store::open(folder.path);
    REQUIRE(linked);
    CHECK(find(linked->problems, "store.path-outside")->place.file == "sections/s0.xml");
}

TEST_CASE("a section of project.xml whose name leads elsewhere") {
    Damaged folder(section(""));
    std::string project = read(folder / "project.xml");
    project.replace(project.find("<section ref=\"s0\""), 17,
                    "<section ref=\"../../x\"/><section ref=\"s0\"/><section ref=\"s0\"");
    write(folder / "project.xml", project);
    const store::Opened opened = folder.open();
    CHECK(find(opened.problems, "store.path-outside"));
    CHECK(find(opened.problems, "store.section-twice"));
    CHECK(opened.project.outline.size() == 2);
}

TEST_CASE("a missing section file and one that nobody names") {
    Damaged folder(section(""));
    fs::remove(folder / "sections/s1.xml");
    write(folder / "sections/other.xml", "<section id=\"other\"/>");
    store::Opened opened = folder.open();
    CHECK(find(opened.problems, "store.missing-section")->place.section == "s1");
    CHECK(find(opened.problems, "store.stray-section")->place.file == "sections/other.xml");
    REQUIRE(store::save(opened.project, folder.path, opened.baseline));
    CHECK(fs::exists(folder / "sections/other.xml"));
    CHECK_FALSE(fs::exists(folder / "sections/s1.xml"));
}

TEST_CASE("a broken project.xml still shows the sections, and may not be saved") {
    Damaged folder(section(""));
    write(folder / "project.xml", "<project><front>");
    const store::Opened opened = folder.open();
    CHECK(opened.project.outline.size() == 2);
    REQUIRE(opened.not_savable);
    CHECK(opened.not_savable->code == "store.xml-broken");
}

TEST_CASE("a project of a newer version may be read") {
    Damaged folder(section(""));
    std::string project = read(folder / "project.xml");
    project.replace(project.find("format=\"1\""), 10, "format=\"2\"");
    write(folder / "project.xml", project);
    REQUIRE(folder.open().not_savable);
    CHECK(folder.open().not_savable->code == "store.newer-format");
}

TEST_CASE("what is no project at all") {
    Folder folder;
    CHECK(store::open(folder / "none").error().code == "store.no-folder");
    CHECK(store::open(folder.path).error().code == "store.not-a-project");
    write(folder / "file", "x");
    CHECK(store::open(folder / "file").error().code == "store.not-a-project");
    fs::create_directory(folder / "project.xml");
    const auto opened = store::open(folder.path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().sentence.ends_with('.'));
}

TEST_CASE("a word list with carriage returns, marks of byte order and bad bytes stays the same once saved") {
    Folder folder, copy;
    REQUIRE(store::save(small_project(), folder.path));
    write(folder / "words/sr.txt", "\xEF\xBB\xBF\xEF\xBB\xBF"
                                   "б\r\n a\rc \n\n\xFFx\n\x01y\n");
    const auto opened = store::open(folder.path);
    REQUIRE(opened);
    CHECK(opened->project.words.at("sr") ==
          std::set<std::string>{"a c", "б", "\xEF\xBF\xBDx", "\xEF\xBF\xBDy"});
    REQUIRE(store::save(opened->project, copy.path));
    CHECK(store::open(copy.path)->project == opened->project);
}

TEST_CASE("many sections, parsed by several threads, come as if by one: in order, with their problems") {
    Folder folder;
    const Project project = small_project(80, 5);
    REQUIRE(store::save(project, folder.path));
    fs::remove(folder / "sections/s7.xml");
    for (int lost = 30; lost < 50; ++lost)
        fs::remove(folder / ("sections/s" + std::to_string(lost) + ".xml"));
    write(folder / "sections/s20.xml", "<section id=\"s20\"><block");
    write(folder / "sections/s60.xml",
          section("  <block kind=\"paragraph\"><text lang=\"en\">a \xFF</text></block>"));
    for (int round = 0; round < 5; ++round) {
        const auto opened = store::open(folder.path);
        REQUIRE(opened);
        REQUIRE(opened->project.outline.size() == 80);
        for (int s = 0; s < 80; ++s) {
            const Section& read = *opened->project.outline[static_cast<std::size_t>(s)].section;
            REQUIRE(read.id == "s" + std::to_string(s));
            const bool lost = s == 7 || s == 20 || (s >= 30 && s < 50);
            if (lost) {
                CHECK(read.blocks.empty());
            } else if (s != 60) {
                CHECK(read == *project.outline[static_cast<std::size_t>(s)].section);
            }
        }
        std::vector<std::string> sections;
        for (const Problem& problem : opened->problems) sections.push_back(problem.place.section);
        std::vector<std::string> wanted{"s7", "s20"};
        for (int lost = 30; lost < 50; ++lost) wanted.push_back("s" + std::to_string(lost));
        REQUIRE(sections.size() > wanted.size());
        CHECK(std::vector<std::string>(sections.begin(), sections.begin() + 22) == wanted);
        CHECK(std::all_of(sections.begin() + 22, sections.end(),
                          [](const std::string& s) { return s == "s60"; }));
        CHECK(find(opened->problems, "store.not-utf8"));
    }
}

TEST_CASE("ids that sections share are settled in the order of the files, however many threads read them") {
    Folder folder;
    std::string outline;
    const auto section = [&](int number, const std::string& blocks) {
        const std::string id = "s" + std::to_string(number);
        outline += "<section ref=\"" + id + "\"/>";
        write(folder / ("sections/" + id + ".xml"), "<section id=\"" + id + "\">" + blocks + "</section>");
    };
    const auto block = [](const std::string& id, const std::string& words) {
        return "<block" + (id.empty() ? "" : " id=\"" + id + "\"") +
               " kind=\"paragraph\"><text lang=\"en\">" + words + "</text></block>";
    };
    for (int number = 0; number < 24; ++number) {
        const std::string own = "b" + std::to_string(number);
        if (number == 3 || number == 7) // one id in two sections: the first keeps it
            section(number, block("both", own));
        else if (number == 5) // none given: not one that stands in a later file
            section(number, block("", own));
        else if (number == 9)
            section(number, block("s5.paragraph1", own));
        else if (number == 11) // twice in one section
            section(number, block("twin", own) + block("twin", own + " again"));
        else
            section(number, block(own, own));
    }
    write(folder / "project.xml", "<project format=\"1\" id=\"p\" source=\"en\" languages=\"en\"><sections>" +
                                      outline + "</sections></project>");
    for (int round = 0; round < 20; ++round) { // threads come in another order every time
        const auto opened = store::open(folder.path);
        REQUIRE(opened);
        const auto id = [&](std::size_t number, std::size_t at = 0) {
            return opened->project.outline[number].section->blocks.at(at)->id;
        };
        CHECK(id(3) == "both");
        CHECK(id(7) == "both-2");
        CHECK(id(5) == "s5.paragraph2");
        CHECK(id(9) == "s5.paragraph1");
        CHECK(id(11) == "twin");
        CHECK(id(11, 1) == "twin-2");
        REQUIRE(std::count_if(opened->problems.begin(), opened->problems.end(), [](const Problem& problem) {
                    return problem.code == "store.duplicate-id";
                }) == 2);
        CHECK(find(opened->problems, "store.duplicate-id")->place.section == "s7");
    }
}

TEST_CASE("opening can be cancelled, and says so") {
    Folder folder;
    REQUIRE(store::save(small_project(12, 2), folder.path));
    std::stop_source stop;
    int steps = 0;
    store::OpenOptions options;
    options.task = Task(stop.get_token(), [&](double, std::string_view) {
        if (++steps == 5) stop.request_stop();
    });
    const auto opened = store::open(folder.path, options);
    REQUIRE(!opened);
    CHECK(opened.error().code == "store.cancelled");
    CHECK(store::open(folder.path)); // and nothing stays behind
}
