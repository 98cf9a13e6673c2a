// One PDF file in the making: the only place that talks to libharu.
//
// libharu keeps the objects, their numbers and the page tree, and writes what it made itself. Objects of ours
// are libharu dictionaries whose inside is text of ours (syntax.h): so no limit on array and dictionary sizes
// applies and nothing is quadratic. Streams are compressed by libdeflate (twice as fast as zlib), on a second
// thread where there is one. The file is put together here, because libharu knows no object streams (ISO
// 32000-1, 7.5.7), which make the structure of a tagged document about ten times smaller.
//
// Errors: libharu's error state is sticky; every call after the first error does nothing and problem() tells
// it. No exception crosses libharu's frames: its hook here only calls libharu.
// One thread at a time; any number of Files at once.
#pragma once

#include "core/base/problem.h"
#include "core/pdf/syntax.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::pdf {

/// An indirect object. A handle, valid as long as its File.
struct Object {
    void* handle = nullptr; // HPDF_Dict
    ObjectId id = 0;
};

enum class Packing {
    deflate, // compressed here
    none,    // as it is; a filter is in the body
};

/// What the file names as its producer.
std::string_view file_producer();

class File {
public:
    /// `threads`: how many may compress; the bytes are the same.
    explicit File(unsigned threads = 1);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// A dictionary whose body is set later (objects that refer to each other).
    Object reserve();
    void set_body(const Object& object, std::string body);
    Object add(std::string body);
    /// A stream; `body` is the inside of its dictionary without Length and (for deflate) Filter.
    Object add_stream(std::string body, std::string data, Packing packing = Packing::deflate);

    /// Appends a page, in points.
    Object add_page(double width, double height);
    void set_content(const Object& page, std::string content);
    void set_annotations(const Object& page, const std::vector<Object>& annotations);
    void set_page_integer(const Object& page, const char* key, int value);
    void set_page_name(const Object& page, const char* key, const char* value);
    void set_page_object(const Object& page, const char* key, const Object& value);
    /// The name of a font or picture in the page's resources, entered there where it is new.
    std::string font_name(const Object& page, const Object& font);
    std::string picture_name(const Object& page, const Object& picture);

    /// Entries of the catalog and of the information dictionary.
    void set_catalog(const char* key, const Object& value);
    /// The value is an array of this one object.
    void set_catalog_list(const char* key, const Object& value);
    void set_catalog_name(const char* key, const char* value);
    void set_catalog_text(const char* key, std::string_view utf8);
    void set_info(const char* key, std::string_view utf8);

    /// True once something failed.
    bool failed() const;
    Problem problem() const;

    /// The file. Call once, at the end.
    Result<std::string> save();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace strateg::pdf
