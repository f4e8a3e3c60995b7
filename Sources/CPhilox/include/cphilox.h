// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HEADROOM_CPHILOX_H
#define HEADROOM_CPHILOX_H
#endif
