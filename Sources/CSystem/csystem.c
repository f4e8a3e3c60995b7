// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

const char *csystem_libc(void) {
#ifdef _CS_GNU_LIBC_VERSION
  static char name[64];  // the same text every time
  const size_t size = confstr(_CS_GNU_LIBC_VERSION, name, sizeof name);
  return size > 0 && size <= sizeof name ? name : "glibc";
#elif defined(__APPLE__)
  return "Apple libc";
#else
  return "C library without a version";
#endif
}

#if defined(__APPLE__)

int csystem_rename_new(const char *from, const char *to) {
  return renamex_np(from, to, RENAME_EXCL) == 0 ? 0 : errno;
}

int csystem_exchange(const char *one, const char *other) {
  return renamex_np(one, other, RENAME_SWAP) == 0 ? 0 : errno;
}

#elif defined(RENAME_NOREPLACE) && defined(RENAME_EXCHANGE)

int csystem_rename_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

int csystem_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

#else

int csystem_rename_new(const char *from, const char *to) {
  (void)from, (void)to;
  return ENOSYS;
}

int csystem_exchange(const char *one, const char *other) {
  (void)one, (void)other;
  return ENOSYS;
}

#endif
