// A plugin in a helper process: the program strateg-plugin-host, one per plugin, started at the first call.
#pragma once

#include "core/extend/channel.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace strateg::extend {

struct HelperOptions {
    std::filesystem::path helper;
    std::chrono::milliseconds deadline{20'000};
    std::chrono::milliseconds back_off{200}; // after the first failure; four times as long after each further
    std::size_t memory_limit = 0;
    int failures_allowed = 3; // then the plugin is not called again until the program starts anew
};

/// Starts nothing yet, so nothing can fail. A call that runs into the deadline, a closed pipe or a frame that
/// makes no sense kills the helper and counts as a failure; the next call after the back-off starts it again.
/// A cancelled call gets half a second to end, then the helper is killed without counting.
std::shared_ptr<Channel> helper_channel(const std::string& id, const std::string& name,
                                        const std::filesystem::path& library, HelperOptions options,
                                        Services& services);

} // namespace strateg::extend
