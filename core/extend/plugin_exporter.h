// Adapts the capability "strateg.exporter/1" of a plugin to Exporter.
#pragma once

#include "core/extend/channel.h"
#include "core/extend/exporter.h"

namespace strateg::extend {

ExporterPtr plugin_exporter(const Manifest& manifest, std::shared_ptr<Channel> channel, Services& services);

} // namespace strateg::extend
