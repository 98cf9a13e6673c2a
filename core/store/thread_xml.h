// Internal: threads of comments (comments/<id>.xml), in both directions.
#pragma once

#include "core/model/thread.h"
#include "core/store/text_xml.h"

#include <string>

namespace strateg::store {

/// Reads a <thread>. Its id is the file's name, `id`; comments that have none, or a taken one, get another.
model::Thread read_thread(const tinyxml2::XMLElement& element, const std::string& id, ReadContext& context);

/// A <thread> element with everything in it.
void append_thread(std::string& out, const model::Thread& thread, int depth);

/// A whole file.
std::string thread_xml(const model::Thread& thread);

} // namespace strateg::store
