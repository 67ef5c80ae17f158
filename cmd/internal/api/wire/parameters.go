package wire

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/form"
)

// longestParameter is the most bytes that the value of a parameter may have: any
// name or identifier has less.
const longestParameter = 1000

// usualLimit is how many rows an answer has when nothing else was asked for.
const usualLimit = 1000

// strict refuses what is none of the parameters of an operation, what stands more
// often than it may, what is too long, empty or no text, and what is none of the words that
// a parameter may be.
func strict(known map[string]spec.Parameter, r *http.Request) error {
	if r.URL.RawQuery == "" {
		return nil
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return BadParameter("", texts.Error(form.Error{Code: parameterForm}))
	}
	for name, values := range query {
		p, ok := known[name]
		switch {
		case !ok:
			return BadParameter(name, texts.Error(form.Error{Code: parameterUnknown}))
		case len(values) > p.Most:
			return BadParameter(name, texts.Error(form.Error{Code: parameterForm}))
		}
		for _, v := range values {
			switch {
			case len(v) > longestParameter:
				return BadParameter(name, texts.Error(form.Error{Code: parameterLength, Args: form.Args{"limit": longestParameter}}))
			case v == "" && !p.MayBeEmpty, !utf8.ValidString(v), strings.Contains(v, "\x00"), p.Identifier && unseen.In(v), p.Words != nil && !slices.Contains(p.Words, v):
				return BadParameter(name, texts.Error(form.Error{Code: parameterForm}))
			}
		}
	}
	return nil
}

// LimitOf is how many rows are asked for.
func LimitOf(limit *int) (int, error) {
	if limit == nil {
		return usualLimit, nil
	}
	if *limit < 1 || *limit > 10*usualLimit {
		return 0, BadParameter("limit", texts.Error(form.Error{Code: parameterForm}))
	}
	return *limit, nil
}

// noRow says that a page was to begin after a row that is not there.
func NoRow() error { return BadParameter("after", texts.Error(form.Error{Code: rowGone})) }

// Page is the part of a list that was asked for; where there is more, a Link
// header says where.
func Page[T any](h http.Header, r *http.Request, list []T, limit *int, after *string, id func(T) string) ([]T, error) {
	return PageOf(h, r, list, func() ([]T, error) { return nil, nil }, limit, after, id)
}

// PageOf is [Page] of rows that were chosen out of all, in their order: the row that a page
// is to begin after may be among those no more, and the page begins behind its place. all
// is asked for then only.
func PageOf[T any](h http.Header, r *http.Request, list []T, all func() ([]T, error), limit *int, after *string, id func(T) string) ([]T, error) {
	n, err := LimitOf(limit)
	if err != nil {
		return nil, err
	}
	if after != nil {
		is := func(row T) bool { return id(row) == *after }
		if i := slices.IndexFunc(list, is); i >= 0 {
			list = list[i+1:]
		} else {
			every, err := all()
			if err != nil {
				return nil, err
			}
			if i = slices.IndexFunc(every, is); i < 0 {
				return nil, NoRow()
			}
			before := map[string]bool{}
			for _, row := range every[:i] {
				before[id(row)] = true
			}
			for len(list) > 0 && before[id(list[0])] {
				list = list[1:]
			}
		}
	}
	return FirstPage(h, r, list, n, id), nil
}

// FirstPage is the first rows of a list; where there are more, a Link header
// (RFC 8288) says where.
func FirstPage[T any](h http.Header, r *http.Request, list []T, n int, id func(T) string) []T {
	if len(list) > n {
		list = list[:n]
		Next(h, r, id(list[n-1]))
	}
	return append([]T{}, list...)
}

// Next says where the rows after one are, by a Link header.
func Next(h http.Header, r *http.Request, after string) {
	query := r.URL.Query()
	query.Set("after", after)
	h.Set("Link", "<"+(&url.URL{Path: r.URL.Path, RawQuery: query.Encode()}).String()+`>; rel="next"`)
}
