// SPDX-License-Identifier: GPL-3.0-or-later
// Two neighbouring blocks of Philox4x32-10 side by side in vector lanes: they
// take the time of one, since a block alone waits for its own multiplications.
#ifndef HEADROOM_CPHILOX_PAIR_H
#define HEADROOM_CPHILOX_PAIR_H

#include <Random123/philox.h>
#include <stdint.h>

/// A word of either block, in the low half of each lane; high halves are junk.
typedef uint64_t cphilox_lanes __attribute__((vector_size(16)));

static inline cphilox_lanes cphilox_both(uint32_t word) {
  return (cphilox_lanes){word, word};
}

static inline cphilox_lanes cphilox_multiply(cphilox_lanes lanes, uint32_t factor) {
  return (lanes & cphilox_both(0xffffffff)) * cphilox_both(factor);
}

/// The words of the blocks at `counter` and its successor in the first word.
static inline void cphilox_pair(
    const uint32_t counter[4], const uint32_t key[2], uint32_t words[8]) {
  cphilox_lanes a = {counter[0], (uint32_t)(counter[0] + 1)};
  cphilox_lanes b = cphilox_both(counter[1]);
  cphilox_lanes c = cphilox_both(counter[2]);
  cphilox_lanes d = cphilox_both(counter[3]);
  uint32_t key0 = key[0], key1 = key[1];
  for (int round = 0; round < philox4x32_rounds; round++) {
    const cphilox_lanes p = cphilox_multiply(a, PHILOX_M4x32_0);
    const cphilox_lanes q = cphilox_multiply(c, PHILOX_M4x32_1);
    a = q >> 32 ^ b ^ cphilox_both(key0);
    b = q;
    c = p >> 32 ^ d ^ cphilox_both(key1);
    d = p;
    key0 += PHILOX_W32_0;
    key1 += PHILOX_W32_1;
  }
  for (int block = 0; block < 2; block++) {
    words[4 * block] = (uint32_t)a[block];
    words[4 * block + 1] = (uint32_t)b[block];
    words[4 * block + 2] = (uint32_t)c[block];
    words[4 * block + 3] = (uint32_t)d[block];
  }
}

#endif
