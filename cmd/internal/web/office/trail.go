package office

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

func (s *room) trailPages() []page {
	return []page{
		{"GET", "/office/trail", "listTrail", s.trail},
		{"POST", "/office/trail/verify", "verifyTrail", s.verify},
	}
}

// trailRows is how many rows of the trail a page has.
const trailRows = 100

// told is a row of the trail as a page tells it.
type told struct {
	trail.Row
	audit.Looked
}

// verified is what came of the verification of the trail.
type verified struct {
	trail.Verified
	Signed bool
	Faults []string // the first of them
	More   int
}

var trailTitle = form.Text{"Nhật ký", "The trail"}

// trail shows what was recorded, read and denied, by day, person and kind.
func (s *room) trail(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, trailTitle); ok {
		v.Filled = r.URL.Query()
		s.showTrail(w, r, http.StatusOK, v)
	}
}

func (s *room) showTrail(w http.ResponseWriter, r *http.Request, status int, v *view) {
	q := audit.Sought{Filter: chain.Filter{Who: v.Filled.Get("who"), Kind: v.Filled.Get("kind"), Newest: true}, Limit: trailRows}
	var err error
	if text := v.Filled.Get("day"); text != "" {
		q.Day, err = day("day", text)
	}
	if text := v.Filled.Get("after"); text != "" && err == nil {
		if q.After, err = strconv.ParseInt(text, 10, 64); err != nil || q.After < 0 {
			err = written{texts.Error(form.Error{Code: form.FieldValue, Value: text})}
		}
	}
	if err != nil {
		s.Refuse(w, r, http.StatusBadRequest, err)
		return
	}
	rows, upTo, more, err := s.Gate.Trail.Find(r.Context(), q)
	for i := range rows {
		looked, _, wrong := audit.LookedOf(&rows[i])
		err = errors.Join(err, wrong)
		v.Trail = append(v.Trail, told{rows[i], looked})
	}
	if err == nil {
		v.Head, err = s.Gate.Trail.Latest(r.Context())
		if errors.Is(err, audit.HeadNone) {
			err = nil
		}
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	address := url.Values{"day": {v.Filled.Get("day")}, "who": {q.Who}, "kind": {q.Kind}}
	v.Here, v.Other = "/office/trail", "/office/trail?"+address.Encode()
	if more {
		address.Set("after", strconv.FormatInt(upTo, 10))
		v.Next = "/office/trail?" + address.Encode()
	}
	s.Page(w, r, status, "trail.html", v)
}

// verify verifies the whole trail, and shows what came of it above its rows.
func (s *room) verify(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, trailTitle)
	if !ok {
		return
	}
	told := &verified{}
	var err error
	told.Verified, told.Signed, err = s.Gate.Trail.Verify(r.Context(), func(f trail.Fault) {
		if len(told.Faults) == mostRows {
			told.More++
			return
		}
		told.Faults = append(told.Faults, f.In(v.Lang))
	})
	if err == nil {
		v.Verified = told
		s.showTrail(w, r, http.StatusOK, v)
		return
	}
	s.answer(w, r, v, err, "", func(status int) { s.showTrail(w, r, status, v) })
}

// Outcome is what came of what a row of a kind tells.
func (v *view) Outcome(kind string) string { return audit.Outcome(kind).In(v.Lang) }

// KindNames is the kinds of rows with their names.
func (v *view) KindNames() []audit.Kind { return audit.Kinds() }

// KindName is the name of a kind of rows.
func (v *view) KindName(kind string) string { return audit.KindName(kind).In(v.Lang) }

// Recorded is when a row was recorded.
func (v *view) Recorded(r told) string { return v.Moment(time.UnixMicro(r.Row.Recorded)) }

// Actor is the name of who did what a row tells.
func (v *view) Actor(r told) string {
	if r.Who == "" {
		return audit.Nobody(r.Kind).In(v.Lang)
	}
	return v.By(r.Who)
}

// Subject is what a row is about, where that is for people.
func (v *view) Subject(r told) string { return audit.Subject(&r.Row) }

// Did is an operation in words.
func (v *view) Did(operation string) string { return audit.OperationName(operation).In(v.Lang) }

// Somebody is the names of all people and systems, by their identifiers.
func (v *view) Somebody() map[string]string { return v.names }
