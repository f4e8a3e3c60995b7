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
    case CPHILOX_OPEN:
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
  }
  free(tape->order);
  cphilox_tape_clear(tape);
}

size_t cphilox_tape_count(const cphilox_tape *tape, int kind) {
  return kind < 0 || kind >= CPHILOX_KINDS ? 0 : tape->tracks[kind].count;
}

bool cphilox_tape_overflowed(const cphilox_tape *tape) { return tape->overflowed; }

static bool widen(void **array, size_t bytes) {
  void *wider = realloc(*array, bytes);
  if (wider) *array = wider;
  return wider != NULL;
}

static size_t wider(size_t room) { return room ? 2 * room : 1024; }

static bool grow_track(cphilox_track *track, int arity) {
  const size_t bytes = wider(track->room) * sizeof(double);
  if (arity > 0 && !widen((void **)&track->first, bytes)) return false;
  if (arity > 1 && !widen((void **)&track->second, bytes)) return false;
  track->room = wider(track->room);
  return true;
}

static bool grow_order(cphilox_tape *tape) {
  if (!widen((void **)&tape->order, wider(tape->room))) return false;
  tape->room = wider(tape->room);
  return true;
}

/// After the first record that finds no memory, a tape takes no more.
static bool has_room(cphilox_tape *tape, int kind) {
  cphilox_track *track = &tape->tracks[kind];
  bool room = !tape->overflowed;
  if (track->count == track->room) {
    room = room && grow_track(track, cphilox_tape_arity(kind));
  }
  if (tape->count == tape->room) room = room && grow_order(tape);
  tape->overflowed = !room;
  return room;
}

void cphilox_tape_record(cphilox_tape *tape, int kind, double first, double second) {
  if (!has_room(tape, kind)) return;
  cphilox_track *track = &tape->tracks[kind];
  if (track->first) track->first[track->count] = first;
  if (track->second) track->second[track->count] = second;
  track->count += 1;
  tape->order[tape->count] = (uint8_t)kind;
  tape->count += 1;
}

void cphilox_tape_open(
    cphilox_tape *tape, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term) {
  const uint64_t first = (uint64_t)trajectory << 16 | purpose;
  const uint64_t second = (uint64_t)entity << 16 | term;
  cphilox_tape_record(tape, CPHILOX_OPEN, (double)first, (double)second);
}

bool cphilox_tape_opened(
    const cphilox_tape *tape, size_t number, uint32_t *trajectory, uint32_t *entity,
    uint16_t *purpose, uint16_t *term) {
  const cphilox_track *track = &tape->tracks[CPHILOX_OPEN];
  if (number >= track->count) return false;
  const uint64_t first = (uint64_t)track->first[number];
  const uint64_t second = (uint64_t)track->second[number];
  *trajectory = (uint32_t)(first >> 16);
  *purpose = (uint16_t)first;
  *entity = (uint32_t)(second >> 16);
  *term = (uint16_t)second;
  return true;
}
