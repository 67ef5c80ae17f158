// Package revision is what one version of a plan changed of the version before.
package revision

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"github.com/caicach/tthc/plan"
)

// Changes is what one version of a plan changed.
type Changes struct {
	Fields         []string // of the document, as its JSON form names them
	Added, Removed []plan.TaskID
	Changed        []TaskChange
}

// TaskChange is what changed of a task.
type TaskChange struct {
	Task   plan.TaskID
	Fields []string
}

// Between compares two plans field by field, in the forms in which they are
// written: what is written is all that a plan says.
func Between(from, to *plan.Plan) (c Changes, err error) {
	head := func(p *plan.Plan) plan.Plan { other := *p; other.Tasks = nil; return other }
	if c.Fields, err = differ(head(from), head(to)); err != nil {
		return c, err
	}
	for i := range to.Tasks {
		t := to.Tasks[i]
		old, ok := from.Task(t.ID)
		if !ok {
			c.Added = append(c.Added, t.ID)
			continue
		}
		fields, err := differ(old, t)
		if err != nil {
			return c, err
		}
		if len(fields) > 0 {
			c.Changed = append(c.Changed, TaskChange{t.ID, fields})
		}
	}
	for i := range from.Tasks {
		if _, ok := to.Task(from.Tasks[i].ID); !ok {
			c.Removed = append(c.Removed, from.Tasks[i].ID)
		}
	}
	return c, nil
}

// differ is the fields in which two values differ, in order.
func differ(a, b any) ([]string, error) {
	var fields [2]map[string]json.RawMessage
	for i, v := range []any{a, b} {
		text, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &fields[i]); err != nil {
			return nil, err
		}
	}
	all := map[string]bool{}
	for _, f := range fields {
		for name := range f {
			if !bytes.Equal(fields[0][name], fields[1][name]) {
				all[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all)), nil
}
