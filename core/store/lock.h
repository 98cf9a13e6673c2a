// One writer at a time: .strateg/lock, held with flock and described by its content.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <memory>
#include <string>

namespace strateg::store {

/// The process on this computer that has the project locked and still runs, or 0.
long holder_here(const std::filesystem::path& folder);

class Lock {
public:
    /// Takes the lock of the project or fails with store.locked (who, where, since when) or
    /// store.no-permission. A lock whose process is gone is taken over: flock frees it with the process; one
    /// written on another computer counts while its file was touched within the last two minutes, because
    /// not every shared folder passes flock on. Creates .strateg/ with a .gitignore in it.
    static Result<std::unique_ptr<Lock>> take(const std::filesystem::path& folder, const std::string& owner);
    /// Gives it back.
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    struct Impl;
    explicit Lock(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace strateg::store
