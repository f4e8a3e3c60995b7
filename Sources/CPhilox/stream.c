// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream.h"

#include "tape.h"

static unsigned long get(void *state) { return cphilox_word(state); }

static double get_double(void *state) { return cphilox_word53(state); }

static void set_key(cphilox_stream *stream, uint64_t seed) {
  stream->key[0] = (uint32_t)seed;
  stream->key[1] = (uint32_t)(seed >> 32);
  cphilox_reseat(stream, 0, 0, 0, 0);
}

static void set(void *state, unsigned long seed) { set_key(state, seed); }

static const gsl_rng_type philox_type = {
    .name = "philox4x32-10",
    .max = 0xffffffffUL,
    .min = 0,
    .size = sizeof(cphilox_stream),
    .set = set,
    .get = get,
    .get_double = get_double,
};

void cphilox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]) {
  const philox4x32_ctr_t from = {{counter[0], counter[1], counter[2], counter[3]}};
  const philox4x32_key_t with = {{key[0], key[1]}};
  const philox4x32_ctr_t block = philox4x32(from, with);
  for (int i = 0; i < 4; i++) words[i] = block.v[i];
}

void cphilox_seed(cphilox_stream *stream, uint64_t seed) {
  *stream = (cphilox_stream){.rng = {.type = &philox_type, .state = stream}};
  set_key(stream, seed);
}

void cphilox_record_open(
    cphilox_stream *stream, uint32_t trajectory, uint32_t entity, uint16_t purpose,
    uint16_t term) {
  cphilox_tape_open(stream->tape, trajectory, entity, purpose, term);
}

void cphilox_attach(cphilox_stream *stream, cphilox_tape *tape) { stream->tape = tape; }
