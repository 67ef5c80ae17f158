package form

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A word reads itself, and is written as the string that it is.
type word string

func (w *word) UnmarshalText(b []byte) error {
	if len(b) == 0 || b[0] == '!' {
		return errors.New("no word")
	}
	*w = word(b)
	return nil
}

// Words write themselves as one text.
type words []string

func (w words) MarshalText() ([]byte, error) {
	if len(w) == 1 && w[0] == "?" {
		return nil, errors.New("no words")
	}
	return []byte(strings.Join(w, " ")), nil
}

func (w *words) UnmarshalText(b []byte) error {
	if bytes.Contains(b, []byte("\\")) {
		return errors.New("no words")
	}
	*w = strings.Fields(string(b))
	return nil
}

func (w words) IsZero() bool { return len(w) > 2 }

// A pointed text is written by a method of its pointer, which encoding/json calls
// or not.
type pointed struct{ S string }

func (p *pointed) MarshalText() ([]byte, error) { return []byte(p.S), nil }
func (p *pointed) UnmarshalText(b []byte) error { p.S = string(b); return nil }

type inner struct {
	A string `json:"a"`
	B []Day  `json:"b,omitempty"`
}

type embedded struct {
	E string `json:"e,omitempty"`
}

// every is a type of all that a form may hold.
type every struct {
	embedded
	Text    string         `json:"text"`
	Spare   string         `json:"spare,omitempty"`
	Zero    string         `json:"zero,omitzero"`
	Word    word           `json:"word,omitempty"`
	Words   words          `json:"words,omitempty"`
	Few     words          `json:"few,omitzero"`
	Day     Day            `json:"day,omitzero"`
	Must    Day            `json:"must"`
	Pointer *Day           `json:"pointer,omitempty"`
	Asked   *words         `json:"asked,omitzero"`
	Size    *int           `json:"size,omitzero"`
	Yes     bool           `json:"yes,omitempty"`
	No      bool           `json:"no"`
	N       int8           `json:"n"`
	U       uint64         `json:"u,omitzero"`
	In      inner          `json:"in"`
	Ins     []inner        `json:"ins,omitempty"`
	List    []string       `json:"list"`
	To      *inner         `json:"to,omitempty"`
	Bytes   []byte         `json:"bytes,omitempty"`
	Map     map[string]int `json:"map,omitempty"`
	Pointed pointed        `json:"pointed,omitzero"`
	At      time.Time      `json:"at,omitzero"`
	Since   *time.Time     `json:"since,omitempty"`
}

var everies = Of[every](3)

// sameAsEncoded holds what is written against encoding/json, read back.
func sameAsEncoded(t *testing.T, v every) {
	t.Helper()
	want, wantErr := everies.encode(v)
	got, err := everies.Append([]byte("before"), &v)
	require.Equal(t, wantErr, err)
	require.Equal(t, "before"+string(want), string(got))
	require.Equal(t, wantErr != nil, err != nil)
}

func TestAppendIsWhatEncodingJSONWrites(t *testing.T) {
	day := NewDay(2025, 9, 30)
	full := every{embedded{"e"}, "Đỗ & <b>", "x", "y", "từ", words{"một", "hai"}, words{"a"}, day, day, &day, &words{"p"}, new(int), true, false, -8, 7,
		inner{"a", []Day{day}}, []inner{{A: "b"}}, []string{"l"}, &inner{A: "c"}, nil, nil, pointed{}, time.Date(2025, 9, 30, 17, 0, 0, 120_000_000, time.FixedZone("", 7*3600)), new(time.Time)}
	for name, change := range map[string]func(v *every){
		"as it is":            func(v *every) {},
		"marks":               func(v *every) { v.Text = "\"\\/\b\f\n\r\t\x00\x1f\x7f\u2028\u2029\u2027\ufffdâ€" },
		"no text":             func(v *every) { v.Text = "\xff" },
		"half a character":    func(v *every) { v.Text = "a\xe2" },
		"half a character 2":  func(v *every) { v.Text = "a\xe2\x80" },
		"empty":               func(v *every) { v.Text = "" },
		"empty in a list":     func(v *every) { v.List = []string{"a", ""} },
		"empty list":          func(v *every) { v.List = []string{} },
		"no list":             func(v *every) { v.List = nil },
		"no day":              func(v *every) { v.Must = 0 },
		"no day in a list":    func(v *every) { v.In.B = []Day{0} },
		"no word":             func(v *every) { v.Word = "!" },
		"word with marks":     func(v *every) { v.Word = "a\"b\\c\n\u2028" },
		"words with marks":    func(v *every) { v.Words = words{"a\\b"} },
		"words of no text":    func(v *every) { v.Words = words{"a\xff"} },
		"no words":            func(v *every) { v.Words = words{"?"} },
		"empty words":         func(v *every) { v.Words, v.Few = words{}, words{} },
		"words that are zero": func(v *every) { v.Few, v.Asked = words{"a", "b", "c"}, &words{"a", "b", "c"} },
		"pointer to none":     func(v *every) { v.Pointer = new(Day) },
		"pointers to nothing": func(v *every) { v.Pointer, v.Asked, v.Size, v.To = nil, nil, nil, nil },
		"inner without":       func(v *every) { v.To = &inner{} },
		"bytes":               func(v *every) { v.Bytes = []byte("ab") },
		"map":                 func(v *every) { v.Map = map[string]int{"a": 1} },
		"empty map":           func(v *every) { v.Map = map[string]int{} },
		"pointed":             func(v *every) { v.Pointed = pointed{"a"} },
		"no instant":          func(v *every) { v.At = time.Time{} },
		"before all years":    func(v *every) { v.At = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC) },
		"after all years":     func(v *every) { v.At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
		"a zone of seconds":   func(v *every) { v.At = v.At.In(time.FixedZone("", 7*3600+20)) },
		"a zone of a day":     func(v *every) { v.At = v.At.In(time.FixedZone("", 24*3600)) },
		"an instant with now": func(v *every) { v.At = time.Now() },
		"nothing":             func(v *every) { *v = every{} },
	} {
		t.Run(name, func(t *testing.T) {
			v := full
			change(&v)
			sameAsEncoded(t, v)
		})
	}
	// All but the last few are written without encoding/json.
	w := writer{}
	assert.True(t, w.object(everies.shape, reflect.ValueOf(&full).Elem(), 3))
	_, err := everies.Append(nil, nil)
	assert.ErrorIs(t, err, FormNone)
}

func FuzzAppend(f *testing.F) {
	f.Add("a", "b", "c", "d e", int8(1), uint64(2), int32(739000), uint8(3))
	f.Add("\u2028", "\xe2\x80", "\"\\", "\x00", int8(-1), uint64(1<<63), int32(0), uint8(255))
	f.Fuzz(func(t *testing.T, a, b, c, d string, n int8, u uint64, day int32, which uint8) {
		v := every{Text: a, Spare: b, Zero: c, Word: word(d), Words: strings.Fields(b), Few: strings.Split(c, " "), Day: Day(day), Must: Day(u), N: n, U: u, List: strings.Split(a, ",")}
		v.In.A, v.E, v.Yes = d, c, n > 0
		if which&1 != 0 {
			v.Pointer, v.To = &v.Day, &inner{b, []Day{v.Day}}
		}
		if which&2 != 0 {
			v.Ins = []inner{{a, nil}, {b, []Day{Day(n)}}}
		}
		if which&4 != 0 {
			v.Pointed.S, v.Bytes = b, []byte(c)
		}
		if which&8 != 0 {
			v.Asked, v.Size = &v.Few, new(int)
		}
		if which&16 != 0 {
			v.At = time.Unix(int64(u), int64(day)).In(time.FixedZone("", int(day)))
		}
		sameAsEncoded(t, v)
	})
}
