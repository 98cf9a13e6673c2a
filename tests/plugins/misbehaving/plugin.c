/* Plugins that do what plugins must not do, one behaviour per library: the host has to survive each. */
#include "strateg_plugin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void say(const strateg_sink* reply, const char* words) {
    strateg_bytes bytes = {words, strlen(words)};
    reply->write(reply, bytes);
}

static const strateg_host* the_host;

static strateg_status check(const strateg_plugin* plugin, strateg_bytes request, const strateg_sink* reply) {
    (void)plugin;
    (void)request;
    (void)the_host;
#if defined(BEHAVES_CRASH)
    volatile int* nowhere = NULL;
    *nowhere = 1;
#elif defined(BEHAVES_HANG)
    for (;;) sleep(1);
#elif defined(BEHAVES_EXIT)
    _exit(0);
#elif defined(BEHAVES_GARBAGE)
    say(reply, "{\"findings\": [ {\"block\": 7, \xff\xfe");
    return STRATEG_OK;
#elif defined(BEHAVES_MEMORY)
    size_t size = (size_t)16 << 20;
    for (;;) {
        char* more = malloc(size);
        if (!more) abort();
        memset(more, 1, size);
    }
#elif defined(BEHAVES_PRINTS)
    printf("A plugin that prints must not disturb the protocol.\n");
    fflush(stdout);
#elif defined(BEHAVES_FAILS)
    say(reply, "It rains.");
    return STRATEG_FAILED;
#elif defined(BEHAVES_ASKS)
    const strateg_host_language_1* language =
        (const strateg_host_language_1*)the_host->service(the_host, STRATEG_HOST_LANGUAGE_1);
    const char* question = "{\"language\":\"sr\"}";
    strateg_bytes bytes = {question, strlen(question)};
    const strateg_host_log_1* log = (const strateg_host_log_1*)the_host->service(the_host, STRATEG_HOST_LOG_1);
    strateg_bytes line = {"asking", 6};
    log->write(the_host, STRATEG_LOG_INFO, line);
    say(reply, "{\"findings\":[{\"block\":\"p1\",\"language\":\"en\",\"code\":\"asks.locale\",\"message\":\"ok\","
               "\"fixes\":[{\"start\":0,\"end\":0,\"label\":\"l\",\"replacement\":\"x\"}]}],\"locale\":");
    if (language->locale(the_host, bytes, reply) != STRATEG_OK) return STRATEG_FAILED;
    say(reply, "}");
    return STRATEG_OK;
#endif
    say(reply, "{\"findings\":[]}");
    return STRATEG_OK;
}

static strateg_status fixes(const strateg_plugin* plugin, strateg_bytes request, const strateg_sink* reply) {
    (void)plugin;
    (void)request;
    (void)reply;
    return STRATEG_UNSUPPORTED;
}

static const void* capability(const strateg_plugin* plugin, const char* name) {
    static const strateg_checker_1 checker = {check, fixes};
    (void)plugin;
#if defined(BEHAVES_EMPTY)
    (void)checker;
    (void)name;
    return NULL;
#else
    return strcmp(name, STRATEG_CHECKER_1) == 0 ? &checker : NULL;
#endif
}

static void destroy(const strateg_plugin* plugin) {
    (void)plugin;
}

static const strateg_plugin* create(const strateg_host* host) {
    static strateg_plugin plugin = {NULL, capability, destroy};
    the_host = host;
#if defined(BEHAVES_REFUSES)
    if (the_host) return NULL;
#endif
    return &plugin;
}

#if defined(BEHAVES_OLD)
STRATEG_EXPORT const strateg_entry strateg_plugin_entry = {99u, 0, create};
#elif !defined(BEHAVES_NAMELESS)
STRATEG_EXPORT const strateg_entry strateg_plugin_entry = {STRATEG_ABI_REVISION, 0, create};
#else
STRATEG_EXPORT const strateg_entry some_other_name = {STRATEG_ABI_REVISION, 0, create};
#endif
