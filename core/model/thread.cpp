#include "core/model/thread.h"

namespace strateg::model {

ThreadPtr share(Thread thread) {
    return std::make_shared<const Thread>(std::move(thread));
}

} // namespace strateg::model
