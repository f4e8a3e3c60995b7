// SPDX-License-Identifier: GPL-3.0-or-later
// Draws for parameters that are already checked; nothing here is recorded.
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stream.h"

// Above this, a step here goes first: GSL counts in 32-bit integers, and its
// binomial's variance is 5 % too large at 10^9 trials (right at 10^6).
static const int64_t gsl_trials = 1000000;

/// Normal over the root of a chi-square mean: both by the ziggurat.
double cphilox_raw_student_t(const gsl_rng *rng, double dof) {
  const double normal = gsl_ran_gaussian_ziggurat(rng, 1);
  if (isinf(dof)) return normal;
  return normal / sqrt(gsl_ran_gamma(rng, dof / 2, 1) / (dof / 2));
}

/// Halves the trials at their median order statistic until GSL can count them.
///
/// Source: L. Devroye, Non-Uniform Random Variate Generation, 1986, X.4.3.
int64_t cphilox_raw_binomial(const gsl_rng *rng, int64_t trials, double probability) {
  int64_t successes = 0;
  while (trials > gsl_trials && probability > 0 && probability < 1) {
    const int64_t below = trials / 2 + 1;
    const double cut = gsl_ran_beta(rng, (double)below, (double)(trials - below + 1));
    if (cut <= probability) {
      successes += below;
      trials -= below;
      probability = (probability - cut) / (1 - cut);
    } else {
      trials = below - 1;
      probability /= cut;
    }
  }
  if (probability <= 0) return successes;
  if (probability >= 1) return successes + trials;
  return successes + gsl_ran_binomial(rng, probability, (unsigned)trials);
}

/// Leaps seven eighths of the mean by a gamma arrival time until GSL can count.
///
/// Source: J. H. Ahrens, U. Dieter, Computing 12, 1974, doi:10.1007/BF02293108.
int64_t cphilox_raw_poisson(const gsl_rng *rng, double mean) {
  int64_t events = 0;
  while (mean > (double)gsl_trials) {
    const int64_t leap = (int64_t)(mean * 7 / 8);
    const double time = gsl_ran_gamma(rng, (double)leap, 1);
    if (time >= mean) return events + cphilox_raw_binomial(rng, leap - 1, mean / time);
    events += leap;
    mean -= time;
  }
  return events + gsl_ran_poisson(rng, mean);
}

int64_t cphilox_raw_geometric(const gsl_rng *rng, double probability) {
  if (probability > 1e-6) return gsl_ran_geometric(rng, probability);
  const double failures = log(gsl_rng_uniform_pos(rng)) / log1p(-probability);
  return failures < 0x1p62 ? (int64_t)failures + 1 : INT64_MAX;
}

int64_t cphilox_raw_negative_binomial(const gsl_rng *rng, double mean, double size) {
  const double rate = isinf(size) ? mean : gsl_ran_gamma(rng, size, mean / size);
  if (!(rate > 0)) return 0;
  return rate <= 0x1p53 ? cphilox_raw_poisson(rng, rate) : (int64_t)fmin(rate, 0x1p62);
}
