#include "core/typeset/pictures/cmyk.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>
#include <lcms2.h>
#include <vector>

namespace strateg::typeset {
namespace {

constexpr int quality = 92;
constexpr std::size_t inks = 4, lights = 3;

/// libjpeg ends the process on an error unless its hook does not come back.
struct Errors {
    jpeg_error_mgr base;
    std::jmp_buf back;
};

void jump_back(j_common_ptr info) {
    std::longjmp(reinterpret_cast<Errors*>(info->err)->back, 1);
}

void say_nothing(j_common_ptr) {}

jpeg_error_mgr* quiet(Errors& errors) {
    jpeg_std_error(&errors.base);
    errors.base.error_exit = jump_back;
    errors.base.output_message = say_nothing;
    return &errors.base;
}

/// What a decoder leaves behind; the caller owns it, because a jump runs no destructor.
struct Samples {
    unsigned width = 0, height = 0;
    std::vector<unsigned char> samples; // CMYK as stored
    unsigned char* profile = nullptr;   // of malloc
    unsigned profile_size = 0;
};

bool decode(const std::string& file, Samples& out) {
    Errors errors;
    jpeg_decompress_struct info{};
    info.err = quiet(errors);
    if (setjmp(errors.back)) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(file.data()),
                 static_cast<unsigned long>(file.size()));
    jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    if (info.num_components != static_cast<int>(inks)) jump_back(reinterpret_cast<j_common_ptr>(&info));
    if (!jpeg_read_icc_profile(&info, &out.profile, &out.profile_size)) out.profile = nullptr;
    info.out_color_space = JCS_CMYK;
    jpeg_start_decompress(&info);
    out.width = info.output_width;
    out.height = info.output_height;
    out.samples.resize(std::size_t(out.width) * out.height * inks);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = out.samples.data() + std::size_t(info.output_scanline) * out.width * inks;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return true;
}

bool through_profile(const Samples& from, bool inverted, std::vector<unsigned char>& to) {
    const cmsHPROFILE source = cmsOpenProfileFromMem(from.profile, from.profile_size);
    if (!source) return false;
    bool done = false;
    if (cmsGetColorSpace(source) == cmsSigCmykData) {
        const cmsHPROFILE target = cmsCreate_sRGBProfile();
        const cmsHTRANSFORM transform =
            cmsCreateTransform(source, inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8, target, TYPE_RGB_8,
                               INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE);
        if (transform) {
            cmsDoTransform(transform, from.samples.data(), to.data(), from.width * from.height);
            cmsDeleteTransform(transform);
            done = true;
        }
        cmsCloseProfile(target);
    }
    cmsCloseProfile(source);
    return done;
}

void by_rule(const Samples& from, bool inverted, std::vector<unsigned char>& to) {
    constexpr unsigned most = 255;
    for (std::size_t pixel = 0; pixel < std::size_t(from.width) * from.height; ++pixel) {
        const unsigned char* ink = from.samples.data() + pixel * inks;
        const auto light = [&](std::size_t i) { return inverted ? unsigned(ink[i]) : most - ink[i]; };
        for (std::size_t i = 0; i < lights; ++i)
            to[pixel * lights + i] = static_cast<unsigned char>((light(i) * light(lights) + most / 2) / most);
    }
}

std::string encode(unsigned width, unsigned height, const std::vector<unsigned char>& samples) {
    Errors errors;
    jpeg_compress_struct info{};
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    info.err = quiet(errors);
    if (setjmp(errors.back)) {
        jpeg_destroy_compress(&info);
        return {};
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &buffer, &size);
    info.image_width = width;
    info.image_height = height;
    info.input_components = static_cast<int>(lights);
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.optimize_coding = TRUE;
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1; // colour as sharp as light
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        auto* row = const_cast<JSAMPROW>(samples.data() + std::size_t(info.next_scanline) * width * lights);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::string file(reinterpret_cast<char*>(buffer), size);
    std::free(buffer);
    return file;
}

} // namespace

std::string rgb_jpeg(const Picture& picture) {
    if (!picture.file) return {};
    Samples decoded;
    std::string file;
    if (decode(*picture.file, decoded)) {
        std::vector<unsigned char> rgb(std::size_t(decoded.width) * decoded.height * lights);
        if (!decoded.profile || !through_profile(decoded, picture.inverted, rgb))
            by_rule(decoded, picture.inverted, rgb);
        file = encode(decoded.width, decoded.height, rgb);
    }
    std::free(decoded.profile);
    return file;
}

} // namespace strateg::typeset
