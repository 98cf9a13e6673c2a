#include "core/extend/plugin_checker.h"

#include "core/extend/messages.h"

namespace strateg::extend {
namespace {

class PluginChecker final : public check::Checker {
public:
    PluginChecker(const Manifest& manifest, std::shared_ptr<Channel> channel, Services& services)
        : info_(*manifest.checker), channel_(std::move(channel)), services_(services) {}

    const check::CheckerInfo& info() const override { return info_; }

    Result<std::vector<check::Finding>> check(const model::Project& project,
                                              std::span<const check::Unit> units, const Task& task) override {
        const CheckMessages messages(project, services_);
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
        const CheckMessages messages(project, services_);
        const Result<std::string> reply =
            channel_->call(Function::fixes, messages.fixes_request(unit, finding), project, {});
        if (!reply && reply.error().code == "extend.unsupported") return finding.fixes;
        if (!reply) return tl::unexpected(reply.error());
        return fixes_from(*reply);
    }

    std::string revision() const override { return info_.uses.words ? services_.revision() : std::string(); }

private:
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
