#include "core/pdf/output_intent.h"

#include <lcms2.h>

namespace strateg::pdf {
namespace {

constexpr double profile_version = 4.2; // ISO 19005-2 allows ICC.1:2004-10, which is 4.2, and what is older
constexpr std::size_t date_at = 24;     // of the header (ICC.1:2004-10, 7.2): twelve bytes
constexpr std::size_t identity_at = 84; // MD5 of the profile, sixteen bytes; zero: not computed
constexpr std::size_t header_size = 128;

std::string made_profile() {
    std::string bytes;
    const cmsHPROFILE profile = cmsCreate_sRGBProfile();
    if (!profile) return bytes;
    cmsSetProfileVersion(profile, profile_version);
    cmsUInt32Number size = 0;
    if (cmsSaveProfileToMem(profile, nullptr, &size)) {
        bytes.resize(size);
        if (!cmsSaveProfileToMem(profile, bytes.data(), &size)) bytes.clear();
    }
    cmsCloseProfile(profile);
    if (bytes.size() < header_size) return {};
    bytes.replace(date_at, 12, std::string("\x07\xDA\0\1\0\1\0\0\0\0\0\0", 12)); // 2010-01-01
    bytes.replace(identity_at, 16, std::string(16, '\0'));
    return bytes;
}

} // namespace

const std::string& srgb_profile() {
    static const std::string profile = made_profile();
    return profile;
}

void write_output_intent(File& file) {
    const Object profile = file.add_stream(Body().integer("N", 3).take(), srgb_profile());
    const Object intent = file.add(Body()
                                       .name("Type", "OutputIntent")
                                       .name("S", "GTS_PDFA1")
                                       .text("OutputConditionIdentifier", "sRGB IEC61966-2.1")
                                       .text("RegistryName", "http://www.color.org")
                                       .text("Info", "sRGB IEC61966-2.1")
                                       .reference("DestOutputProfile", profile.id)
                                       .take());
    file.set_catalog_list("OutputIntents", intent);
}

} // namespace strateg::pdf
