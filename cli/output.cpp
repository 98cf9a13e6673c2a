#include "cli/program.h"

#include <cerrno>
#include <cstdio>
#include <mutex>
#include <unistd.h>

namespace strateg::cli {
namespace {

std::mutex mutex; // progress comes from threads that work
bool shows_progress = false;
bool reader_gone = false;

void clear_progress() {
    if (shows_progress) std::fputs("\r\033[K", stderr);
    shows_progress = false;
}

void show_progress(double fraction, std::string_view what) {
    static int last = -1;
    static std::string last_what;
    const int percent = static_cast<int>(fraction * 100);
    const std::lock_guard lock(mutex);
    if (percent == last && what == last_what) return;
    last = percent;
    last_what = what;
    std::fprintf(stderr, "\r\033[K%3d %%  %.*s", percent, static_cast<int>(what.size()), what.data());
    std::fflush(stderr);
    shows_progress = true;
}

} // namespace

void print(std::string_view text) {
    const std::lock_guard lock(mutex);
    clear_progress();
    if (reader_gone) return;
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() && errno == EPIPE) reader_gone = true;
}

void print_json(const nlohmann::json& value) {
    print(value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void say(std::string_view line) {
    const std::lock_guard lock(mutex);
    clear_progress();
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

void say(const Problem& problem) {
    say(to_line(problem));
}

void say(const Problems& problems) {
    for (const Problem& problem : problems) say(problem);
}

bool flush_output() {
    const std::lock_guard lock(mutex);
    clear_progress();
    errno = 0;
    const bool good = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    return good || reader_gone || errno == EPIPE;
}

int stop_with(const Problem& problem, int code) {
    say(problem);
    return code;
}

nlohmann::json to_json(const Problem& problem) {
    nlohmann::json json = {{"severity", name_of(problem.severity)},
                           {"code", problem.code},
                           {"message", problem.sentence},
                           {"hint", problem.hint}};
    if (!problem.place.file.empty()) json["file"] = problem.place.file;
    if (problem.place.line > 0) json["line"] = problem.place.line;
    if (!problem.place.section.empty()) json["section"] = problem.place.section;
    if (!problem.place.block.empty()) json["block"] = problem.place.block;
    if (!problem.place.language.empty()) json["language"] = problem.place.language;
    return json;
}

nlohmann::json to_json(const Problems& problems) {
    nlohmann::json list = nlohmann::json::array();
    for (const Problem& problem : problems) list.push_back(to_json(problem));
    return list;
}

std::stop_source& stop_source();

Task task() {
    Task::Report report;
    if (::isatty(STDERR_FILENO) != 0) report = show_progress;
    return Task(stop_source().get_token(), std::move(report));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

} // namespace strateg::cli
