// Plugins in the process.
#include "core/extend/channel.h"
#include "core/extend/service_calls.h"

#include <dlfcn.h>
#include <mutex>

namespace strateg::extend {
namespace {

struct Unload {
    void operator()(void* library) const { dlclose(library); }
};
using Library = std::unique_ptr<void, Unload>;

class LibraryChannel final : public Channel {
public:
    LibraryChannel(std::string id, Library library, Services& services)
        : id_(std::move(id)), services_(services),
          library_(std::move(library)), host_{this, STRATEG_ABI_REVISION, 0, service} {}

    ~LibraryChannel() override {
        if (plugin_) plugin_->destroy(plugin_);
    }

    bool create(const strateg_entry& entry) {
        const std::lock_guard lock(mutex_);
        plugin_ = entry.create(&host_);
        return plugin_ != nullptr;
    }

    bool has(const std::string& capability) override {
        const std::lock_guard lock(mutex_);
        return plugin_->capability(plugin_, capability.c_str()) != nullptr;
    }

    Result<std::string> call(Function function, const std::string& request, const model::Project& project,
                             const Task&) override {
        const std::lock_guard lock(mutex_);
        const auto* checker =
            static_cast<const strateg_checker_1*>(plugin_->capability(plugin_, STRATEG_CHECKER_1));
        const auto* exporter =
            static_cast<const strateg_exporter_1*>(plugin_->capability(plugin_, STRATEG_EXPORTER_1));
        const auto target = function == Function::check   ? (checker ? checker->check : nullptr)
                            : function == Function::fixes ? (checker ? checker->fixes : nullptr)
                                                          : (exporter ? exporter->write : nullptr);
        std::string reply;
        const strateg_sink sink{&reply, append};
        project_ = &project;
        const strateg_status status =
            target ? target(plugin_, {request.data(), request.size()}, &sink) : STRATEG_UNSUPPORTED;
        project_ = nullptr;
        if (status == STRATEG_OK) return reply;
        if (status == STRATEG_UNSUPPORTED)
            return fail("extend.unsupported", "The plugin does not offer this.");
        return fail("extend.plugin-failed",
                    reply.empty() ? say("The plugin failed without a reason.") : reply);
    }

private:
    static void append(const strateg_sink* sink, strateg_bytes part) {
        if (part.size > 0) static_cast<std::string*>(sink->context)->append(part.data, part.size);
    }
    static LibraryChannel& of(const strateg_host* host) {
        return *static_cast<LibraryChannel*>(host->context);
    }

    static void log(const strateg_host* host, int32_t level, strateg_bytes line) {
        of(host).services_.log(of(host).id_, level, {line.data, line.size});
    }
    static strateg_status ask(const strateg_host* host, const char* function, strateg_bytes request,
                              const strateg_sink* reply) {
        LibraryChannel& self = of(host);
        if (!self.project_) return STRATEG_FAILED; // not during a call
        std::string answer;
        const strateg_status status =
            answer_service(self.services_, *self.project_, function, {request.data, request.size}, answer);
        reply->write(reply, {answer.data(), answer.size()});
        return status;
    }
    static const void* service(const strateg_host*, const char* name) {
        static const strateg_host_log_1 log_1{log};
        static const strateg_host_language_1 language_1{
            [](const strateg_host* h, strateg_bytes b, const strateg_sink* s) {
                return ask(h, "misspelled", b, s);
            },
            [](const strateg_host* h, strateg_bytes b, const strateg_sink* s) {
                return ask(h, "suggest", b, s);
            },
            [](const strateg_host* h, strateg_bytes b, const strateg_sink* s) {
                return ask(h, "words", b, s);
            },
            [](const strateg_host* h, strateg_bytes b, const strateg_sink* s) {
                return ask(h, "locale", b, s);
            }};
        const std::string_view wanted = name;
        if (wanted == STRATEG_HOST_LOG_1) return &log_1;
        if (wanted == STRATEG_HOST_LANGUAGE_1) return &language_1;
        return nullptr;
    }

    std::string id_;
    Services& services_;
    Library library_;
    strateg_host host_;
    std::mutex mutex_; // one call at a time
    const strateg_plugin* plugin_ = nullptr;
    const model::Project* project_ = nullptr; // of the call in progress
};

} // namespace

const char* name_of(Function function) {
    switch (function) {
    case Function::check:
        return "check";
    case Function::fixes:
        return "fixes";
    case Function::write:
        return "write";
    }
    return "check";
}

Result<std::shared_ptr<Channel>> load_library(const std::string& id, const std::filesystem::path& path,
                                              Services& services) {
    if (!std::filesystem::exists(path))
        return fail("extend.missing-library",
                    say("Its library {} is not in its folder.", path.filename().string()),
                    "Build the plugin, or install it again.");
    Library library(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL));
    if (!library) {
        const char* why = dlerror();
        return fail("extend.missing-library",
                    say("Its library cannot be loaded: {}.", why ? std::string(why) : say("no reason given")),
                    "Build the plugin for this system.");
    }
    const auto* entry = static_cast<const strateg_entry*>(dlsym(library.get(), "strateg_plugin_entry"));
    if (!entry)
        return fail("extend.missing-entry", "Its library does not export strateg_plugin_entry.",
                    "docs/write-a-plugin.md shows how.");
    if (entry->abi_revision != STRATEG_ABI_REVISION)
        return fail("extend.wrong-abi",
                    say("It was built for revision {} of the plugin interface; this program has revision {}.",
                        entry->abi_revision, STRATEG_ABI_REVISION),
                    "Get a version of the plugin for this program.");
    auto channel = std::make_shared<LibraryChannel>(id, std::move(library), services);
    if (!entry->create || !channel->create(*entry))
        return fail("extend.init-failed", "It could not begin its work.", "Its line in the log may say why.");
    return channel;
}

} // namespace strateg::extend
