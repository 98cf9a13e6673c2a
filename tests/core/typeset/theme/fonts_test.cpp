// Which faces the shipped themes use, and that each has the letter forms of the language it is used for.
#include "core/typeset/fonts/font_files.h"
#include "core/typeset/fonts/font_set.h"
#include "core/typeset/theme/find.h"
#include "tests/support/catch.h"

#include <fstream>

using namespace strateg;
using namespace strateg::typeset;
namespace fs = std::filesystem;

namespace {

std::uint32_t glyph(hb_font_t* font, const std::string& letter, const char* language) {
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_CYRILLIC);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_buffer_add_utf8(buffer, letter.c_str(), -1, 0, -1);
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const std::uint32_t id = count == 1 ? glyphs[0].codepoint : 0;
    hb_buffer_destroy(buffer);
    return id;
}

struct Folder {
    fs::path path;
    Folder() {
        char name[] = "/tmp/strateg-fonts-XXXXXX";
        path = ::mkdtemp(name);
    }
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE(
    "text, headings and tables of every theme have Serbian and Bulgarian letter forms, in all weights") {
    const std::vector<std::string> serbian{"б"}, serbian_italic{"б", "г", "д", "п", "т"},
        bulgarian{"в", "г", "д", "ж", "з", "и", "й", "к", "л", "н", "п", "т", "ц", "ч", "ш", "щ", "ю"};
    for (const char* name : {"report", "brief", "magazine"}) {
        const auto read = find_theme(name, {});
        REQUIRE(read);
        FontSet fonts(read->theme);
        for (const Family role : {Family::body, Family::heading, Family::table, Family::running})
            for (const Weight weight : {Weight::regular, Weight::semibold, Weight::bold}) {
                const auto differ = [&](const char* language, const std::vector<std::string>& letters,
                                        bool italic) {
                    FontKey key{role, weight, italic};
                    key.tongue = fonts.tongue_of(language);
                    const std::uint32_t face = fonts.main_face(key);
                    INFO(name << ", role " << static_cast<int>(role) << ", weight "
                              << static_cast<int>(weight) << ": " << fonts.face(face).postscript_name << " "
                              << language);
                    for (const std::string& letter : letters) {
                        INFO(letter);
                        CHECK(glyph(fonts.font(face), letter, language) !=
                              glyph(fonts.font(face), letter, "ru"));
                    }
                };
                differ("sr-Cyrl", serbian, false);
                differ("bg", bulgarian, false);
                if (role == Family::body || role == Family::table) differ("sr-Cyrl", serbian_italic, true);
            }
        for (const Problem& problem : fonts.problems()) FAIL_CHECK(to_line(problem));
    }
}

TEST_CASE("italics are italics, and weights differ") {
    for (const char* name : {"report", "brief", "magazine"}) {
        const auto read = find_theme(name, {});
        REQUIRE(read);
        FontSet fonts(read->theme);
        for (const char* language : {"en", "sr", "bg"}) {
            FontKey key;
            key.tongue = fonts.tongue_of(language);
            const auto face = [&](Weight weight, bool italic) {
                key.weight = weight;
                key.italic = italic;
                return fonts.face(fonts.main_face(key)).postscript_name;
            };
            CHECK(face(Weight::regular, true).find("Italic") != std::string::npos);
            CHECK(face(Weight::bold, true).find("Italic") != std::string::npos);
            CHECK(face(Weight::regular, false) != face(Weight::semibold, false));
        }
    }
}

TEST_CASE("what the family of a language lacks comes from the role's own family, then from the fallbacks") {
    const auto read = find_theme("brief", {});
    REQUIRE(read);
    FontSet fonts(read->theme);
    FontKey key;
    key.tongue = fonts.tongue_of("bg");
    const auto face = [&](char32_t character) {
        const std::uint32_t found = fonts.face_for(key, character);
        return found == none ? std::string("none") : fonts.face(found).postscript_name;
    };
    CHECK(face(U'ж') == "Manrope-Regular");
    CHECK(face(U'ѣ') == "NotoSans-Regular"); // an old letter
    CHECK(face(U'♦').find("DejaVu") == 0);
    CHECK(face(U'\U0001F600') != "Manrope-Regular");
    CHECK(face(U'\uE0FE') == "none");
}

TEST_CASE("font files are found by name, the same in every run, and anew when a folder changes") {
    Folder folder;
    for (const char* name : {"b/Two.ttf", "a/Two.ttf", "a/deep/One.OTF", "a/readme.txt"}) {
        fs::create_directories((folder.path / name).parent_path());
        std::ofstream(folder.path / name) << "x";
    }
    const auto files = font_files_below(folder.path);
    CHECK(files->by_name.size() == 2);
    CHECK(files->by_name.at("Two.ttf") == folder.path / "a/Two.ttf");
    CHECK(font_files_below(folder.path) == files); // kept
    std::ofstream(folder.path / "a/deep/New.ttf") << "x";
    // The clock of files is coarse: make sure that the change shows.
    fs::last_write_time(folder.path / "a/deep", fs::file_time_type::clock::now() + std::chrono::seconds(2));
    const auto again = font_files_below(folder.path);
    CHECK(again->by_name.contains("New.ttf"));
    CHECK(font_files_below(folder.path / "gone")->by_name.empty());
}

TEST_CASE("missing and broken font files are told with their package, and another face takes their place") {
    Folder folder;
    std::ofstream(folder.path / "Broken.ttf") << "this is no font";
    Theme theme;
    theme.font_folders.insert(theme.font_folders.begin(), folder.path);
    theme.body.file[0][0] = "Broken.ttf";
    theme.body.file[2][0] = "Missing.ttf";
    FontSet fonts(theme);
    REQUIRE(fonts.check());
    CHECK(fonts.face(fonts.main_face({})).postscript_name == "DejaVuSerif");
    FontKey bold;
    bold.weight = Weight::bold;
    fonts.main_face(bold);
    REQUIRE(fonts.problems().size() == 2);
    CHECK(fonts.problems()[0].code == "typeset.font-broken");
    CHECK(fonts.problems()[1].code == "typeset.font-missing");
    CHECK(fonts.problems()[1].hint.find("fonts-vollkorn") != std::string::npos);
}
