// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of GSL in use. GSL's method tables are mutable C globals, which
// Swift 6 refuses, so inline functions here return them.
#ifndef HEADROOM_CGSL_H
#define HEADROOM_CGSL_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_statistics.h>
#include <gsl/gsl_version.h>

#endif
