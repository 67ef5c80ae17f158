"""The story of the server's documentation, told by what Python brings with it.

    story.py http://127.0.0.1:8080 FOLDER

FOLDER has the files of the story and the document as openapi.json. Each answer is
held against the document: its status, its media type and what it says.
"""

import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

server, folder = sys.argv[1], sys.argv[2]
with open(folder + "/openapi.json", encoding="utf-8") as f:
    document = json.load(f)


def resolved(part):
    while "$ref" in part:
        at = document
        for name in part["$ref"].removeprefix("#/").split("/"):
            at = at[name]
        part = at
    return part


# What of a schema says nothing about a value, or is for people and generators.
SILENT = {"description", "example", "default", "format", "readOnly", "title"}
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool}


def faults(value, schema, path="answer"):
    """What in a value is not as its schema has it. An unknown word is a fault of ours."""
    schema = resolved(schema)
    for word, want in schema.items():
        if word in SILENT or word.startswith("x-"):
            continue
        if word == "type":
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            ok = number and (want == "number" or value == int(value)) if want in ("number", "integer") else isinstance(value, KINDS[want])
            if not ok:
                yield f"{path} is no {want}: {value!r}"
                return
        elif word == "enum":
            if value not in want:
                yield f"{path} is none of {want}: {value!r}"
        elif word == "required":
            yield from (f"{path}.{name} is missing" for name in want if name not in value)
        elif word == "properties":
            for name in value.keys() & want.keys():
                yield from faults(value[name], want[name], f"{path}.{name}")
        elif word == "additionalProperties":
            for name in value.keys() - schema.get("properties", {}).keys():
                if want is False:
                    yield f"{path}.{name} is unknown"
                elif isinstance(want, dict):
                    yield from faults(value[name], want, f"{path}.{name}")
        elif word == "items":
            for i, one in enumerate(value):
                yield from faults(one, want, f"{path}[{i}]")
        elif word == "pattern":
            if not re.search(want, value):
                yield f"{path} is not {want}: {value!r}"
        elif word == "allOf":
            for one in want:
                yield from faults(value, one, path)
        elif word in ("oneOf", "anyOf"):
            fit = sum(not list(faults(value, one, path)) for one in want)
            if fit == 0 or word == "oneOf" and fit > 1:
                yield f"{path} fits {fit} of {word}"
        elif word in ("minLength", "minItems"):
            if len(value) < want:
                yield f"{path} is too short"
        elif word in ("maxLength", "maxItems"):
            if len(value) > want:
                yield f"{path} is too long"
        elif word == "minimum":
            if value < want:
                yield f"{path} is below {want}"
        elif word == "maximum":
            if value > want:
                yield f"{path} is above {want}"
        else:
            raise SystemExit(f"this validator does not know {word!r}")


operations = {
    o["operationId"]: (method.upper(), path, o)
    for path, methods in document["paths"].items()
    for method, o in methods.items()
}


def ask(operation, path=None, query=None, body=None, media=None, match=None):
    """Asks for an operation, and gives its status and what it says."""
    method, address, o = operations[operation]
    for name, value in (path or {}).items():
        address = address.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
    if query:
        address += "?" + urllib.parse.urlencode(query, doseq=True)
    header = {"Accept": "application/json", "Accept-Language": "en"}
    if body is not None:
        assert media in o["requestBody"]["content"], media
        header["Content-Type"] = media
    if match:
        header["If-Match"] = match
    try:
        answer = urllib.request.urlopen(urllib.request.Request(server + address, body, header, method=method))
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        status, found, text = answer.status, answer.headers.get_content_type(), answer.read()
    described = resolved(o["responses"].get(str(status)) or o["responses"]["default"])
    said = json.loads(text)
    wrong = list(faults(said, described["content"][found]["schema"]))
    assert not wrong, f"{operation} {status}: {wrong}"
    return status, said


def done(operation, **asked):
    """What an operation says that is carried out."""
    status, said = ask(operation, **asked)
    assert status in (200, 201), f"{operation}: {said}"
    return said


def file(name):
    with open(folder + "/" + name, "rb") as f:
        return f.read()


JSON, LINES = "application/json", "application/x-ndjson"

draft = done("addDraft", query={"name": "bang.csv", "year": 2025, "number": "1/KH"}, body=file("bang.csv"), media="application/octet-stream")
doubt = next(d for d in draft["doubts"] if "row" in d)
print(f'draft: {len(draft["doubts"])} doubts, row {doubt["row"]} "{doubt["text"]}"')
mended = done("mendDraft", path={"id": draft["id"]}, match=f'"{draft["version"]}"', body=file("ke-hoach.json"), media=JSON)
print("mended: version", mended["version"])
plan = done("acceptDraft", path={"id": draft["id"]}, match=f'"{mended["version"]}"')
print("accepted:", plan["plan"], "version", plan["version"])
event = {"v": 1, "id": "my-event-1", "obligation": "1/KH#1#so-tu-phap#2025-06-29", "type": "done", "day": "2025-06-20", "document": "5/BC-STP"}
recorded = done("recordEvent", body=json.dumps(event).encode(), media=JSON)
print("recorded:", recorded["type"])
due = done("listDue", query={"plan": "1/KH", "asOf": "2025-07-01"})
print("due:", ", ".join(row["status"] for row in due))
taken = done("addDossiers", body=file("ho-so.csv"), media="text/csv")
print("dossiers:", taken["recorded"], "recorded")
score = done("listScores", query={"set": "766", "period": "2025-06", "body": "H26"})[0]
item = next(i for i in score["items"] if i["id"] == "766/2.1")
print(f'score: {score["score"]} of {score["assessable"]}, 766/2.1 {item["score"]}')
told = done("recordPetitionEvent", body=file("phan-anh.jsonl"), media=LINES)
print("petition:", told["added"], "added")
tracked = done("trackPetition", path={"code": "PAKN.20250602.0001"})
print(f'tracked: {tracked["state"]}, due {tracked["due"]}')
deadline = done("getDeadline", query={"from": "2025-04-25T15:40", "term": "5 ngày làm việc", "pause": ["2025-05-05..2025-05-07"]})
print(f'deadline: {deadline["due"]}, {len(deadline["steps"])} steps')
status, problem = ask("listDue", query={"plan": "1/KH", "asof": "2025-07-01"})
print("refused:", status, problem["type"])
