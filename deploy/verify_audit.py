"""Check a trail written out by ``python -m dashboard verify --dump FILE``, on any machine, with a program that shares no code with the dashboard.

    python verify_audit.py TRAIL [--witness FILE] [--key-file FILE]

The key comes from the key file, or from CPF_KEY. Exit code 0: everything fits; 1: something does not, each fault on a line; 2: wrong usage.
Standard library only, Python 3.11 or newer. What is checked stands in docs/decisions/0006:

* every event's number is one more than the one before, from 1; it carries the hash before it, and its own hash is HMAC-SHA256 under the chain's key
  of the JSON list [number, at, actor, action, family_id, target, previous];
* every whole line of the witness carries HMAC-SHA256 under the witness's key of the JSON list [at, number, head, reason, code of the line before];
* every head from the newest acceptance on is in the trail with that hash, and no head that had to be written is missing at the end.
"""

import argparse
import hashlib
import hmac
import json
import os
import sys
from pathlib import Path

NOTHING_BEFORE = 64 * "0"
EVENTS_BETWEEN_HEADS = 50


def sealed(parts, key):
    """HMAC-SHA256 (hex) of a JSON list without spaces."""
    return hmac.new(key, json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), hashlib.sha256).hexdigest()


def key_for(purpose, record_key):
    return hmac.new(record_key.encode("utf-8"), purpose, hashlib.sha256).digest()


def faults_of_trail(events, record_key):
    """A sentence for the first event that does not fit; then nothing after it can be told."""
    key, before = key_for(b"audit chain", record_key), NOTHING_BEFORE
    for place, event in enumerate(events, 1):
        if event["number"] != place:
            return [f"where event {place} belongs stands event {event['number']}"]
        if event["previous"] != before:
            return [f"event {place} does not follow the one before it"]
        body = [event[name] for name in ("number", "at", "actor", "action", "family_id", "target", "previous")]
        before = sealed(body, key)
        if event["hash"] != before:
            return [f"event {place} is not as it was written"]
    return []


def faults_of_witness(text, events, record_key):
    """Sentences for the witness's own lines and for what it says of the trail."""
    key, before, heads = key_for(b"audit witness", record_key), NOTHING_BEFORE, []
    for line in text.split("\n"):
        try:
            head = json.loads(line)
            body = [head[name] for name in ("at", "number", "head", "reason")]
            code = head["code"]
        except (ValueError, KeyError, TypeError):
            continue  # no whole line: a power cut leaves one; a line spoiled on purpose shows in the next
        if code != sealed([*body, before], key):
            return [f"the witness's line about event {head['number']} does not fit"]
        before = code
        if str(head["reason"]).startswith("accepted"):
            heads = []
        heads.append(head)
    if not heads:
        return ["the witness holds no head"]
    hashes = {event["number"]: event["hash"] for event in events}
    found = [f"event {head['number']}, witnessed at {head['at']}, is missing or was changed" for head in heads
             if hashes.get(head["number"]) != head["head"]]
    later = [event["at"][:10] for event in events if event["number"] > heads[-1]["number"]]
    if len(later) > EVENTS_BETWEEN_HEADS or sum(day != heads[-1]["at"][:10] for day in later) > 1:
        found.append("the end of the witness is missing")
    return found


def main(arguments=None):
    options = argparse.ArgumentParser(description="Check a written-out trail against its key and its witness.")
    options.add_argument("trail", type=Path)
    options.add_argument("--witness", type=Path)
    options.add_argument("--key-file", type=Path)
    asked = options.parse_args(arguments)
    record_key = asked.key_file.read_text(encoding="ascii").strip() if asked.key_file else os.environ.get("CPF_KEY", "")
    if not record_key:
        options.error("say --key-file FILE, or set CPF_KEY")
    events = [json.loads(line) for line in asked.trail.read_text(encoding="utf-8").split("\n") if line]
    faults = faults_of_trail(events, record_key)
    if asked.witness:
        faults += faults_of_witness(asked.witness.read_text(encoding="utf-8", errors="replace"), events, record_key)
    for fault in faults:
        sys.stderr.write(fault + "\n")
    sys.stdout.write(f"{len(events)} events checked{'' if asked.witness else ', without a witness'}: {len(faults)} faults.\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
