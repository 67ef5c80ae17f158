// Package spec is the specification of the API, openapi.yaml, and what is
// generated from it. The specification comes first.
package spec

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Document is the specification as it is served.
//
//go:embed openapi.yaml
var Document []byte

// Operation is what of an operation holds for every request.
type Operation struct {
	ID         string               // its operationId
	Parameters map[string]Parameter // those of the query, by their names
	Answers    []string             // the media types of what it answers when it was carried out
}

// Parameter is what holds for the values of a parameter of the query.
type Parameter struct {
	Most       int      // how often it may stand
	Words      []string // what it may be, where that is one of a few
	MayBeEmpty bool     // which then says something
	Identifier bool     // it names one thing: no character in it is one that nobody sees
}

type parameterForm struct {
	Ref    string `yaml:"$ref"`
	Name   string
	In     string
	Empty  bool `yaml:"allowEmptyValue"`
	Schema struct {
		Type, Format string
		MaxItems     int `yaml:"maxItems"`
		Enum         []string
		Items        struct{ Enum []string }
	}
}

type answerForm struct {
	Ref     string `yaml:"$ref"`
	Content map[string]any
}

// Operations is each operation, by the pattern of its route, as the specification
// has it.
func Operations() map[string]Operation {
	var document struct {
		Paths map[string]map[string]struct {
			ID         string `yaml:"operationId"`
			Parameters []parameterForm
			Responses  map[string]answerForm
		}
		Components struct {
			Parameters map[string]parameterForm
			Responses  map[string]answerForm
		}
	}
	if err := yaml.Unmarshal(Document, &document); err != nil {
		panic(fmt.Sprintf("openapi.yaml: %v", err)) // it is part of the program, and tests read it
	}
	all := map[string]Operation{}
	for path, operations := range document.Paths {
		for method, o := range operations {
			known := Operation{ID: o.ID, Parameters: map[string]Parameter{}}
			for _, p := range o.Parameters {
				if p.Ref != "" {
					p = document.Components.Parameters[named(p.Ref)]
				}
				if p.In == "query" {
					known.Parameters[p.Name] = Parameter{Most: max(p.Schema.MaxItems, 1), Words: append(p.Schema.Enum, p.Schema.Items.Enum...),
						MayBeEmpty: p.Empty, Identifier: p.Schema.Format == "identifier"}
				}
			}
			for status, a := range o.Responses {
				if a.Ref != "" {
					a = document.Components.Responses[named(a.Ref)]
				}
				if strings.HasPrefix(status, "2") {
					known.Answers = slices.AppendSeq(known.Answers, maps.Keys(a.Content))
				}
			}
			all[strings.ToUpper(method)+" "+path] = known
		}
	}
	return all
}

// named is the name that a reference ends with.
func named(ref string) string { return ref[strings.LastIndexByte(ref, '/')+1:] }
