// strateg export: a project as Markdown, or as a bilingual file for translators.
#include "cli/input.h"
#include "core/exchange/bilingual.h"
#include "core/exchange/markdown.h"
#include "core/store/open.h"

#include <fstream>
#include <memory>
#include <unistd.h>

namespace strateg::cli {
namespace {

struct Options {
    std::string folder;
    std::string format = "md";
    std::string language;
    std::string out;
};

int write(const std::string& bytes, const std::string& out) {
    if (out.empty() || out == "-") {
        print(bytes);
        return fine;
    }
    const std::string temporary = out + "." + std::to_string(::getpid()) + ".tmp";
    std::error_code error;
    {
        std::ofstream stream(temporary, std::ios::binary);
        stream << bytes;
        stream.flush();
        if (!stream) error = std::make_error_code(std::errc::io_error);
    }
    if (!error) std::filesystem::rename(temporary, out, error);
    if (!error) return fine;
    const Problem problem{Severity::error,
                          "cli.not-written",
                          {.file = out},
                          "The file \"" + out + "\" could not be written.",
                          "Does its folder exist, and may you write there?"};
    std::filesystem::remove(temporary, error);
    return stop_with(problem, not_written);
}

int run(const Options& options) {
    const auto opened = store::open(options.folder);
    if (!opened) return stop_with(opened.error(), unreadable);
    say(opened->problems);
    const model::Project& project = opened->project;
    std::string language = project.source;
    if (!options.language.empty()) {
        const auto meant = languages_meant(project.languages, {options.language});
        if (!meant || meant->size() != 1)
            return stop_with(meant
                                 ? Problem{Severity::error, "cli.no-language", {}, "Choose one language.", {}}
                                 : meant.error(),
                             usage);
        language = meant->front();
    } else if (options.format != "md") {
        return stop_with(
            {Severity::error, "cli.no-language", {}, "Which translation? Give its language with --lang.", {}},
            usage);
    }
    if (options.format != "md" && language == project.source)
        say(Problem{Severity::hint,
                    "cli.source-language",
                    {},
                    "This is the language the project is written in: few units have a translation.",
                    {}});
    const std::string bytes = options.format == "md"      ? exchange::write_markdown(project, language)
                              : options.format == "xliff" ? exchange::write_xliff(project, language)
                                                          : exchange::write_po(project, language);
    const int code = write(bytes, options.out);
    return code != fine ? code : has_errors(opened->problems) ? findings : fine;
}

} // namespace

void add_export(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.app.add_subcommand(
        "export", "Write one language as Markdown, or source and translation as XLIFF 1.2 or PO");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command
        ->add_option("--format", options->format,
                     "md: Markdown that import reads again; xliff, po: for translators")
        ->check(CLI::IsMember({"md", "xliff", "po"}))
        ->type_name("md|xliff|po")
        ->capture_default_str();
    command
        ->add_option("--lang", options->language,
                     "Language; for md the project's source language if left out")
        ->type_name("L");
    command->add_option("--out", options->out, "File to write; standard output if left out")
        ->type_name("FILE");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
