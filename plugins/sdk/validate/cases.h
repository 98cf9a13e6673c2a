// What a plugin has to live up to, one case per promise. Each case runs in a child process of its own.
#pragma once

#include <string>
#include <vector>

namespace strateg::validate {

struct Subject {
    std::string library; // path
    bool checker = false;
    bool block_scope = true;
    bool exporter = false;
};

struct Case {
    const char* name; // a sentence: what is expected
    /// What is wrong, or empty. Runs in the child.
    std::string (*run)(const Subject& subject);
    bool for_checker = true, for_exporter = true;
};

const std::vector<Case>& cases();

} // namespace strateg::validate
