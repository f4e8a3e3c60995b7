# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the files around the code: scenarios against their schema, and documents against files and schema."""

import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml

import parameter_tables

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "Scenarios"
MODEL = ROOT / "Sources/Simulation/Model.docc"
WRONG = ROOT / "Tests/ScenarioFilesTests/Wrong/01-unknown-keys/scenario.yaml"

problems = []


def complain(path, text):
    problems.append(f"{path.relative_to(ROOT)}: {text}")


def with_text_keys(value):
    """JSON has no keys but text; YAML reads the years of a path as numbers."""
    if isinstance(value, dict):
        return {str(key): with_text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_text_keys(item) for item in value]
    return value


def read(path):
    return with_text_keys(yaml.safe_load(path.read_text(encoding="utf-8")))


def check_scenarios(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schema)
    catalogue = jsonschema.Draft202012Validator(
        {"$ref": "#/$defs/principles", "$defs": schema["$defs"]}
    )
    others = {SCENARIOS / "defaults.yaml", SCENARIOS / "principles.yaml"}
    paths = sorted(set(SCENARIOS.rglob("*.yaml")) - others)
    if not paths:
        complain(SCENARIOS, "holds no scenario; is the folder complete?")
    for validator, path in [(whole, path) for path in paths] + [
        (catalogue, SCENARIOS / "principles.yaml")
    ]:
        for error in validator.iter_errors(read(path)):
            best = jsonschema.exceptions.best_match([error])
            place = ".".join(map(str, best.absolute_path))
            complain(path, f"{place}: {best.message[:200]}")
    # A check that lets everything pass is none.
    if whole.is_valid(read(WRONG)):
        complain(WRONG, "has unknown keys, but the schema lets it pass.")
    return len(paths)


def names_of_tables(schema):
    for table in ["schools", "central_team", "evidence"]:
        for part in schema["$defs"][table]["anyOf"]:
            yield from part.get("items", {}).get("properties", {})


def check_fields(schema):
    """Every key, column and distribution that the schema knows is told in Scenarios/README.md."""
    path = SCENARIOS / "README.md"
    text = path.read_text(encoding="utf-8")
    names = set(schema["properties"]) | set(names_of_tables(schema))
    names |= set(schema["$defs"]["distribution"]["properties"])
    for definition in ["proposal", "principles", "shocks"]:
        names |= set(re.findall(r'"properties": \{"(\w+)"', json.dumps(schema["$defs"][definition])))
    for name in sorted(names):
        if not re.search(rf"`[^`\n]*\b{re.escape(name)}\b[^`\n]*`|^\s*{re.escape(name)}:", text, re.M):
            complain(path, f"does not tell of {name}.")


def check_documents():
    """Every relative link of a document leads to a file, and no placeholder is left."""
    for path in sorted(ROOT.rglob("*.md")):
        # A link to a document is checked where the document stands.
        if path.is_symlink():
            continue
        parts = path.relative_to(ROOT).parts
        # A link to a document is read where the document itself stands.
        if parts[0] in {".build", ".venv"} or path.is_symlink():
            continue
        text = path.read_text(encoding="utf-8")
        for placeholder in re.findall(r"\{\{.*?\}\}", text):
            complain(path, f"still has the placeholder {placeholder}.")
        for link in re.findall(r"\]\(([^)#\s]+)", text):
            if ":" not in link and not (path.parent / link).exists():
                complain(path, f"links to {link}, which is not there.")


def check_count():
    """The README says of how many principles nothing is known, if any."""
    catalogue = read(SCENARIOS / "principles.yaml")
    unknown = sum("not_modelled" in principle for principle in catalogue)
    sentence = f"{unknown} of {len(catalogue)} principles"
    if unknown and sentence not in (ROOT / "README.md").read_text(encoding="utf-8"):
        complain(ROOT / "README.md", f"should say that {sentence} are not modelled yet.")


def check_parameters(schema):
    """The model's document lists the assumptions as they are now."""
    defaults = parameter_tables.read_defaults()
    try:
        now = parameter_tables.page(defaults, schema)
    except LookupError as error:
        complain(parameter_tables.SCHEMA, str(error))
        return
    path = parameter_tables.PAGE
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    if written != now:
        complain(
            path,
            "is not what the defaults give now. Say: .venv/bin/python Tools/parameter_tables.py",
        )
    # A check that lets everything pass is none.
    changed = {key: dict(entry) for key, entry in defaults.items()}
    changed["economy.energy_jump"]["value"] = "41%"
    if written == parameter_tables.page(changed, schema):
        complain(path, "doesn't follow a default that changes; see to Tools/parameter_tables.py.")


def check_model(schema):
    """Every assumption that the model's document names is there, and every one that is there is told of.

    `improvement.days_…` names several.
    """
    assumptions = set(parameter_tables.read_defaults())
    keys = set(assumptions)
    groups = {key.split(".", 1)[0] for key in keys}
    keys |= {
        f"{group}.{name}"
        for group in groups
        for name in schema["properties"][group].get("properties", {})
    }
    told = ""
    for path in sorted(MODEL.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        told += "" if path == parameter_tables.PAGE else text
        for group, name in sorted(set(re.findall(r"(?<![\w/.-])([a-z]+)\.([a-z_]+)", text))):
            known = f"{group}.{name}" in keys or (
                name.endswith("_") and any(key.startswith(f"{group}.{name}") for key in keys)
            )
            if group in groups and name not in {"csv", "md", "swift", "yaml"} and not known:
                complain(path, f"speaks of {group}.{name}, which is no assumption.")
    several = re.findall(r"\b[a-z]+\.[a-z_]+_(?=…)", told)
    untold = [
        key
        for key in sorted(assumptions)
        if not re.search(rf"{re.escape(key)}(?![a-z_])", told)
        and not any(key.startswith(prefix) for prefix in several)
    ]
    if untold:
        complain(MODEL / "Model.md", f"and its articles don't say where these enter: {', '.join(untold)}.")


def main():
    schema = json.loads((SCENARIOS / "scenario.schema.json").read_text(encoding="utf-8"))
    count = check_scenarios(schema)
    check_fields(schema)
    check_count()
    check_parameters(schema)
    check_model(schema)
    check_documents()
    if problems:
        print("\n".join(problems), file=sys.stderr)
        sys.exit(f"headroom: {len(problems)} things to put right, named above.")
    print(f"{count} scenarios and the catalogue match the schema; documents are complete.")


main()
