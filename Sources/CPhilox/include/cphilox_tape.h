// SPDX-License-Identifier: GPL-3.0-or-later
// A tape lists the draws that a program made, by kind and with parameters, so
// that a bare C loop can make the same draws again for comparison of speed.
#ifndef HEADROOM_CPHILOX_TAPE_H
#define HEADROOM_CPHILOX_TAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cphilox_tape cphilox_tape;

enum {
  CPHILOX_OPEN,
  CPHILOX_BITS32,
  CPHILOX_UNIFORM,
  CPHILOX_UNIFORM_POS,
  CPHILOX_NORMAL,
  CPHILOX_GAMMA,
  CPHILOX_EXPONENTIAL,
  CPHILOX_STUDENT_T,
  CPHILOX_BERNOULLI,
  CPHILOX_POISSON,
  CPHILOX_BINOMIAL,
  CPHILOX_GEOMETRIC,
  CPHILOX_NEGATIVE_BINOMIAL,
  CPHILOX_KINDS
};

/// Bytes that an empty tape takes; the caller owns them.
size_t cphilox_tape_size(void);

/// Makes an empty tape of `tape`.
void cphilox_tape_clear(cphilox_tape *tape);

/// Frees what the tape has recorded, not the tape itself.
void cphilox_tape_free(cphilox_tape *tape);

/// Records of one kind (a constant above).
size_t cphilox_tape_count(const cphilox_tape *tape, int kind);

/// Whether memory ran out, so that later records are missing.
bool cphilox_tape_overflowed(const cphilox_tape *tape);

/// The address of the open of that number, from 0; false where there is none.
bool cphilox_tape_opened(
    const cphilox_tape *tape, size_t number, uint32_t *trajectory, uint32_t *entity,
    uint16_t *purpose, uint16_t *term);

/// Draws every record again, straight from GSL.
///
/// Without `opens`: one bare loop per kind, on one stream that runs through.
/// With them: in the order recorded, at the recorded addresses, so that the
/// same seed gives the very numbers of the recorded run. Returns the sum of
/// what was drawn, so that a compiler can drop nothing.
double cphilox_replay(const cphilox_tape *tape, uint64_t seed, int repeats, bool opens);

#endif
