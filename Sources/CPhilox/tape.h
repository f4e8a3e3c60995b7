// SPDX-License-Identifier: GPL-3.0-or-later
// Inside CPhilox: what a tape holds, and how a stream writes on it.
#ifndef HEADROOM_CPHILOX_TAPE_INSIDE_H
#define HEADROOM_CPHILOX_TAPE_INSIDE_H

#include "cphilox_tape.h"

/// The draws of one kind, in the order made.
typedef struct {
  double *first;   // NULL where the kind has no parameter
  double *second;  // NULL where the kind has one
  size_t count, room;
} cphilox_track;

struct cphilox_tape {
  cphilox_track tracks[CPHILOX_KINDS];
  uint8_t *order;  // the kinds of all records, in the order made
  size_t count, room;
  bool overflowed;
};

/// How many parameters a kind has: 0, 1 or 2.
int cphilox_tape_arity(int kind);

/// Records an open; its two parameters are 48 bits each, exact in a double:
/// trajectory and purpose, entity and term.
void cphilox_tape_open(
    cphilox_tape *tape, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term);
void cphilox_tape_record(cphilox_tape *tape, int kind, double first, double second);

#endif
