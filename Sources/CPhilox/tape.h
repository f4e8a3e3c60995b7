// SPDX-License-Identifier: GPL-3.0-or-later
// Inside CPhilox: what a tape holds, and how a stream writes on it.
#ifndef HEADROOM_CPHILOX_TAPE_INSIDE_H
#define HEADROOM_CPHILOX_TAPE_INSIDE_H

#include "cphilox_tape.h"

/// The draws of one kind, in the order made.
typedef struct {
  double *first;   // NULL where the kind has no parameter
  double *second;  // NULL where the kind has one
  bool *fresh;     // whether an open came just before
  size_t count, room;
} cphilox_track;

struct cphilox_tape {
  cphilox_track tracks[CPHILOX_KINDS];
  size_t opens;       // all of them
  size_t idle_opens;  // those with no draw before the next open
  bool pending;       // an open waits for its first draw
  bool overflowed;
};

/// How many parameters a kind has: 0, 1 or 2.
int cphilox_tape_arity(int kind);

void cphilox_tape_open(cphilox_tape *tape);
void cphilox_tape_record(cphilox_tape *tape, int kind, double first, double second);

#endif
