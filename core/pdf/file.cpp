#include "core/pdf/file.h"

#include <cstring>
#include <deque>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <libdeflate.h>
#include <vector>
#include <xxhash.h>

namespace strateg::pdf {
namespace {

static_assert(HPDF_VERSION_ID == 20300, "core/pdf knows the inside of libharu 2.3.0 only");

constexpr int deflate_level = 6;             // 280 ms a thousand pages; level 1: 85 ms and 25% bigger
constexpr HPDF_UINT pages_per_node = 64;     // of the page tree: far below the limit of arrays
constexpr std::size_t most_entries = 32'767; // of a libharu array
constexpr ObjectId id_bits = 0x00FFFFFF;

/// libharu's hook between the entries of a dictionary and its ">>".
HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto* body = static_cast<const std::string*>(dictionary->attr);
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(body->data()),
                             static_cast<HPDF_UINT>(body->size()));
}

HPDF_Dict dict(const Object& object) {
    return static_cast<HPDF_Dict>(object.handle);
}

} // namespace

std::string_view file_producer() {
    return "Strateg with libHaru " HPDF_VERSION_TEXT;
}

struct File::State {
    HPDF_Doc document = nullptr;
    bool failed = false;
    std::deque<std::string> bodies; // what write_body writes; addresses stay
    libdeflate_compressor* compressor = nullptr;
    XXH3_state_t* hash = nullptr; // of everything that goes into the file, for its /ID
    std::string packed;

    Object own(HPDF_Dict dictionary) {
        if (!dictionary) {
            failed = true;
            return {};
        }
        return {dictionary, dictionary->header.obj_id & id_bits};
    }

    void check(HPDF_STATUS status) {
        if (status != HPDF_OK) failed = true;
    }

    void give_body(HPDF_Dict dictionary, std::string body) {
        XXH3_128bits_update(hash, body.data(), body.size());
        bodies.push_back(std::move(body));
        dictionary->attr = &bodies.back();
        dictionary->write_fn = write_body;
    }

    /// Fills a libharu stream; gives what has to stand in the dictionary ("" or the filter).
    const char* fill(HPDF_Stream stream, std::string_view data, Packing packing) {
        XXH3_128bits_update(hash, data.data(), data.size());
        const char* filter = "";
        if (packing == Packing::deflate) {
            packed.resize(libdeflate_zlib_compress_bound(compressor, data.size()));
            const std::size_t size =
                libdeflate_zlib_compress(compressor, data.data(), data.size(), packed.data(), packed.size());
            if (size == 0) failed = true; // cannot happen: the bound is enough
            data = std::string_view(packed).substr(0, size);
            filter = "/Filter/FlateDecode";
        }
        if (!data.empty())
            check(HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(data.data()),
                                    static_cast<HPDF_UINT>(data.size())));
        return filter;
    }

    HPDF_Binary binary_text(std::string_view utf8) {
        std::string hex;
        append_utf16_hex(hex, utf8);
        std::string bytes = "\xFE\xFF";
        const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
        XXH3_128bits_update(hash, bytes.data(), bytes.size());
        return HPDF_Binary_New(document->mmgr, reinterpret_cast<HPDF_BYTE*>(bytes.data()),
                               static_cast<HPDF_UINT>(bytes.size()));
    }
};

File::File() : state_(std::make_unique<State>()) {
    state_->document = HPDF_New(nullptr, nullptr);
    state_->compressor = libdeflate_alloc_compressor(deflate_level);
    state_->hash = XXH3_createState();
    if (!state_->document || !state_->compressor || !state_->hash) {
        state_->failed = true;
        return;
    }
    XXH3_128bits_reset(state_->hash);
    state_->document->pdf_version = HPDF_VER_17;
    state_->check(HPDF_SetPagesConfiguration(state_->document, pages_per_node));
}

File::~File() {
    if (state_->document) HPDF_Free(state_->document);
    if (state_->compressor) libdeflate_free_compressor(state_->compressor);
    if (state_->hash) XXH3_freeState(state_->hash);
}

bool File::failed() const {
    return state_->failed;
}

Problem File::problem() const {
    Problem problem;
    problem.code = "pdf.writer";
    const HPDF_STATUS code = state_->document ? state_->document->error.error_no : HPDF_FAILD_TO_ALLOC_MEM;
    if (code == HPDF_FAILD_TO_ALLOC_MEM) {
        problem.sentence = "There was not enough memory to write the PDF.";
        problem.hint = "Close other programs, or make the pictures smaller.";
    } else {
        char number[16];
        std::snprintf(number, sizeof number, "0x%04lx", static_cast<unsigned long>(code));
        problem.sentence = std::string("The PDF library refused part of the document (") + number + ").";
        problem.hint = "This is a fault of the program; please report it with the document.";
    }
    return problem;
}

Object File::reserve() {
    if (state_->failed) return {};
    HPDF_Dict dictionary = HPDF_Dict_New(state_->document->mmgr);
    if (dictionary) state_->check(HPDF_Xref_Add(state_->document->xref, dictionary));
    return state_->own(dictionary);
}

void File::set_body(const Object& object, std::string body) {
    if (!state_->failed) state_->give_body(dict(object), std::move(body));
}

Object File::add(std::string body) {
    const Object object = reserve();
    set_body(object, std::move(body));
    return object;
}

Object File::add_stream(std::string body, std::string_view data, Packing packing) {
    if (state_->failed) return {};
    const Object object = state_->own(HPDF_DictStream_New(state_->document->mmgr, state_->document->xref));
    if (state_->failed) return {};
    body += state_->fill(dict(object)->stream, data, packing);
    state_->give_body(dict(object), std::move(body));
    return object;
}

Object File::add_page(double width, double height) {
    if (state_->failed) return {};
    const Object page = state_->own(HPDF_AddPage(state_->document));
    if (state_->failed) return {};
    state_->check(HPDF_Page_SetBoxValue(dict(page), "MediaBox", 2, static_cast<HPDF_REAL>(width)));
    state_->check(HPDF_Page_SetBoxValue(dict(page), "MediaBox", 3, static_cast<HPDF_REAL>(height)));
    return page;
}

void File::set_content(const Object& page, std::string_view content) {
    if (state_->failed) return;
    const auto* attributes = static_cast<HPDF_PageAttr>(dict(page)->attr);
    const char* filter = state_->fill(attributes->stream, content, Packing::deflate);
    state_->give_body(attributes->contents, filter);
}

void File::set_annotations(const Object& page, const std::vector<Object>& annotations) {
    if (state_->failed || annotations.empty()) return;
    HPDF_Array array = HPDF_Array_New(state_->document->mmgr);
    state_->check(HPDF_Dict_Add(dict(page), "Annots", array));
    for (std::size_t i = 0; i < annotations.size() && i < most_entries && !state_->failed; ++i)
        state_->check(HPDF_Array_Add(array, annotations[i].handle));
}

void File::set_page_integer(const Object& page, const char* key, int value) {
    if (!state_->failed) state_->check(HPDF_Dict_AddNumber(dict(page), key, value));
}

void File::set_page_name(const Object& page, const char* key, const char* value) {
    if (!state_->failed) state_->check(HPDF_Dict_AddName(dict(page), key, value));
}

void File::set_page_object(const Object& page, const char* key, const Object& value) {
    if (!state_->failed) state_->check(HPDF_Dict_Add(dict(page), key, value.handle));
}

std::string File::font_name(const Object& page, const Object& font) {
    if (state_->failed) return {};
    const char* name = HPDF_Page_GetLocalFontName(dict(page), static_cast<HPDF_Font>(font.handle));
    if (!name) state_->failed = true;
    return name ? name : "";
}

std::string File::picture_name(const Object& page, const Object& picture) {
    if (state_->failed) return {};
    const char* name = HPDF_Page_GetXObjectName(dict(page), dict(picture));
    if (!name) state_->failed = true;
    return name ? name : "";
}

void File::set_catalog(const char* key, const Object& value) {
    if (!state_->failed) state_->check(HPDF_Dict_Add(state_->document->catalog, key, value.handle));
}

void File::set_catalog_list(const char* key, const Object& value) {
    if (state_->failed) return;
    HPDF_Array array = HPDF_Array_New(state_->document->mmgr);
    state_->check(HPDF_Dict_Add(state_->document->catalog, key, array));
    if (!state_->failed) state_->check(HPDF_Array_Add(array, value.handle));
}

void File::set_catalog_name(const char* key, const char* value) {
    if (!state_->failed) state_->check(HPDF_Dict_AddName(state_->document->catalog, key, value));
}

void File::set_catalog_text(const char* key, std::string_view utf8) {
    if (!state_->failed)
        state_->check(HPDF_Dict_Add(state_->document->catalog, key, state_->binary_text(utf8)));
}

void File::set_info(const char* key, std::string_view utf8) {
    if (state_->failed || utf8.empty()) return;
    // This makes the dictionary where libharu has none yet, and has an ASCII encoding only.
    if (!state_->document->info)
        state_->check(HPDF_SetInfoAttr(state_->document, HPDF_INFO_PRODUCER, "Strateg"));
    if (!state_->failed) state_->check(HPDF_Dict_Add(state_->document->info, key, state_->binary_text(utf8)));
}

Result<std::string> File::save() {
    if (state_->failed) return tl::unexpected(problem());
    HPDF_Doc document = state_->document;

    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(state_->hash));
    HPDF_Array id = HPDF_Array_New(document->mmgr);
    state_->check(HPDF_Dict_Add(document->trailer, "ID", id));
    for (int half = 0; half < 2 && !state_->failed; ++half)
        state_->check(
            HPDF_Array_Add(id, HPDF_Binary_New(document->mmgr, digest.digest, sizeof digest.digest)));

    if (!state_->failed) state_->check(HPDF_SaveToStream(document));
    if (state_->failed || document->error.error_no != HPDF_OK || !document->stream)
        return tl::unexpected(problem());

    std::string bytes;
    bytes.reserve(document->stream->size);
    const HPDF_UINT buffers = HPDF_MemStream_GetBufCount(document->stream);
    for (HPDF_UINT i = 0; i < buffers; ++i) {
        HPDF_UINT size = 0;
        const HPDF_BYTE* buffer = HPDF_MemStream_GetBufPtr(document->stream, i, &size);
        if (buffer) bytes.append(reinterpret_cast<const char*>(buffer), size);
    }
    HPDF_FreeDoc(document);
    return bytes;
}

} // namespace strateg::pdf
