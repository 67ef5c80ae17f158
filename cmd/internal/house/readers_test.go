package house

import (
	"encoding/json"
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// readFunctions is the functions that read a document, with the type whose
// samples they take, and the reader.
func readFunctions(t *testing.T) map[string]readFunction {
	return map[string]readFunction{
		"indicator ReadSet":             {"indicator Set", func(b []byte) error { _, err := indicator.ReadSet(b); return err }},
		"indicator/scorecard Read":      {"indicator/scorecard Card", func(b []byte) error { _, err := scorecard.Read(b); return err }},
		"petition Process.ReadPetition": {"petition Petition", func(b []byte) error { _, err := process(t).ReadPetition(b); return err }},
		"petition ReadEvent":            {"petition Event", func(b []byte) error { _, err := petition.ReadEvent(b); return err }},
		"petition ReadRules":            {"petition Rules", func(b []byte) error { _, err := petition.ReadRules(b); return err }},
		"plan Read":                     {"plan Plan", func(b []byte) error { _, err := plan.Read(b); return err }},
		"plan ReadEvent":                {"plan Event", func(b []byte) error { _, err := plan.ReadEvent(b); return err }},
		"plan/body ReadJSON":            {"plan/body Data", func(b []byte) error { _, err := body.ReadJSON(b); return err }},
		"schedule ReadClock":            {"schedule Clock", func(b []byte) error { _, err := schedule.ReadClock(b, nil); return err }},
		"schedule/calendar ReadNotices": {"schedule/calendar Notice", func(b []byte) error { _, err := calendar.ReadNotices(b); return err }},
	}
}

type readFunction struct {
	of   string
	read func([]byte) error
}

// legitimate is what is no fault in some forms: the reader, the kind, and the
// place ("" for the whole document).
var legitimate = map[string]string{
	"schedule Cycles.UnmarshalJSON: an empty list":     "no cycle",
	"petition ClockSet.UnmarshalJSON: an empty list":   "no clock",
	"petition Conditions.UnmarshalJSON: an empty list": "no condition",
	"petition Verdict.UnmarshalJSON: true":             "satisfied",
}

// Readers of JSON, each with a document of each sample of what it reads, take
// these, and refuse each way to break one, and say where it is broken.
func TestReadersRefuseWhatIsMalformed(t *testing.T) {
	found := readersOfJSON(t)
	functions := readFunctions(t)
	fed, kinds, broken := map[string]bool{}, map[string]bool{}, 0
	for _, s := range samples(t) {
		readers := map[string]func([]byte) error{}
		if name := s.of + ".UnmarshalJSON"; found[name] && elsewhere[name] == "" {
			readers[name] = s.read
		}
		document := s.document(t)
		for name, f := range functions {
			if f.of == s.of {
				readers[name] = f.read
			}
		}
		for name, read := range readers {
			text := document
			if name == "schedule/calendar ReadNotices" {
				text = `{"v":1,"notices":[` + document + `]}`
			}
			if !assert.NoError(t, read([]byte(text)), name) {
				continue
			}
			fed[name] = true
			for kind, documents := range malformed(text, "rules.procedures") {
				kinds[kind] = true
				if legitimate[name+": "+kind] != "" {
					continue
				}
				for _, bad := range documents {
					broken++
					refused(t, name+": "+kind, bad, read([]byte(bad)), bad != "" && bad[0] == text[0])
				}
			}
		}
	}
	for name := range found {
		assert.True(t, fed[name] || elsewhere[name] != "", "%s reads JSON: give a sample of what it reads", name)
	}
	for name := range elsewhere {
		assert.Contains(t, found, name, "it is no reader any more")
		assert.False(t, fed[name], "%s is fed: take it out of the list", name)
	}
	for name := range functions {
		assert.Contains(t, found, name, "it is no reader any more")
	}
	assert.Greater(t, len(kinds), 30)
	t.Logf("%d readers, %d kinds, %d documents", len(fed), len(kinds), broken)
}

// refused holds that a reader refuses a document in two languages, without the
// name of a person, and with the place where the document is JSON of the same
// kind as the form (else the fault is at its beginning).
func refused(t *testing.T, what, document string, err error, same bool) {
	t.Helper()
	all := form.All(err)
	if len(all) == 0 {
		t.Errorf("%s: %.300s: %v", what, document, err)
		return
	}
	if !placed(all[0]) && same && json.Valid([]byte(document)) {
		t.Errorf("%s: no place: %.300s: %v", what, document, err)
	}
	vi, en := form.Message(err, form.Vietnamese), form.Message(err, form.English)
	if vi == en || strings.Contains(en, "Nguyễn") {
		t.Errorf("%s: %q, %q", what, vi, en)
	}
}

// placed says that an error names its place.
func placed(e *form.Error) bool { return e.Path != "" || e.Line > 0 || e.Offset > 0 }

// readersOfJSON is what the library exports to read JSON: the UnmarshalJSON of
// exported types, but of those that refuse, and Read functions of bytes or of a
// file.
func readersOfJSON(t *testing.T) map[string]bool {
	found := map[string]bool{}
	_, packages, _ := library(t)
	for _, p := range packages {
		for _, f := range p.files {
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok || !fn.Name.IsExported() || fn.Body == nil || len(fn.Type.Params.List) == 0 {
					continue
				}
				var of string
				if fn.Recv != nil {
					if of = strings.TrimPrefix(types.ExprString(fn.Recv.List[0].Type), "*") + "."; !ast.IsExported(of) {
						continue
					}
				}
				takes := types.ExprString(fn.Type.Params.List[0].Type)
				reads := fn.Name.Name == "UnmarshalJSON" || strings.HasPrefix(fn.Name.Name, "Read") && (takes == "[]byte" || takes == "io.Reader")
				if reads && !refuses(fn) {
					found[p.path+" "+of+fn.Name.Name] = true
				}
			}
		}
	}
	return found
}

// refuses says that a reader is there to refuse whatever comes.
func refuses(fn *ast.FuncDecl) bool {
	one := fn.Type.Params.List[0]
	if len(one.Names) == 0 {
		return true
	}
	if len(fn.Body.List) != 1 {
		return false
	}
	r, ok := fn.Body.List[0].(*ast.ReturnStmt)
	return ok && len(r.Results) == 1 && strings.HasPrefix(types.ExprString(r.Results[0]), "new(form.Unwritten)")
}

// elsewhere is the readers that are not fed here, with the reason.
var elsewhere = map[string]string{
	"indicator ReadObservations":                       "it reads a file of lines, each with the reader of one",
	"indicator Ledger.ReadObservations":                "it reads as ReadObservations does",
	"indicator/onestop ReadCSV":                        "it reads CSV",
	"indicator/onestop ReadJSON":                       "it reads lines of other systems, which may have null and texts for numbers; its faults are in the tests of the package",
	"indicator/onestop/exchange Message.UnmarshalJSON": "it reads what other systems write, each in its manner",
	"indicator/onestop/exchange Read":                  "it reads what other systems write, each in its manner",
	"indicator/onestop/exchange Value.UnmarshalJSON":   "it reads what other systems write, each in its manner",
	"petition ReadEvents":                              "it reads a file of lines, each with the reader of one",
	"plan ReadEvents":                                  "it reads a file of lines, each with the reader of one",
	"plan/body/units ReadCSV":                          "it reads CSV",
	"schedule/form Args.UnmarshalJSON":                 "it is the reader of forms itself, or refuses",
	"schedule/form Errors.UnmarshalJSON":               "it is the reader of forms itself, or refuses",
	"schedule/form Form[T].Read":                       "it is the reader of forms itself, or refuses",
	"schedule/form Language.UnmarshalJSON":             "it is the reader of forms itself, or refuses",
	"schedule/form ReadAll":                            "it is the reader of forms itself, or refuses",
	"schedule/form Texts.UnmarshalJSON":                "it is the reader of forms itself, or refuses",
}
