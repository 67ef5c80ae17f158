package petition

import (
	"encoding/json"
	"slices"
	"strings"
)

// eventFields are the fields of an event's JSON form that hold one text.
var eventFields = strings.Fields("code at type by reason to kind subject channel language content proposal of consent due document outcome copyTo")

// ReadEventFields reads an event out of the fields of a page's form: url.Values, by
// the names of [ReadEvent]'s form, those of the sender as "sender.type" and so on,
// lacks several times, satisfied as true or false. An empty field is as one that is
// not there, and other fields are not looked at: a page has more. What is wrong is
// said as by ReadEvent, with the name of the field as its place.
func ReadEventFields(fields map[string][]string) (Event, error) {
	text := func(name string) string {
		if values := fields[name]; len(values) > 0 {
			return values[0]
		}
		return ""
	}
	line := map[string]any{"v": 1}
	for _, name := range eventFields {
		if value := text(name); value != "" {
			line[name] = value
		}
	}
	switch value := text("satisfied"); value {
	case "":
	case "true", "false":
		line["satisfied"] = value == "true"
	default:
		line["satisfied"] = value // refused with what may stand there
	}
	if lacks := slices.DeleteFunc(slices.Clone(fields["lacks"]), func(name string) bool { return name == "" }); len(lacks) > 0 {
		line["lacks"] = lacks
	}
	sender := map[string]any{}
	for _, name := range []string{"type", "name", "address", "phone", "email"} {
		if value := text("sender." + name); value != "" {
			sender[name] = value
		}
	}
	if len(sender) > 0 {
		line["sender"] = sender
	}
	data, err := json.Marshal(line) // of texts alone: it has no error
	if err != nil {
		return Event{}, err
	}
	return ReadEvent(data)
}
