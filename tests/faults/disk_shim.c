/* Stands between a program and the C library: writes down, or refuses, what it asks of the files in one folder.
 *
 * Loaded with LD_PRELOAD; tests/faults/shim.py compiles it and speaks to it through ctypes. It asks nothing of
 * the program and knows nothing of SQLite: what it sees are the calls that would reach the kernel.
 *
 * shim_watch(folder)             from now on the files below this folder are watched
 * shim_record(file)              append every change to this file, in the order in which it happened
 * shim_mark(text)                put a mark between the changes: what the program has promised by then
 * shim_refuse(n, error, times)   the n-th watched call from now (1 is the next one) and the `times` - 1 after
 *                                it fail with this errno; with error 0 a write takes only half of its bytes
 * shim_calls()                   watched calls since the last shim_refuse
 *
 * A record: op (1 byte), length of the name (u32), inode (u64), offset (i64), length of the data (u64), all
 * little-endian, then name and data. Ops: C made a file, W wrote, T cut to a length (offset), S synced a file,
 * D synced a folder, R renamed (data is the new name), U unlinked, M made a folder, A synced everything,
 * K a mark.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 1024
#define REAL(name) ((__typeof__(&name))next(#name))

static char watched[4096];
static size_t watched_length;
static unsigned char is_watched[MOST_FILES];
static char folders[MOST_FILES][512];
static int record_file = -1;
static long calls, refuse_at, refuse_times;
static int refuse_error;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static int inside(const char *path) {
    return watched_length && path && strncmp(path, watched, watched_length) == 0 &&
           (path[watched_length] == '/' || path[watched_length] == 0);
}

static int watches(int file) { return file >= 0 && file < MOST_FILES && is_watched[file]; }

static void put(char op, const char *name, uint64_t inode, int64_t offset, const void *data, uint64_t length) {
    if (record_file < 0) return;
    unsigned char head[29];
    uint32_t name_length = name ? (uint32_t)strlen(name) : 0;
    head[0] = (unsigned char)op;
    memcpy(head + 1, &name_length, 4);
    memcpy(head + 5, &inode, 8);
    memcpy(head + 13, &offset, 8);
    memcpy(head + 21, &length, 8);
    struct iovec parts[3] = {{head, 29}, {(void *)name, name_length}, {(void *)data, data ? length : 0}};
    if (syscall(SYS_writev, record_file, parts, 3) < 0) _exit(99);
}

static uint64_t inode_of(int file) {
    struct stat found;
    return syscall(SYS_fstat, file, &found) ? 0 : found.st_ino;
}

/* True if this call is to fail; errno is set. A half write is asked for by `half`. */
static int refused(int *half) {
    calls++;
    int now = refuse_at && calls >= refuse_at && calls < refuse_at + refuse_times;
    if (!now) return 0;
    if (refuse_error == 0) {
        if (half) *half = 1;
        return 0;
    }
    errno = refuse_error;
    return 1;
}

void shim_watch(const char *folder) {
    snprintf(watched, sizeof watched, "%s", folder);
    watched_length = strlen(watched);
}

void shim_record(const char *file) {
    record_file = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void shim_mark(const char *text) { put('K', text, 0, 0, NULL, 0); }

void shim_refuse(long n, int error, long times) {
    calls = 0;
    refuse_at = n;
    refuse_error = error;
    refuse_times = times;
}

long shim_calls(void) { return calls; }

static int opened(const char *path, int flags, mode_t mode) {
    if (!inside(path)) return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (refused(NULL)) return -1;
    int is_new = (flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (file < 0) return file;
    if (file < MOST_FILES) {
        struct stat found;
        is_watched[file] = 1;
        folders[file][0] = 0;
        if (syscall(SYS_fstat, file, &found) == 0 && S_ISDIR(found.st_mode))
            snprintf(folders[file], sizeof folders[file], "%s", path);
    }
    if (is_new) put('C', path, inode_of(file), 0, NULL, 0);
    else if (flags & O_TRUNC) put('T', NULL, inode_of(file), 0, NULL, 0);
    return file;
}

#define OPEN(name)                                                                                   \
    int name(const char *path, int flags, ...) {                                                     \
        va_list rest;                                                                                \
        va_start(rest, flags);                                                                       \
        mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0;                  \
        va_end(rest);                                                                                \
        return opened(path, flags, mode);                                                            \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    if (file >= 0 && file < MOST_FILES) is_watched[file] = 0;
    return (int)syscall(SYS_close, file);
}

static ssize_t written(int file, const void *data, size_t length, off_t offset) {
    int half = 0;
    if (refused(&half)) return -1;
    if (half && length > 1) length /= 2;
    ssize_t done = syscall(SYS_pwrite64, file, data, length, offset);
    if (done > 0) put('W', NULL, inode_of(file), offset, data, (uint64_t)done);
    return done;
}

ssize_t pwrite64(int file, const void *data, size_t length, off_t offset) {
    if (!watches(file)) return syscall(SYS_pwrite64, file, data, length, offset);
    return written(file, data, length, offset);
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
    return pwrite64(file, data, length, offset);
}

ssize_t write(int file, const void *data, size_t length) {
    if (!watches(file)) return syscall(SYS_write, file, data, length);
    off_t offset = lseek(file, 0, SEEK_CUR);
    ssize_t done = written(file, data, length, offset);
    if (done > 0) lseek(file, offset + done, SEEK_SET);
    return done;
}

ssize_t read(int file, void *data, size_t length) {
    if (watches(file) && refused(NULL)) return -1;
    return syscall(SYS_read, file, data, length);
}

ssize_t pread64(int file, void *data, size_t length, off_t offset) {
    if (watches(file) && refused(NULL)) return -1;
    return syscall(SYS_pread64, file, data, length, offset);
}

ssize_t pread(int file, void *data, size_t length, off_t offset) { return pread64(file, data, length, offset); }

static int synced(int file, long number) {
    if (!watches(file)) return (int)syscall(number, file);
    if (refused(NULL)) return -1;
    int result = (int)syscall(number, file);
    if (folders[file][0]) put('D', folders[file], 0, 0, NULL, 0);
    else put('S', NULL, inode_of(file), 0, NULL, 0);
    return result;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

/* Written down and not done: it would wait for every disk of the machine, not only for this folder. */
void sync(void) { put('A', NULL, 0, 0, NULL, 0); }

int ftruncate64(int file, off_t length) {
    if (!watches(file)) return (int)syscall(SYS_ftruncate, file, length);
    if (refused(NULL)) return -1;
    put('T', NULL, inode_of(file), length, NULL, 0);
    return (int)syscall(SYS_ftruncate, file, length);
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int rename(const char *from, const char *to) {
    if (!inside(to)) return REAL(rename)(from, to);
    if (refused(NULL)) return -1;
    int result = REAL(rename)(from, to);
    if (result == 0) put('R', from, 0, 0, to, strlen(to));
    return result;
}

int unlink(const char *path) {
    if (!inside(path)) return REAL(unlink)(path);
    if (refused(NULL)) return -1;
    int result = REAL(unlink)(path);
    if (result == 0) put('U', path, 0, 0, NULL, 0);
    return result;
}

int mkdir(const char *path, mode_t mode) {
    if (!inside(path)) return REAL(mkdir)(path, mode);
    if (refused(NULL)) return -1;
    int result = REAL(mkdir)(path, mode);
    if (result == 0) put('M', path, 0, 0, NULL, 0);
    return result;
}

#define LOOK(name, type)                                                                             \
    int name(const char *path, struct type *found) {                                                 \
        if (inside(path) && refused(NULL)) return -1;                                                \
        return REAL(name)(path, found);                                                              \
    }
LOOK(stat, stat)
LOOK(stat64, stat64)
LOOK(lstat, stat)
LOOK(lstat64, stat64)
LOOK(statvfs, statvfs)
LOOK(statvfs64, statvfs64)

int fstat(int file, struct stat *found) {
    if (watches(file) && refused(NULL)) return -1;
    return REAL(fstat)(file, found);
}

int fstat64(int file, struct stat64 *found) {
    if (watches(file) && refused(NULL)) return -1;
    return REAL(fstat64)(file, found);
}
