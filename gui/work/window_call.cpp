#include "gui/work/window_call.h"

#include "gui/text.h"

#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <wx/log.h>
#include <wx/sckipc.h>

namespace strateg::gui {
namespace {

constexpr const char* topic = "strateg-editor";

/// A folder of this person alone; empty where there is none.
std::filesystem::path sockets() {
    std::error_code error;
    if (const char* runtime = std::getenv("XDG_RUNTIME_DIR");
        runtime && std::filesystem::is_directory(runtime, error))
        return runtime;
    const std::filesystem::path own =
        std::filesystem::temp_directory_path(error) / ("strateg-" + std::to_string(::geteuid()));
    ::mkdir(own.c_str(), 0700);
    struct stat info {};
    // Somebody else may have made it first.
    if (::lstat(own.c_str(), &info) != 0 || !S_ISDIR(info.st_mode) || info.st_uid != ::geteuid() ||
        (info.st_mode & 077) != 0)
        return {};
    return own;
}

std::string socket_of(long process) {
    const auto folder = sockets();
    return folder.empty() ? std::string() : (folder / ("strateg-editor-" + std::to_string(process))).string();
}

using Show = std::function<bool(const std::string&)>;

class Answer : public wxTCPConnection {
public:
    explicit Answer(Show show) : show_(std::move(show)) {}
    const void* OnRequest(const wxString&, const wxString& item, size_t* size, wxIPCFormat) override {
        reply_ = show_(utf8(item)) ? "shown" : "not here";
        *size = reply_.size() + 1;
        return reply_.c_str();
    }

private:
    Show show_;
    std::string reply_;
};

} // namespace

class WindowAnswers::Server : public wxTCPServer {
public:
    explicit Server(Show show) : show_(std::move(show)) {}
    wxConnectionBase* OnAcceptConnection(const wxString& asked) override {
        return asked == topic ? new Answer(show_) : nullptr;
    }

private:
    Show show_;
};

WindowAnswers::WindowAnswers(Show show) : server_(std::make_unique<Server>(std::move(show))) {
    const std::string path = socket_of(static_cast<long>(::getpid()));
    if (path.empty()) return;
    ::unlink(path.c_str()); // of a process that had this number before
    if (!server_->Create(wx(path))) server_.reset();
}

WindowAnswers::~WindowAnswers() {
    server_.reset();
    if (const std::string path = socket_of(static_cast<long>(::getpid())); !path.empty())
        ::unlink(path.c_str());
}

bool ask_to_show(long process, const std::string& folder) {
    const std::string path = socket_of(process);
    std::error_code error;
    if (path.empty() || process == static_cast<long>(::getpid()) || !std::filesystem::exists(path, error))
        return false;
    const wxLogNull quiet; // nobody answers: the caller knows what to do
    wxTCPClient client;
    const std::unique_ptr<wxConnectionBase> connection(client.MakeConnection({}, wx(path), topic));
    if (!connection) return false;
    size_t size = 0;
    const void* reply = connection->Request(wx(folder), &size);
    const bool shown =
        reply && size > 0 && std::string_view(static_cast<const char*>(reply), size - 1) == "shown";
    connection->Disconnect();
    return shown;
}

} // namespace strateg::gui
