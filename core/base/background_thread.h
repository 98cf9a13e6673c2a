// For threads that work while somebody types: the machine shall serve the window first.
#pragma once

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace strateg {

/// Lowers the priority of the calling thread, for good. A machine with a free core does not feel it.
inline void work_in_background() {
    const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
    ::setpriority(PRIO_PROCESS, thread, 10); // on Linux, of this thread alone
}

} // namespace strateg
