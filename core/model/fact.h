// A fact: a value typed once (a number, an amount, a share, a date, a phrase) and shown in every language in
// that language's way. Stored as a block of kind "fact"; formatting is core/language's work.
#pragma once

#include "core/base/problem.h"
#include "core/model/block.h"

#include <string>

namespace strateg::model {

enum class FactType { number, money, percent, date, text };

struct Fact {
    FactType type = FactType::number;
    std::string value; // "1386", "68.3", "2027-01-01": always with a point and without grouping; text: unused
    std::string currency; // ISO 4217, for money
    int decimals = -1;    // digits behind the separator; -1: as many as the value has
};

/// Reads and checks the attributes of a block of kind "fact". Codes: model.fact-type, model.fact-value.
Result<Fact> fact_of(const Block& block);

/// True for ISO 8601 calendar dates that exist.
bool is_date(std::string_view value);

} // namespace strateg::model
