// Memory for many small values that live as long as their owner: one piece behind the other, freed at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace strateg::typeset {

class Arena {
public:
    template <class T>
    T* make(const T& value) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        return new (take(sizeof(T))) T(value);
    }
    template <class T>
    std::span<const T> copy(std::span<const T> values) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        if (values.empty()) return {};
        auto* at = static_cast<T*>(take(values.size_bytes()));
        std::memcpy(static_cast<void*>(at), values.data(), values.size_bytes());
        return {at, values.size()};
    }
    std::string_view copy(std::string_view text) {
        const auto bytes = copy(std::span<const char>(text.data(), text.size()));
        return {bytes.data(), bytes.size()};
    }

private:
    void* take(std::size_t size) {
        size = (size + alignment - 1) / alignment * alignment;
        if (size > left_) {
            const std::size_t chunk = size > chunk_size ? size : chunk_size;
            chunks_.emplace_back(new std::byte[chunk]);
            at_ = chunks_.back().get();
            left_ = chunk;
        }
        std::byte* result = at_;
        at_ += size;
        left_ -= size;
        return result;
    }

    static constexpr std::size_t alignment = 8, chunk_size = 1 << 16;
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
};

} // namespace strateg::typeset
