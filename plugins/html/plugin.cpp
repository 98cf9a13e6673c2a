// The exporter "html".
#include "page.h"

namespace {

using namespace strateg::sdk;

class Html : public Exporter {
public:
    json write(const json& document) override {
        const strateg::html::Page page = strateg::html::page_of(document);
        json files = json::array({{{"path", document.at("output")}, {"text", page.html}}});
        for (const std::string& picture : page.pictures)
            files.push_back({{"path", picture}, {"copy", picture}});
        return {{"files", std::move(files)}};
    }
};

} // namespace

STRATEG_PLUGIN(Html)
