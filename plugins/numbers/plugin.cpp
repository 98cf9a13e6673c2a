// The checker "numbers": numbers, dates, shares and amounts of a translation against its source.
#include "compare.h"
#include "plugins/sdk/strateg_plugin.hpp"

#include <algorithm>
#include <map>

namespace {

using namespace strateg::sdk;
using namespace strateg::numbers;

std::string primary(const std::string& tag) {
    return tag.substr(0, tag.find_first_of("-_@"));
}

class NumbersChecker : public Checker {
public:
    void check(const Request& request, Findings& findings) override {
        for (const Block& block : request.blocks) {
            const Text* source = block.text(block.source);
            if (!source) continue;
            for (const Text& text : block.texts) {
                if (text.language == block.source) continue;
                const auto state = block.translation.find(text.language);
                if (state != block.translation.end() &&
                    (state->second == "empty" || state->second == "not-needed"))
                    continue;
                const Side from = side(*source), to = side(text);
                for (const Difference& difference : compare(from, to))
                    findings.add(block, text.language, finding(difference, from, to));
            }
        }
    }

private:
    static Finding finding(const Difference& difference, const Side& from, const Side& to) {
        Finding finding;
        if (difference.target) {
            finding.start = difference.target->start;
            finding.end = difference.target->end;
        }
        const std::string written = difference.target ? to_utf8(difference.target->raw) : "";
        const std::string wanted = difference.source ? to_utf8(difference.source->raw) : "";
        const auto replace = [&] {
            if (!difference.target->ref.empty() || !difference.source->ref.empty()) return;
            const Characters words = written_as(*difference.source, from.decimal, to.decimal, to.language);
            finding.fixes.push_back(
                {say("Replace by “{}”", to_utf8(words)), finding.start, finding.end, to_utf8(words)});
        };
        switch (difference.kind) {
        case Difference::Kind::different:
            finding.code = "numbers.different";
            finding.severity = Severity::error;
            finding.message = say("“{}” where the source says “{}”.", written, wanted);
            replace();
            break;
        case Difference::Kind::missing:
            finding.code = "numbers.missing";
            finding.severity = Severity::error;
            finding.message = say("The source says “{}”; the translation does not.", wanted);
            break;
        case Difference::Kind::extra:
            finding.code = "numbers.extra";
            finding.message = say("“{}” is not in the source.", written);
            break;
        case Difference::Kind::format:
            finding.code = "numbers.format";
            finding.message = say("“{}” is written with the separators of another language.", written);
            replace();
            break;
        case Difference::Kind::units:
            finding.code = "numbers.units";
            finding.severity = Severity::hint;
            finding.message = say("“{}” is not what “{}” of the source converts to.", written, wanted);
            break;
        }
        return finding;
    }

    Side side(const Text& text) {
        Side side;
        side.language = primary(text.language);
        side.decimal = decimal_of(text.language);
        side.text = text.characters;
        for (const Mark& mark : text.marks)
            if (mark.kind == "value")
                side.values.push_back({mark.start, mark.target, to_characters(mark.shown)});
        return side;
    }

    char32_t decimal_of(const std::string& language) {
        const auto known = decimals_.find(language);
        if (known != decimals_.end()) return known->second;
        const std::string tag = primary(language);
        char32_t decimal = tag == "en" ? U'.' : U',';
        if (tag != "en" && tag != "sr" && tag != "bg" && host().knows_languages()) {
            const Characters separator = to_characters(host().locale(language).value("decimal", ","));
            if (separator.size() == 1) decimal = separator[0];
        }
        return decimals_[language] = decimal;
    }

    std::map<std::string, char32_t> decimals_;
};

} // namespace

STRATEG_PLUGIN(NumbersChecker)
