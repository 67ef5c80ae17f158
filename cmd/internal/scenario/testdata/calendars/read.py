"""Reads the calendars of a folder and prints what is shown up to the end of a
year: {reader: {file: [[summary, day or moment], ...]}}."""
import datetime
import json
import pathlib
import sys

import icalendar
import recurring_ical_events

folder, end = pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])
shown = {}
for path in folder.glob("*.ics"):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    all = []
    for event in recurring_ical_events.of(calendar).between(datetime.date(2000, 1, 1), end + datetime.timedelta(1)):
        start = event["DTSTART"].dt
        if isinstance(start, datetime.datetime):
            start = start.astimezone(datetime.timezone(datetime.timedelta(hours=7))).strftime("%Y-%m-%dT%H:%M")
        all.append([str(event.get("SUMMARY", "")), str(start)])
    shown[path.name] = all
json.dump({"icalendar (Python)": shown}, sys.stdout)
