// Checkers and exporters of this installation, with the services they need.
#pragma once

#include "core/extend/host.h"
#include "core/extend/language_services.h"
#include "core/language/spelling.h"

namespace strateg::cli {

/// Lives as long as anything it hands out is used.
class Host {
public:
    Host()
        : services_(speller_),
          plugins_(extend::PluginHost::discover(extend::HostOptions::defaults(), services_)) {}
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    extend::PluginHost& plugins() { return plugins_; }
    language::Speller& speller() { return speller_; }

private:
    language::Speller speller_;
    extend::LanguageServices services_;
    extend::PluginHost plugins_;
};

} // namespace strateg::cli
