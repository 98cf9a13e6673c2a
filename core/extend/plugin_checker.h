// Adapts the capability "strateg.checker/1" of a plugin to check::Checker.
#pragma once

#include "core/extend/channel.h"
#include "core/extend/manifest.h"

namespace strateg::extend {

check::CheckerPtr plugin_checker(const Manifest& manifest, std::shared_ptr<Channel> channel,
                                 Services& services);

} // namespace strateg::extend
