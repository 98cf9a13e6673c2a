#include "core/extend/plugin_checker.h"

#include "core/extend/messages.h"

#include <algorithm>
#include <optional>

namespace strateg::extend {
namespace {

class PluginChecker final : public check::Checker {
public:
    PluginChecker(const Manifest& manifest, std::shared_ptr<Channel> channel, Services& services)
        : info_(*manifest.checker), channel_(std::move(channel)), services_(services) {}

    const check::CheckerInfo& info() const override { return info_; }

    Result<std::vector<check::Finding>> check(const model::Project& project,
                                              std::span<const check::Unit> units, const Task& task) override {
        const CheckMessages messages(project, services_, info_.uses.targets ? &targets_of(project) : nullptr);
        const Result<std::string> reply =
            channel_->call(Function::check, messages.check_request(units), project, task);
        if (!reply) return tl::unexpected(reply.error());
        Result<std::vector<check::Finding>> findings = findings_from(*reply);
        if (findings)
            for (check::Finding& finding : *findings)
                if (!finding.code.starts_with(info_.id + ".")) finding.code = info_.id + "." + finding.code;
        return findings;
    }

    Result<std::vector<check::Fix>> fixes(const model::Project& project, const check::Unit& unit,
                                          const check::Finding& finding) override {
        const CheckMessages messages(project, services_, info_.uses.targets ? &targets_of(project) : nullptr);
        const Result<std::string> reply =
            channel_->call(Function::fixes, messages.fixes_request(unit, finding), project, {});
        if (!reply && reply.error().code == "extend.unsupported") return finding.fixes;
        if (!reply) return tl::unexpected(reply.error());
        return fixes_from(*reply);
    }

    std::string revision() const override { return info_.uses.words ? services_.revision() : std::string(); }

private:
    /// The runner asks about one project in many small calls.
    const check::Targets& targets_of(const model::Project& project) {
        if (!known_ || known_->front != project.front || known_->facts != project.facts ||
            !std::equal(known_->outline.begin(), known_->outline.end(), project.outline.begin(),
                        project.outline.end(),
                        [](const auto& a, const auto& b) { return a.section == b.section; })) {
            known_ = project;
            targets_ = check::targets_of(*known_);
        }
        return targets_;
    }

    std::optional<model::Project> known_; // keeps alive what targets_ points to
    check::Targets targets_;
    check::CheckerInfo info_;
    std::shared_ptr<Channel> channel_;
    Services& services_;
};

} // namespace

check::CheckerPtr plugin_checker(const Manifest& manifest, std::shared_ptr<Channel> channel,
                                 Services& services) {
    return std::make_shared<PluginChecker>(manifest, std::move(channel), services);
}

} // namespace strateg::extend
