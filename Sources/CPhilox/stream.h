// SPDX-License-Identifier: GPL-3.0-or-later
// Inside CPhilox: the stream, its words, and draws that aren't recorded.
#ifndef HEADROOM_CPHILOX_STREAM_H
#define HEADROOM_CPHILOX_STREAM_H

#include <Random123/philox.h>
#include <gsl/gsl_rng.h>

#include "cphilox.h"

struct cphilox_stream {
  gsl_rng rng;  // its state points back at this stream
  philox4x32_key_t key;
  philox4x32_ctr_t counter;  // of the next block
  philox4x32_ctr_t words;    // of the current block
  uint32_t position;         // of the next word; 4 when the block is used up
  cphilox_tape *tape;        // NULL unless recording
};

/// Computes the next block. After 2^32 blocks the address starts again.
static inline void cphilox_refill(cphilox_stream *stream) {
  stream->words = philox4x32(stream->counter, stream->key);
  stream->counter.v[0] += 1;
  stream->position = 0;
}

static inline uint32_t cphilox_word(cphilox_stream *stream) {
  if (stream->position >= 4) cphilox_refill(stream);
  return stream->words.v[stream->position++];
}

/// 53 of the 64 bits of two words, on [0, 1).
static inline double cphilox_word53(cphilox_stream *stream) {
  const uint64_t high = cphilox_word(stream);
  const uint64_t low = cphilox_word(stream);
  return (double)((high << 32 | low) >> 11) * 0x1p-53;
}

static inline void cphilox_reseat(
    cphilox_stream *stream, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term) {
  stream->counter.v[0] = 0;
  stream->counter.v[1] = (uint32_t)purpose << 16 | term;
  stream->counter.v[2] = entity;
  stream->counter.v[3] = trajectory;
  stream->position = 4;
}

// Draws for checked parameters, in draws.c.
double cphilox_raw_student_t(const gsl_rng *rng, double dof);
int64_t cphilox_raw_poisson(const gsl_rng *rng, double mean);
int64_t cphilox_raw_binomial(const gsl_rng *rng, int64_t trials, double probability);
int64_t cphilox_raw_geometric(const gsl_rng *rng, double probability);
int64_t cphilox_raw_negative_binomial(const gsl_rng *rng, double mean, double size);

#endif
