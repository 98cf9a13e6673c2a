// Charts out of tables of the document, drawings out of SVG files.
#include "core/typeset/content/resolver.h"
#include "core/typeset/graphics/chart_table.h"
#include "core/typeset/graphics/svg.h"

#include <fstream>
#include <xxhash.h>

namespace strateg::typeset {
namespace {

/// Everything that decides how a chart looks, as a number.
std::uint64_t digest_of(const Chart& chart) {
    std::string all =
        std::to_string(static_cast<int>(chart.kind)) + chart.view.tag + '\0' + chart.unit + '\0';
    const auto add = [&](double value) { all.append(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto words = [&](const std::string& text) { (all += text) += '\0'; };
    for (const std::string& category : chart.categories) words(category);
    for (const ChartSeries& series : chart.series) {
        words(series.name);
        for (const auto& value : series.values) {
            if (value) add(value->value);
            words(value ? value->label : "-");
        }
    }
    for (const auto& stretch : chart.stretches) {
        add(stretch ? stretch->begin : -1);
        add(stretch ? stretch->end : -1);
    }
    add(chart.dated);
    return XXH3_64bits(all.data(), all.size());
}

} // namespace

void Resolver::chart(const model::Block& block, FigureContent& figure) {
    const std::string id(block.attributes.get("data"));
    figure.name = id;
    const model::Found* found = text_.index().find(id);
    if (!found || found->block->kind != model::kind::table) {
        document_.problems.push_back({Severity::warning,
                                      "typeset.chart-table",
                                      {.block = block.id, .language = text_.view().tag},
                                      id.empty() ? say("A chart names no table.")
                                                 : say("A chart names “{}”, which is no table here.", id),
                                      say("Choose the table whose numbers it should show.")});
        return;
    }
    const auto words = [this](const model::Block& cell) {
        const ChosenText chosen = text_.choose(cell);
        std::string text = text_.plain(&cell);
        for (const model::BlockPtr& child : cell.children)
            if (text.empty() && (child->kind == model::kind::paragraph || child->kind == model::kind::item))
                text = text_.plain(child.get());
        return CellWords{std::move(text),
                         chosen.fallback ? language::default_view(chosen.tag) : text_.view()};
    };
    figure.chart = read_chart(block, *found->block, text_.view(), words, document_.problems);
    if (figure.chart) figure.drawn = digest_of(*figure.chart);
}

void Resolver::drawing(const model::Block& block, FigureContent& figure) {
    const std::filesystem::path path = std::filesystem::path(figure.name).lexically_normal();
    const SvgSource source{path.generic_string(), block.id, text_.view()};
    std::error_code error;
    std::ifstream stream;
    const bool inside = !path.is_absolute() && path.begin()->string() != "..";
    // Larger ones are refused anyway: nobody has to read them whole for that.
    constexpr std::uintmax_t most_bytes = 5'000'000;
    if (inside && std::filesystem::is_regular_file(folder_ / path, error))
        stream.open(folder_ / path, std::ios::binary);
    if (!stream.is_open()) {
        document_.problems.push_back({Severity::warning,
                                      "typeset.picture-missing",
                                      {.file = source.file, .block = block.id, .language = text_.view().tag},
                                      inside
                                          ? say("The drawing “{}” cannot be read.", figure.name)
                                          : say("The drawing “{}” is not inside the project.", figure.name),
                                      say("Copy it into the folder media and choose it again.")});
        return;
    }
    std::string bytes(std::min(most_bytes, std::filesystem::file_size(folder_ / path, error)), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    const std::size_t known = document_.problems.size();
    figure.drawing = read_svg(bytes, source, document_.problems);
    figure.drawn = XXH3_64bits(bytes.data(), bytes.size());
    for (std::size_t i = known; i < document_.problems.size(); ++i)
        document_.problems[i].place.language = text_.view().tag;
}

} // namespace strateg::typeset
