// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of GSL in use. GSL's method tables are mutable C globals, which
// Swift 6 refuses, so inline functions here return them.
#ifndef HEADROOM_CGSL_H
#define HEADROOM_CGSL_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_statistics.h>
#include <gsl/gsl_version.h>

/// Leaves an error to the caller: GSL's own handler would abort the process.
static inline void cgsl_ignore(const char *reason, const char *file, int line, int error) {
  (void)reason;
  (void)file;
  (void)line;
  (void)error;
}

/// Installs the quiet handler. Call once before any other GSL function.
static inline void cgsl_prepare(void) { gsl_set_error_handler(&cgsl_ignore); }

/// Nelder and Mead's simplex, the minimiser that asks for no derivative.
static inline const gsl_multimin_fminimizer_type *cgsl_simplex(void) {
  return gsl_multimin_fminimizer_nmsimplex2;
}
/// The method of Sobol's sequence.
static inline const gsl_qrng_type *cgsl_sobol(void) { return gsl_qrng_sobol; }

/// The version of the library that runs, `2.7.1`.
static inline const char *cgsl_version(void) { return gsl_version; }

#endif
