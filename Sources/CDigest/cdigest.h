// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 from OpenSSL's libcrypto, for the hashes in a result's manifest.
#ifndef HEADROOM_CDIGEST_H
#define HEADROOM_CDIGEST_H

#include <openssl/evp.h>
#include <openssl/sha.h>

#endif
