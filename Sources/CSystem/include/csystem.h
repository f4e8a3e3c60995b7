// SPDX-License-Identifier: GPL-3.0-or-later
// What the C library has, and Swift does not see.
#ifndef HEADROOM_CSYSTEM_H
#define HEADROOM_CSYSTEM_H

/// Renames, unless `to` exists. Returns 0 or the system's error number: EEXIST where it does, EINVAL or ENOSYS where
/// the file system cannot do it in one step.
int csystem_rename_new(const char *from, const char *to);

/// Exchanges two folders in one step. Returns 0 or the system's error number.
int csystem_exchange(const char *one, const char *other);

/// The C library that runs and its version, `glibc 2.36`.
const char *csystem_libc(void);

#endif
