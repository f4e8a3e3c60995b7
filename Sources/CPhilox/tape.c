// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape.h"

#include <stdlib.h>

int cphilox_tape_arity(int kind) {
  switch (kind) {
    case CPHILOX_EXPONENTIAL:
    case CPHILOX_STUDENT_T:
    case CPHILOX_BERNOULLI:
    case CPHILOX_POISSON:
    case CPHILOX_GEOMETRIC:
      return 1;
    case CPHILOX_GAMMA:
    case CPHILOX_BINOMIAL:
    case CPHILOX_NEGATIVE_BINOMIAL:
      return 2;
    default:
      return 0;
  }
}

size_t cphilox_tape_size(void) { return sizeof(cphilox_tape); }

void cphilox_tape_clear(cphilox_tape *tape) { *tape = (cphilox_tape){0}; }

void cphilox_tape_free(cphilox_tape *tape) {
  for (int kind = 0; kind < CPHILOX_KINDS; kind++) {
    free(tape->tracks[kind].first);
    free(tape->tracks[kind].second);
    free(tape->tracks[kind].fresh);
  }
  cphilox_tape_clear(tape);
}

size_t cphilox_tape_count(const cphilox_tape *tape, int kind) {
  if (kind < 0 || kind >= CPHILOX_KINDS) return 0;
  return kind == CPHILOX_OPEN ? tape->opens : tape->tracks[kind].count;
}

bool cphilox_tape_overflowed(const cphilox_tape *tape) { return tape->overflowed; }

void cphilox_tape_open(cphilox_tape *tape) {
  tape->opens += 1;
  if (tape->pending) tape->idle_opens += 1;
  tape->pending = true;
}

static bool widen(void **array, size_t bytes) {
  void *wider = realloc(*array, bytes);
  if (wider) *array = wider;
  return wider != NULL;
}

static bool grow(cphilox_track *track, int arity) {
  const size_t room = track->room ? 2 * track->room : 1024;
  bool grown = widen((void **)&track->fresh, room * sizeof(bool));
  if (arity > 0) grown = grown && widen((void **)&track->first, room * sizeof(double));
  if (arity > 1) grown = grown && widen((void **)&track->second, room * sizeof(double));
  if (grown) track->room = room;
  return grown;
}

void cphilox_tape_record(cphilox_tape *tape, int kind, double first, double second) {
  cphilox_track *track = &tape->tracks[kind];
  const int arity = cphilox_tape_arity(kind);
  if (track->count == track->room && !grow(track, arity)) {
    tape->overflowed = true;
    return;
  }
  track->fresh[track->count] = tape->pending;
  if (arity > 0) track->first[track->count] = first;
  if (arity > 1) track->second[track->count] = second;
  track->count += 1;
  tape->pending = false;
}
