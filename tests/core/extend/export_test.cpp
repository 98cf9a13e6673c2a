#include "core/extend/export_message.h"
#include "core/store/open.h"
#include "tests/core/extend/support.h"
#include "tests/support/catch.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

using namespace strateg;
using namespace strateg::extend;
using namespace strateg::extend::test;
namespace fs = std::filesystem;

namespace {

const fs::path example_folder = fs::path(STRATEG_SOURCE_DIR) / "templates/example";

std::string between(const std::string& all, const std::string& left, const std::string& right) {
    const std::size_t begin = all.find(left) + left.size();
    return all.substr(begin, all.find(right, begin) - begin);
}

/// Every id once, every link of the page to an id that is there.
void check_links(const std::string& page) {
    std::set<std::string> ids;
    for (std::size_t at = 0; (at = page.find(" id=\"", at)) != std::string::npos;) {
        at += 5;
        const std::string id = page.substr(at, page.find('"', at) - at);
        INFO(id);
        CHECK(ids.insert(id).second);
    }
    for (std::size_t at = 0; (at = page.find("href=\"#", at)) != std::string::npos;) {
        at += 7;
        const std::string id = page.substr(at, page.find('"', at) - at);
        INFO(id);
        CHECK(ids.contains(id));
    }
}

} // namespace

TEST_CASE("paragraphs and lists in cells and remarks below tables reach the page") {
    FakeServices services;
    const PluginHost host = bundled(services);
    const ExporterPtr html = host.exporter("html");
    REQUIRE(html);
    const auto block = [](std::string id, std::string_view kind, const char* words) {
        model::Block made;
        made.id = std::move(id);
        made.kind = kind;
        if (words) made.set_text({"en", model::RichText(words)});
        return made;
    };
    namespace kind = model::kind;
    model::Block cell = block("c", kind::cell, nullptr);
    cell.children = {model::share(block("cp", kind::paragraph, "A paragraph in a cell.")),
                     model::share(block("ci", kind::item, "An item in a cell."))};
    model::Block row = block("r", kind::row, nullptr);
    row.children = {model::share(std::move(cell))};
    model::Block table = block("t", kind::table, nullptr);
    table.children = {model::share(block("k", kind::column, nullptr)), model::share(std::move(row)),
                      model::share(block("m", kind::remark, "Source: own survey."))};
    model::Project project;
    project.id = "small";
    project.source = "en";
    project.languages = {"en"};
    model::Section section;
    section.id = "s";
    section.blocks = {model::share(std::move(table))};
    project.outline.push_back({model::share(std::move(section)), 0});
    ExportRequest request;
    request.project = &project;
    request.all = language::views_of(project);
    request.view = request.all.front();
    request.base_name = "small";
    const auto files = html->write(request);
    REQUIRE(files);
    const std::string& page = files->at(0).bytes;
    check_links(page);
    for (const char* part :
         {"<p id=\"cp\">A paragraph in a cell.</p>", "<ul><li id=\"ci\">An item in a cell.</li></ul>",
          "<p id=\"m\" class=\"remark\">Source: own survey.</p>"})
        CHECK(page.find(part) != std::string::npos);
}

TEST_CASE("the example becomes one whole page per view") {
    FakeServices services;
    const PluginHost host = bundled(services);
    const ExporterPtr html = host.exporter("html");
    REQUIRE(html);
    const auto opened = store::open(example_folder);
    REQUIRE(opened);
    TemporaryFolder out;
    ExportRequest request;
    request.project = &opened->project;
    request.folder = example_folder;
    request.all = language::views_of(opened->project);
    request.base_name = "strategy";
    REQUIRE(request.all.size() == 4);
    for (const language::View& view : request.all) {
        INFO(view.tag);
        request.view = view;
        const auto files = html->write(request);
        REQUIRE(files);
        CHECK(files->at(0).path == "strategy." + view.tag + ".html");
        const std::string& page = files->at(0).bytes;
        CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"" + view.tag + "\">"));
        check_links(page);
        for (const char* part : {"<main", "<nav class=\"contents\"", "class=\"skip\"", "<h1", "<h2", "<table",
                                 "<caption", "scope=\"col\"", "<figure", "role=\"doc-noteref\"",
                                 "role=\"doc-backlink\"", "<title>", "aria-current=\"page\"", "hreflang"})
            CHECK(page.find(part) != std::string::npos);
        CHECK(page.find("\xEF\xBF\xBC") == std::string::npos); // no object left over
        CHECK(page.find("⟨") == std::string::npos);            // no reference into nothing
        // Headings go down one level at a time.
        int level = 1;
        for (std::size_t at = page.find("<main"); (at = page.find("<h", at)) != std::string::npos; ++at) {
            const int next = page[at + 2] - '0';
            if (next < 1 || next > 6) continue;
            CHECK(next <= level + 1);
            level = next;
        }
        REQUIRE(write_files(*files, out.path()));
        CHECK(fs::exists(out.path() / "media/border-map.png"));
        // xmllint's HTML parser knows HTML 4; what it says about new elements is left out.
        const std::string command =
            "xmllint --html --noout '" + (out.path() / files->at(0).path).string() +
            "' 2>&1 | grep -E 'error' | grep -vE 'Tag "
            "(nav|main|section|header|footer|aside|figure|figcaption|svg|rect|g|polygon) invalid'";
        std::string told;
        if (FILE* pipe = popen(command.c_str(), "r")) {
            char line[512];
            while (std::fgets(line, sizeof line, pipe)) told += line;
            pclose(pipe);
        }
        CHECK(told == "");
    }
    const auto cyrillic = [&](const char* tag) {
        std::ifstream file(out.path() / ("strategy." + std::string(tag) + ".html"));
        std::ostringstream bytes;
        bytes << file.rdbuf();
        return between(bytes.str(), "<title>", "</title>");
    };
    CHECK(cyrillic("sr-Cyrl") != cyrillic("sr-Latn"));
}

TEST_CASE("what a text says is escaped, and marks become elements") {
    FakeServices services;
    const PluginHost host = bundled(services);
    const ExporterPtr html = host.exporter("html");
    REQUIRE(html);
    model::Block paragraph;
    paragraph.id = "p";
    paragraph.kind = model::kind::paragraph;
    const std::string words = "<script>alert(\"1\")</script> & bold italic link evil";
    const auto at = [&](const std::string& word) { return words.find(word); };
    paragraph.set_text(
        {"en",
         model::RichText(words,
                         {{model::MarkKind::strong, at("bold"), at("link"), "", {}},
                          {model::MarkKind::emphasis, at("italic"), at("link") + 4, "", {}},
                          {model::MarkKind::link, at("link"), at("link") + 4, "https://a.b/?x=1&y=\"", {}},
                          {model::MarkKind::link, at("evil"), at("evil") + 4, "javascript:x", {}}}),
         {},
         {},
         {},
         {}});
    model::Section section;
    section.id = "s";
    section.blocks = {model::share(paragraph)};
    model::Project project;
    project.source = "en";
    project.languages = {"en"};
    project.outline = {{model::share(section), 0}};
    ExportRequest request;
    request.project = &project;
    request.folder = "/nonexistent";
    request.all = language::views_of(project);
    request.view = request.all[0];
    request.base_name = "x";
    const auto files = html->write(request);
    REQUIRE(files);
    const std::string& page = files->at(0).bytes;
    const std::string body = between(page, "<p id=\"p\">", "</p>");
    CHECK(body.find("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ") == 0);
    CHECK(body.find("<script") == std::string::npos);
    CHECK(body.find("href=\"https://a.b/?x=1&amp;y=&quot;\"") != std::string::npos);
    CHECK(body.find("javascript") == std::string::npos);
    for (const char* tag : {"strong", "em", "a"}) {
        std::size_t opened = 0, closed = 0;
        for (std::size_t i = 0; (i = body.find("<" + std::string(tag), i)) != std::string::npos; ++i)
            opened +=
                body[i + 1 + std::string(tag).size()] == '>' || body[i + 1 + std::string(tag).size()] == ' ';
        for (std::size_t i = 0; (i = body.find("</" + std::string(tag) + ">", i)) != std::string::npos; ++i)
            ++closed;
        CHECK(opened == closed);
        CHECK(opened > 0);
    }
}
