// strateg generate: bash completion and the manual page, made from the declarations of the commands
// themselves, so that they cannot say something else. The build calls it.
#include "cli/program.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace strateg::cli {
namespace {

using Commands = std::vector<const CLI::App*>;

Commands visible(const CLI::App& app) {
    Commands commands;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        if (!command->get_group().empty()) commands.push_back(command);
    return commands;
}

std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
    std::vector<const CLI::Option*> options;
    for (const CLI::Option* option : app.get_options())
        if (option->get_positional() == positional && !option->get_group().empty()) options.push_back(option);
    return options;
}

std::vector<std::string> names(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

std::string options_for_bash(const CLI::App& app) {
    std::string words;
    for (const CLI::Option* option : options_of(app, false))
        for (const std::string& name : names(*option)) words += (words.empty() ? "" : " ") + name;
    return words;
}

std::string completion(const CLI::App& root) {
    std::string commands;
    std::string cases;
    const std::function<void(const CLI::App&, const std::string&)> describe = [&](const CLI::App& app,
                                                                                  const std::string& path) {
        std::string below;
        for (const CLI::App* command : visible(app))
            below += (below.empty() ? "" : " ") + command->get_name();
        cases += "    \"" + path + "\") words=\"" + (below.empty() ? "" : below + " ") +
                 options_for_bash(app) + "\" ;;\n";
        for (const CLI::App* command : visible(app)) describe(*command, path + " " + command->get_name());
    };
    for (const CLI::App* command : visible(root))
        commands += (commands.empty() ? "" : " ") + command->get_name();
    std::string nested;
    for (const CLI::App* command : visible(root))
        if (!visible(*command).empty()) nested += (nested.empty() ? "" : "|") + command->get_name();
    describe(root, "strateg");
    return "# bash completion for strateg, made by: strateg generate completion\n"
           "_strateg() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    local path=strateg words= word\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case \"$path $word\" in\n"
           "        \"strateg -\"*) ;;\n"
           "        \"strateg \"*) [[ $path == strateg || $path =~ ^strateg\\ (" +
           nested +
           ")$ ]] && [[ $word != -* ]] && path+=\" $word\" ;;\n"
           "        esac\n"
           "    done\n"
           "    COMPREPLY=()\n"
           "    case $previous in\n"
           "    --lang) words=\"en sr sr-Cyrl sr-Latn bg all\"; COMPREPLY=($(compgen -W \"$words\" -- "
           "\"$current\")); return ;;\n"
           "    --languages) COMPREPLY=($(compgen -W \"en,sr,bg\" -- \"$current\")); return ;;\n"
           "    --format) [[ $path == \"strateg export\" ]] && words=\"md xliff po\" || words=\"pdf html\"\n"
           "        COMPREPLY=($(compgen -W \"$words\" -- \"$current\")); return ;;\n"
           "    --only) COMPREPLY=($(compgen -W \"spelling translation-state numbers references\" -- \"$current\")); "
           "return ;;\n"
           "    --template) COMPREPLY=($(compgen -W \"blank strategy example\" -- \"$current\") $(compgen -d "
           "-- \"$current\")); return ;;\n"
           "    --out) COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
           "    esac\n"
           "    case $path in\n" +
           cases +
           "    esac\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    [[ $path != strateg && $current != -* ]] && COMPREPLY+=($(compgen -f -- \"$current\"))\n"
           "}\n"
           "complete -o filenames -F _strateg strateg\n";
}

/// Text for roff: no line begins a request, hyphens are hyphens.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
            out += "\\&";
            out += c;
        } else {
            out += c;
        }
    }
    return out;
}

std::string argument(const CLI::Option& option) {
    if (option.get_items_expected_max() == 0) return {};
    std::string type = option.get_type_name();
    while (!type.empty() && type.back() == ' ') type.pop_back();
    return type.substr(0, type.find(':'));
}

std::string synopsis(const CLI::App& command, const std::string& name) {
    std::string line = "\\fB" + roff(name) + "\\fR";
    for (const CLI::Option* option : options_of(command, true))
        line += " \\fI" + roff(option->get_name()) + "\\fR";
    for (const CLI::Option* option : options_of(command, false)) {
        if (names(*option).back() == "--help") continue;
        const std::string type = argument(*option);
        std::string part = "\\fB" + roff(names(*option).back()) + "\\fR" +
                           (type.empty() ? "" : " \\fI" + roff(type) + "\\fR");
        line += option->get_required() ? " " + part : " [" + part + "]";
    }
    return line;
}

std::string manual(const CLI::App& root) {
    std::string out =
        ".TH STRATEG 1 \"\" \"Strateg " STRATEG_VERSION "\" \"User Commands\"\n.SH NAME\nstrateg \\- " +
        roff("writes, checks and prints documents in several languages at once") + "\n.SH SYNOPSIS\n";
    const std::function<void(const CLI::App&, const std::string&,
                             const std::function<void(const CLI::App&, const std::string&)>&)>
        walk = [&](const CLI::App& app, const std::string& name, const auto& visit) {
            for (const CLI::App* command : visible(app)) {
                const std::string path = name + " " + command->get_name();
                if (visible(*command).empty()) visit(*command, path);
                walk(*command, path, visit);
            }
        };
    bool first = true;
    walk(root, "strateg", [&](const CLI::App& command, const std::string& name) {
        out += (first ? "" : ".br\n") + synopsis(command, name) + "\n";
        first = false;
    });
    out += ".SH DESCRIPTION\n"
           "A project is a folder with one document in several languages, aligned block by block.\n"
           "The commands make such folders, say what is in them, look for mistakes, and write PDFs and web "
           "pages.\n"
           ".SH COMMANDS\n";
    walk(root, "strateg", [&](const CLI::App& command, const std::string& name) {
        out += ".SS " + roff(name) + "\n" + roff(command.get_description()) + ".\n";
        for (const bool positional : {true, false})
            for (const CLI::Option* option : options_of(command, positional)) {
                std::string tag;
                if (positional) {
                    tag = "\\fI" + roff(option->get_name()) + "\\fR";
                } else {
                    for (const std::string& option_name : names(*option))
                        tag += (tag.empty() ? "" : ", ") + ("\\fB" + roff(option_name) + "\\fR");
                    if (const std::string type = argument(*option); !type.empty())
                        tag += " \\fI" + roff(type) + "\\fR";
                }
                std::string text = option->get_description();
                if (!option->get_default_str().empty())
                    text += " (default: " + option->get_default_str() + ")";
                out += ".TP\n" + tag + "\n" + roff(text) + ".\n";
            }
    });
    out += ".SH EXIT STATUS\n"
           ".TP\n0\nFine.\n"
           ".TP\n1\nThe work is done, and something of severity \"error\" was found.\n"
           ".TP\n2\nThe command line makes no sense.\n"
           ".TP\n3\nThe input cannot be read at all.\n"
           ".TP\n4\nThe result cannot be written.\n"
           ".TP\n130\nInterrupted.\n"
           ".SH ENVIRONMENT\n"
           ".TP\n.B STRATEG_DATA\nFolders with templates/ and dictionaries/, separated by colons, looked at "
           "first.\n"
           ".TP\n.B STRATEG_PLUGIN_PATH\nFolders with plugins that are trusted like the program.\n"
           ".TP\n.B DICPATH\nFolders with Hunspell dictionaries.\n"
           ".SH SEE ALSO\n"
           "strateg\\-editor opens the same projects in a window.\n";
    return out;
}

} // namespace

void add_generate(Program& program) {
    CLI::App* command = program.app.add_subcommand("generate", "Write bash completion or the manual page");
    command->group(""); // hidden
    auto what = std::make_shared<std::string>();
    command->add_option("WHAT", *what, "completion or man")
        ->required()
        ->check(CLI::IsMember({"completion", "man"}));
    command->callback([&program, what] {
        program.action = [&program, what] {
            print(*what == "man" ? manual(program.app) : completion(program.app));
            return fine;
        };
    });
}

} // namespace strateg::cli
