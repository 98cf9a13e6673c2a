// The checker "spelling": words of all texts, foreign passages in their own language. The dictionaries are
// the host's; suggestions cost too much for every finding and are looked up when a person asks.
#include "plugins/sdk/strateg_plugin.hpp"

namespace {

using namespace strateg::sdk;

constexpr std::size_t longest_menu = 8;

class Spelling : public Checker {
public:
    void check(const Request& request, Findings& findings) override {
        if (!host().knows_languages()) return;
        std::vector<std::pair<const Block*, const Text*>> places;
        std::vector<const Text*> texts;
        for (const Block& block : request.blocks)
            for (const Text& text : block.texts) {
                if (text.characters.empty()) continue;
                places.emplace_back(&block, &text);
                texts.push_back(&text);
            }
        if (texts.empty()) return;
        const auto misspelled = host().misspelled(texts);
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (const auto& [start, end] : misspelled[i]) {
                const std::string word =
                    to_utf8(std::u32string_view(texts[i]->characters).substr(start, end - start));
                findings.add(*places[i].first, texts[i]->language,
                             {.code = "spelling.unknown-word",
                              .severity = Severity::warning,
                              .start = start,
                              .end = end,
                              .message = say("“{}” is not in the dictionary.", word),
                              .more_fixes = true});
            }
    }

    std::optional<std::vector<Fix>> fixes(const Block&, const Text& text, const json& finding) override {
        const std::size_t start = finding.at("start"), end = finding.at("end");
        std::string language = text.language;
        for (const Mark& mark : text.marks)
            if (mark.kind == "foreign" && mark.start <= start && end <= mark.end) language = mark.target;
        std::vector<Fix> fixes;
        for (const std::string& better : host().suggest(finding.at("text"), language)) {
            if (fixes.size() == longest_menu) break;
            fixes.push_back({say("Replace by “{}”", better), start, end, better});
        }
        return fixes;
    }
};

} // namespace

STRATEG_PLUGIN(Spelling)
