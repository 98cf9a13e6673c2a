#include "core/publish/publish.h"

#include "tests/core/publish/shell.h"
#include "tests/support/catch.h"

#include <fstream>

using namespace strateg;
using strateg::test::content;
using strateg::test::output;
using strateg::test::run;
namespace fs = std::filesystem;

namespace {

model::Project small(const std::string& word) {
    model::Block title;
    title.id = "t";
    title.kind = model::kind::title;
    model::Block text;
    text.id = "p";
    text.kind = model::kind::paragraph;
    for (const char* language : {"bg", "en", "sr"}) {
        model::Text words;
        words.language = language;
        words.content = model::RichText(word);
        title.set_text(words);
        text.set_text(words);
    }
    model::Project project;
    project.id = "small-plan";
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    model::Section front, section;
    front.id = model::front_id;
    front.blocks = {model::share(title)};
    section.id = "one";
    section.blocks = {model::share(text)};
    project.front = model::share(front);
    project.outline = {{model::share(section), 0}};
    return project;
}

/// An exporter as a plugin brings one; Bulgarian is too much for it.
class Plain : public extend::Exporter {
public:
    Plain() {
        manifest_.id = "plain";
        manifest_.exporter = extend::ExporterInfo{"txt", "txt"};
    }
    const extend::Manifest& manifest() const override { return manifest_; }
    Result<std::vector<extend::ExportedFile>> write(const extend::ExportRequest& request,
                                                    const Task&) override {
        if (request.view.tag == "bg") return fail("extend.plugin-failed", "It failed.");
        extend::ExportedFile page{request.base_name + '.' + request.view.tag + ".txt", "words", {}};
        extend::ExportedFile picture{picture_path, "pixels", {}};
        return std::vector{page, picture};
    }
    std::string picture_path = "media/a.bin";

private:
    extend::Manifest manifest_;
};

} // namespace

TEST_CASE("All views of a project become files with readable names") {
    const fs::path out = output("small");
    double last = 0;
    const auto published =
        publish::publish(small("Љубав"), {}, {.out = out}, Task({}, [&](double fraction, std::string_view) {
                             CHECK(fraction >= last);
                             last = fraction;
                         }));
    REQUIRE(published);
    REQUIRE(published->outputs.size() == 4);
    const char* names[] = {"small-plan.en.pdf", "small-plan.sr-Cyrl.pdf", "small-plan.sr-Latn.pdf",
                           "small-plan.bg.pdf"};
    for (std::size_t i = 0; i < 4; ++i) {
        const publish::Output& file = published->outputs[i];
        CHECK(file.path == out / names[i]);
        CHECK(file.pages >= 2);
        CHECK(file.bytes == fs::file_size(file.path));
        int status = -1;
        INFO(run("qpdf --check '" + file.path.string() + "'", &status));
        CHECK(status == 0);
    }
    CHECK(run("pdftotext '" + (out / names[2]).string() + "' -").find("Ljubav") != std::string::npos);
    CHECK(last == Approx(1));

    // Alone, again, on one thread: the same bytes.
    const fs::path again = output("again");
    REQUIRE(publish::publish(small("Љубав"), {},
                             {.views = {language::default_view("bg")}, .out = again, .threads = 1}));
    CHECK(content(again / names[3]) == content(out / names[3]));
}

TEST_CASE("A cancelled run leaves no partial file") {
    for (const double when : {0.0, 0.1, 0.3, 0.6, 0.9}) {
        const fs::path out = output("cancelled");
        std::stop_source source;
        const auto published = publish::publish(small("text"), {}, {.out = out},
                                                Task(source.get_token(), [&](double fraction, auto) {
                                                    if (fraction >= when) source.request_stop();
                                                }));
        REQUIRE_FALSE(published);
        CHECK(published.error().code == "publish.cancelled");
        for (const auto& entry : fs::directory_iterator(out)) CHECK(entry.path().extension() == ".pdf");
    }
}

TEST_CASE("Exporters bring other formats, and may not write where they like") {
    const auto plain = std::make_shared<Plain>();
    const fs::path out = output("plain");
    const publish::Options options{.out = out, .format = "txt", .exporters = {plain}};
    const auto published = publish::publish(small("text"), {}, options);
    REQUIRE(published);
    CHECK(content(out / "small-plan.sr-Latn.txt") == "words");
    CHECK(content(out / "media/a.bin") == "pixels");
    CHECK(published->outputs.size() == 6);
    CHECK(published->outputs[0].main);
    REQUIRE(published->problems.size() == 1);
    CHECK(published->problems[0].place.language == "bg");

    for (const char* path : {"../escaped.txt", "/tmp/escaped.txt", "media/../../escaped.txt", ""}) {
        plain->picture_path = path;
        const auto refused = publish::publish(small("text"), {}, options);
        REQUIRE(refused);
        CHECK(refused->problems[0].code == "publish.path-outside");
    }
    CHECK_FALSE(fs::exists(out.parent_path() / "escaped.txt"));
}

TEST_CASE("What cannot be published is a problem with a sentence") {
    CHECK(publish::publish(small("a"), {}, {.out = output("x"), .format = "docx"}).error().code ==
          "publish.unknown-format");
    CHECK(publish::publish({}, {}, {.out = output("x")}).error().code == "publish.no-views");
    CHECK(publish::publish(small("a"), {}, {.out = "/proc/nowhere"}).error().code == "publish.no-folder");
    model::Project odd = small("a");
    odd.id = "../../etc";
    CHECK(publish::output_name(odd, language::default_view("en"), "pdf") == "document.en.pdf");
}

TEST_CASE("A project is published in the theme it names, and in the usual one where that is not there") {
    model::Project project = small("Plan");
    publish::Options options;
    options.views = language::views_of(project);
    options.views.resize(1);
    options.out = output("themes");
    const auto bytes_in = [&](const char* theme) {
        project.attributes.set("theme", theme);
        const auto published = publish::publish(project, {}, options);
        REQUIRE(published);
        REQUIRE(published->outputs.size() == 1);
        const bool known = std::string_view(theme) != "nonsense";
        CHECK(published->problems.size() == (known ? 0u : 1u));
        if (!known) CHECK(published->problems.at(0).code == "theme.not-found");
        return content(published->outputs[0].path);
    };
    const std::string report = bytes_in("report"), brief = bytes_in("brief");
    CHECK(report.substr(0, 4) == "%PDF");
    CHECK(report != brief);
    CHECK(bytes_in("nonsense") == report);
    CHECK(bytes_in("brief") == brief); // reproducible
}
