// Compresses streams beside the thread that makes them.
//
// A second thread takes streams in the order they come; the first goes on writing. Where too much waits, the
// first thread compresses, too. Which thread does it makes no difference to the bytes.
//
// The strings given must keep their address until finish(). One owner thread calls everything here.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

struct libdeflate_compressor;

namespace strateg::pdf {

class Packer {
public:
    /// `threads`: 1 works on the caller's thread alone.
    explicit Packer(unsigned threads);
    ~Packer();
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;

    /// Replaces the string by its zlib form (RFC 1950), now or later.
    void pack(std::string& stream);
    /// Waits until all is packed. False where memory was short: what is there is of no use then.
    bool finish();

private:
    void work(std::stop_token stop);
    bool take(std::string*& stream);
    void compress(libdeflate_compressor* compressor, std::string& stream);

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::string*> waiting_; // under mutex_
    std::size_t waiting_bytes_ = 0;    // under mutex_
    std::size_t busy_ = 0;             // under mutex_: streams being packed by the second thread
    std::atomic<bool> failed_ = false;
    libdeflate_compressor* own_;
    bool alone_;
    std::jthread helper_; // last: it uses all of the above
};

} // namespace strateg::pdf
