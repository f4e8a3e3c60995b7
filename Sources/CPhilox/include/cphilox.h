// SPDX-License-Identifier: GPL-3.0-or-later
// Addressed random streams: Philox4x32-10 (Random123) under GSL's samplers.
//
// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC11, 2011, doi:10.1145/2063384.2063405.
//
// Key: the 64-bit seed. Counter: block index, purpose << 16 | term, entity,
// trajectory. So two addresses share no block, and any of them opens in a few
// nanoseconds: nothing is computed before the first draw.
#ifndef HEADROOM_CPHILOX_H
#define HEADROOM_CPHILOX_H

#include <gsl/gsl_rng.h>
#include <stddef.h>
#include <stdint.h>

#include "cphilox_tape.h"

enum { CPHILOX_WORDS = 8 };

/// For the inline functions below; nobody else looks inside.
typedef struct cphilox_stream {
  gsl_rng rng;  // its state points back at this stream
  uint32_t key[2];
  uint32_t counter[4];  // of the next block
  uint32_t words[CPHILOX_WORDS];
  uint32_t position;  // of the next word; CPHILOX_WORDS when used up
  cphilox_tape *tape;  // NULL unless recording
} cphilox_stream;

/// One block: four words of 32 bits from a counter of four and a key of two.
void cphilox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]);

/// Writes a stream with this seed at address 0, 0, 0, 0 into `stream`, which must not be moved afterwards.
void cphilox_seed(cphilox_stream *stream, uint64_t seed);

/// Goes to the first number of an address, unrecorded.
static inline void cphilox_reseat(
    cphilox_stream *stream, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term) {
  stream->counter[0] = 0;
  stream->counter[1] = (uint32_t)purpose << 16 | term;
  stream->counter[2] = entity;
  stream->counter[3] = trajectory;
  stream->position = CPHILOX_WORDS;
}

/// Writes an open on the stream's tape, which it must have.
void cphilox_record_open(
    cphilox_stream *stream, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term);

/// Goes to the first number of an address, whatever was drawn before.
///
/// Inline, since a model does so thousands of times in a trajectory.
static inline void cphilox_open(
    cphilox_stream *stream, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term) {
  cphilox_reseat(stream, trajectory, entity, purpose, term);
  if (stream->tape) cphilox_record_open(stream, trajectory, entity, purpose, term);
}

/// Records later opens and draws on `tape`; NULL stops recording.
void cphilox_attach(cphilox_stream *stream, cphilox_tape *tape);

// Draws. Arguments without a distribution give the value that each line
// states, without a draw; a count of a NaN is 0.

/// 32 random bits.
uint32_t cphilox_bits32(cphilox_stream *stream);
/// Uniform on [0, 1), 53 bits.
double cphilox_uniform(cphilox_stream *stream);
/// Uniform on (0, 1), 53 bits.
double cphilox_uniform_pos(cphilox_stream *stream);
/// Standard normal, by the ziggurat.
double cphilox_normal(cphilox_stream *stream);
/// Gamma with mean shape * scale. Either <= 0: 0. NaN: NaN. Infinite: infinity.
double cphilox_gamma(cphilox_stream *stream, double shape, double scale);
/// Exponential. Mean <= 0: 0. NaN: NaN.
double cphilox_exponential(cphilox_stream *stream, double mean);
/// Student's t. Degrees of freedom <= 0 or NaN: NaN. Infinite: standard normal.
/// Below about 0.005 a value may be infinite.
double cphilox_student_t(cphilox_stream *stream, double dof);
/// 1 with this probability, else 0. NaN: 0.
int cphilox_bernoulli(cphilox_stream *stream, double probability);
/// Poisson. Mean <= 0: 0. Mean > 2^53: the mean itself, at most INT64_MAX.
int64_t cphilox_poisson(cphilox_stream *stream, double mean);
/// Binomial. Trials <= 0 or probability <= 0: 0. Probability >= 1: trials.
int64_t cphilox_binomial(cphilox_stream *stream, int64_t trials, double probability);
/// Trials up to and with the first success. Probability >= 1: 1. <= 0: INT64_MAX.
int64_t cphilox_geometric(cphilox_stream *stream, double probability);
/// Poisson with a gamma mean: variance mean + mean^2 / size. Mean or size <= 0: 0.
int64_t cphilox_negative_binomial(cphilox_stream *stream, double mean, double size);

#endif
