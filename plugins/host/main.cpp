// strateg-plugin-host LIBRARY MEMORY-LIMIT: runs one plugin on behalf of the program, which talks to it on
// descriptors 3 (in) and 4 (out); standard output stays free for a plugin that prints. Whatever happens here
// (a crash, a hang, no memory), the program sees a closed pipe or no answer, and no text is lost.
#include "plugins/sdk/strateg_plugin.h"
#include "plugins/sdk/wire.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <mutex>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace strateg;

constexpr int in = 3, out = 4;
std::mutex writing; // log lines come from any thread of the plugin

[[noreturn]] void leave() {
    std::_Exit(0); // the program is gone: nobody waits for destructors
}

void send(char type, std::string_view name, std::string_view message) {
    const std::lock_guard lock(writing);
    const std::string frame = wire::encode(type, name, message);
    for (std::size_t done = 0; done < frame.size();) {
        const ssize_t n = ::write(out, frame.data() + done, frame.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) leave();
        done += static_cast<std::size_t>(n);
    }
}

void read_exactly(char* data, std::size_t size) {
    for (std::size_t done = 0; done < size;) {
        const ssize_t n = ::read(in, data + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) leave();
        done += static_cast<std::size_t>(n);
    }
}

wire::Frame receive() {
    char header[wire::header_size];
    read_exactly(header, sizeof header);
    const auto size = wire::length_of(header);
    if (!size) leave();
    std::string body(*size, '\0');
    read_exactly(body.data(), body.size());
    auto frame = wire::decode(body);
    if (!frame) leave();
    return std::move(*frame);
}

void log_line(const strateg_host*, int32_t level, strateg_bytes line) {
    send('l', std::to_string(level), {line.data, line.size});
}

strateg_status ask(const char* function, strateg_bytes request, const strateg_sink* reply) {
    send('s', function, {request.data, request.size});
    const wire::Frame answer = receive();
    if (answer.type != 'a') leave();
    reply->write(reply, {answer.message.data(), answer.message.size()});
    return std::atoi(answer.name.c_str());
}

const void* service(const strateg_host*, const char* name) {
    static const strateg_host_log_1 log_1{log_line};
    static const strateg_host_language_1 language_1{
        [](const strateg_host*, strateg_bytes b, const strateg_sink* s) { return ask("misspelled", b, s); },
        [](const strateg_host*, strateg_bytes b, const strateg_sink* s) { return ask("suggest", b, s); },
        [](const strateg_host*, strateg_bytes b, const strateg_sink* s) { return ask("words", b, s); },
        [](const strateg_host*, strateg_bytes b, const strateg_sink* s) { return ask("locale", b, s); }};
    const std::string_view wanted = name;
    if (wanted == STRATEG_HOST_LOG_1) return &log_1;
    if (wanted == STRATEG_HOST_LANGUAGE_1) return &language_1;
    return nullptr;
}

[[noreturn]] void refuse(const char* code, const std::string& sentence) {
    send('h', "1", std::string(code) + '\n' + sentence);
    leave();
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("This program runs plugins for Strateg; it is of no use by itself.\n", stderr);
        return 2;
    }
    if (const rlim_t limit = std::strtoull(arguments[2], nullptr, 10); limit > 0) {
        const rlimit memory{limit, limit};
        setrlimit(RLIMIT_AS, &memory);
    }
    const rlimit no_core{0, 0}; // a crash is expected here and leaves no file behind
    setrlimit(RLIMIT_CORE, &no_core);

    void* library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char* why = dlerror();
        refuse("extend.missing-library",
               "Its library cannot be loaded: " + std::string(why ? why : "") + ".");
    }
    const auto* entry = static_cast<const strateg_entry*>(dlsym(library, "strateg_plugin_entry"));
    if (!entry) refuse("extend.missing-entry", "Its library does not export strateg_plugin_entry.");
    if (entry->abi_revision != STRATEG_ABI_REVISION)
        refuse("extend.wrong-abi", "It was built for revision " + std::to_string(entry->abi_revision) +
                                       " of the plugin interface; this program has revision " +
                                       std::to_string(STRATEG_ABI_REVISION) + ".");
    static const strateg_host host{nullptr, STRATEG_ABI_REVISION, 0, service};
    const strateg_plugin* plugin = entry->create ? entry->create(&host) : nullptr;
    if (!plugin) refuse("extend.init-failed", "It could not begin its work.");
    const auto* checker =
        static_cast<const strateg_checker_1*>(plugin->capability(plugin, STRATEG_CHECKER_1));
    const auto* exporter =
        static_cast<const strateg_exporter_1*>(plugin->capability(plugin, STRATEG_EXPORTER_1));
    std::string capabilities;
    if (checker) capabilities += STRATEG_CHECKER_1 "\n";
    if (exporter) capabilities += STRATEG_EXPORTER_1 "\n";
    send('h', "0", capabilities);

    for (;;) {
        const wire::Frame call = receive();
        if (call.type != 'c') leave();
        auto function = call.name == "check"   ? (checker ? checker->check : nullptr)
                        : call.name == "fixes" ? (checker ? checker->fixes : nullptr)
                        : call.name == "write" ? (exporter ? exporter->write : nullptr)
                                               : nullptr;
        std::string reply;
        const strateg_sink sink{&reply, [](const strateg_sink* to, strateg_bytes part) {
                                    if (part.size > 0)
                                        static_cast<std::string*>(to->context)->append(part.data, part.size);
                                }};
        const strateg_status status =
            function ? function(plugin, {call.message.data(), call.message.size()}, &sink)
                     : STRATEG_UNSUPPORTED;
        send('r', std::to_string(status), reply);
    }
}
