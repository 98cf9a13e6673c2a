// pdf_rules FILE…: what in a PDF breaks PDF/UA-1 or PDF/A-2a. One line a violation; exit code 1 if there is
// any.
//
//     pdf_rules [--claimed] FILE…     --claimed: only what the file itself says it follows
#include "tests/support/pdf_rules/rules.h"

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace strateg;

int main(int argc, char** argv) {
    bool only_claimed = false, found = false;
    for (int i = 1; i < argc; ++i) {
        const std::string path = argv[i];
        if (path == "--claimed") {
            only_claimed = true;
            continue;
        }
        std::ifstream stream(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        const auto violations =
            pdf_rules::check(bytes, only_claimed ? pdf_rules::claimed(bytes) : pdf_rules::Profile{});
        for (const auto& violation : violations)
            std::printf("%s: %s\n", path.c_str(), pdf_rules::to_line(violation).c_str());
        std::printf("%s: %zu violations\n", path.c_str(), violations.size());
        found = found || !violations.empty();
    }
    return found ? 1 : 0;
}
