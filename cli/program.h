// What all commands of `strateg` share: how they are declared, how they end, how they talk.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace strateg::cli {

/// Exit codes. They are part of the contract with scripts: never change their meaning.
enum Exit : int {
    fine = 0,
    findings = 1,     // the work is done, and something of severity "error" was found
    usage = 2,        // the command line does not make sense
    unreadable = 3,   // the input cannot be read at all
    not_written = 4,  // the result could not be written
    interrupted = 130 // as shells say it for SIGINT
};

/// The program while it is being declared and run: the chosen command leaves what it would do in `action`.
struct Program {
    CLI::App app;
    std::function<int()> action;
};

/// Declares a command. Each has a file of its own, command_<name>.cpp.
void add_new(Program& program);
void add_info(Program& program);
void add_check(Program& program);
void add_compare(Program& program);
void add_snapshot(Program& program);
void add_comments(Program& program);
void add_build(Program& program);
void add_import(Program& program);
void add_export(Program& program);
void add_confirm(Program& program);
void add_find(Program& program);
void add_replace(Program& program);
void add_plugin(Program& program);
void add_generate(Program& program); // hidden: completion and manual page, for the build

/// Declares all commands.
void declare(Program& program);

/// Writes to standard output; what a program or a person asked for. Quiet where nobody reads any more.
void print(std::string_view text);
void print_json(const nlohmann::json& value);
/// Writes a line to standard error: progress is cleared before.
void say(std::string_view line);
/// A problem on standard error: place, sentence, hint, code.
void say(const Problem& problem);
void say(const Problems& problems);
/// True if all output reached its reader or the reader went away on purpose.
bool flush_output();

/// Says the problem and returns the exit code given.
int stop_with(const Problem& problem, int code);

/// As in `problems` of every JSON answer.
nlohmann::json to_json(const Problem& problem);
nlohmann::json to_json(const Problems& problems);

/// A task that shows progress where standard error is a terminal, and stops on SIGINT and SIGTERM.
Task task();
/// Starts listening for signals; once, before any other thread.
void watch_signals();
bool interrupted_by_signal();

/// "1 section", "2 sections".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

} // namespace strateg::cli
