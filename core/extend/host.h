// The plugin host: finds plugins, loads those that may run, and hands them on as checkers and exporters. The
// core never knows a plugin by name.
//
// Bundled plugins (in the program's own folders) run in the process. Plugins of the person's folder are
// third-party: off until turned on, and each runs in a helper process of its own, so that a crash, a hang or
// a memory hog costs the plugin and never the text.
#pragma once

#include "core/check/checker.h"
#include "core/extend/exporter.h"
#include "core/extend/manifest.h"
#include "core/extend/services.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace strateg::extend {

enum class Origin { bundled, third_party };

struct PluginFolder {
    std::filesystem::path path; // holds one folder per plugin; need not exist
    Origin origin = Origin::third_party;
};

struct HostOptions {
    std::vector<PluginFolder> folders;               // in this order; the first plugin with an id wins
    std::filesystem::path settings;                  // file of the ids that were turned on; may not exist
    std::filesystem::path helper;                    // the program strateg-plugin-host
    std::chrono::milliseconds deadline{20'000};      // of one call in a helper process
    std::size_t memory_limit = std::size_t{1} << 30; // of a helper process, bytes; 0: none
    bool load_third_party = true;                    // false: safe mode

    /// The folders of this installation: beside the program (build folder and /usr/lib/strateg), then
    /// STRATEG_PLUGIN_PATH (colon separated, trusted like the program: for tests and development), then the
    /// person's $XDG_DATA_HOME/strateg/plugins. Settings in $XDG_CONFIG_HOME/strateg/plugins.txt.
    static HostOptions defaults();
};

enum class PluginState { ready, off, refused };
/// "ready", "off", "refused".
const char* name_of(PluginState state);

struct PluginStatus {
    std::filesystem::path folder;
    Origin origin = Origin::bundled;
    Manifest manifest; // id is the folder's name where the manifest could not be read
    PluginState state = PluginState::ready;
    Problem reason; // why it is off or refused. Codes: extend.bad-manifest, extend.missing-library,
                    // extend.wrong-abi, extend.missing-entry, extend.missing-capability, extend.init-failed,
                    // extend.third-party-off, extend.duplicate-id, extend.no-helper
};

class PluginHost {
public:
    /// Finds and loads. Never fails as a whole: look at plugins(). `services` must outlive the host and
    /// everything it handed out. Checkers and exporters keep the libraries they need loaded.
    static PluginHost discover(HostOptions options, Services& services);
    ~PluginHost();
    PluginHost(PluginHost&&) noexcept;
    PluginHost& operator=(PluginHost&&) noexcept;

    const std::vector<PluginStatus>& plugins() const;
    /// Each may be called from any thread, one call at a time (calls into one plugin wait for each other).
    const std::vector<check::CheckerPtr>& checkers() const;
    const std::vector<ExporterPtr>& exporters() const;
    /// The exporter of a format, or nullptr.
    ExporterPtr exporter(std::string_view format) const;

private:
    struct Self;
    explicit PluginHost(std::unique_ptr<Self> self);
    std::unique_ptr<Self> self_;
};

/// Turns a third-party plugin on or off: writes the settings file, atomically. Takes effect at the next
/// discover. Code: extend.settings.
Result<void> set_enabled(const std::filesystem::path& settings, const std::string& id, bool enabled);
bool is_enabled(const std::filesystem::path& settings, const std::string& id);

} // namespace strateg::extend
