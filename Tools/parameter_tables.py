# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of every assumption into the model's document, from the defaults and the schema."""

import json
import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
DEFAULTS = ROOT / "Scenarios/defaults.yaml"
SCHEMA = ROOT / "Scenarios/scenario.schema.json"
PAGE = ROOT / "Sources/Simulation/Model.docc/Parameters.md"

STATUSES = {
    "S": "sourced",
    "D": "derived from public data",
    "J": "judgement",
    "R": "recalled, to be verified before it is relied on",
}
FORM = re.compile(r" Unit: (?P<unit>.*), (?P<low>\S+) to (?P<high>\S+); varies by (?P<each>.*)\.$")


def read_defaults():
    """The defaults, with every number as it is written: 2.2% stays 2.2%."""
    return yaml.load(DEFAULTS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def read_schema():
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def form_of(key, schema):
    """Unit, bounds and variation, as the schema describes them."""
    group, name = key.split(".", 1)
    entry = schema["properties"].get(group, {}).get("properties", {}).get(name, {})
    found = FORM.search(entry.get("description", ""))
    if found is None:
        raise LookupError(
            f"has no unit for {key}, which the defaults name. Record it anew (CONTRIBUTING.md, Tests)."
        )
    return found.groupdict()


def distribution_in_words(value):
    """A distribution, what bounds it and what path it follows."""
    parts = []
    for name, item in value.items():
        if name == "between":
            parts.append(f"between {item[0]} and {item[1]}")
        elif name == "path":
            parts.append("path " + ", ".join(f"{year}: {number}" for year, number in item.items()))
        else:
            parts.append(f"{name}({', '.join(f'{key} {number}' for key, number in item.items())})")
    return ", ".join(parts)


def in_words(value, families):
    """A value, a distribution, or one of either for each name of an index, on one line."""
    if isinstance(value, str):
        return value
    if set(value) & families:
        return distribution_in_words(value)
    words = {name: in_words(item, families) for name, item in value.items()}
    if len(set(words.values())) == 1:
        return f"each {next(iter(words.values()))}"
    return "; ".join(f"{name} {text}" for name, text in words.items())


def cell(text):
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


def groups_of(defaults):
    groups = {}
    for key in defaults:
        groups.setdefault(key.split(".", 1)[0], []).append(key)
    return groups


def page(defaults, schema):
    groups = groups_of(defaults)
    families = set(schema["$defs"]["distribution"]["properties"])
    counts = {status: 0 for status in STATUSES}
    for entry in defaults.values():
        counts[entry["status"]] += 1
    lines = [
        "# Parameters",
        "",
        "Every assumption with its default. Written by `Tools/parameter_tables.py` from `Scenarios/defaults.yaml` and "
        "`Scenarios/scenario.schema.json`: don't change it by hand. [Model](Model.md) says how uncertain ones are drawn.",
        "",
        "Status: "
        + "; ".join(
            f"**{status}** {words} ({counts[status]} of {len(defaults)})"
            for status, words in STATUSES.items()
        )
        + ". A key with values for several phases, functions or grades counts once.",
        "",
        "*Varies by* says how often a distribution is drawn; a fixed value never is. *Bounds* hold fixed values and draws. "
        "Identifiers in *source* (E2, cap.cif, …) are rows of the project's parameter tables.",
        "",
    ]
    lines += [
        "Groups: " + ", ".join(f"[{group}](#{group})" for group in groups) + ".",
        "",
    ]
    for group, keys in groups.items():
        lines += [
            f"## {group}",
            "",
            "| key | default | unit | bounds | varies by | status | source | about |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for key in keys:
            entry = defaults[key]
            form = form_of(key, schema)
            cells = [
                f"`{key}`",
                in_words(entry["value"], families),
                form["unit"],
                f"{form['low']} to {form['high']}",
                form["each"],
                entry["status"],
                entry["source"],
                entry["about"],
            ]
            lines.append("| " + " | ".join(cell(text) for text in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def main():
    try:
        text = page(read_defaults(), read_schema())
    except LookupError as error:
        sys.exit(f"headroom: {SCHEMA.relative_to(ROOT)}: {error}")
    PAGE.write_text(text, encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written.")


if __name__ == "__main__":
    main()
