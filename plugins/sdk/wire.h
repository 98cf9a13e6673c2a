// How the program and a helper process talk: frames on two pipes, the messages of strateg_plugin.h inside.
// Only the program and strateg-plugin-host use this; a plugin never sees it.
//
// A frame is 4 bytes length (little endian) of what follows, 1 byte type, a name, a zero byte, the message.
//   'c' program to helper: call the function `name`        'r' helper to program: its answer
//   's' helper to program: ask the service function `name` 'a' program to helper: the answer
//   'l' helper to program: a log line; the name is its level
//   'h' helper to program, once: ready, or why not (a problem code and a sentence)
// In 'r', 'a' and 'h' the name is the status in decimal, 0 for success.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strateg::wire {

inline constexpr std::size_t largest_frame = std::size_t{256} << 20;
inline constexpr std::size_t header_size = 4;

struct Frame {
    char type = 0;
    std::string name;
    std::string message;
};

inline std::string encode(char type, std::string_view name, std::string_view message) {
    const auto size = static_cast<std::uint32_t>(1 + name.size() + 1 + message.size());
    std::string out;
    out.reserve(header_size + size);
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(size >> shift & 0xFF);
    out += type;
    out += name;
    out += '\0';
    out += message;
    return out;
}

/// Length of the frame that follows a header of four bytes, or nothing where it makes no sense.
inline std::optional<std::size_t> length_of(const char* header) {
    std::uint32_t size = 0;
    for (int i = 0; i < 4; ++i)
        size |= static_cast<std::uint32_t>(static_cast<unsigned char>(header[i])) << (8 * i);
    if (size < 2 || size > largest_frame) return std::nullopt;
    return size;
}

/// `body` is what follows the header.
inline std::optional<Frame> decode(std::string_view body) {
    if (body.empty()) return std::nullopt;
    const std::size_t zero = body.find('\0', 1);
    if (zero == std::string_view::npos) return std::nullopt;
    return Frame{body[0], std::string(body.substr(1, zero - 1)), std::string(body.substr(zero + 1))};
}

} // namespace strateg::wire
