/* Strateg plugins, ABI revision 1: everything a plugin in any language needs. Pure C99, no other header of
 * Strateg. A thin C++ wrapper is strateg_plugin.hpp; docs/plugin-abi.md describes the messages and
 * docs/write-a-plugin.md begins from nothing.
 *
 * What holds for everything here, and why:
 *
 * - One exported symbol, `strateg_plugin_entry`, which is data: a host can refuse a library that was built for
 *   another revision before it runs a line of it.
 * - Whatever there is beyond the entry is asked for by a name with a revision ("strateg.checker/1"). A struct
 *   below never changes, not even at its end; something new gets a new name, and both live side by side.
 *   A name that is not known answers NULL, which is always a fine answer.
 * - Calls carry messages: UTF-8 JSON in, UTF-8 JSON out. Bytes can cross a process border, pointers cannot:
 *   the same plugin runs inside the program or in a helper process, and does not notice.
 * - Memory never changes hands. Input is valid until the call returns. Output goes through a sink of whoever
 *   called, which copies it. Neither side frees what the other allocated.
 * - Readers ignore fields of a message that they do not know; fields are added, never changed.
 *
 * Threads and lifecycle are told beside each function:
 *   [any-thread]   from every thread, several at once.
 *   [one-at-a-time] from any thread, but never two calls into the same plugin at once. The host orders them
 *                  (one call happens before the next), so a plugin needs no lock.
 *   [during-call]  only on the thread on which the host has called into the plugin, before that call returns.
 * No exception, longjmp or signal may leave a function in either direction. A plugin that needs more than the
 * deadline of a call (docs/plugin-abi.md) is stopped when it runs in a helper process.
 */
#ifndef STRATEG_PLUGIN_H
#define STRATEG_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised only if the structs of this file themselves had to change. The host loads exactly this one. */
#define STRATEG_ABI_REVISION 1u

#if defined(_WIN32)
#define STRATEG_EXPORT __declspec(dllexport)
#else
#define STRATEG_EXPORT __attribute__((visibility("default")))
#endif

/* A run of bytes, without a terminating zero. `data` may be NULL where `size` is 0. */
typedef struct strateg_bytes {
    const char* data;
    size_t size;
} strateg_bytes;

/* Where an answer is written to. Belongs to the caller and is valid until the call returns. */
typedef struct strateg_sink {
    void* context;
    /* Appends to the answer. May be called several times; the parts are joined. [during-call] */
    void (*write)(const struct strateg_sink* sink, strateg_bytes part);
} strateg_sink;

/* How a call ended. An answer is looked at only after STRATEG_OK; after STRATEG_FAILED what was written is
 * taken for a sentence that tells a person what went wrong. */
typedef int32_t strateg_status;
#define STRATEG_OK ((strateg_status)0)
#define STRATEG_FAILED ((strateg_status)1)
/* The function does not know this kind of request; nothing was written. */
#define STRATEG_UNSUPPORTED ((strateg_status)2)

/* ---- the host, as a plugin sees it ---------------------------------------------------------------------- */

/* Valid from strateg_plugin_entry.create until strateg_plugin.destroy has returned. */
typedef struct strateg_host {
    void* context; /* the host's own; leave it alone */
    uint32_t abi_revision;
    uint32_t reserved; /* 0 */
    /* A service by name, or NULL: STRATEG_HOST_LOG_1, STRATEG_HOST_LANGUAGE_1. Valid as long as the host.
     * [any-thread] */
    const void* (*service)(const struct strateg_host* host, const char* name);
} strateg_host;

/* "strateg.host.log/1": lines for whoever looks for the reason of a failure, not for the author of a text. */
#define STRATEG_HOST_LOG_1 "strateg.host.log/1"
#define STRATEG_LOG_DEBUG 0
#define STRATEG_LOG_INFO 1
#define STRATEG_LOG_WARNING 2
#define STRATEG_LOG_ERROR 3
typedef struct strateg_host_log_1 {
    /* [any-thread] */
    void (*write)(const strateg_host* host, int32_t level, strateg_bytes line);
} strateg_host_log_1;

/* "strateg.host.language/1": what the program knows about languages, so that no plugin ships a dictionary.
 * The words that the project and the person accepted are taken into account. */
#define STRATEG_HOST_LANGUAGE_1 "strateg.host.language/1"
typedef struct strateg_host_language_1 {
    /* Which characters are misspelled: {"texts":[…]} -> {"texts":[{"misspelled":[[start,end],…]},…]}.
     * [during-call] */
    strateg_status (*misspelled)(const strateg_host* host, strateg_bytes request, const strateg_sink* reply);
    /* Better words, best first: {"word","language"} -> {"suggestions":[…]}. Takes up to 0.2 s. [during-call] */
    strateg_status (*suggest)(const strateg_host* host, strateg_bytes request, const strateg_sink* reply);
    /* Words of texts: {"texts":[…]} -> {"texts":[{"words":[[start,end],…]},…]}. [during-call] */
    strateg_status (*words)(const strateg_host* host, strateg_bytes request, const strateg_sink* reply);
    /* Numbers and quotes of a language: {"language"} -> {"decimal","group","quotes"}. [during-call] */
    strateg_status (*locale)(const strateg_host* host, strateg_bytes request, const strateg_sink* reply);
} strateg_host_language_1;

/* ---- the plugin, as the host sees it -------------------------------------------------------------------- */

/* What create returns; belongs to the plugin, valid until its destroy has returned. */
typedef struct strateg_plugin {
    void* context; /* the plugin's own; the host never looks at it */
    /* A capability by name, or NULL: STRATEG_CHECKER_1, STRATEG_EXPORTER_1. What the manifest announces must be
     * there. The answer stays the same and valid as long as the plugin. [one-at-a-time] */
    const void* (*capability)(const struct strateg_plugin* plugin, const char* name);
    /* The last call. Threads that the plugin started must have ended when it returns. [one-at-a-time] */
    void (*destroy)(const struct strateg_plugin* plugin);
} strateg_plugin;

/* "strateg.checker/1": looks at texts and says something about them. */
#define STRATEG_CHECKER_1 "strateg.checker/1"
typedef struct strateg_checker_1 {
    /* Blocks in, findings out. The answer may depend on the request and on host services alone: the host keeps
     * answers and asks again only about blocks that changed. [one-at-a-time] */
    strateg_status (*check)(const strateg_plugin* plugin, strateg_bytes request, const strateg_sink* reply);
    /* Fixes of one finding that cost too much to compute for every one; called when a person asks. Without
     * such fixes answer STRATEG_UNSUPPORTED. [one-at-a-time] */
    strateg_status (*fixes)(const strateg_plugin* plugin, strateg_bytes request, const strateg_sink* reply);
} strateg_checker_1;

/* "strateg.exporter/1": turns the document, resolved for one view, into files. */
#define STRATEG_EXPORTER_1 "strateg.exporter/1"
typedef struct strateg_exporter_1 {
    /* The document in, a list of files out. A plugin writes no file itself: the host decides where they go and
     * replaces old ones only when all are there. [one-at-a-time] */
    strateg_status (*write)(const strateg_plugin* plugin, strateg_bytes request, const strateg_sink* reply);
} strateg_exporter_1;

/* The one exported symbol. */
typedef struct strateg_entry {
    uint32_t abi_revision; /* STRATEG_ABI_REVISION */
    uint32_t reserved;     /* 0 */
    /* Begins an instance; NULL if the plugin cannot work here (say why in the log). The host makes one instance
     * and keeps it. Quick: no network, no large file. [one-at-a-time] */
    const strateg_plugin* (*create)(const strateg_host* host);
} strateg_entry;

extern STRATEG_EXPORT const strateg_entry strateg_plugin_entry;

#ifdef __cplusplus
}
#endif

#endif
