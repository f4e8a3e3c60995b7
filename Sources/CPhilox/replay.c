// SPDX-License-Identifier: GPL-3.0-or-later
// The bare loops: the draws of a tape, straight from GSL, kind after kind.
#include <gsl/gsl_randist.h>

#include "stream.h"
#include "tape.h"

/// Defines a loop over one kind; A and B are the recorded parameters.
#define BARE_LOOP(name, DRAW)                                                         \
  static double name(const cphilox_track *track, cphilox_stream *stream, bool opens) { \
    const gsl_rng *rng = &stream->rng;                                                \
    double sum = 0;                                                                   \
    for (size_t i = 0; i < track->count; i++) {                                       \
      if (opens && track->fresh[i]) cphilox_reseat(stream, 0, (uint32_t)i, 0, 0);      \
      sum += (double)(DRAW);                                                          \
    }                                                                                 \
    return sum;                                                                       \
  }
#define A track->first[i]
#define B track->second[i]

BARE_LOOP(bits32, gsl_rng_get(rng))
BARE_LOOP(uniform, gsl_rng_uniform(rng))
BARE_LOOP(uniform_pos, gsl_rng_uniform_pos(rng))
BARE_LOOP(normal, gsl_ran_gaussian_ziggurat(rng, 1))
BARE_LOOP(gamma_loop, gsl_ran_gamma(rng, A, B))
BARE_LOOP(exponential, gsl_ran_exponential(rng, A))
BARE_LOOP(student_t, cphilox_raw_student_t(rng, A))
BARE_LOOP(bernoulli, gsl_rng_uniform(rng) < A)
BARE_LOOP(poisson, cphilox_raw_poisson(rng, A))
BARE_LOOP(binomial, cphilox_raw_binomial(rng, (int64_t)B, A))
BARE_LOOP(geometric, cphilox_raw_geometric(rng, A))
BARE_LOOP(negative_binomial, cphilox_raw_negative_binomial(rng, A, B))

typedef double (*bare_loop)(const cphilox_track *, cphilox_stream *, bool);

static const bare_loop loops[CPHILOX_KINDS] = {
    [CPHILOX_BITS32] = bits32,
    [CPHILOX_UNIFORM] = uniform,
    [CPHILOX_UNIFORM_POS] = uniform_pos,
    [CPHILOX_NORMAL] = normal,
    [CPHILOX_GAMMA] = gamma_loop,
    [CPHILOX_EXPONENTIAL] = exponential,
    [CPHILOX_STUDENT_T] = student_t,
    [CPHILOX_BERNOULLI] = bernoulli,
    [CPHILOX_POISSON] = poisson,
    [CPHILOX_BINOMIAL] = binomial,
    [CPHILOX_GEOMETRIC] = geometric,
    [CPHILOX_NEGATIVE_BINOMIAL] = negative_binomial,
};

static double replay_once(const cphilox_tape *tape, cphilox_stream *stream, bool opens) {
  double sum = 0;
  for (int kind = 0; kind < CPHILOX_KINDS; kind++) {
    if (loops[kind]) sum += loops[kind](&tape->tracks[kind], stream, opens);
  }
  if (!opens) return sum;
  for (size_t i = 0; i < tape->idle_opens; i++) {
    cphilox_open(stream, 0, (uint32_t)i, 0, 0);
  }
  return sum + stream->counter.v[2];
}

double cphilox_replay(const cphilox_tape *tape, uint64_t seed, int repeats, bool opens) {
  cphilox_stream stream;
  cphilox_seed(&stream, seed);
  double sum = 0;
  for (int i = 0; i < repeats; i++) sum += replay_once(tape, &stream, opens);
  return sum;
}
