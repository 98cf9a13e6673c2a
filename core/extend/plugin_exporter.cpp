#include "core/extend/plugin_exporter.h"

#include "core/base/atomic_file.h"
#include "core/extend/export_message.h"
#include "core/extend/messages.h"

#include <fstream>
#include <sstream>

namespace strateg::extend {
namespace {

/// Relative, without "..", in plain characters: what a plugin may name as an output or a medium.
bool is_safe(const std::string& path) {
    const std::filesystem::path p(path);
    if (path.empty() || p.is_absolute() || path.find('\\') != std::string::npos ||
        path.find('\0') != std::string::npos)
        return false;
    for (const auto& part : p)
        if (part == ".." || part == ".") return false;
    return p.has_filename();
}

/// True if `path`, links resolved, lies in `folder`: a picture is never a way to another file of the machine.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    if (error || !std::filesystem::is_regular_file(real, error)) return false;
    const auto base = std::filesystem::canonical(folder, error);
    const auto relative = real.lexically_relative(base);
    return !error && !relative.empty() && *relative.begin() != "..";
}

class PluginExporter final : public Exporter {
public:
    PluginExporter(Manifest manifest, std::shared_ptr<Channel> channel)
        : manifest_(std::move(manifest)), channel_(std::move(channel)) {}

    const Manifest& manifest() const override { return manifest_; }

    Result<std::vector<ExportedFile>> write(const ExportRequest& request, const Task& task) override {
        const std::string message = to_bytes(export_message(request, info()));
        const Result<std::string> reply = channel_->call(Function::write, message, *request.project, task);
        if (!reply) return tl::unexpected(reply.error());
        const auto bad = [&](const char* sentence) {
            return fail("extend.bad-answer", say(sentence, manifest_.name_in(said_language())));
        };
        std::vector<ExportedFile> files;
        try {
            const json answer = json::parse(*reply);
            for (const json& entry : answer.at("files")) {
                ExportedFile file;
                file.path = entry.at("path");
                if (!is_safe(file.path))
                    return bad(to_say("The exporter “{}” names an output outside its folder."));
                if (entry.contains("copy")) {
                    const std::string from = entry.at("copy");
                    if (!is_safe(from))
                        return bad(
                            to_say("The exporter “{}” wants to copy a file from outside the project."));
                    file.copy_from = request.folder / from;
                    if (!is_inside(file.copy_from, request.folder))
                        continue; // a missing picture, told elsewhere
                } else {
                    file.bytes = entry.at("text");
                }
                files.push_back(std::move(file));
            }
        } catch (const json::exception& error) {
            return bad(to_say("The exporter “{}” gave an answer that is not a list of files."));
        }
        if (files.empty()) return bad(to_say("The exporter “{}” gave no file."));
        return files;
    }

private:
    Manifest manifest_;
    std::shared_ptr<Channel> channel_;
};

Result<void> write_one(const ExportedFile& file, const std::filesystem::path& target) {
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error)
        return fail("extend.cannot-write", say("The folder for {} cannot be made.", file.path),
                    "Is there room, and may you write there?", {file.path, 0, {}, {}, {}});
    if (file.copy_from.empty()) return write_atomically(target, file.bytes);
    std::ifstream from(file.copy_from, std::ios::binary);
    std::ostringstream bytes;
    bytes << from.rdbuf();
    if (!from)
        return fail("extend.cannot-read", say("The picture {} cannot be read.", file.path), {},
                    {file.path, 0, {}, {}, {}});
    return write_atomically(target, bytes.str());
}

} // namespace

ExporterPtr plugin_exporter(const Manifest& manifest, std::shared_ptr<Channel> channel, Services&) {
    return std::make_shared<PluginExporter>(manifest, std::move(channel));
}

std::string output_name(const std::string& base_name, const language::View& view, const ExporterInfo& info) {
    return base_name + "." + view.tag + "." + info.extension;
}

Result<void> write_files(const std::vector<ExportedFile>& files, const std::filesystem::path& folder) {
    for (auto file = files.rbegin(); file != files.rend(); ++file) // the page last: what it shows is there
        if (auto written = write_one(*file, folder / file->path); !written) return written;
    return {};
}

} // namespace strateg::extend
