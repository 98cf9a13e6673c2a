// Other people's programs, to look at what was written.
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

namespace strateg::test {

/// What a command wrote, both streams; `status` is its exit code.
inline std::string run(const std::string& command, int* status = nullptr) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return out;
    std::array<char, 65'536> buffer;
    for (std::size_t got; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), got);
    const int code = pclose(pipe);
    if (status) *status = WIFEXITED(code) ? WEXITSTATUS(code) : -1;
    return out;
}

} // namespace strateg::test
