package api

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/caicach/tthc/schedule/form"
)

// longestParameter is the most bytes that the value of a parameter may have: any
// name or identifier has less.
const longestParameter = 1000

// usualLimit is how many rows an answer has when nothing else was asked for.
const usualLimit = 1000

// parameters is the parameters of each operation, by the pattern of its route,
// as the specification has them.
func parameters() map[string][]string {
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
	if err := yaml.Unmarshal(specification, &document); err != nil {
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

// strict refuses what no parameter of the operation is, and what is too long to
// be one.
func (s *server) strict(pattern string, r *http.Request) error {
	if r.URL.RawQuery == "" {
		return nil
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return badParameter("", texts.Error(form.Error{Code: parameterForm}))
	}
	for name, values := range query {
		if !slices.Contains(s.known[pattern], name) {
			return badParameter(name, texts.Error(form.Error{Code: parameterUnknown}))
		}
		if len(values[0]) > longestParameter {
			return badParameter(name, texts.Error(form.Error{Code: parameterLength, Args: form.Args{"limit": longestParameter}}))
		}
	}
	return nil
}

// limitOf is how many rows are asked for.
func limitOf(limit *int) (int, error) {
	if limit == nil {
		return usualLimit, nil
	}
	if *limit < 1 || *limit > 10*usualLimit {
		return 0, badParameter("limit", texts.Error(form.Error{Code: parameterForm}))
	}
	return *limit, nil
}

// noRow says that a page was to begin after a row that is not there.
func noRow() error { return badParameter("after", texts.Error(form.Error{Code: rowGone})) }

// page is the part of a list that was asked for; where there is more, a Link
// header says where.
func page[T any](h http.Header, r *http.Request, list []T, limit *int, after *string, id func(T) string) ([]T, error) {
	n, err := limitOf(limit)
	if err != nil {
		return nil, err
	}
	if after != nil {
		i := slices.IndexFunc(list, func(row T) bool { return id(row) == *after })
		if i < 0 {
			return nil, noRow()
		}
		list = list[i+1:]
	}
	return firstPage(h, r, list, n, id), nil
}

// firstPage is the first rows of a list; where there are more, a Link header
// (RFC 8288) says where.
func firstPage[T any](h http.Header, r *http.Request, list []T, n int, id func(T) string) []T {
	if len(list) > n {
		list = list[:n]
		query := r.URL.Query()
		query.Set("after", id(list[n-1]))
		h.Set("Link", "<"+(&url.URL{Path: r.URL.Path, RawQuery: query.Encode()}).String()+`>; rel="next"`)
	}
	return append([]T{}, list...)
}
