// SPDX-License-Identifier: GPL-3.0-or-later
// The public draws: guard the parameters, record, draw.
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stream.h"
#include "tape.h"

static inline void record(cphilox_stream *stream, int kind, double first, double second) {
  if (stream->tape) cphilox_tape_record(stream->tape, kind, first, second);
}

uint32_t cphilox_bits32(cphilox_stream *stream) {
  record(stream, CPHILOX_BITS32, 0, 0);
  return cphilox_word(stream);
}

double cphilox_uniform(cphilox_stream *stream) {
  record(stream, CPHILOX_UNIFORM, 0, 0);
  return cphilox_word53(stream);
}

double cphilox_uniform_pos(cphilox_stream *stream) {
  record(stream, CPHILOX_UNIFORM_POS, 0, 0);
  double value = cphilox_word53(stream);
  while (value == 0) value = cphilox_word53(stream);
  return value;
}

double cphilox_normal(cphilox_stream *stream) {
  record(stream, CPHILOX_NORMAL, 0, 0);
  return gsl_ran_gaussian_ziggurat(&stream->rng, 1);
}

double cphilox_gamma(cphilox_stream *stream, double shape, double scale) {
  if (isnan(shape) || isnan(scale)) return NAN;
  if (shape <= 0 || scale <= 0) return 0;
  if (isinf(shape) || isinf(scale)) return INFINITY;
  record(stream, CPHILOX_GAMMA, shape, scale);
  return gsl_ran_gamma(&stream->rng, shape, scale);
}

double cphilox_exponential(cphilox_stream *stream, double mean) {
  if (isnan(mean)) return NAN;
  if (mean <= 0) return 0;
  if (isinf(mean)) return INFINITY;
  record(stream, CPHILOX_EXPONENTIAL, mean, 0);
  return gsl_ran_exponential(&stream->rng, mean);
}

double cphilox_student_t(cphilox_stream *stream, double dof) {
  if (!(dof > 0)) return NAN;
  record(stream, CPHILOX_STUDENT_T, dof, 0);
  return cphilox_raw_student_t(&stream->rng, dof);
}

int cphilox_bernoulli(cphilox_stream *stream, double probability) {
  if (!(probability > 0)) return 0;
  if (probability >= 1) return 1;
  record(stream, CPHILOX_BERNOULLI, probability, 0);
  return cphilox_word53(stream) < probability;
}

int64_t cphilox_poisson(cphilox_stream *stream, double mean) {
  if (!(mean > 0)) return 0;
  if (mean > 0x1p53) return mean < 0x1p63 ? (int64_t)mean : INT64_MAX;
  record(stream, CPHILOX_POISSON, mean, 0);
  return cphilox_raw_poisson(&stream->rng, mean);
}

int64_t cphilox_binomial(cphilox_stream *stream, int64_t trials, double probability) {
  if (trials <= 0 || !(probability > 0)) return 0;
  if (probability >= 1) return trials;
  record(stream, CPHILOX_BINOMIAL, probability, (double)trials);
  return cphilox_raw_binomial(&stream->rng, trials, probability);
}

int64_t cphilox_geometric(cphilox_stream *stream, double probability) {
  if (isnan(probability)) return 0;
  if (probability <= 0) return INT64_MAX;
  if (probability >= 1) return 1;
  record(stream, CPHILOX_GEOMETRIC, probability, 0);
  return cphilox_raw_geometric(&stream->rng, probability);
}

int64_t cphilox_negative_binomial(cphilox_stream *stream, double mean, double size) {
  if (!(mean > 0) || !(size > 0)) return 0;
  if (mean > 0x1p53) return mean < 0x1p63 ? (int64_t)mean : INT64_MAX;
  record(stream, CPHILOX_NEGATIVE_BINOMIAL, mean, size);
  return cphilox_raw_negative_binomial(&stream->rng, mean, size);
}
