// SPDX-License-Identifier: GPL-3.0-or-later
// Inside CPhilox: the stream, its words, and draws that aren't recorded.
#ifndef HEADROOM_CPHILOX_STREAM_H
#define HEADROOM_CPHILOX_STREAM_H

#include <Random123/philox.h>
#include <gsl/gsl_rng.h>

#include "cphilox.h"
#include "pair.h"

/// Computes the next two blocks. After 2^32 blocks the address starts again.
static inline void cphilox_refill(cphilox_stream *stream) {
  cphilox_pair(stream->counter, stream->key, stream->words);
  stream->counter[0] += 2;
  stream->position = 0;
}

static inline uint32_t cphilox_word(cphilox_stream *stream) {
  if (stream->position >= CPHILOX_WORDS) cphilox_refill(stream);
  return stream->words[stream->position++];
}

/// 53 of the 64 bits of two words, on [0, 1).
static inline double cphilox_word53(cphilox_stream *stream) {
  uint64_t high, low;
  if (stream->position <= CPHILOX_WORDS - 2) {
    high = stream->words[stream->position];
    low = stream->words[stream->position + 1];
    stream->position += 2;
  } else {
    high = cphilox_word(stream);
    low = cphilox_word(stream);
  }
  return (double)(int64_t)((high << 32 | low) >> 11) * 0x1p-53;
}

// Draws for checked parameters, in draws.c.
double cphilox_raw_student_t(const gsl_rng *rng, double dof);
int64_t cphilox_raw_poisson(const gsl_rng *rng, double mean);
int64_t cphilox_raw_binomial(const gsl_rng *rng, int64_t trials, double probability);
int64_t cphilox_raw_geometric(const gsl_rng *rng, double probability);
int64_t cphilox_raw_negative_binomial(const gsl_rng *rng, double mean, double size);

#endif
