#include "core/extend/host.h"

#include "core/extend/channel.h"
#include "core/extend/helper_channel.h"
#include "core/extend/plugin_checker.h"
#include "core/extend/plugin_exporter.h"
#include "plugins/sdk/strateg_plugin.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace strateg::extend {
namespace {

std::filesystem::path from_environment(const char* name, const char* below_home) {
    if (const char* value = std::getenv(name); value && *value) return value;
    const char* home = std::getenv("HOME");
    return home && *home ? std::filesystem::path(home) / below_home : std::filesystem::path();
}

void refuse(PluginStatus& status, Problem reason) {
    status.state = PluginState::refused;
    status.reason = std::move(reason);
}

} // namespace

const char* name_of(PluginState state) {
    switch (state) {
    case PluginState::ready:
        return "ready";
    case PluginState::off:
        return "off";
    case PluginState::refused:
        return "refused";
    }
    return "refused";
}

HostOptions HostOptions::defaults() {
    HostOptions options;
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path here = program.parent_path();
    for (const char* folder : {"../plugins", "../lib/strateg/plugins"})
        if (std::filesystem::is_directory(here / folder, error))
            options.folders.push_back({(here / folder).lexically_normal(), Origin::bundled});
    if (const char* path = std::getenv("STRATEG_PLUGIN_PATH")) {
        const std::string all = path;
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = std::min(all.find(':', begin), all.size());
            if (end > begin) options.folders.push_back({all.substr(begin, end - begin), Origin::bundled});
            begin = end + 1;
        }
    }
    if (const auto data = from_environment("XDG_DATA_HOME", ".local/share"); !data.empty())
        options.folders.push_back({data / "strateg/plugins", Origin::third_party});
    if (const auto config = from_environment("XDG_CONFIG_HOME", ".config"); !config.empty())
        options.settings = config / "strateg/plugins.txt";
    for (const char* place : {"strateg-plugin-host", "../lib/strateg/strateg-plugin-host"})
        if (options.helper.empty() && std::filesystem::exists(here / place, error))
            options.helper = (here / place).lexically_normal();
    return options;
}

struct PluginHost::Self {
    std::vector<PluginStatus> plugins;
    std::vector<check::CheckerPtr> checkers;
    std::vector<ExporterPtr> exporters;

    void look_into(const PluginFolder& folder, const HostOptions& options, Services& services) {
        std::error_code error;
        std::vector<std::filesystem::path> found;
        for (std::filesystem::directory_iterator at(folder.path, error), end; !error && at != end;
             at.increment(error)) {
            std::error_code ignored;
            if (at->is_directory(ignored) && std::filesystem::exists(at->path() / "plugin.xml", ignored))
                found.push_back(at->path());
        }
        std::sort(found.begin(), found.end()); // the same order everywhere
        for (const std::filesystem::path& path : found)
            plugins.push_back(take(path, folder.origin, options, services));
    }

    PluginStatus take(const std::filesystem::path& path, Origin origin, const HostOptions& options,
                      Services& services) {
        PluginStatus status;
        status.folder = path;
        status.origin = origin;
        status.manifest.id = path.filename().string();
        status.manifest.name["en"] = status.manifest.id;
        Result<Manifest> manifest = read_manifest(path / "plugin.xml");
        if (!manifest) {
            refuse(status, std::move(manifest.error()));
            return status;
        }
        status.manifest = std::move(*manifest);
        const Manifest& about = status.manifest;
        for (const PluginStatus& other : plugins)
            if (other.manifest.id == about.id) {
                refuse(status, {Severity::warning,
                                "extend.duplicate-id",
                                {},
                                say("Another plugin has the same id and was found first."),
                                say("It is in {}.", other.folder.string())});
                return status;
            }
        if (about.abi != STRATEG_ABI_REVISION) {
            refuse(status,
                   {Severity::error,
                    "extend.wrong-abi",
                    {},
                    say("It was built for revision {} of the plugin interface; this program has revision {}.",
                        about.abi, STRATEG_ABI_REVISION),
                    say("Get a version of the plugin for this program.")});
            return status;
        }
        const std::filesystem::path library = path / ("lib" + about.library + ".so");
        std::shared_ptr<Channel> channel;
        if (origin == Origin::third_party) {
            if (!options.load_third_party || !is_enabled(options.settings, about.id)) {
                status.state = PluginState::off;
                status.reason = {
                    Severity::hint,
                    "extend.third-party-off",
                    {},
                    say("Plugins that did not come with the program are off until you turn them on."),
                    say("`strateg plugin enable {}` turns it on.", about.id)};
                return status;
            }
            std::error_code error;
            if (!std::filesystem::exists(library, error)) {
                refuse(status, {Severity::error,
                                "extend.missing-library",
                                {},
                                say("Its library {} is not in its folder.", library.filename().string()),
                                say("Build the plugin, or install it again.")});
                return status;
            }
            if (options.helper.empty() || !std::filesystem::exists(options.helper, error)) {
                refuse(status, {Severity::error,
                                "extend.no-helper",
                                {},
                                say("The program strateg-plugin-host, which runs it, was not found."),
                                say("Install Strateg again.")});
                return status;
            }
            HelperOptions helper;
            helper.helper = options.helper;
            helper.deadline = options.deadline;
            helper.memory_limit = options.memory_limit;
            channel = helper_channel(about.id, about.name_in(said_language()), library, helper, services);
        } else {
            Result<std::shared_ptr<Channel>> loaded = load_library(about.id, library, services);
            if (!loaded) {
                refuse(status, std::move(loaded.error()));
                return status;
            }
            channel = std::move(*loaded);
            const auto lacks = [&](bool announced, const char* capability) {
                if (!announced || channel->has(capability)) return false;
                refuse(status,
                       {Severity::error,
                        "extend.missing-capability",
                        {},
                        say("Its manifest announces “{}”, but the library does not have it.", capability),
                        say("Tell the author of the plugin.")});
                return true;
            };
            if (lacks(about.checker.has_value(), STRATEG_CHECKER_1) ||
                lacks(about.exporter.has_value(), STRATEG_EXPORTER_1))
                return status;
        }
        if (about.checker) checkers.push_back(plugin_checker(about, channel, services));
        if (about.exporter) exporters.push_back(plugin_exporter(about, channel, services));
        return status;
    }
};

PluginHost::PluginHost(std::unique_ptr<Self> self) : self_(std::move(self)) {}
PluginHost::~PluginHost() = default;
PluginHost::PluginHost(PluginHost&&) noexcept = default;
PluginHost& PluginHost::operator=(PluginHost&&) noexcept = default;

PluginHost PluginHost::discover(HostOptions options, Services& services) {
    auto self = std::make_unique<Self>();
    for (const PluginFolder& folder : options.folders) self->look_into(folder, options, services);
    return PluginHost(std::move(self));
}

const std::vector<PluginStatus>& PluginHost::plugins() const {
    return self_->plugins;
}
const std::vector<check::CheckerPtr>& PluginHost::checkers() const {
    return self_->checkers;
}
const std::vector<ExporterPtr>& PluginHost::exporters() const {
    return self_->exporters;
}
ExporterPtr PluginHost::exporter(std::string_view format) const {
    for (const ExporterPtr& exporter : self_->exporters)
        if (exporter->info().format == format) return exporter;
    return nullptr;
}

} // namespace strateg::extend
