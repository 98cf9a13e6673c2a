#include "core/base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace strateg {
namespace {

tl::unexpected<Problem> failure(int error, const std::filesystem::path& path) {
    Place place{.file = path.generic_string()};
    const std::string name = path.filename().string();
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return fail("base.no-permission", say("The file “{}” may not be written here.", name),
                    "Choose another folder, or ask for the right to write in this one.", std::move(place));
    case ENOSPC:
    case EDQUOT:
        return fail("base.disk-full", say("The file “{}” does not fit on the disk.", name),
                    "Free some space and try again.", std::move(place));
    case ENOENT:
    case ENOTDIR:
        return fail("base.no-folder", say("The file “{}” has no folder to be written to.", name),
                    "Create the folder first.", std::move(place));
    default:
        return fail("base.write-failed",
                    say("The file “{}” could not be written ({}).", name, std::strerror(error)), {},
                    std::move(place));
    }
}

/// 0 or an errno.
int write_and_flush(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0 ? 0 : errno;
}

} // namespace

Result<void> write_atomically(const std::filesystem::path& path, std::string_view bytes) {
    static std::atomic<unsigned> counter = 0;
    std::filesystem::path temporary = path;
    temporary.replace_filename("." + path.filename().string() + "." + std::to_string(::getpid()) + "." +
                               std::to_string(++counter) + ".part");

    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return failure(errno, path);
    int error = write_and_flush(file, bytes);
    if (::close(file) != 0 && error == 0) error = errno;
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) {
        ::unlink(temporary.c_str());
        return failure(error, path);
    }
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
        ::fsync(handle); // some file systems cannot; the file is there all the same
        ::close(handle);
    }
    return {};
}

} // namespace strateg
