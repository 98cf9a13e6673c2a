// What the tests of the store share: folders that vanish, and random projects with nasty characters.
#pragma once

#include "core/model/ids.h"
#include "core/model/project.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <unistd.h>

namespace store_test {

namespace fs = std::filesystem;
using namespace strateg::model;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "strateg-store-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path = name;
    }
    ~Folder() {
        std::error_code error;
        fs::remove_all(path, error);
    }
    fs::path operator/(const std::string& name) const { return path / name; }
};

inline std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

inline void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

inline BlockPtr paragraph(const std::string& id, const std::string& words) {
    Block block;
    block.id = id;
    block.kind = kind::paragraph;
    block.source = "en";
    block.set_text({"en", RichText(words), {}, {}, {}, {}});
    return share(std::move(block));
}

inline Project small_project(int sections = 2, int blocks = 3) {
    Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    for (int s = 0; s < sections; ++s) {
        Section section;
        section.id = "s" + std::to_string(s);
        for (int b = 0; b < blocks; ++b)
            section.blocks.push_back(paragraph(section.id + "b" + std::to_string(b), "Words of a block."));
        project.outline.push_back({share(std::move(section)), s % 2});
    }
    return project;
}

/// Random projects in which everything the format can hold occurs, and every character that is hard to keep.
class Random {
public:
    explicit Random(unsigned seed) : random_(seed), ids_(seed) {}

    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool chance(int one_in) { return below(one_in) == 0; }

    std::string characters(int longest = 40) {
        static const char* pieces[] = {"a",
                                       "Z",
                                       "7",
                                       " ",
                                       "  ",
                                       "\n",
                                       "\t",
                                       "\r",
                                       "\r\n",
                                       "\xC2\xA0",
                                       ". ",
                                       ".\" ",
                                       "! ",
                                       "… ",
                                       "? ) ",
                                       "Љубав",
                                       "ђ",
                                       "Ѝ",
                                       "и",
                                       "&",
                                       "<",
                                       ">",
                                       "\"",
                                       "'",
                                       "&amp;",
                                       "]]>",
                                       "<!--",
                                       "&#10;",
                                       "\xF0\x9F\x98\x80",
                                       "\xE2\x80\xA8",
                                       "\xEF\xBF\xBC",
                                       "word",
                                       "Word. ",
                                       ". 5",
                                       "\xC2\xAD",
                                       "\xE2\x80\x8B",
                                       ".\n",
                                       " \n ",
                                       "\xCC\x81",
                                       "\\",
                                       "“Да.” ",
                                       "/>"};
        std::string out;
        for (int i = below(longest); i > 0; --i) out += pieces[below(static_cast<int>(std::size(pieces)))];
        return out;
    }

    RichText text() {
        std::string words = characters();
        std::vector<Mark> marks;
        for (std::size_t at = words.find(object_character); at != std::string::npos;
             at = words.find(object_character, at + 3)) {
            if (chance(4)) continue; // a lone replacement character
            static const MarkKind objects[] = {MarkKind::footnote, MarkKind::reference, MarkKind::value,
                                               MarkKind::line_break, MarkKind::unknown_object};
            Mark mark{objects[below(5)], at, at + 3, {}, {}};
            if (mark.kind == MarkKind::unknown_object) mark.target = "pause";
            if (mark.kind <= MarkKind::value && mark.kind >= MarkKind::footnote) mark.target = "b7";
            if (mark.kind == MarkKind::reference && chance(2)) mark.attributes.set("form", "number");
            if (chance(5)) mark.attributes.set("new", characters(4));
            marks.push_back(mark);
        }
        if (!words.empty())
            for (int i = below(5); i > 0; --i) {
                const std::size_t begin = static_cast<std::size_t>(below(static_cast<int>(words.size())));
                const std::size_t end =
                    begin + static_cast<std::size_t>(below(static_cast<int>(words.size())));
                Mark mark{static_cast<MarkKind>(below(9)), begin, std::min(end, words.size()), {}, {}};
                if (mark.kind == MarkKind::link) mark.target = "https://x.org/?a=1&b=\"2\"";
                if (mark.kind == MarkKind::term) mark.target = "cluster";
                if (mark.kind == MarkKind::foreign) mark.target = chance(2) ? "en" : "de";
                if (mark.kind == MarkKind::comment) mark.target = chance(2) ? "t1" : "t2";
                if (mark.kind == MarkKind::unknown) mark.target = chance(2) ? "strike" : "x:mark";
                if (mark.kind == MarkKind::unknown || chance(6)) mark.attributes.set("class", characters(3));
                marks.push_back(mark);
            }
        return RichText(std::move(words), std::move(marks));
    }

    ForeignXml foreign(std::size_t before) {
        static const char* pieces[] = {
            "<plugin:data a=\"1 &amp; 2\"/>", "<matrix>\n  <x/> <y>a &lt; b</y>\n</matrix>",
            "<!-- a remark\n  on two lines -->", "<z><![CDATA[a < b]]> <em>t</em></z>"};
        return {before, pieces[below(4)]};
    }

    Block block(const std::string& kind, int depth) {
        Block block;
        block.id = ids_.make();
        block.kind = kind;
        if (chance(2)) block.source = chance(2) ? "en" : "sr";
        static const char* names[] = {"level", "list", "unknown", "x:y", "type", "zeta", "width"};
        for (int i = below(4); i > 0; --i) block.attributes.set(names[below(7)], characters(5));
        static const char* languages[] = {"en", "sr", "bg", "mk"};
        for (const char* language : languages)
            if (chance(2)) {
                Text text{language,
                          this->text(),
                          chance(2) ? "0123456789ab" : "",
                          chance(3) ? "draft" : "",
                          chance(4) ? characters(4) : "",
                          {}};
                if (chance(5)) text.more.set("reviewed-by", characters(4));
                block.set_text(std::move(text));
            }
        static const char* children[] = {"note",      "caption", "row", "cell",  "swot-entry",
                                         "paragraph", "alt",     "col", "block", "text"};
        if (depth < 3)
            for (int i = below(3); i > 0; --i)
                block.children.push_back(share(this->block(children[below(10)], depth + 1)));
        std::size_t at = 0;
        while (chance(4) && at <= block.children.size()) block.foreign.push_back(foreign(at++));
        return block;
    }

    Section section(const std::string& id) {
        static const char* kinds[] = {"heading", "paragraph", "item", "table",   "figure",
                                      "swot",    "log-frame", "x:y",  "guidance"};
        Section section;
        section.id = id;
        if (chance(2)) section.attributes.set("owner", characters(4));
        if (chance(2)) section.attributes.set("new", characters(4));
        for (int i = below(6); i > 0; --i) section.blocks.push_back(share(block(kinds[below(9)], 0)));
        std::size_t at = 0;
        while (chance(3) && at <= section.blocks.size()) section.foreign.push_back(foreign(at++));
        return section;
    }

    Thread thread(const std::string& id) {
        Thread thread;
        thread.id = id;
        thread.block = chance(3) ? "" : "b7";
        thread.language = chance(3) ? "" : "sr";
        thread.words = characters(6);
        thread.resolved = chance(2);
        for (int i = below(4); i > 0; --i) {
            Comment comment{"c" + std::to_string(i),
                            chance(3) ? "" : characters(4),
                            chance(3) ? "yesterday" : "2026-11-30T16:20:05Z",
                            text(),
                            {}};
            if (chance(4)) comment.more.set("new", characters(4));
            thread.comments.push_back(std::move(comment));
        }
        if (chance(4)) thread.more.set("assigned", characters(4));
        if (chance(4) && !thread.resolved) thread.more.set("state", "waiting");
        std::size_t at = 0;
        while (chance(4) && at <= thread.comments.size()) thread.foreign.push_back(foreign(at++));
        return thread;
    }

    Project project() {
        Project project;
        project.id = "random";
        project.source = "en";
        project.languages = {"en", "sr", "bg"};
        if (chance(2)) project.attributes.set("theme", characters(4));
        project.front = share(section("front"));
        project.facts = share(section("facts"));
        int depth = 0;
        for (int i = below(6); i > 0; --i) {
            Section made = section(ids_.make());
            if (chance(3)) made.attributes.set("outline:folded", characters(3));
            project.outline.push_back({share(std::move(made)), depth});
            depth = below(depth + 2);
        }
        for (std::size_t at = 0; at < 3 + project.outline.size() + 1; ++at)
            if (chance(4)) project.foreign.push_back(foreign(at));
        if (chance(2)) project.threads = {share(thread("t1")), share(thread("t2"))};
        if (chance(2)) project.words["sr"] = {"клас\xD1\x82\xD0\xB5\xD1\x80", "а б", "ијек"};
        if (chance(2)) {
            project.ignored.push_back({"spelling", "b1", "sr", "c", characters(4), characters(4), "me", {}});
            project.ignored.push_back({"spelling", "b2", "sr", "c", "t", "", "", {{"date", characters(3)}}});
        }
        return project;
    }

private:
    std::mt19937 random_;
    IdMaker ids_;
};

} // namespace store_test
