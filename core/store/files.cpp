#include "core/store/files.h"

#include "core/base/fingerprint.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace strateg::store {
namespace {

constexpr off_t largest_file = 512 << 20;

/// write(2) until all is written; errno on failure.
int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

} // namespace

Problem write_problem(int error, const std::string& relative) {
    Problem problem{Severity::error, "store.write-failed", {.file = relative}, {}, {}};
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        problem.code = "store.disk-full";
        problem.sentence = say("There is no room left on the disk to write \"{}\".", relative);
        problem.hint = say("Free some space and save again; nothing was changed.");
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        problem.code = "store.no-permission";
        problem.sentence = say("\"{}\" may not be written here.", relative);
        problem.hint =
            say("Ask for the right to write in this folder, or save a copy elsewhere; nothing was changed.");
        break;
    case ENOENT:
    case ENOTDIR:
    case EIO:
    case ENXIO:
    case ENODEV:
    case ESTALE:
        problem.code = "store.folder-gone";
        problem.sentence =
            say("\"{}\" cannot be written: its folder or drive is not there any more.", relative);
        problem.hint =
            say("Bring it back or connect the drive again, or save a copy elsewhere; nothing was changed.");
        break;
    default:
        problem.sentence = say("\"{}\" could not be written: {}.", relative, std::strerror(error));
        problem.hint = say("Save again, or save a copy on another disk.");
    }
    return problem;
}

Result<std::string> read_file(const fs::path& path, const std::string& relative) {
    const Place place{.file = relative};
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail("store.no-file", say("\"{}\" is not there.", relative), {}, place);
        return fail("store.unreadable", say("\"{}\" cannot be read: {}.", relative, std::strerror(errno)),
                    "Look whether you may read the file.", place);
    }
    struct stat info {};
    std::string bytes;
    std::string why;
    if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
        why = say("it is no file");
    } else if (info.st_size > largest_file) {
        why = say("it is larger than 512 MB");
    } else {
        bytes.resize(static_cast<std::size_t>(info.st_size));
        std::size_t filled = 0;
        while (filled < bytes.size()) {
            const ssize_t got = ::read(file, bytes.data() + filled, bytes.size() - filled);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) why = std::strerror(errno);
            if (got <= 0) break;
            filled += static_cast<std::size_t>(got);
        }
        bytes.resize(filled);
    }
    ::close(file);
    if (!why.empty())
        return fail("store.unreadable", say("\"{}\" cannot be read: {}.", relative, why),
                    "Look whether the file is what it should be.", place);
    return bytes;
}

std::string hash_of_file(const fs::path& path) {
    const auto bytes = read_file(path, {});
    return bytes ? fingerprint(*bytes) : std::string();
}

Result<void> write_flushed(const fs::path& path, std::string_view bytes, const std::string& relative) {
    ::unlink(path.c_str());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return tl::unexpected(write_problem(errno, relative));
    int error = write_all(file, bytes);
    if (error == 0 && ::fsync(file) != 0) error = errno;
    if (::close(file) != 0 && error == 0) error = errno;
    if (error == 0) return {};
    ::unlink(path.c_str());
    return tl::unexpected(write_problem(error, relative));
}

void flush_folder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

Result<std::string> set_file_aside(const fs::path& path, const std::string& suffix,
                                   const std::string& relative) {
    for (int number = 1; number < 1000; ++number) {
        const std::string tail = suffix + (number == 1 ? "" : "-" + std::to_string(number));
        fs::path aside = path;
        aside += tail;
        if (::link(path.c_str(), aside.c_str()) == 0) return relative + tail;
        if (errno == EEXIST) {
            if (hash_of_file(aside) == hash_of_file(path)) return relative + tail; // the same copy is there
            continue;
        }
        // No hard links here: copy.
        const auto bytes = read_file(path, relative);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto written = write_flushed(aside, *bytes, relative + tail); !written)
            return tl::unexpected(std::move(written.error()));
        return relative + tail;
    }
    return tl::unexpected(write_problem(EEXIST, relative));
}

bool is_inside(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    const fs::path root = fs::weakly_canonical(folder, error);
    if (error) return false;
    const fs::path real = fs::weakly_canonical(path, error);
    if (error) return false;
    const fs::path relative = real.lexically_relative(root);
    return !relative.empty() && *relative.begin() != "..";
}

fs::path temporary_of(const fs::path& path) {
    return path.parent_path() / ("." + path.filename().string() + ".strateg-tmp");
}

} // namespace strateg::store
