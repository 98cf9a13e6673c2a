#include "core/base/fingerprint.h"

#include <xxhash.h>

namespace strateg {

std::string fingerprint(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    XXH64_hash_t hash = XXH3_64bits(bytes.data(), bytes.size());
    std::string text(12, '0');
    for (char& digit : text) {
        digit = digits[hash >> 60];
        hash <<= 4;
    }
    return text;
}

} // namespace strateg
