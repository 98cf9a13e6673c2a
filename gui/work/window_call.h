// Between the editors of one person on one computer: "show the window that has this project". Over a local
// socket that only this person can open. UI thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace strateg::gui {

/// Answers for this process as long as it lives. Where no socket can be made, nobody is answered.
class WindowAnswers {
public:
    /// `show` brings the window forward if it has this project open (by folder), and says whether it did.
    explicit WindowAnswers(std::function<bool(const std::string& folder)> show);
    ~WindowAnswers();

private:
    class Server;
    std::unique_ptr<Server> server_;
};

/// Asks the editor with this process id. False: it does not answer, or has another project open.
bool ask_to_show(long process, const std::string& folder);

} // namespace strateg::gui
