// The bytes of the file, and limits of single objects.
#include "tests/support/pdf_rules/context.h"

#include <cmath>
#include <cstdlib>

namespace strateg::pdf_rules {
namespace {

bool end_of_line(char c) {
    return c == '\n' || c == '\r';
}

bool space(char c) {
    return end_of_line(c) || c == ' ' || c == '\t' || c == '\f' || c == '\0';
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads the file from its beginning to its end, jumping over the data of streams.
class Scan {
public:
    explicit Scan(Context& context) : context_(context), text_(context.bytes) {}

    void run() {
        header();
        std::size_t last_end = std::string_view::npos;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '%') {
                if (text_.substr(at_).starts_with("%%EOF")) last_end = at_;
                while (at_ < text_.size() && !end_of_line(text_[at_])) ++at_;
            } else if (c == '(') {
                literal();
            } else if (text_.substr(at_).starts_with("<<")) {
                at_ += 2;
            } else if (c == '<') {
                hexadecimal();
            } else if (space(c) || std::string_view("<>[]{}()/").find(c) != std::string_view::npos) {
                ++at_;
            } else {
                word();
            }
        }
        std::string_view rest = last_end == std::string_view::npos ? text_ : text_.substr(last_end + 5);
        if (rest.starts_with("\r\n"))
            rest.remove_prefix(2);
        else if (!rest.empty() && end_of_line(rest[0]))
            rest.remove_prefix(1);
        if (!rest.empty()) context_.report.add("file.after-end", place(text_.size() - rest.size()));
    }

private:
    static std::string place(std::size_t at) { return "byte " + std::to_string(at); }

    void header() {
        const bool good = text_.size() > 16 && text_.starts_with("%PDF-1.") && text_[7] >= '0' &&
                          text_[7] <= '7' && end_of_line(text_[8]);
        if (!good) context_.report.add("file.header", place(0), std::string(text_.substr(0, 12)));
        std::size_t next = text_.find_first_of("\r\n");
        if (next == std::string_view::npos) return;
        if (text_.substr(next).starts_with("\r\n")) ++next;
        ++next;
        bool binary = next + 4 < text_.size() && text_[next] == '%';
        for (std::size_t i = 1; binary && i <= 4; ++i)
            binary = static_cast<unsigned char>(text_[next + i]) > 127;
        if (!binary) context_.report.add("file.binary-comment", place(next));
    }

    void literal() {
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\')
                ++at_;
            else if (text_[at_] == '(')
                ++depth;
            else if (text_[at_] == ')' && --depth == 0)
                break;
        }
        ++at_;
    }

    void hexadecimal() {
        const std::size_t begin = at_++;
        std::size_t digits = 0;
        bool good = true;
        for (; at_ < text_.size() && text_[at_] != '>'; ++at_) {
            if (space(text_[at_])) continue;
            good = good && std::isxdigit(static_cast<unsigned char>(text_[at_]));
            ++digits;
        }
        ++at_;
        if (!good || digits % 2 != 0) context_.report.add("file.hex-string", place(begin));
    }

    void word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !space(text_[at_]) &&
               std::string_view("<>[]{}()/%").find(text_[at_]) == std::string_view::npos)
            ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        if (word == "obj") {
            object_ = number_before(number_before(begin).second).first;
            if (at_ >= text_.size() || !end_of_line(text_[at_]))
                context_.report.add("file.spacing", place(begin), "obj");
        } else if (word == "endobj") {
            if (begin == 0 || !end_of_line(text_[begin - 1]) || at_ >= text_.size() ||
                !end_of_line(text_[at_]))
                context_.report.add("file.spacing", place(begin), "endobj");
        } else if (word == "stream") {
            stream(begin);
        } else if (word == "xref") {
            const bool one_end = at_ + 1 < text_.size() &&
                                 (digit(text_[at_ + 1]) || (text_[at_] == '\r' && text_[at_ + 1] == '\n' &&
                                                            at_ + 2 < text_.size() && digit(text_[at_ + 2])));
            if (!one_end || !end_of_line(text_[at_]))
                context_.report.add("file.spacing", place(begin), "xref");
        }
    }

    /// The number that ends before `end`, and where it begins.
    std::pair<int, std::size_t> number_before(std::size_t end) const {
        while (end > 0 && space(text_[end - 1])) --end;
        std::size_t begin = end;
        while (begin > 0 && digit(text_[begin - 1])) --begin;
        return {std::atoi(std::string(text_.substr(begin, end - begin)).c_str()), begin};
    }

    void stream(std::size_t begin) {
        if (text_.substr(at_).starts_with("\r\n"))
            at_ += 2;
        else if (at_ < text_.size() && text_[at_] == '\n')
            at_ += 1;
        else
            context_.report.add("file.spacing", place(begin), "stream");
        long long length = -1;
        QPDFObjectHandle object = context_.pdf.getObjectByID(object_, 0);
        if (object.isStream() && object.getDict().getKey("/Length").isInteger())
            length = object.getDict().getKey("/Length").getIntValue();
        // Streams that only the reader needs (cross-reference streams) are no objects for it afterwards.
        if (length < 0) {
            const std::size_t end = text_.find("endstream", at_);
            at_ = end == std::string_view::npos ? text_.size() : end + 9;
            return;
        }
        std::size_t end = at_ + static_cast<std::size_t>(length);
        const std::size_t data_end = end;
        if (end < text_.size() && text_[end] == '\r') ++end;
        if (end < text_.size() && text_[end] == '\n') ++end;
        if (end > text_.size() || !text_.substr(end).starts_with("endstream")) {
            context_.report.add("file.stream-length", place(begin), "object " + std::to_string(object_));
            end = text_.find("endstream", at_);
            at_ = end == std::string_view::npos ? text_.size() : end + 9;
            return;
        }
        if (end == data_end) context_.report.add("file.spacing", place(end), "endstream");
        at_ = end + 9;
    }

    Context& context_;
    std::string_view text_;
    std::size_t at_ = 0;
    int object_ = 0; // number of the last "obj"
};

bool utf8(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t size = c < 0x80         ? 1
                                 : (c >> 5) == 6  ? 2
                                 : (c >> 4) == 14 ? 3
                                 : (c >> 3) == 30 ? 4
                                                  : 0;
        if (size == 0 || i + size > text.size()) return false;
        for (std::size_t k = 1; k < size; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += size;
    }
    return true;
}

class Limits {
public:
    explicit Limits(Context& context) : context_(context) {}

    void visit(QPDFObjectHandle object, const std::string& place) {
        constexpr std::size_t longest_string = 32'767;
        constexpr double largest = 3.403e38;
        if (object.isString() && object.getStringValue().size() > longest_string)
            context_.report.add("file.limits", place,
                                "a string of " + std::to_string(object.getStringValue().size()));
        if (object.isName()) visit_name(object.getName(), place);
        if (object.isReal() && std::abs(object.getNumericValue()) > largest)
            context_.report.add("file.limits", place, "a real number");
        if (object.isInteger() && std::abs(object.getIntValue()) > 2'147'483'647LL)
            context_.report.add("file.limits", place, "an integer");
        if (object.isStream()) object = object.getDict();
        if (object.isArray())
            for (auto& item : object.getArrayAsVector())
                if (!item.isIndirect()) visit(item, place);
        if (object.isDictionary())
            for (auto& [key, value] : object.getDictAsMap()) {
                visit_name(key, place);
                if (!value.isIndirect()) visit(value, place);
            }
    }

private:
    void visit_name(const std::string& name, const std::string& place) {
        constexpr std::size_t longest_name = 127;
        if (name.size() - 1 > longest_name) context_.report.add("file.limits", place, "a name");
        if (!utf8(name)) context_.report.add("file.name", place, name);
    }

    Context& context_;
};

void check_streams(Context& context, QPDFObjectHandle& object) {
    QPDFObjectHandle dictionary = object.getDict();
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"})
        if (dictionary.hasKey(key)) context.report.add("file.external-stream", object_place(object), key);
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    std::vector<QPDFObjectHandle> filters;
    if (filter.isArray()) filters = filter.getArrayAsVector();
    if (filter.isName()) filters.push_back(filter);
    for (const QPDFObjectHandle& each : filters)
        if (const std::string name = name_of(each); name != "/FlateDecode" && name != "/DCTDecode")
            context.report.add("file.filter", object_place(object), name);
}

} // namespace

bool language_tag(const std::string& tag) {
    std::size_t part = 0;
    bool first = true;
    for (const char c : tag) {
        if (c == '-') {
            if (part == 0) return false;
            part = 0;
            first = false;
        } else if (std::isalpha(static_cast<unsigned char>(c)) ||
                   (!first && std::isdigit(static_cast<unsigned char>(c)))) {
            if (++part > 8) return false;
        } else {
            return false;
        }
    }
    return part > 0;
}

void check_file(Context& context) {
    Scan(context).run();
    QPDFObjectHandle trailer = context.pdf.getTrailer();
    QPDFObjectHandle id = trailer.getKey("/ID");
    bool good = id.isArray() && id.getArrayNItems() == 2;
    for (int i = 0; good && i < 2; ++i)
        good = id.getArrayItem(i).isString() && !id.getArrayItem(i).getStringValue().empty();
    if (!good) context.report.add("file.id", "trailer");
    if (trailer.hasKey("/Encrypt")) {
        context.report.add("file.encrypted", "trailer");
        QPDFObjectHandle permissions = trailer.getKey("/Encrypt").getKey("/P");
        constexpr long long for_assistive_programs = 512;
        if (!permissions.isInteger() || !(permissions.getIntValue() & for_assistive_programs))
            context.report.add("security.permissions", "trailer");
    }
    constexpr std::size_t most_objects = 8'388'607;
    const auto objects = context.pdf.getAllObjects();
    if (objects.size() > most_objects) context.report.add("file.limits", "file", "too many objects");
    Limits limits(context);
    for (QPDFObjectHandle object : objects) {
        limits.visit(object, object_place(object));
        if (object.isStream()) check_streams(context, object);
    }
    for (QPDFObjectHandle page : context.pdf.getAllPages()) {
        QPDFObjectHandle box = page.getKey("/MediaBox");
        if (!box.isArray() || box.getArrayNItems() != 4) continue;
        for (int i = 0; i < 2; ++i) {
            const double size =
                std::abs(box.getArrayItem(i + 2).getNumericValue() - box.getArrayItem(i).getNumericValue());
            if (size < 3 || size > 14'400)
                context.report.add("file.limits", object_place(page), "the size of the page");
        }
    }
}

} // namespace strateg::pdf_rules
