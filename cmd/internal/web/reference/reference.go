// Package reference is the specification of the API as people read it.
package reference

import (
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/caicach/tthc/cmd/internal/api/spec"
)

// API is the specification.
type API struct {
	Info  struct{ Description string }
	Paths []pathText
}

// pathText is one operation.
type pathText struct {
	Method, Path         string
	Summary, Description string
	Parameters           []parameterText
	Bodies, Answers      []string
}

type parameterText struct {
	Name, In, Kind, Description string
	Required                    bool
}

// Read is the specification, read when it is first asked for.
var Read = sync.OnceValues(func() (*API, error) { return read(spec.Document) })

type parameterSpec struct {
	Ref         string `yaml:"$ref"`
	Name, In    string
	Description string
	Required    bool
	Schema      struct {
		Type string
		Enum []string
	}
}

type contentSpec struct {
	Ref         string `yaml:"$ref"`
	Description string
	Content     map[string]any
}

func read(document []byte) (*API, error) {
	var d struct {
		Info  struct{ Description string }
		Paths yaml.Node
		// Parameters and responses that several operations have.
		Components struct {
			Parameters map[string]parameterSpec
			Responses  map[string]contentSpec
		}
	}
	if err := yaml.Unmarshal(document, &d); err != nil {
		return nil, err
	}
	r := &API{Info: d.Info}
	for i := 0; i+1 < len(d.Paths.Content); i += 2 { // a map of nodes keeps its order
		operations := d.Paths.Content[i+1]
		for j := 0; j+1 < len(operations.Content); j += 2 {
			var o struct {
				Summary, Description string
				Parameters           []parameterSpec
				RequestBody          contentSpec `yaml:"requestBody"`
				Responses            map[string]contentSpec
			}
			if err := operations.Content[j+1].Decode(&o); err != nil {
				return nil, err
			}
			p := pathText{Method: strings.ToUpper(operations.Content[j].Value), Path: d.Paths.Content[i].Value, Summary: o.Summary, Description: o.Description}
			for _, one := range o.Parameters {
				if one.Ref != "" {
					one = d.Components.Parameters[one.Ref[strings.LastIndexByte(one.Ref, '/')+1:]]
				}
				kind := one.Schema.Type
				if len(one.Schema.Enum) > 0 {
					kind = strings.Join(one.Schema.Enum, " | ")
				}
				p.Parameters = append(p.Parameters, parameterText{one.Name, one.In, kind, one.Description, one.Required})
			}
			p.Bodies = media(o.RequestBody.Content)
			for status, answer := range o.Responses {
				if answer.Ref != "" {
					answer = d.Components.Responses[answer.Ref[strings.LastIndexByte(answer.Ref, '/')+1:]]
				}
				p.Answers = append(p.Answers, strings.TrimSpace(strings.Replace(status, "default", "4xx, 5xx", 1)+" "+strings.Join(media(answer.Content), ", "))+": "+strings.TrimSpace(answer.Description))
			}
			slices.Sort(p.Answers)
			r.Paths = append(r.Paths, p)
		}
	}
	return r, nil
}

func media(content map[string]any) (list []string) {
	for m := range content {
		list = append(list, m)
	}
	slices.Sort(list)
	return list
}
