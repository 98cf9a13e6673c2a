#include "cli/program.h"

#include <clocale>

int main(int argc, char** argv) {
    using namespace strateg;
    using namespace strateg::cli;
    watch_signals();
    Program program;
    declare(program);
    try {
        program.app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        // the help of the command that was asked about
        const CLI::App* asked = &program.app;
        for (auto chosen = asked->get_subcommands(); !chosen.empty(); chosen = asked->get_subcommands())
            asked = chosen.front();
        print(asked->help());
        return flush_output() ? fine : not_written;
    } catch (const CLI::CallForVersion&) {
        print("strateg " STRATEG_VERSION "\n");
        return flush_output() ? fine : not_written;
    } catch (const CLI::ParseError& error) {
        const CLI::App* asked = &program.app;
        std::string name = "strateg";
        for (auto chosen = asked->get_subcommands(); !chosen.empty(); chosen = asked->get_subcommands()) {
            asked = chosen.front();
            name += " " + asked->get_name();
        }
        say("strateg: " + std::string(error.what()));
        say("Try \"" + name + " --help\".");
        return usage;
    }
    int code = usage;
    try {
        if (program.action) {
            code = program.action();
        } else {
            say(program.app.help());
        }
    } catch (const std::exception& error) { // a library that threw where it should not
        say({Severity::error,
             "cli.failed",
             {},
             std::string("The command failed: ") + error.what() + ".",
             "This is a fault of the program; please report it."});
        code = not_written;
    }
    if (interrupted_by_signal()) code = interrupted;
    if (!flush_output()) {
        say("strateg: The output could not be written.");
        code = code == fine ? not_written : code;
    }
    // std::_Exit: the thread that waits for signals never ends
    std::fflush(nullptr);
    std::_Exit(code);
}
