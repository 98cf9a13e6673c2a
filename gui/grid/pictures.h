// Pictures of the project as thumbnails: read and scaled on a thread, kept, and announced when they are
// there.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include <wx/bitmap.h>
#include <wx/event.h>
#include <wx/image.h>

namespace strateg::gui {

struct Thumbnail {
    enum class State { loading, ready, broken } state = State::loading;
    int width = 0, height = 0; // of the original, in its pixels
    wxBitmap bitmap;
    std::string sentence; // why it cannot be shown
};

/// UI thread, except for its own worker. Lives as long as the window that is told.
class Pictures {
public:
    /// `ready` is called on the UI thread when a picture came; `window` posts it.
    Pictures(wxEvtHandler& window, std::function<void(const std::string& src)> ready);
    ~Pictures();

    void set_folder(const std::filesystem::path& folder);
    /// Starts reading at the first call.
    const Thumbnail& get(const std::string& src);

private:
    void work(std::stop_token stop);

    wxEvtHandler& window_;
    std::function<void(const std::string&)> ready_;
    std::filesystem::path folder_;
    std::map<std::string, Thumbnail> thumbnails_;
    struct Wish {
        std::filesystem::path folder;
        std::string src;
    };
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Wish> wishes_;
    std::jthread worker_; // last: it uses the others
};

} // namespace strateg::gui
