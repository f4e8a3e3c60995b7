#include "cphilox.h"
