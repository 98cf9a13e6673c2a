// Internal to file.cpp: the bytes of a file from libharu's objects (ISO 32000-1, 7.5).
#pragma once

#include "core/pdf/packer.h"

#include <string>
#include <string_view>

#include <hpdf.h>
#include <hpdf_objects.h>

namespace strateg::pdf {

/// What is ours of an object; its HPDF_Dict has it as `attr`.
struct Part {
    std::string body; // the inside of the dictionary
    bool is_stream = false;
    std::string data; // as it goes into the file
};

using BodyHook = HPDF_STATUS (*)(HPDF_Dict, HPDF_Stream);

/// Dictionaries whose write_fn is `hook` have a Part. `id` is the file's. False where memory was short.
bool write_file(HPDF_Doc document, BodyHook hook, std::string_view id, Packer& packer, std::string& out);

} // namespace strateg::pdf
