// Content streams: operators, resources, nesting, and that everything painted is tagged or an artifact.
#include "tests/support/pdf_rules/context.h"
#include "tests/support/pdf_rules/fonts.h"

#include <algorithm>
#include <cctype>

namespace strateg::pdf_rules {
namespace {

struct Mark {
    std::string tag;
    int mcid = -1;
    bool artifact = false;
    bool actual_text = false;
};

/// ISO 32000-1, annex A.
const std::set<std::string>& operators() {
    static const std::set<std::string> all = {
        "b",  "B",  "b*", "B*", "BDC", "BI",  "BMC", "BT", "BX", "c",  "cm", "CS", "cs", "d",  "d0",
        "d1", "Do", "DP", "EI", "EMC", "ET",  "EX",  "f",  "F",  "f*", "G",  "g",  "gs", "h",  "i",
        "ID", "j",  "J",  "K",  "k",   "l",   "m",   "M",  "MP", "n",  "q",  "Q",  "re", "RG", "rg",
        "ri", "s",  "S",  "sc", "SC",  "scn", "SCN", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ",
        "TL", "Tm", "Tr", "Ts", "Tw",  "Tz",  "v",   "w",  "W",  "W*", "y",  "'",  "\""};
    return all;
}

class Fonts {
public:
    Font& of(Context& context, QPDFObjectHandle font) {
        const QPDFObjGen key = font.getObjGen();
        auto at = fonts_.find(key);
        if (at == fonts_.end() || !key.isIndirect())
            at = fonts_.insert_or_assign(key, std::make_unique<Font>(context, font)).first;
        return *at->second;
    }

private:
    std::map<QPDFObjGen, std::unique_ptr<Font>> fonts_;
};

class Interpreter : public QPDFObjectHandle::ParserCallbacks {
public:
    Interpreter(Context& context, Fonts& fonts, std::map<QPDFObjGen, int>& drawn, QPDFObjectHandle owner,
                QPDFObjectHandle resources, std::string place, std::vector<Mark> inherited)
        : context_(context), fonts_(fonts), drawn_(drawn), resources_(resources), place_(std::move(place)),
          marks_(std::move(inherited)), inherited_(marks_.size()) {
        own_.place = place_;
        own_.owner = owner.getObjGen();
        QPDFObjectHandle dictionary = owner.isStream() ? owner.getDict() : owner;
        if (dictionary.getKey("/StructParents").isInteger())
            own_.structure_parents = static_cast<int>(dictionary.getKey("/StructParents").getIntValue());
    }

    void handleObject(QPDFObjectHandle object, size_t offset, size_t) override {
        at_ = offset;
        if (object.isOperator()) {
            run(object.getOperatorValue());
            operands_.clear();
        } else if (object.isInlineImage()) {
            paint("an inline image");
        } else {
            operands_.push_back(object);
        }
    }

    void handleEOF() override {
        if (!states_.empty()) tell("content.nesting", "q without Q");
        if (in_text_) tell("content.nesting", "BT without ET");
        if (marks_.size() != inherited_) tell("content.nesting", "BDC without EMC");
        if (!own_.mcids.empty()) context_.marks.push_back(own_);
    }

private:
    struct State {
        QPDFObjectHandle font;
        long long mode = 0; // of showing text
    };

    void tell(const char* rule, const std::string& detail = {}) {
        context_.report.add(rule, place_ + ", byte " + std::to_string(at_), detail);
    }

    bool inside(bool artifact) const {
        return std::any_of(marks_.begin(), marks_.end(),
                           [&](const Mark& mark) { return artifact ? mark.artifact : mark.mcid >= 0; });
    }

    void paint(const std::string& what) {
        if (!inside(false) && !inside(true)) tell("content.unmarked", what);
    }

    /// The entry of a resource dictionary that an operand names.
    QPDFObjectHandle resource(const char* kind) {
        const std::string name = operands_.empty() ? "" : name_of(operands_.back());
        QPDFObjectHandle found = resources_.isDictionary() && resources_.getKey(kind).isDictionary()
                                     ? resources_.getKey(kind).getKey(name.empty() ? "/" : name)
                                     : QPDFObjectHandle::newNull();
        if (found.isNull()) tell("content.resource", std::string(kind) + name);
        return found;
    }

    void begin_mark(bool with_properties) {
        const std::size_t wanted = with_properties ? 2 : 1;
        if (operands_.size() != wanted) {
            tell("content.nesting", "the operands of BDC or BMC");
            marks_.push_back({});
            return;
        }
        Mark mark{name_of(operands_[0])};
        mark.artifact = mark.tag == "/Artifact";
        QPDFObjectHandle properties = with_properties ? operands_[1] : QPDFObjectHandle::newNull();
        if (properties.isName()) {
            operands_ = {properties};
            properties = resource("/Properties");
        }
        if (properties.isDictionary()) {
            if (properties.getKey("/MCID").isInteger())
                mark.mcid = static_cast<int>(properties.getKey("/MCID").getIntValue());
            mark.actual_text = properties.getKey("/ActualText").isString();
            if (properties.hasKey("/Lang") && (!properties.getKey("/Lang").isString() ||
                                               !language_tag(properties.getKey("/Lang").getUTF8Value())))
                tell("structure.language");
        }
        if (mark.artifact) {
            if (inside(false)) tell("content.artifact-inside");
            if (!properties.isDictionary() || name_of(properties.getKey("/Type")).empty())
                tell("content.artifact-kind");
        }
        if (mark.mcid >= 0) {
            if (inside(true)) tell("content.tagged-inside");
            if (inside(false)) tell("content.nesting", "tagged content inside of tagged content");
            if (!own_.mcids.insert(mark.mcid).second)
                tell("content.mark", "MCID " + std::to_string(mark.mcid));
        }
        marks_.push_back(mark);
    }

    void show(QPDFObjectHandle string) {
        if (!string.isString()) return;
        if (!state_.font.isInitialized()) {
            tell("content.resource", "no font");
            return;
        }
        constexpr long long invisible = 3;
        const bool explained =
            std::any_of(marks_.begin(), marks_.end(), [](const Mark& mark) { return mark.actual_text; });
        fonts_.of(context_, state_.font)
            .show(string.getStringValue(), explained, state_.mode != invisible, place_);
    }

    void text(const std::string& op) {
        if (!in_text_) tell("content.nesting", op + " outside of BT");
        paint("text");
        if (operands_.empty()) return;
        if (op == "TJ" && operands_.back().isArray())
            for (const QPDFObjectHandle& item : operands_.back().getArrayAsVector()) show(item);
        else
            show(operands_.back());
    }

    void draw_object() {
        QPDFObjectHandle object = resource("/XObject");
        if (!object.isStream()) return;
        QPDFObjectHandle dictionary = object.getDict();
        const std::string kind = name_of(dictionary.getKey("/Subtype"));
        if (kind == "/PS" || dictionary.hasKey("/Ref") || dictionary.hasKey("/PS") ||
            dictionary.hasKey("/OPI"))
            tell("xobject.kind", kind);
        if (kind != "/Form") { // what a form paints is looked at inside of it
            paint("an external object");
            return;
        }
        const int times = ++drawn_[object.getObjGen()];
        constexpr std::size_t deepest = 12;
        if (marks_.size() > deepest) return;
        const std::size_t before = context_.marks.size();
        Interpreter inner(context_, fonts_, drawn_, object, dictionary.getKey("/Resources"),
                          place_ + ", " + object_place(object), marks_);
        QPDFObjectHandle::parseContentStream(object, &inner);
        if (times > 1 && context_.marks.size() > before) tell("xobject.twice");
    }

    void colour(const std::string& op) {
        if (op == "g" || op == "G") context_.devices.insert("Gray");
        if (op == "rg" || op == "RG") context_.devices.insert("RGB");
        if (op == "k" || op == "K") context_.devices.insert("CMYK");
        if (op != "cs" && op != "CS") return;
        const std::string name = operands_.empty() ? "" : name_of(operands_.back());
        if (name.starts_with("/Device"))
            context_.devices.insert(name.substr(7));
        else
            tell("colour.space", name);
    }

    void run(const std::string& op) {
        constexpr std::size_t deepest = 28;
        if (!operators().count(op)) tell("content.operator", op);
        if (op == "q") {
            states_.push_back(state_);
            if (states_.size() > deepest) tell("file.limits", "q inside of q");
        } else if (op == "Q") {
            if (states_.empty()) {
                tell("content.nesting", "Q without q");
                return;
            }
            state_ = states_.back();
            states_.pop_back();
        } else if (op == "BT" || op == "ET") {
            if (in_text_ == (op == "BT")) tell("content.nesting", op);
            in_text_ = op == "BT";
        } else if (op == "BMC" || op == "BDC") {
            begin_mark(op == "BDC");
        } else if (op == "EMC") {
            if (marks_.size() <= inherited_)
                tell("content.nesting", "EMC without BDC");
            else
                marks_.pop_back();
        } else if (op == "Tf") {
            if (operands_.size() == 2) {
                operands_.pop_back();
                state_.font = resource("/Font");
                if (!state_.font.isDictionary()) state_.font = QPDFObjectHandle();
            }
        } else if (op == "Tr") {
            state_.mode = operands_.empty() ? 0 : operands_.back().getIntValue();
        } else if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") {
            text(op);
        } else if (op == "Do") {
            draw_object();
        } else if (op == "gs") {
            resource("/ExtGState");
        } else if (op == "sh") {
            resource("/Shading");
            paint("a shading");
        } else if (op == "f" || op == "F" || op == "f*" || op == "B" || op == "B*" || op == "b" ||
                   op == "b*" || op == "S" || op == "s") {
            paint("a path");
        } else if (op == "ri") {
            static const std::set<std::string> intents = {"/RelativeColorimetric", "/AbsoluteColorimetric",
                                                          "/Perceptual", "/Saturation"};
            if (operands_.empty() || !intents.count(name_of(operands_.back()))) tell("graphics.state", "ri");
        } else {
            colour(op);
        }
    }

    Context& context_;
    Fonts& fonts_;
    std::map<QPDFObjGen, int>& drawn_;
    QPDFObjectHandle resources_;
    std::string place_;
    std::vector<Mark> marks_;
    std::size_t inherited_;
    std::vector<State> states_;
    State state_;
    std::vector<QPDFObjectHandle> operands_;
    bool in_text_ = false;
    std::size_t at_ = 0;
    Marks own_;
};

} // namespace

void check_content(Context& context) {
    Fonts fonts;
    std::map<QPDFObjGen, int> drawn; // how often each form
    int number = 0;
    for (QPDFObjectHandle page : context.pdf.getAllPages()) {
        const std::string place = "page " + std::to_string(++number);
        // The page's own, not inherited ones (ISO 19005-2, 6.2.2).
        if (!page.getKey("/Resources").isDictionary())
            context.report.add("content.resource", place, "no Resources");
        Interpreter interpreter(context, fonts, drawn, page, page.getKey("/Resources"), place, {});
        page.parsePageContents(&interpreter);
    }
}

} // namespace strateg::pdf_rules
