// The output intent, device colours, pictures.
#include "tests/support/pdf_rules/context.h"

#include <lcms2.h>
#include <qpdf/Buffer.hh>

namespace strateg::pdf_rules {
namespace {

/// The device space that the output intent covers: "RGB", "Gray", "CMYK", or nothing.
std::string check_intent(Context& context) {
    QPDFObjectHandle intents = context.pdf.getRoot().getKey("/OutputIntents");
    if (!intents.isArray()) return {};
    std::string covers;
    QPDFObjGen profile_object;
    for (QPDFObjectHandle intent : intents.getArrayAsVector()) {
        const auto tell = [&](const char* what) { context.report.add("colour.intent", "catalog", what); };
        if (!intent.isDictionary() || name_of(intent.getKey("/S")) != "/GTS_PDFA1") {
            tell("no intent for PDF/A");
            continue;
        }
        if (!intent.getKey("/OutputConditionIdentifier").isString()) tell("no condition");
        QPDFObjectHandle stream = intent.getKey("/DestOutputProfile");
        if (!stream.isStream()) {
            tell("no profile");
            continue;
        }
        if (profile_object.isIndirect() && profile_object != stream.getObjGen()) tell("two profiles");
        profile_object = stream.getObjGen();
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        cmsHPROFILE profile =
            cmsOpenProfileFromMem(data->getBuffer(), static_cast<cmsUInt32Number>(data->getSize()));
        if (!profile) {
            tell("the profile cannot be read");
            continue;
        }
        const auto kind = cmsGetDeviceClass(profile);
        if (kind != cmsSigOutputClass && kind != cmsSigDisplayClass)
            tell("a profile neither of a printer nor a screen");
        if (cmsGetProfileVersion(profile) >= 4.3) tell("a profile newer than PDF/A-2 knows");
        long long components = 0;
        switch (cmsGetColorSpace(profile)) {
        case cmsSigRgbData:
            covers = "RGB";
            components = 3;
            break;
        case cmsSigGrayData:
            covers = "Gray";
            components = 1;
            break;
        case cmsSigCmykData:
            covers = "CMYK";
            components = 4;
            break;
        default:
            tell("a profile of another space");
        }
        cmsCloseProfile(profile);
        QPDFObjectHandle count = stream.getDict().getKey("/N");
        if (!count.isInteger() || count.getIntValue() != components) tell("N is not that of the profile");
    }
    return covers;
}

void check_image(Context& context, QPDFObjectHandle& image) {
    QPDFObjectHandle dictionary = image.getDict();
    const std::string place = object_place(image);
    const auto tell = [&](const char* what) { context.report.add("image.entry", place, what); };
    for (const char* key : {"/Alternates", "/OPI"})
        if (dictionary.hasKey(key)) tell(key);
    if (dictionary.getKey("/Interpolate").isBool() && dictionary.getKey("/Interpolate").getBoolValue())
        tell("/Interpolate");
    QPDFObjectHandle bits = dictionary.getKey("/BitsPerComponent");
    if (!bits.isInteger() || (bits.getIntValue() != 8 && bits.getIntValue() != 1)) tell("/BitsPerComponent");
    for (const char* key : {"/Width", "/Height"})
        if (!dictionary.getKey(key).isInteger() || dictionary.getKey(key).getIntValue() < 1) tell(key);
    QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
    const std::string name = name_of(space);
    if (name.starts_with("/Device"))
        context.devices.insert(name.substr(7));
    else if (!dictionary.getKey("/ImageMask").isBool())
        context.report.add("colour.space", place, name);
    QPDFObjectHandle mask = dictionary.getKey("/SMask");
    if (mask.isStream() && name_of(mask.getDict().getKey("/ColorSpace")) != "/DeviceGray") tell("/SMask");
    // A decoder that does not get all rows shows a hole.
    if (name_of(dictionary.getKey("/Filter")) == "/FlateDecode" && bits.isInteger() &&
        name.starts_with("/Device")) {
        const long long components = name == "/DeviceGray" ? 1 : name == "/DeviceRGB" ? 3 : 4;
        const auto data = image.getStreamData(qpdf_dl_specialized);
        if (static_cast<long long>(data->getSize()) != components *
                                                           dictionary.getKey("/Width").getIntValue() *
                                                           dictionary.getKey("/Height").getIntValue())
            tell("the number of samples");
    }
}

bool transparent(QPDFObjectHandle page) {
    QPDFObjectHandle objects = page.getKey("/Resources").getKey("/XObject");
    if (!objects.isDictionary()) return false;
    for (auto& [name, object] : objects.getDictAsMap())
        if (object.isStream() && object.getDict().hasKey("/SMask")) return true;
    return false;
}

void check_state(Context& context, QPDFObjectHandle& object) {
    const auto tell = [&](const char* what) {
        context.report.add("graphics.state", object_place(object), what);
    };
    for (const char* key : {"/TR", "/HTP", "/HTO"})
        if (object.hasKey(key)) tell(key);
    if (object.hasKey("/TR2") && name_of(object.getKey("/TR2")) != "/Default") tell("/TR2");
    if (object.hasKey("/SMask") && name_of(object.getKey("/SMask")) != "/None") tell("/SMask");
    static const std::set<std::string> modes = {
        "/Normal",  "/Compatible", "/Multiply",  "/Screen",     "/Overlay",   "/Darken",
        "/Lighten", "/ColorDodge", "/ColorBurn", "/HardLight",  "/SoftLight", "/Difference",
        "/Hue",     "/Saturation", "/Color",     "/Luminosity", "/Exclusion"};
    if (object.hasKey("/BM") && !modes.count(name_of(object.getKey("/BM")))) tell("/BM");
}

} // namespace

void check_colours(Context& context) {
    const std::string covers = check_intent(context);
    for (QPDFObjectHandle object : context.pdf.getAllObjects()) {
        if (object.isStream() && name_of(object.getDict().getKey("/Subtype")) == "/Image")
            check_image(context, object);
        if (object.isDictionary() && name_of(object.getKey("/Type")) == "/ExtGState")
            check_state(context, object);
    }
    for (const std::string& device : context.devices) {
        // Any output intent says what grey means (ISO 19005-2, 6.2.4.3).
        const bool covered = device == "Gray" ? !covers.empty() : device == covers;
        if (!covered) context.report.add("colour.device", "content", "Device" + device);
    }
    int number = 0;
    for (QPDFObjectHandle page : context.pdf.getAllPages()) {
        ++number;
        if (!transparent(page)) continue;
        QPDFObjectHandle group = page.getKey("/Group");
        const bool good = group.isDictionary() && name_of(group.getKey("/S")) == "/Transparency" &&
                          name_of(group.getKey("/CS")) == "/DeviceRGB";
        if (!good) context.report.add("colour.blending", "page " + std::to_string(number));
    }
}

} // namespace strateg::pdf_rules
