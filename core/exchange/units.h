// Building the project in memory that a bilingual file is checked as.
#pragma once

#include "core/exchange/bilingual.h"

#include <string>

namespace strateg::exchange {

class UnitProject {
public:
    UnitProject(std::string name, std::string source, std::string target);

    /// Units that follow belong to this section. A second section of a name continues the first.
    void begin_section(const std::string& id);
    struct Unit {
        std::string id;
        model::RichText source;
        std::optional<model::RichText> target; // nothing: not translated
        std::string state;                     // draft, reviewed, final
        bool stale = false;                    // the file says that it was made from another text
        std::string made_from;                 // that text, where the file has it
    };
    void add(Unit unit);
    void problem(const char* code, int line, std::string sentence, std::string hint = {},
                 Severity severity = Severity::warning);
    std::size_t ordinal() const { return result_.units + 1; }

    Bilingual take();
    Bilingual& result() { return result_; }

private:
    Bilingual result_;
    std::string name_;
    std::vector<model::Section> sections_;
    std::size_t current_ = 0;
    std::size_t problems_ = 0;
};

} // namespace strateg::exchange
