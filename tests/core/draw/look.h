// Comparing drawn pages with what another program makes of the PDF.
#pragma once

#include "core/draw/page.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace strateg::test {

/// A picture in the format that pdftoppm writes (P6).
inline draw::Raster read_ppm(const std::filesystem::path& path) {
    draw::Raster raster;
    std::ifstream in(path, std::ios::binary);
    std::string magic;
    int most = 0;
    in >> magic >> raster.width >> raster.height >> most;
    if (magic != "P6" || most != 255) return {};
    in.get();
    raster.rgb.resize(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height) * 3);
    in.read(reinterpret_cast<char*>(raster.rgb.data()), static_cast<std::streamsize>(raster.rgb.size()));
    return raster;
}

inline void write_ppm(const draw::Raster& raster, const std::filesystem::path& path) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << "P6\n" << raster.width << ' ' << raster.height << "\n255\n";
    out.write(reinterpret_cast<const char*>(raster.rgb.data()),
              static_cast<std::streamsize>(raster.rgb.size()));
}

inline int at(const draw::Raster& raster, int x, int y, int channel) {
    return raster.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                       static_cast<std::size_t>(x)) *
                          3 +
                      static_cast<std::size_t>(channel)];
}

struct Difference {
    double mean = 0;  // of all pixels, 0 … 255
    double worst = 0; // mean of the square of 16 × 16 pixels that differs most in its mean colour
    int worst_x = 0, worst_y = 0;
    double sharpness = 0; // how strongly neighbours differ, of the first against the second
};

inline Difference compare(const draw::Raster& a, const draw::Raster& b) {
    constexpr int square = 16;
    Difference result;
    const int width = std::min(a.width, b.width), height = std::min(a.height, b.height);
    if (width < square || height < square) return {255, 255};
    double edges_a = 0, edges_b = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c) {
                result.mean += std::abs(at(a, x, y, c) - at(b, x, y, c));
                if (x == 0 || y == 0) continue;
                const auto step = [&](const draw::Raster& r) {
                    const double dx = at(r, x, y, c) - at(r, x - 1, y, c),
                                 dy = at(r, x, y, c) - at(r, x, y - 1, c);
                    return dx * dx + dy * dy;
                };
                edges_a += step(a);
                edges_b += step(b);
            }
    result.mean /= 3.0 * width * height;
    result.sharpness = edges_b > 0 ? edges_a / edges_b : 1;
    for (int top = 0; top + square <= height; top += square)
        for (int left = 0; left + square <= width; left += square) {
            double most = 0;
            for (int c = 0; c < 3; ++c) {
                double sum = 0;
                for (int y = top; y < top + square; ++y)
                    for (int x = left; x < left + square; ++x) sum += at(a, x, y, c) - at(b, x, y, c);
                most = std::max(most, std::abs(sum) / square / square);
            }
            if (most <= result.worst) continue;
            result.worst = most;
            result.worst_x = left;
            result.worst_y = top;
        }
    return result;
}

} // namespace strateg::test
