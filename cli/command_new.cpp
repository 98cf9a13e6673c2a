// strateg new: a project from a template.
#include "cli/input.h"
#include "core/base/data_folders.h"
#include "core/store/template.h"

#include <filesystem>
#include <memory>
#include <set>

namespace strateg::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder;
    std::string template_name = "blank";
    std::vector<std::string> languages;
    std::string title;
    bool json = false;
};

std::set<std::string> templates() {
    std::set<std::string> names;
    for (const fs::path& data : data_folders()) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(data / "templates", error))
            if (fs::exists(entry.path() / "project.xml", error))
                names.insert(entry.path().filename().string());
    }
    return names;
}

int run(const Options& options) {
    fs::path source = find_data("templates/" + options.template_name);
    std::error_code error;
    if (source.empty() && fs::exists(fs::path(options.template_name) / "project.xml", error))
        source = options.template_name;
    if (source.empty() || options.template_name.empty()) {
        std::string names;
        for (const std::string& name : templates()) names += (names.empty() ? "" : ", ") + name;
        return stop_with({Severity::error,
                          "cli.no-template",
                          {},
                          "There is no template \"" + options.template_name + "\".",
                          "The templates are: " + names + "; or give the folder of one."},
                         usage);
    }
    store::NewProject wishes;
    wishes.title = options.title;
    for (const std::string& wish : listed(options.languages)) {
        const auto tag = language::canonical_tag(wish);
        if (!tag) return stop_with(tag.error(), usage);
        // Serbian is one text in two scripts
        const std::string language = language::language_of(*tag) == "sr" ? "sr" : *tag;
        if (std::find(wishes.languages.begin(), wishes.languages.end(), language) == wishes.languages.end())
            wishes.languages.push_back(language);
    }
    const auto project = store::create_from_template(source, options.folder, wishes);
    if (!project) {
        const std::string& code = project.error().code;
        const bool wrong = code == "store.not-empty" || code == "store.no-language";
        return stop_with(project.error(), wrong                             ? usage
                                          : code == "store.template-broken" ? unreadable
                                                                            : not_written);
    }
    if (options.json) {
        print_json({{"project", options.folder},
                    {"id", project->id},
                    {"languages", project->languages},
                    {"sections", project->outline.size()}});
    } else {
        std::string languages;
        for (const std::string& language : project->languages)
            languages += (languages.empty() ? "" : ", ") + language::name_in(language, "en");
        print("Made " + options.folder + ": " + counted(project->outline.size(), "section", "sections") +
              ", " + languages + ".\n");
    }
    return fine;
}

} // namespace

void add_new(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.app.add_subcommand("new", "Make a project from a template");
    command->add_option("DIR", options->folder, "Folder of the new project; must be empty or not exist")
        ->required()
        ->type_name("");
    command->add_option("--template", options->template_name, "Name of a template, or the folder of one")
        ->type_name("NAME")
        ->capture_default_str();
    command->add_option("--languages", options->languages, "Languages, the one you write in first: en,sr,bg")
        ->type_name("L,…");
    command->add_option("--title", options->title, "Title, in the first language")->type_name("T");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
