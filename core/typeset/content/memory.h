// What resolving the same project again and again need not do twice: reading pictures, writing Serbian in
// Latin letters. Belongs to one view and one thread.
#pragma once

#include "core/base/problem.h"
#include "core/language/views.h"
#include "core/model/rich_text.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace strateg::typeset {

class ResolveMemory {
public:
    /// A text in the view's script.
    model::RichText in_view(const model::RichText& text, const language::View& view);
    /// The picture of a file, read anew where the file changed (its time or size). `warnings`: what is wrong
    /// with a picture that can be shown all the same.
    Result<Picture> picture(const std::filesystem::path& path, Problems& warnings);

    std::vector<std::string> languages; // numbers of languages, kept from one time to the next

private:
    struct Known {
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;
        Result<Picture> picture;
        Problems warnings;
    };
    using Digest = std::pair<std::uint64_t, std::uint64_t>; // of everything that a text is made of
    struct Hash {
        std::size_t operator()(const Digest& digest) const { return digest.first; }
    };
    static Digest digest_of(const model::RichText& text);

    std::unordered_map<Digest, model::RichText, Hash> texts_;
    std::map<std::string, Known> pictures_;
};

} // namespace strateg::typeset
