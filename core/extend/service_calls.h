// The services of the host as messages: the same answers for plugins in the process and in a helper process.
#pragma once

#include "core/extend/services.h"
#include "plugins/sdk/strateg_plugin.h"

#include <string>
#include <string_view>

namespace strateg::extend {

/// `function` is "misspelled", "suggest", "words" or "locale". Never throws; after STRATEG_FAILED `reply` is
/// a sentence.
strateg_status answer_service(Services& services, const model::Project& project, std::string_view function,
                              std::string_view request, std::string& reply);

} // namespace strateg::extend
