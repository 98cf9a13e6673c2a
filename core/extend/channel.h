// How the host talks to one plugin: in the process or through a helper process, with the same messages.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/extend/services.h"

#include <filesystem>
#include <memory>
#include <string>

namespace strateg::extend {

enum class Function { check, fixes, write };
/// "check", "fixes", "write": the names on the wire.
const char* name_of(Function function);

class Channel {
public:
    virtual ~Channel() = default;
    /// Codes: extend.plugin-failed (the plugin said so, its sentence inside), extend.unsupported,
    /// extend.plugin-crashed, extend.plugin-timeout, extend.plugin-disabled, extend.cancelled. Callable from
    /// any thread; calls wait for each other. `project` is what services answer about.
    virtual Result<std::string> call(Function function, const std::string& request,
                                     const model::Project& project, const Task& task) = 0;
    virtual bool has(const std::string& capability) = 0;
};

/// Loads a library into the process. Codes: extend.missing-library, extend.missing-entry, extend.wrong-abi,
/// extend.init-failed.
Result<std::shared_ptr<Channel>> load_library(const std::string& id, const std::filesystem::path& library,
                                              Services& services);

} // namespace strateg::extend
