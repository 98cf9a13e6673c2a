#include "gui/grid/pictures.h"

#include "core/base/background_thread.h"
#include "core/store/paths.h"
#include "core/typeset/pictures/picture.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/log.h>
#include <wx/mstream.h>

namespace strateg::gui {
namespace {

constexpr int most_pixels = 900; // of the longer side of a thumbnail

struct Loaded {
    wxImage image;
    int width = 0, height = 0;
    std::string sentence;
};

Loaded load(const std::filesystem::path& folder, const std::string& src) {
    Loaded loaded;
    const auto path = store::media_path(folder, src);
    if (!path) {
        loaded.sentence = path.error().sentence;
        return loaded;
    }
    // The core's reader looks first whether the file is whole: wxImage would trust it.
    const auto picture = typeset::read_picture(*path);
    if (!picture) {
        loaded.sentence = picture.error().sentence;
        return loaded;
    }
    wxLogNull quiet;
    wxImage image(wx(path->string()));
    if (!image.IsOk()) {
        loaded.sentence = "The picture cannot be shown.";
        return loaded;
    }
    loaded.width = image.GetWidth();
    loaded.height = image.GetHeight();
    const int longer = std::max(loaded.width, loaded.height);
    if (longer > most_pixels)
        image.Rescale(std::max(1, loaded.width * most_pixels / longer),
                      std::max(1, loaded.height * most_pixels / longer), wxIMAGE_QUALITY_HIGH);
    loaded.image = image;
    return loaded;
}

} // namespace

Pictures::Pictures(wxEvtHandler& window, std::function<void(const std::string&)> ready)
    : window_(window), ready_(std::move(ready)), worker_([this](std::stop_token stop) { work(stop); }) {}

Pictures::~Pictures() {
    worker_.request_stop();
    wake_.notify_all();
}

void Pictures::set_folder(const std::filesystem::path& folder) {
    if (folder == folder_) return;
    folder_ = folder;
    thumbnails_.clear();
}

const Thumbnail& Pictures::get(const std::string& src) {
    const auto [at, fresh] = thumbnails_.try_emplace(src);
    if (fresh) {
        const std::scoped_lock lock(mutex_);
        wishes_.push_back({folder_, src});
        wake_.notify_one();
    }
    return at->second;
}

void Pictures::work(std::stop_token stop) {
    work_in_background();
    while (!stop.stop_requested()) {
        Wish wish;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !wishes_.empty(); })) return;
            wish = std::move(wishes_.front());
            wishes_.pop_front();
        }
        auto loaded = std::make_shared<Loaded>(load(wish.folder, wish.src));
        window_.CallAfter([this, wish, loaded] {
            if (wish.folder != folder_) return;
            Thumbnail& thumbnail = thumbnails_[wish.src];
            thumbnail.width = loaded->width;
            thumbnail.height = loaded->height;
            thumbnail.sentence = loaded->sentence;
            thumbnail.state = loaded->image.IsOk() ? Thumbnail::State::ready : Thumbnail::State::broken;
            if (loaded->image.IsOk()) thumbnail.bitmap = wxBitmap(loaded->image);
            ready_(wish.src);
        });
    }
}

} // namespace strateg::gui
