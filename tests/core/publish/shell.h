// Looking at what was written: files, their text, and what other people's programs say of them.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
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

/// A folder for the output of a test, empty.
inline std::filesystem::path output(const std::string& name) {
    const std::filesystem::path folder =
        std::filesystem::path(STRATEG_BINARY_DIR) / "tests/output/publish" / name;
    std::filesystem::remove_all(folder);
    return folder;
}

inline std::string content(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Without any space and soft hyphen: how words are spread over lines is not the point here.
inline std::string dense(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n' || text[i] == '\f' || text[i] == '\t') continue;
        if (text.substr(i).starts_with("\u00A0") || text.substr(i).starts_with("\u00AD") ||
            text.substr(i).starts_with("\u202F")) {
            i += text[i] == '\xC2' ? 1 : 2;
            continue;
        }
        out += text[i];
    }
    return out;
}

} // namespace strateg::test
