/* wholefile.c: a file written whole or not at all. */
#include "wholefile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_TRIES 100 /* names beside the file that others may hold */

static bool fail(Fault *fault, const char *path) {
  fault_set(fault, FAULT_SYSTEM, "%s: %s", path, strerror(errno));
  return false;
}

static bool write_all(int fd, const char *data, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, data, length);
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    data += written;
    length -= (size_t)written;
  }
  return true;
}

static bool write_direct(const char *path, const char *data, size_t length,
                         Fault *fault) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  bool done;
  if (fd < 0) return fail(fault, path);
  done = write_all(fd, data, length) || fail(fault, path);
  if (close(fd) != 0 && done) done = fail(fault, path);
  return done;
}

/* Makes a new file beside 'path' and puts its name in name[size]. Returns its
** descriptor, or -1 with errno. */
static int open_beside(const char *path, char *name, size_t size) {
  int try, fd = -1;
  for (try = 0; try < MAX_TRIES; try++) {
    int needed =
        snprintf(name, size, "%s.%ld-%d.tmp", path, (long)getpid(), try);
    if (needed < 0 || (size_t)needed >= size) {
      errno = ENAMETOOLONG;
      return -1;
    }
    fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) break;
  }
  return fd;
}

/* The folder's own entry for the new name; some file systems cannot sync one,
** and the file is whole in any case. */
static void sync_folder(const char *path) {
  char folder[PATH_MAX];
  char *slash;
  int fd;
  snprintf(folder, sizeof folder, "%s", path);
  slash = strrchr(folder, '/');
  if (slash == NULL)
    strcpy(folder, ".");
  else
    slash[slash == folder] = '\0';
  fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  (void)fsync(fd);
  close(fd);
}

/* 'mode' is that of the file that goes, or 0 where there is none. */
static bool replace(const char *path, mode_t mode, const char *data,
                    size_t length, Fault *fault) {
  char name[PATH_MAX];
  int fd = open_beside(path, name, sizeof name);
  bool done;
  if (fd < 0) return fail(fault, path);
  done = (mode == 0 || fchmod(fd, mode & 07777) == 0) &&
         write_all(fd, data, length) && fsync(fd) == 0;
  if (!done) fail(fault, path);
  if (close(fd) != 0 && done) done = fail(fault, path);
  if (done && rename(name, path) != 0) done = fail(fault, path);
  if (done)
    sync_folder(path);
  else
    unlink(name);
  return done;
}

bool wholefile_write(const char *path, const char *data, size_t length,
                     Fault *fault) {
  char target[PATH_MAX];
  struct stat status;
  if (realpath(path, target) == NULL) {
    if (errno != ENOENT) return fail(fault, path);
    if (lstat(path, &status) == 0) { /* a link to nothing stays one */
      errno = ENOENT;
      return fail(fault, path);
    }
    return replace(path, 0, data, length, fault);
  }
  if (stat(target, &status) != 0) return fail(fault, path);
  if (!S_ISREG(status.st_mode)) return write_direct(path, data, length, fault);
  return replace(target, status.st_mode, data, length, fault);
}
