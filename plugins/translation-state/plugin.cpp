// The checker "translation-state": the state is derived by the core, here it becomes sentences for a person.
#include "plugins/sdk/strateg_plugin.hpp"

namespace {

using namespace strateg::sdk;

struct Saying {
    std::string_view state;
    Severity severity;
    std::string_view message;
};

constexpr Saying sayings[] = {
    {"missing", Severity::warning, to_say("There is no translation yet.")},
    {"empty", Severity::warning, to_say("The translation is empty.")},
    {"stale", Severity::warning, to_say("The source has changed since this was translated.")},
    {"same-as-source", Severity::warning, to_say("The translation is word for word the source.")},
    {"unconfirmed", Severity::hint,
     to_say("Nobody has recorded which source text this was translated from.")},
};

class TranslationState : public Checker {
public:
    void check(const Request& request, Findings& findings) override {
        for (const Block& block : request.blocks) {
            // Names and advice to the writer need no translation to be finished.
            if (block.kind == "guidance") continue;
            for (const std::string& language : request.languages) {
                const auto state = block.translation.find(language);
                if (state == block.translation.end()) continue;
                for (const Saying& saying : sayings)
                    if (saying.state == state->second)
                        findings.add(block, language,
                                     {.code = "translation-state." + std::string(saying.state),
                                      .severity = saying.severity,
                                      .message = std::string(saying.message)});
            }
        }
    }
};

} // namespace

STRATEG_PLUGIN(TranslationState)
