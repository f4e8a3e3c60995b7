# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the library that draws a board paper's charts, with the notices that its licences ask for.

Usage: charts.py FILE
"""

import re
import sys
from importlib import metadata
from pathlib import Path

import vl_convert

VEGA_LITE = "6.4"

BSD = """Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:
1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products
   derived from this software without specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE."""

ISC = """Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.
THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE."""

MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to
whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this
permission notice shall be included in all copies or substantial portions of the Software.
THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


def notice():
    """One comment with every notice; JavaScript ends it at the first star and slash."""
    package = metadata.version("vl-convert-python")
    lines = [
        f"Charts: Vega {vl_convert.get_vega_version()}, Vega-Lite {VEGA_LITE}, "
        f"Vega-Embed {vl_convert.get_vega_embed_version()}, bundled by vl-convert-python {package}.",
        "",
        "Vega, Vega-Lite, Vega-Embed and their parts: Copyright (c) 2015-2026, University of Washington Interactive Data",
        "Lab; vl-convert: Copyright 2023 Jon Mease. BSD 3-Clause:",
        BSD,
        "",
        "D3 and internmap: Copyright 2010-2026 Mike Bostock; TopoJSON client: Copyright 2012-2019 Michael Bostock;",
        "delaunator: Copyright (c) 2021, Mapbox. ISC:",
        ISC,
        "",
        "clone: Copyright (c) 2011-2015 Paul Vorbach and contributors; fast-deep-equal and fast-json-stable-stringify:",
        "Copyright (c) 2017 Evgeny Poberezkin; json-stringify-pretty-compact: Copyright (c) 2014-2022 Simon Lydell;",
        "lodash.debounce: Copyright jQuery Foundation and other contributors. MIT:",
        MIT,
        "",
        "robust-predicates: in the public domain (Unlicense).",
    ]
    return "/*!\n" + "\n".join(lines).replace("*/", "* /") + "\n*/\n"


def main():
    target = Path(sys.argv[1])
    script = vl_convert.javascript_bundle(vl_version=VEGA_LITE)
    # Inlined in a page, neither may end its script element.
    script = re.sub("</script", r"<\\/script", script, flags=re.IGNORECASE)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.write_text(notice() + script, encoding="utf-8")
    partial.replace(target)


main()
