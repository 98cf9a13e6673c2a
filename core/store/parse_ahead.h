// Internal: parses the files of a project and makes sections of them on several threads, the reader's among
// them; the reader takes them in the order of the outline. What comes out is the same as without threads.
#pragma once

#include "core/base/problem.h"
#include "core/store/block_xml.h"
#include "core/store/dom.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace strateg::store {

/// A section as it is when no other one uses an id of it.
struct SectionTrial {
    model::Section section;
    Problems problems;
    std::vector<ReadContext::Picture> pictures;
    bool whole = true;
    Ids ids = Ids::trial();
};

struct ParsedFile {
    std::string hash;  // fingerprint of the bytes
    Problems problems; // what parsing found and repaired
    Result<Dom> dom = fail("store.no-file", "not parsed");
    std::optional<SectionTrial> trial;
};

class ParseAhead {
public:
    /// What else is done with a parsed file, on any thread, several at a time.
    using Then = std::function<void(std::size_t file, ParsedFile& parsed)>;
    /// `bytes` and `names` (relative paths) must outlive this. At most a few files are parsed and not taken:
    /// a document is several times as large as its file.
    ParseAhead(const std::vector<Result<std::string>>& bytes, const std::vector<std::string>& names,
               Then then);
    ~ParseAhead();
    ParseAhead(const ParseAhead&) = delete;
    ParseAhead& operator=(const ParseAhead&) = delete;

    /// In order, each once; not for a file that could not be read.
    ParsedFile take(std::size_t file);

private:
    void work();
    bool next_is_wanted() const { return next_ < bytes_.size() && next_ < taken_ + most_ahead; }
    /// Parses the next file; `lock` is given back meanwhile.
    void parse_next(std::unique_lock<std::mutex>& lock);

    static constexpr std::size_t most_ahead = 12;
    Then then_;
    const std::vector<Result<std::string>>& bytes_;
    const std::vector<std::string>& names_;
    std::vector<std::optional<ParsedFile>> parsed_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_ = 0, taken_ = 0;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

/// Calls visit(0) … visit(count - 1) on a few threads and comes back when all are done. For work that waits
/// for the disk. `visit` does not throw.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& visit);

} // namespace strateg::store
