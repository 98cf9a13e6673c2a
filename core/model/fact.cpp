#include "core/model/fact.h"

#include <chrono>
#include <cstdlib>

namespace strateg::model {
namespace {

bool is_decimal(std::string_view value) {
    if (!value.empty() && value.front() == '-') value.remove_prefix(1);
    bool digits = false;
    bool point = false;
    for (const char c : value) {
        if (c >= '0' && c <= '9') {
            digits = true;
        } else if (c == '.' && digits && !point) {
            point = true;
        } else {
            return false;
        }
    }
    return digits && value.back() != '.';
}

} // namespace

bool is_date(std::string_view value) {
    if (value.size() != 10 || value[4] != '-' || value[7] != '-') return false;
    const auto part = [&](std::size_t at, std::size_t length) {
        int number = 0;
        for (const char c : value.substr(at, length)) {
            if (c < '0' || c > '9') return -1;
            number = number * 10 + (c - '0');
        }
        return number;
    };
    const int year = part(0, 4);
    const int month = part(5, 2);
    const int day = part(8, 2);
    if (year < 0 || month < 0 || day < 0) return false;
    return std::chrono::year_month_day(std::chrono::year(year),
                                       std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day)))
        .ok();
}

Result<Fact> fact_of(const Block& block) {
    Fact fact;
    const std::string_view type = block.attributes.get("type");
    if (type == "number") {
        fact.type = FactType::number;
    } else if (type == "money") {
        fact.type = FactType::money;
    } else if (type == "percent") {
        fact.type = FactType::percent;
    } else if (type == "date") {
        fact.type = FactType::date;
    } else if (type == "text") {
        fact.type = FactType::text;
    } else {
        return fail("model.fact-type", say("The fact \"{}\" has the unknown type \"{}\".", block.id, type),
                    "Use number, money, percent, date or text.", {.section = "facts", .block = block.id});
    }
    fact.value = block.attributes.get("value");
    fact.currency = block.attributes.get("currency", fact.type == FactType::money ? "EUR" : "");
    fact.decimals = block.attributes.number("decimals", -1);
    const bool good = fact.type == FactType::text   ? true
                      : fact.type == FactType::date ? is_date(fact.value)
                                                    : is_decimal(fact.value);
    if (!good)
        return fail(
            "model.fact-value",
            fact.type == FactType::date
                ? say("The fact \"{}\" has the value \"{}\", which is no date.", block.id, fact.value)
                : say("The fact \"{}\" has the value \"{}\", which is no number.", block.id, fact.value),
            fact.type == FactType::date ? say("Write a date as 2027-01-31.")
                                        : say("Write a number with a point and no spaces, as 1386 or 68.3."),
            {.section = "facts", .block = block.id});
    return fact;
}

} // namespace strateg::model
