// SPDX-License-Identifier: GPL-3.0-or-later
// libzip, for the archive of a result.
#ifndef HEADROOM_CZIP_H
#define HEADROOM_CZIP_H

#include <zip.h>

#endif
