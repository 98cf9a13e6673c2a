#include "cli/program.h"

namespace strateg::cli {

void declare(Program& program) {
    CLI::App& app = program.app;
    app.name("strateg");
    app.description("Writes, checks and prints documents in several languages at once.");
    app.footer(
        "Exit codes: 0 fine; 1 something of severity \"error\" was found; 2 the command line is wrong;\n"
        "3 the input cannot be read; 4 the result cannot be written; 130 interrupted.");
    app.set_version_flag("--version", "strateg " STRATEG_VERSION, "Print the version and end");
    app.set_help_flag("-h,--help", "Explain the program or a command, and end");
    app.require_subcommand(0, 1); // none: main() shows the help
    add_new(program);
    add_info(program);
    add_check(program);
    add_compare(program);
    add_snapshot(program);
    add_comments(program);
    add_build(program);
    add_import(program);
    add_export(program);
    add_confirm(program);
    add_find(program);
    add_replace(program);
    add_plugin(program);
    add_generate(program);
}

} // namespace strateg::cli
