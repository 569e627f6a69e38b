/* Preloaded into the tests' command server: the N-th call on a file below one folder fails as a failing system would.
 *
 * Every call on a file below the folder is counted, in memory that the child processes share, with a letter for its
 * kind. At number `at` (or from there on) it does what `kind` says: a positive kind is the errno it fails with;
 * SHORT writes half of what it should; KILL ends the process before the call. Nothing is counted before fault_arm.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SHORT -1
#define KILL -2

struct shared {
    long calls;
    long fired;
    char letters[1 << 16]; /* The kind of each call, by its number. */
};

static struct shared *shared;
static char below[4096];
static size_t below_length;
static long fail_at;
static int fail_kind, fail_sticky;

#define REAL(name, ...) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

void fault_arm(struct shared *memory, const char *folder, long at, int kind, int sticky) {
    strncpy(below, folder, sizeof below - 1);
    below_length = strlen(below);
    fail_at = at;
    fail_kind = kind;
    fail_sticky = sticky;
    shared = memory;
}

static int is_below(const char *path) {
    return !strncmp(path, below, below_length) && (path[below_length] == '/' || !path[below_length]);
}

static int of_fd(int fd, char *into, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, into, size - 1);
    if (length <= 0) return 0;
    into[length] = 0;
    return 1;
}

static int path_counts(int folder, const char *path) {
    char whole[8192];
    if (!shared || !path) return 0;
    if (path[0] == '/') return is_below(path);
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, whole, 4096) <= 0) return 0;
    } else if (!of_fd(folder, whole, 4096)) {
        return 0;
    }
    return is_below(whole); /* No path of ours climbs out of its folder. */
}

static int fd_counts(int fd) {
    char whole[4096];
    return shared && of_fd(fd, whole, sizeof whole) && is_below(whole);
}

/* Count one call: 0 to go on, else what it is to do. Only what can fail so does: ENOLCK where locks are. */
static int counted(char letter) {
    long number = __atomic_add_fetch(&shared->calls, 1, __ATOMIC_SEQ_CST);
    if (number < (long)sizeof shared->letters) shared->letters[number] = letter;
    if (!fail_at || (fail_sticky ? number < fail_at : number != fail_at)) return 0;
    if (fail_kind == SHORT && letter != 'w') return 0;
    if (fail_kind == ENOLCK && letter != 'k') return 0;
    if (fail_kind == ENOSPC && !strchr("wtscmn", letter)) return 0;
    if (fail_kind == EACCES && !strchr("ocundm", letter)) return 0;
    if (fail_kind == ENOMEM && !strchr("pocrk", letter)) return 0;
    __atomic_add_fetch(&shared->fired, 1, __ATOMIC_SEQ_CST);
    if (fail_kind == KILL) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    return fail_kind;
}

#define FAIL(counts, letter, failed) \
    do { \
        if (counts) { \
            int kind = counted(letter); \
            if (kind > 0) { \
                errno = kind; \
                return failed; \
            } \
        } \
    } while (0)

/* What is made needs room, what is opened does not. */
static char opening(int folder, const char *path, int flags) {
    return (flags & O_CREAT) && syscall(SYS_faccessat, folder, path, F_OK) != 0 ? 'c' : 'o';
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | __O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        FAIL(path_counts(AT_FDCWD, path), opening(AT_FDCWD, path, flags), -1); \
        return real(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | __O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        FAIL(path_counts(folder, path), opening(folder, path, flags), -1); \
        return real(folder, path, flags, mode); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

DIR *opendir(const char *path) {
    REAL(opendir);
    FAIL(path_counts(AT_FDCWD, path), 'o', NULL);
    return real(path);
}

ssize_t read(int fd, void *into, size_t size) {
    REAL(read);
    FAIL(fd_counts(fd), 'r', -1);
    return real(fd, into, size);
}
ssize_t pread(int fd, void *into, size_t size, off_t at) {
    REAL(pread);
    FAIL(fd_counts(fd), 'r', -1);
    return real(fd, into, size, at);
}
ssize_t pread64(int fd, void *into, size_t size, off64_t at) {
    REAL(pread64);
    FAIL(fd_counts(fd), 'r', -1);
    return real(fd, into, size, at);
}

/* Half of it is written, and at the end of what would not go in there is no room. */
#define WRITES(call_whole, call_half) \
    if (fd_counts(fd)) { \
        int kind = counted('w'); \
        if (kind > 0) { \
            errno = kind; \
            return -1; \
        } \
        if (kind == SHORT && size > 1) { \
            size /= 2; \
            return call_half; \
        } \
    } \
    return call_whole
ssize_t write(int fd, const void *from, size_t size) {
    REAL(write);
    WRITES(real(fd, from, size), real(fd, from, size));
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
    REAL(pwrite);
    WRITES(real(fd, from, size, at), real(fd, from, size, at));
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    REAL(pwrite64);
    WRITES(real(fd, from, size, at), real(fd, from, size, at));
}

int fsync(int fd) {
    REAL(fsync);
    FAIL(fd_counts(fd), 's', -1);
    return real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    FAIL(fd_counts(fd), 's', -1);
    return real(fd);
}
int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    FAIL(fd_counts(fd), 't', -1);
    return real(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    FAIL(fd_counts(fd), 't', -1);
    return real(fd, size);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    FAIL(path_counts(AT_FDCWD, to) || path_counts(AT_FDCWD, from), 'n', -1);
    return real(from, to);
}
int renameat(int from_folder, const char *from, int folder, const char *to) {
    REAL(renameat);
    FAIL(path_counts(folder, to), 'n', -1);
    return real(from_folder, from, folder, to);
}
int renameat2(int from_folder, const char *from, int folder, const char *to, unsigned int flags) {
    REAL(renameat2);
    FAIL(path_counts(folder, to), 'n', -1);
    return real(from_folder, from, folder, to, flags);
}
int link(const char *from, const char *to) {
    REAL(link);
    FAIL(path_counts(AT_FDCWD, to), 'n', -1);
    return real(from, to);
}
int linkat(int from_folder, const char *from, int folder, const char *to, int flags) {
    REAL(linkat);
    FAIL(path_counts(folder, to), 'n', -1);
    return real(from_folder, from, folder, to, flags);
}
int unlink(const char *path) {
    REAL(unlink);
    FAIL(path_counts(AT_FDCWD, path), 'u', -1);
    return real(path);
}
int unlinkat(int folder, const char *path, int flags) {
    REAL(unlinkat);
    FAIL(path_counts(folder, path), 'u', -1);
    return real(folder, path, flags);
}
int rmdir(const char *path) {
    REAL(rmdir);
    FAIL(path_counts(AT_FDCWD, path), 'd', -1);
    return real(path);
}
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    FAIL(path_counts(AT_FDCWD, path), 'm', -1);
    return real(path, mode);
}
int fchmod(int fd, mode_t mode) {
    REAL(fchmod);
    FAIL(fd_counts(fd), 'm', -1);
    return real(fd, mode);
}

void *mmap(void *wanted, size_t size, int protection, int flags, int fd, off_t at) {
    REAL(mmap);
    FAIL(fd >= 0 && fd_counts(fd), 'p', MAP_FAILED);
    return real(wanted, size, protection, flags, fd, at);
}
void *mmap64(void *wanted, size_t size, int protection, int flags, int fd, off64_t at) {
    REAL(mmap64);
    FAIL(fd >= 0 && fd_counts(fd), 'p', MAP_FAILED);
    return real(wanted, size, protection, flags, fd, at);
}

#define LOCKS(name) \
    int name(int fd, int command, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, command); \
        void *argument = va_arg(rest, void *); \
        va_end(rest); \
        FAIL((command == F_SETLK || command == F_SETLKW) && fd_counts(fd), 'k', -1); \
        return real(fd, command, argument); \
    }
LOCKS(fcntl)
LOCKS(fcntl64)
int flock(int fd, int operation) {
    REAL(flock);
    FAIL(fd_counts(fd), 'k', -1);
    return real(fd, operation);
}
