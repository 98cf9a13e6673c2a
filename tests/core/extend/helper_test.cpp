// Plugins that crash, hang, leave, talk nonsense or eat memory, in a helper process: the host survives each,
// says which plugin it was, and gives up after three failures.
#include "core/extend/helper_channel.h"
#include "tests/core/extend/support.h"
#include "tests/support/catch.h"

#include <thread>

using namespace strateg;
using namespace strateg::extend;
using namespace strateg::extend::test;
using std::chrono::milliseconds;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t memory_limit = 0; // the sanitizers reserve address space of their own
#else
constexpr std::size_t memory_limit = std::size_t{512} << 20;
#endif

std::shared_ptr<Channel> start(const std::string& behaviour, Services& services, milliseconds deadline) {
    HelperOptions options;
    options.helper = build_folder() / "bin/strateg-plugin-host";
    options.deadline = deadline;
    options.back_off = milliseconds(5);
    options.memory_limit = memory_limit;
    const std::string id = "test." + behaviour;
    return helper_channel(id, "Test " + behaviour,
                          build_folder() / "tests/misbehaving" / id / ("lib" + id + ".so"), options,
                          services);
}

Result<std::string> ask(Channel& channel, const Task& task = {}) {
    return channel.call(Function::check, "{}", {}, task);
}

} // namespace

TEST_CASE("a helper process answers, logs and asks for services") {
    FakeServices services;
    const auto fine = start("fine", services, milliseconds(5000));
    for (int i = 0; i < 3; ++i) CHECK(ask(*fine).value() == "{\"findings\":[]}");
    CHECK(fine->call(Function::fixes, "{}", {}, {}).error().code == "extend.unsupported");
    CHECK(fine->call(Function::write, "{}", {}, {}).error().code == "extend.unsupported");
    CHECK(ask(*start("prints", services, milliseconds(5000))).value() == "{\"findings\":[]}");
    const auto asks = start("asks", services, milliseconds(5000));
    CHECK(ask(*asks).value().find("\"decimal\":\",\"") != std::string::npos);
    CHECK(services.logged == "test.asks: asking\n");
    const auto fails = ask(*start("fails", services, milliseconds(5000)));
    CHECK(fails.error().code == "extend.plugin-failed");
    CHECK(fails.error().sentence == "It rains.");
    CHECK(
        ask(*start("garbage", services, milliseconds(5000)))); // the adapter refuses it, see messages_test
}

TEST_CASE("a crash, an exit and a memory hog end the plugin, and three of them are enough") {
    FakeServices services;
    for (const char* behaviour : {"crash", "exit", "memory"}) {
        if (memory_limit == 0 && std::string(behaviour) == "memory") continue;
        INFO(behaviour);
        const auto channel = start(behaviour, services, milliseconds(10'000));
        for (int life = 0; life < 3; ++life) {
            const auto answer = ask(*channel);
            REQUIRE(!answer);
            CHECK(answer.error().code == "extend.plugin-crashed");
            CHECK(answer.error().sentence.find("Test " + std::string(behaviour)) != std::string::npos);
            if (life == 0) CHECK(ask(*channel).error().code == "extend.plugin-resting");
            std::this_thread::sleep_for(milliseconds(5 << (2 * life)));
        }
        CHECK(ask(*channel).error().code == "extend.plugin-disabled");
    }
}

TEST_CASE("a hang ends at the deadline, and a cancelled call without counting as a failure") {
    FakeServices services;
    const auto channel = start("hang", services, milliseconds(300));
    const auto begin = std::chrono::steady_clock::now();
    CHECK(ask(*channel).error().code == "extend.plugin-timeout");
    CHECK(std::chrono::steady_clock::now() - begin < milliseconds(3000));

    const auto patient = start("hang", services, milliseconds(60'000));
    for (int i = 0; i < 4; ++i) {
        std::stop_source stop;
        stop.request_stop();
        CHECK(ask(*patient, Task(stop.get_token(), {})).error().code == "extend.cancelled");
    }
}

TEST_CASE("a helper that cannot use the library says why, once and for all") {
    FakeServices services;
    const auto expect = [&](const char* behaviour, const char* code) {
        const auto channel = start(behaviour, services, milliseconds(5000));
        CHECK(ask(*channel).error().code == code);
        CHECK(ask(*channel).error().code == "extend.plugin-disabled");
    };
    expect("old", "extend.wrong-abi");
    expect("nameless", "extend.missing-entry");
    expect("refuses", "extend.init-failed");
}
