#include "core/pdf/file_writer.h"

#include "core/pdf/syntax.h"

#include <deque>
#include <hpdf_doc.h>
#include <hpdf_streams.h>
#include <vector>

namespace strateg::pdf {
namespace {

constexpr ObjectId id_bits = 0x00FFFFFF;
constexpr std::size_t most_bytes = 128 * 1024; // of an object stream before it is packed
constexpr std::size_t most_objects = 500;      // in one

/// Where an object is: an entry of the cross-reference stream (ISO 32000-1, table 18).
struct Entry {
    std::uint8_t kind = 0; // 0: free, 1: at an offset, 2: in an object stream
    std::uint32_t first = 0;
    std::uint16_t second = 0;
};

/// Objects packed together.
struct Group {
    ObjectId id = 0;
    std::string index; // "number offset number offset …"
    std::string objects;
    std::string data; // both, packed
    std::size_t count = 0;
};

class Writer {
public:
    Writer(HPDF_Doc document, BodyHook hook, Packer& packer, std::string& out)
        : document_(document), hook_(hook), packer_(packer), out_(out) {}

    bool write(std::string_view id) {
        const HPDF_UINT count = document_->xref->entries->count;
        entries_.resize(count);
        out_ = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
        for (HPDF_UINT i = 1; i < count; ++i) add(static_cast<ObjectId>(i));
        close_group();
        if (!packer_.finish()) return false;
        for (Group& group : groups_) {
            group.id = static_cast<ObjectId>(entries_.size());
            entries_.emplace_back();
        }
        for (Entry& entry : entries_)
            if (entry.kind == 2) entry.first = groups_[entry.first].id;
        for (Group& group : groups_)
            write_stream(group.id,
                         Body()
                             .name("Type", "ObjStm")
                             .integer("N", static_cast<std::int64_t>(group.count))
                             .integer("First", static_cast<std::int64_t>(group.index.size()))
                             .name("Filter", "FlateDecode")
                             .take(),
                         group.data);
        return write_references(id);
    }

private:
    void add(ObjectId id) {
        const auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(document_->xref->entries, id));
        if (!entry || !entry->obj) return;
        const auto* header = static_cast<HPDF_Obj_Header*>(entry->obj);
        // libharu makes a number for the length of each page's content; ours stands in the stream.
        if ((header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER) return;
        const Part* part = part_of(entry->obj);
        if (part && part->is_stream) {
            write_stream(id, part->body, part->data);
            return;
        }
        if (groups_.empty() || groups_.back().count == most_objects ||
            groups_.back().objects.size() > most_bytes) {
            close_group();
            groups_.emplace_back();
        }
        Group& group = groups_.back();
        entries_[id] = {2, static_cast<std::uint32_t>(groups_.size() - 1),
                        static_cast<std::uint16_t>(group.count++)};
        append_integer(group.index, id);
        append_integer(group.index += ' ', static_cast<std::int64_t>(group.objects.size()));
        group.index += ' ';
        const auto* dictionary = static_cast<HPDF_Dict>(entry->obj);
        if (part && dictionary->list->count == 0)
            (group.objects += "<<").append(part->body).append(">>");
        else
            write_of_library(entry->obj, group.objects);
        group.objects += '\n';
    }

    const Part* part_of(void* object) const {
        const auto* header = static_cast<HPDF_Obj_Header*>(object);
        if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT) return nullptr;
        const auto* dictionary = static_cast<HPDF_Dict>(object);
        return dictionary->write_fn == hook_ ? static_cast<const Part*>(dictionary->attr) : nullptr;
    }

    /// An object that libharu made: it knows how to write it.
    void write_of_library(void* object, std::string& out) {
        HPDF_Stream stream = HPDF_MemStream_New(document_->mmgr, 4096);
        if (!stream) return;
        HPDF_Obj_WriteValue(object, stream, nullptr);
        const HPDF_UINT buffers = HPDF_MemStream_GetBufCount(stream);
        for (HPDF_UINT i = 0; i < buffers; ++i) {
            HPDF_UINT size = 0;
            const HPDF_BYTE* buffer = HPDF_MemStream_GetBufPtr(stream, i, &size);
            if (buffer) out.append(reinterpret_cast<const char*>(buffer), size);
        }
        HPDF_Stream_Free(stream);
    }

    void close_group() {
        if (groups_.empty() || !groups_.back().data.empty()) return;
        Group& group = groups_.back();
        group.data = group.index + group.objects;
        group.objects = {};
        packer_.pack(group.data);
    }

    void write_stream(ObjectId id, std::string_view body, std::string_view data) {
        entries_[id] = {1, static_cast<std::uint32_t>(out_.size()), 0};
        append_integer(out_, id);
        (out_ += " 0 obj\n<<").append(body);
        append_integer(out_ += "/Length ", static_cast<std::int64_t>(data.size()));
        (out_ += ">>\nstream\n").append(data).append("\nendstream\nendobj\n");
    }

    bool write_references(std::string_view id) {
        const auto own = static_cast<ObjectId>(entries_.size());
        const std::size_t begin = out_.size();
        entries_.push_back({1, static_cast<std::uint32_t>(begin), 0});
        std::uint32_t next_free = 0; // free entries are a chain, from the last to the first
        for (std::size_t i = entries_.size(); i-- > 0;)
            if (entries_[i].kind == 0) {
                entries_[i] = {0, next_free, static_cast<std::uint16_t>(i == 0 ? 0xFFFF : 0)};
                next_free = static_cast<std::uint32_t>(i);
            }
        constexpr std::size_t columns = 7;
        std::string rows, before(columns, '\0');
        for (const Entry& entry : entries_) {
            std::string row;
            row += static_cast<char>(entry.kind);
            for (const int shift : {24, 16, 8, 0}) row += static_cast<char>(entry.first >> shift & 0xFF);
            for (const int shift : {8, 0}) row += static_cast<char>(entry.second >> shift & 0xFF);
            rows += '\2'; // differences to the row above pack better
            for (std::size_t i = 0; i < columns; ++i) rows += static_cast<char>(row[i] - before[i]);
            before = row;
        }
        packer_.pack(rows);
        if (!packer_.finish()) return false;
        std::string hex = "<";
        for (const char c : id) {
            static constexpr char digits[] = "0123456789ABCDEF";
            hex += digits[static_cast<unsigned char>(c) >> 4];
            hex += digits[static_cast<unsigned char>(c) & 15];
        }
        hex += '>';
        Body body;
        body.name("Type", "XRef")
            .integer("Size", static_cast<std::int64_t>(entries_.size()))
            .raw("W", "[1 4 2]")
            .reference("Root", document_->catalog->header.obj_id & id_bits);
        if (document_->info) body.reference("Info", document_->info->header.obj_id & id_bits);
        body.raw("ID", "[" + hex + hex + "]")
            .name("Filter", "FlateDecode")
            .raw("DecodeParms", "<</Predictor 12/Columns 7>>");
        write_stream(own, body.take(), rows);
        out_ += "startxref\n";
        append_integer(out_, static_cast<std::int64_t>(begin));
        out_ += "\n%%EOF\n";
        return true;
    }

    HPDF_Doc document_;
    BodyHook hook_;
    Packer& packer_;
    std::string& out_;
    std::vector<Entry> entries_;
    std::deque<Group> groups_; // addresses stay: they are packed beside
};

} // namespace

bool write_file(HPDF_Doc document, BodyHook hook, std::string_view id, Packer& packer, std::string& out) {
    return Writer(document, hook, packer, out).write(id);
}

} // namespace strateg::pdf
