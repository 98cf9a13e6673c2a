#include "core/exchange/encoding.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace strateg::exchange {
namespace {

/// The line, from 1, of the first byte that is not UTF-8.
int first_bad_line(std::string_view text) {
    int line = 1;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        if (!utf8::is_valid(text.substr(begin, end - begin))) return line;
        begin = end + 1;
        ++line;
    }
    return line;
}

Result<std::string> converted(std::string_view bytes, const char* charset, const std::string& file) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status),
                                                                       ucnv_close);
    if (U_FAILURE(status))
        return fail("exchange.charset", say("The character set \"{}\" is not known.", charset),
                    "Save the file as UTF-8 and try again.", {.file = file});
    icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status))
        return fail("exchange.charset", say("The file could not be read as {}.", charset),
                    "Save the file as UTF-8 and try again.", {.file = file});
    std::string result;
    text.toUTF8String(result);
    return result;
}

} // namespace

Result<std::string> read_bytes(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return fail("exchange.no-file", say("There is no file \"{}\".", file.string()),
                    "Look at the name and the folder.", {.file = file.string()});
    if (std::filesystem::is_directory(file, error))
        return fail("exchange.unreadable", say("\"{}\" is a folder, not a file.", file.string()), {},
                    {.file = file.string()});
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    std::string bytes;
    if (stream) {
        const auto size = std::filesystem::file_size(file, error);
        if (!error && size > 0) bytes.reserve(size);
        bytes.assign(std::istreambuf_iterator<char>(stream), {});
    }
    if (!stream && !stream.eof())
        return fail("exchange.unreadable",
                    say("\"{}\" cannot be read: {}.", file.string(), std::strerror(errno)),
                    "Look whether you may read it.", {.file = file.string()});
    return bytes;
}

Result<std::string> as_utf8(std::string_view bytes, std::string_view charset, const std::string& file,
                            Problems& problems) {
    if (bytes.starts_with("\xFF\xFE")) return converted(bytes.substr(2), "UTF-16LE", file);
    if (bytes.starts_with("\xFE\xFF")) return converted(bytes.substr(2), "UTF-16BE", file);
    if (std::count(bytes.begin(), bytes.end(), '\0') > 3)
        return fail("exchange.not-text", "The file is no text.",
                    "Is it a document of a word processor? Save it as text (Markdown) there first.",
                    {.file = file});
    std::string name(charset);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
    if (!name.empty() && name != "UTF-8" && name != "UTF8" && name != "US-ASCII" && name != "ASCII")
        return converted(bytes, name.c_str(), file);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (!utf8::is_valid(bytes))
        problems.push_back(
            {Severity::warning,
             "exchange.not-utf8",
             {.file = file, .line = first_bad_line(bytes)},
             say("The file is not all UTF-8: some characters could not be read and stand as \xEF\xBF\xBD."),
             say("Save it as UTF-8 in the program it comes from and import it again.")});
    return utf8::repaired(bytes);
}

} // namespace strateg::exchange
