// Characters that no font has, told once each with the first place where they stand.
#pragma once

#include "core/base/problem.h"

#include <set>
#include <string>
#include <vector>

namespace strateg::typeset {

class Missing {
public:
    void add(const std::vector<char32_t>& characters, const std::string& block, const std::string& language,
             Problems& problems);

private:
    std::set<char32_t> told_;
};

} // namespace strateg::typeset
