// strateg plugin: which plugins there are, and turning others' on and off.
#include "cli/host.h"
#include "cli/program.h"

#include <algorithm>
#include <memory>

namespace strateg::cli {
namespace {

int list(bool json) {
    Host host;
    nlohmann::json plugins = nlohmann::json::array();
    std::string out;
    for (const extend::PluginStatus& plugin : host.plugins().plugins()) {
        const extend::Manifest& manifest = plugin.manifest;
        const std::string name = manifest.name.contains("en") ? manifest.name.at("en") : manifest.id;
        const bool bundled = plugin.origin == extend::Origin::bundled;
        std::vector<std::string> does;
        if (manifest.checker) does.push_back("checker");
        if (manifest.exporter) does.push_back("exporter");
        if (json) {
            plugins.push_back({{"id", manifest.id},
                               {"name", name},
                               {"version", manifest.version},
                               {"origin", bundled ? "bundled" : "third-party"},
                               {"state", name_of(plugin.state)},
                               {"capabilities", does},
                               {"folder", plugin.folder.string()}});
            if (plugin.state != extend::PluginState::ready) plugins.back()["reason"] = to_json(plugin.reason);
            continue;
        }
        out += manifest.id + std::string(manifest.id.size() < 24 ? 24 - manifest.id.size() : 1, ' ') +
               name_of(plugin.state) + "  ";
        for (const std::string& what : does) out += what + "  ";
        out += name + (bundled ? "" : " (third-party)") + "\n";
        if (plugin.state != extend::PluginState::ready)
            out += "    " + plugin.reason.sentence +
                   (plugin.reason.hint.empty() ? "" : " " + plugin.reason.hint) + "\n";
    }
    if (json) {
        print_json({{"plugins", plugins}});
    } else {
        print(out.empty() ? "There are no plugins.\n" : out);
    }
    return fine;
}

int turn(const std::string& id, bool on) {
    Host host;
    const auto& plugins = host.plugins().plugins();
    const auto found = std::find_if(plugins.begin(), plugins.end(),
                                    [&](const auto& plugin) { return plugin.manifest.id == id; });
    if (found == plugins.end())
        return stop_with({Severity::error,
                          "cli.no-plugin",
                          {},
                          "There is no plugin \"" + id + "\".",
                          "See: strateg plugin list"},
                         usage);
    if (found->origin == extend::Origin::bundled)
        return stop_with({Severity::error,
                          "cli.bundled-plugin",
                          {},
                          "\"" + id + "\" is part of Strateg and always on.",
                          "With --only you choose the checkers of one run."},
                         usage);
    if (const auto done = extend::set_enabled(extend::HostOptions::defaults().settings, id, on); !done)
        return stop_with(done.error(), not_written);
    print("The plugin \"" + id + "\" is turned " + (on ? "on" : "off") + ".\n");
    return fine;
}

} // namespace

void add_plugin(Program& program) {
    CLI::App* command = program.app.add_subcommand("plugin", "List plugins, turn others' plugins on and off");
    command->require_subcommand(1);
    auto json = std::make_shared<bool>(false);
    auto id = std::make_shared<std::string>();
    CLI::App* listing =
        command->add_subcommand("list", "Every plugin, with the reason where one does not run");
    listing->add_flag("--json", *json, "Answer as JSON");
    listing->callback([&program, json] { program.action = [json] { return list(*json); }; });
    CLI::App* enable =
        command->add_subcommand("enable", "Let a third-party plugin run, in a process of its own");
    enable->add_option("ID", *id, "Id of the plugin")->required()->type_name("");
    enable->callback([&program, id] { program.action = [id] { return turn(*id, true); }; });
    CLI::App* disable = command->add_subcommand("disable", "Turn a third-party plugin off");
    disable->add_option("ID", *id, "Id of the plugin")->required()->type_name("");
    disable->callback([&program, id] { program.action = [id] { return turn(*id, false); }; });
}

} // namespace strateg::cli
