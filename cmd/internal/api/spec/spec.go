// Package spec is the specification of the API, openapi.yaml, and what is
// generated from it. The specification comes first.
package spec

import (
	_ "embed"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Document is the specification as it is served.
//
//go:embed openapi.yaml
var Document []byte

// Parameters is the query parameters of each operation, by the pattern of its route,
// as the specification has them.
func Parameters() map[string][]string {
	type parameter struct {
		Ref, Name, In string
	}
	var document struct {
		Paths map[string]map[string]struct {
			Parameters []struct {
				Ref  string `yaml:"$ref"`
				Name string
				In   string
			}
		}
		Components struct{ Parameters map[string]parameter }
	}
	if err := yaml.Unmarshal(Document, &document); err != nil {
		panic(fmt.Sprintf("openapi.yaml: %v", err)) // it is part of the program, and tests read it
	}
	known := map[string][]string{}
	for path, operations := range document.Paths {
		for method, o := range operations {
			pattern := strings.ToUpper(method) + " " + path
			known[pattern] = []string{}
			for _, p := range o.Parameters {
				if p.Ref != "" {
					shared := document.Components.Parameters[p.Ref[strings.LastIndexByte(p.Ref, '/')+1:]]
					p.Name, p.In = shared.Name, shared.In
				}
				if p.In == "query" {
					known[pattern] = append(known[pattern], p.Name)
				}
			}
		}
	}
	return known
}
