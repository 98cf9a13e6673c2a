// strateg-plugin-validate FOLDER [SECONDS]: runs a plugin's calls, each case in a child process with a time
// limit, and reports. Ends with 0 if the plugin keeps its promises, 1 if not, 2 on wrong usage.
#include "cases.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <sys/wait.h>
#include <tinyxml2.h>
#include <unistd.h>

namespace {

using namespace strateg::validate;

bool read_manifest(const std::string& folder, Subject& subject) {
    tinyxml2::XMLDocument document;
    const std::string file = folder + "/plugin.xml";
    if (document.LoadFile(file.c_str()) != tinyxml2::XML_SUCCESS || !document.RootElement()) {
        std::fprintf(stderr, "%s: %s (line %d)\n", file.c_str(), document.ErrorName(),
                     document.ErrorLineNum());
        return false;
    }
    const tinyxml2::XMLElement& root = *document.RootElement();
    const char* library = root.Attribute("library");
    if (!library) {
        std::fprintf(stderr, "%s names no library.\n", file.c_str());
        return false;
    }
    subject.library = folder + "/lib" + library + ".so";
    if (const tinyxml2::XMLElement* checker = root.FirstChildElement("checker")) {
        subject.checker = true;
        subject.block_scope = checker->Attribute("scope", "block") != nullptr;
    }
    subject.exporter = root.FirstChildElement("exporter") != nullptr;
    return true;
}

/// What went wrong, or empty.
std::string in_child(const Case& test, const Subject& subject, unsigned seconds) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) return "no pipe";
    const pid_t child = fork();
    if (child < 0) return "no child process";
    if (child == 0) {
        close(pipe_ends[0]);
        alarm(seconds);
        std::string told;
        try {
            told = test.run(subject);
        } catch (const std::exception& error) {
            told = error.what();
        }
        told.insert(told.begin(), '\n'); // says that the case came to its end
        const ssize_t written = write(pipe_ends[1], told.data(), told.size());
        _exit(written < 0 ? 4 : 0);
    }
    close(pipe_ends[1]);
    std::string told;
    char buffer[1024];
    for (ssize_t n; (n = read(pipe_ends[0], buffer, sizeof buffer)) > 0;)
        told.append(buffer, static_cast<std::size_t>(n));
    close(pipe_ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGALRM ? "no answer within " + std::to_string(seconds) + " seconds"
                                           : std::string("it crashed: ") + strsignal(WTERMSIG(status));
    return told.empty() ? "it ended the process" : told.substr(1);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2 || count > 3) {
        std::fputs("usage: strateg-plugin-validate FOLDER [SECONDS]\n", stderr);
        return 2;
    }
    Subject subject;
    if (!read_manifest(arguments[1], subject)) return 1;
    const unsigned seconds = count == 3 ? static_cast<unsigned>(std::atoi(arguments[2])) : 20;
    int failed = 0;
    for (const Case& test : cases()) {
        if (!(test.for_checker && subject.checker) && !(test.for_exporter && subject.exporter)) continue;
        const std::string told = in_child(test, subject, seconds == 0 ? 20 : seconds);
        std::printf("%s  %s%s%s\n", told.empty() ? "ok  " : "FAIL", test.name, told.empty() ? "" : ": ",
                    told.c_str());
        std::fflush(stdout);
        failed += told.empty() ? 0 : 1;
    }
    if (failed) std::printf("%d of the promises are not kept.\n", failed);
    return failed ? 1 : 0;
}
