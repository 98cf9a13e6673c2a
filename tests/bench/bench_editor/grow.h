// A large project made of the example: its sections again and again with new ids.
#pragma once

#include "core/model/project.h"

#include <string>

namespace strateg::bench {

model::Project grown(const model::Project& example, std::size_t blocks);
/// All its words in all languages, a block and language a line.
std::string words_of(const model::Project& project);

} // namespace strateg::bench
