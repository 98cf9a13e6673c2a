#include "core/pdf/file.h"

#include "core/pdf/file_writer.h"
#include "core/pdf/packer.h"

#include <cstring>
#include <deque>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <vector>
#include <xxhash.h>

namespace strateg::pdf {
namespace {

static_assert(HPDF_VERSION_ID == 20300, "core/pdf knows the inside of libharu 2.3.0 only");

constexpr HPDF_UINT pages_per_node = 64;     // of the page tree: far below the limit of arrays
constexpr std::size_t most_entries = 32'767; // of a libharu array
constexpr ObjectId id_bits = 0x00FFFFFF;

/// libharu's hook between the entries of a dictionary and its ">>": for dictionaries that it made and we add
/// to.
HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto* part = static_cast<const Part*>(dictionary->attr);
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(part->body.data()),
                             static_cast<HPDF_UINT>(part->body.size()));
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
    std::deque<Part> parts;       // what is ours of the objects; addresses stay
    XXH3_state_t* hash = nullptr; // of everything that goes into the file, for its /ID
    Packer packer;

    explicit State(unsigned threads) : packer(threads) {}

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

    Part& give_part(HPDF_Dict dictionary, std::string body) {
        XXH3_128bits_update(hash, body.data(), body.size());
        Part& part = parts.emplace_back();
        part.body = std::move(body);
        dictionary->attr = &part;
        dictionary->write_fn = write_body;
        return part;
    }

    void give_stream(HPDF_Dict dictionary, std::string body, std::string data, Packing packing) {
        XXH3_128bits_update(hash, data.data(), data.size());
        if (packing == Packing::deflate) body += "/Filter/FlateDecode";
        Part& part = give_part(dictionary, std::move(body));
        part.is_stream = true;
        part.data = std::move(data);
        if (packing == Packing::deflate) packer.pack(part.data);
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

File::File(unsigned threads) : state_(std::make_unique<State>(threads)) {
    state_->document = HPDF_New(nullptr, nullptr);
    state_->hash = XXH3_createState();
    if (!state_->document || !state_->hash) {
        state_->failed = true;
        return;
    }
    XXH3_128bits_reset(state_->hash);
    state_->check(HPDF_SetPagesConfiguration(state_->document, pages_per_node));
}

File::~File() {
    if (state_->document) HPDF_Free(state_->document);
    if (state_->hash) XXH3_freeState(state_->hash);
}

bool File::failed() const {
    return state_->failed;
}

Problem File::problem() const {
    Problem problem;
    problem.code = "pdf.writer";
    const HPDF_STATUS code = state_->document ? state_->document->error.error_no : HPDF_FAILD_TO_ALLOC_MEM;
    if (code == HPDF_FAILD_TO_ALLOC_MEM || code == HPDF_OK) { // the latter: the packer failed
        problem.sentence = say("There was not enough memory to write the PDF.");
        problem.hint = say("Close other programs, or make the pictures smaller.");
    } else {
        char number[24];
        std::snprintf(number, sizeof number, "0x%04lx", static_cast<unsigned long>(code));
        problem.sentence = say("The PDF library refused part of the document ({}).", number);
        problem.hint = say("This is a fault of the program; please report it with the document.");
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
    if (!state_->failed) state_->give_part(dict(object), std::move(body));
}

Object File::add(std::string body) {
    const Object object = reserve();
    set_body(object, std::move(body));
    return object;
}

Object File::add_stream(std::string body, std::string data, Packing packing) {
    const Object object = reserve();
    if (!state_->failed) state_->give_stream(dict(object), std::move(body), std::move(data), packing);
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

void File::set_content(const Object& page, std::string content) {
    if (state_->failed) return;
    const auto* attributes = static_cast<HPDF_PageAttr>(dict(page)->attr);
    state_->give_stream(attributes->contents, {}, std::move(content), Packing::deflate);
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
    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(state_->hash));
    const std::string_view id(reinterpret_cast<const char*>(digest.digest), sizeof digest.digest);
    if (!state_->packer.finish()) state_->failed = true;
    std::string bytes;
    if (!state_->failed && !write_file(state_->document, write_body, id, state_->packer, bytes))
        state_->failed = true;
    if (state_->failed || state_->document->error.error_no != HPDF_OK) return tl::unexpected(problem());
    return bytes;
}

} // namespace strateg::pdf
