// SPDX-License-Identifier: GPL-3.0-or-later
// The bare loops: the draws of a tape, straight from GSL.
#include <gsl/gsl_randist.h>

#include "stream.h"
#include "tape.h"

/// Each kind with its draw from `rng`; A and B are the recorded parameters.
#define EACH_KIND(DO)                                                       \
  DO(CPHILOX_BITS32, gsl_rng_get(rng))                                      \
  DO(CPHILOX_UNIFORM, gsl_rng_uniform(rng))                                 \
  DO(CPHILOX_UNIFORM_POS, gsl_rng_uniform_pos(rng))                         \
  DO(CPHILOX_NORMAL, gsl_ran_gaussian_ziggurat(rng, 1))                     \
  DO(CPHILOX_GAMMA, gsl_ran_gamma(rng, A, B))                               \
  DO(CPHILOX_EXPONENTIAL, gsl_ran_exponential(rng, A))                      \
  DO(CPHILOX_STUDENT_T, cphilox_raw_student_t(rng, A))                      \
  DO(CPHILOX_BERNOULLI, gsl_rng_uniform(rng) < A)                           \
  DO(CPHILOX_POISSON, cphilox_raw_poisson(rng, A))                          \
  DO(CPHILOX_BINOMIAL, cphilox_raw_binomial(rng, count_of(B), A))           \
  DO(CPHILOX_GEOMETRIC, cphilox_raw_geometric(rng, A))                      \
  DO(CPHILOX_NEGATIVE_BINOMIAL, cphilox_raw_negative_binomial(rng, A, B))

/// A count back from its record; INT64_MAX rounds up to 2^63 as a double.
static inline int64_t count_of(double recorded) {
  return recorded < 0x1p63 ? (int64_t)recorded : INT64_MAX;
}

#define A tracks[kind].first[i]
#define B tracks[kind].second[i]

/// One loop per kind.
static double replay_kinds(const cphilox_tape *tape, cphilox_stream *stream) {
  const cphilox_track *tracks = tape->tracks;
  const gsl_rng *rng = &stream->rng;
  double sum = 0;
#define LOOP(KIND, DRAW)                                                    \
  {                                                                         \
    const int kind = KIND;                                                  \
    for (size_t i = 0; i < tracks[kind].count; i++) sum += (double)(DRAW);   \
  }
  EACH_KIND(LOOP)
#undef LOOP
  return sum;
}

static void reopen(cphilox_stream *stream, double first, double second) {
  const uint64_t high = (uint64_t)first;
  const uint64_t low = (uint64_t)second;
  cphilox_reseat(
      stream, (uint32_t)(high >> 16), (uint32_t)(low >> 16), (uint16_t)high, (uint16_t)low);
}

/// One loop over all records, in their order.
static double replay_order(const cphilox_tape *tape, cphilox_stream *stream) {
  const cphilox_track *tracks = tape->tracks;
  const gsl_rng *rng = &stream->rng;
  size_t next[CPHILOX_KINDS] = {0};
  double sum = 0;
  for (size_t record = 0; record < tape->count; record++) {
    const int kind = tape->order[record];
    const size_t i = next[kind]++;
    switch (kind) {
      case CPHILOX_OPEN:
        reopen(stream, A, B);
        break;
#define CASE(KIND, DRAW)     \
  case KIND:                 \
    sum += (double)(DRAW);   \
    break;
        EACH_KIND(CASE)
#undef CASE
    }
  }
  return sum;
}

double cphilox_replay(const cphilox_tape *tape, uint64_t seed, int repeats, bool opens) {
  cphilox_stream stream;
  cphilox_seed(&stream, seed);
  double sum = 0;
  for (int i = 0; i < repeats; i++) {
    sum += opens ? replay_order(tape, &stream) : replay_kinds(tape, &stream);
  }
  return sum;
}
