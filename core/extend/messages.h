// The JSON messages of the capability "strateg.checker/1" (docs/plugin-abi.md): blocks out, findings in.
// Offsets turn from bytes into characters here, and only here.
#pragma once

#include "core/check/checker.h"
#include "core/extend/services.h"

#include <nlohmann/json.hpp>
#include <span>
#include <string>

namespace strateg::extend {

using json = nlohmann::json;

/// Characters and marks of one text. `shown` gives what a value prints, or nothing to leave it out.
json text_message(const model::RichText& text, const std::string& language,
                  const std::function<std::string(const model::Mark&)>& shown);

/// The reverse, without `shown`; what makes no sense is left out, so the result is always a valid text.
model::RichText text_from(const json& message);

class CheckMessages {
public:
    /// Knows the facts of this project. With `targets`, marks say what it is that they name.
    CheckMessages(const model::Project& project, Services& services, const check::Targets* targets = nullptr);

    json block(const check::Unit& unit) const;
    std::string check_request(std::span<const check::Unit> units) const;
    std::string fixes_request(const check::Unit& unit, const check::Finding& finding) const;

private:
    const model::Project& project_;
    void tell_targets(const model::RichText& text, json& message) const;

    Services& services_;
    const check::Targets* targets_;
    std::map<std::string, const model::Block*, std::less<>> facts_;
};

/// Code extend.bad-answer where it is not what docs/plugin-abi.md says.
Result<std::vector<check::Finding>> findings_from(const std::string& reply);
Result<std::vector<check::Fix>> fixes_from(const std::string& reply);

/// Never throws: invalid UTF-8 is replaced.
std::string to_bytes(const json& message);

} // namespace strateg::extend
