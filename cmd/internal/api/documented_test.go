package api_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// do asks the server, with a body of JSON unless a header says otherwise. Every
// test asks by it, since it holds each answer, and each request that was carried
// out, against the document.
func do(t *testing.T, method, address, body string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	require.NoError(t, err)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	documented(t, r, body, answer, text)
	return answer, string(text)
}

// document is the specification, as a program of another house reads it.
var document = sync.OnceValues(func() (*specification, error) {
	loader := openapi3.NewLoader()
	doc, err := loader.LoadFromFile("spec/openapi.yaml")
	if err != nil {
		return nil, err
	}
	if err := doc.Validate(loader.Context); err != nil {
		return nil, err
	}
	router, err := legacy.NewRouter(doc)
	return &specification{doc, router}, err
})

type specification struct {
	doc    *openapi3.T
	router routers.Router
}

func TestTheDocumentIsValid(t *testing.T) {
	_, err := document()
	require.NoError(t, err)
}

// documented holds an answer against the document: its status, its headers, its
// type and what it says. A request that was carried out is held against it too,
// so that a client made from the document can send whatever the tests send. What
// no address or method of the document is must be answered so.
func documented(t *testing.T, r *http.Request, body string, answer *http.Response, text []byte) {
	t.Helper()
	spec, err := document()
	require.NoError(t, err)
	asked := fmt.Sprintf("%s %s: %d", r.Method, r.URL, answer.StatusCode)
	plain := r.Clone(r.Context())
	plain.URL = &url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}
	plain.Header.Set("Content-Type", strings.ToLower(r.Header.Get("Content-Type"))) // types have no case, which the validator does not know
	plain.Body = io.NopCloser(strings.NewReader(body))
	if !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"}, r.Method) {
		assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode, asked)
		return // the validator knows no other methods
	}
	route, path, err := spec.router.FindRoute(plain)
	if err != nil {
		ours := r.URL.Path == "/api/v1/openapi.yaml"
		assert.True(t, ours || slices.Contains([]int{http.StatusNotFound, http.StatusMethodNotAllowed}, answer.StatusCode), "%s, and the document has no such operation", asked)
		return
	}
	header := answer.Header.Clone()
	if header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(text))
		require.NoError(t, err, asked)
		text, err = io.ReadAll(z)
		require.NoError(t, err, asked)
	}
	request := &openapi3filter.RequestValidationInput{Request: plain, PathParams: path, Route: route, QueryParams: plain.URL.Query(), Options: &openapi3filter.Options{
		AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,                                    // who may do what is held by another test
		ExcludeRequestBody: !strings.HasPrefix(plain.Header.Get("Content-Type"), "application/json"), // tables and files are held by what reads them
	}}
	media, _, _ := strings.Cut(header.Get("Content-Type"), ";")
	said := media == "application/json" || media == "application/problem+json"
	in := &openapi3filter.ResponseValidationInput{RequestValidationInput: request, Status: answer.StatusCode, Header: header,
		Options: &openapi3filter.Options{IncludeResponseStatus: true, ExcludeResponseBody: !said}}
	in.SetBodyBytes(text)
	assert.NoError(t, openapi3filter.ValidateResponse(t.Context(), in), asked)
	found := route.Operation.Responses.Status(answer.StatusCode)
	if found == nil {
		found = route.Operation.Responses.Default()
	}
	if found != nil && len(text) > 0 {
		assert.Contains(t, slices.Collect(maps.Keys(found.Value.Content)), media, asked)
	}
	if answer.StatusCode < 300 {
		assert.NoError(t, openapi3filter.ValidateRequest(t.Context(), request), asked)
	}
	answered.Store(route.Operation.OperationID+" "+fmt.Sprint(answer.StatusCode), true)
}

// answered is the operations that the tests asked for, and how they were
// answered.
var answered sync.Map

// A run of all tests has seen each answer of each operation that the document
// has: what is promised is tried.
func TestMain(m *testing.M) {
	code := m.Run()
	if all := flag.Lookup("test.run").Value.String() == "" && flag.Lookup("test.skip").Value.String() == "" && flag.Lookup("test.list").Value.String() == "" && flag.Lookup("test.fuzz").Value.String() == ""; code == 0 && all {
		for _, missing := range neverAnswered() {
			fmt.Println("the document has an answer that no test has seen:", missing)
			code = 1
		}
	}
	os.Exit(code)
}

func neverAnswered() (list []string) {
	spec, err := document()
	if err != nil {
		return []string{err.Error()}
	}
	for _, path := range spec.doc.Paths.Map() {
		for _, o := range path.Operations() {
			for status := range o.Responses.Map() {
				if _, ok := answered.Load(o.OperationID + " " + status); !ok && status != "default" {
					list = append(list, o.OperationID+" "+status)
				}
			}
		}
	}
	slices.Sort(list)
	return list
}
