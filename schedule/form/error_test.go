package form_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/form"
)

const tooLate form.Code = "late"

var words = form.Texts{
	tooLate: {"{what} chậm {n} ngày, sau {day}", "{what} is {n} days late, after {day}"},
	"file":  {"không mở được", "could not be opened"},
}

func late() *form.Error {
	return words.Error(form.Error{Code: tooLate, Path: "due", Args: form.Args{
		"what": form.Text{"hồ sơ", "the dossier"}, "n": 2, "day": form.MustParseDay("2025-06-02")}})
}

func TestErrorMessages(t *testing.T) {
	e := late()
	assert.Equal(t, "due: hồ sơ chậm 2 ngày, sau 2/6/2025", e.Message(form.Vietnamese))
	assert.EqualError(t, e, "due: the dossier is 2 days late, after 2025-06-02")
	assert.Equal(t, "dòng 3: due: hồ sơ chậm 2 ngày, sau 2/6/2025", form.Errors{e}.OnLine(3).Message(form.Vietnamese))
	assert.EqualError(t, form.Errors{e}.Under("hands[1]"), "hands[1].due: the dossier is 2 days late, after 2025-06-02")
	assert.Equal(t, "due", e.Path, "placing changes no error that others hold")
	assert.EqualError(t, &form.Error{Code: "x.y", Path: "a", Value: "b"}, `a: x.y: "b"`)
	assert.Empty(t, (*form.Error)(nil).Message(form.English))

	// What the system says is English: it stays out of Vietnamese.
	_, cause := os.Open("/nope")
	e = words.Error(form.Error{Code: "file", Cause: cause})
	assert.Equal(t, "could not be opened: "+cause.Error(), e.Error())
	assert.Equal(t, "không mở được", e.Message(form.Vietnamese))
	assert.ErrorIs(t, e, fs.ErrNotExist)
	// What the library says is said in the language asked for.
	e = words.Error(form.Error{Code: "file", Cause: late()})
	assert.Equal(t, "không mở được: due: hồ sơ chậm 2 ngày, sau 2/6/2025", e.Message(form.Vietnamese))

	long := words.Error(form.Error{Code: tooLate, Args: form.Args{"what": strings.Repeat("ă", 3), "n": 1, "day": form.NoDay}})
	assert.EqualError(t, long, "ăăă is 1 days late, after ")
	_, err := form.ParseDay(strings.Repeat("9", 1000))
	assert.Less(t, len(err.Error()), 150)
}

// A person at a page sees no form: neither the place in it nor what a program may
// write there.
func TestSentences(t *testing.T) {
	wanted := words.Error(form.Error{Code: "file", Path: "a.b", Want: []string{"x"}})
	both := errors.Join(late(), fmt.Errorf("above: %w", wanted), errors.New("of the system"))
	assert.Equal(t, "hồ sơ chậm 2 ngày, sau 2/6/2025. không mở được.", form.All(both).Sentences(form.Vietnamese))
	assert.Equal(t, "the dossier is 2 days late, after 2025-06-02. could not be opened.", form.All(both).Sentences(form.English))
	assert.Equal(t, "a.b", wanted.Path)
	assert.Empty(t, form.All(errors.New("of the system")).Sentences(form.English))
	assert.Empty(t, form.Errors{nil}.Sentences(form.English))
}

// What may stand there instead is data, which a file holds to the letter: it is
// quoted, translated in no language, and listed as a sentence lists things.
func TestWantedDataAreQuoted(t *testing.T) {
	for _, c := range []struct {
		want   []string
		vi, en string
	}{
		{nil, "không mở được", "could not be opened"},
		{[]string{"transferred"}, "không mở được; viết “transferred”", "could not be opened; write “transferred”"},
		{[]string{"true", "false"}, "không mở được; viết “true” hoặc “false”", "could not be opened; write “true” or “false”"},
		{[]string{"2024-06", "2024-Q2", "2024"}, "không mở được; viết “2024-06”, “2024-Q2” hoặc “2024”", "could not be opened; write “2024-06”, “2024-Q2” or “2024”"},
	} {
		e := words.Error(form.Error{Code: "file", Want: c.want})
		assert.Equal(t, c.vi, e.Message(form.Vietnamese))
		assert.Equal(t, c.en, e.Message(form.English))
	}
}

func TestMessageKeepsWhatOthersWrapped(t *testing.T) {
	assert.Empty(t, form.Message(nil, form.Vietnamese))
	assert.Equal(t, "EOF", form.Message(errors.New("EOF"), form.Vietnamese))
	vi := "due: hồ sơ chậm 2 ngày, sau 2/6/2025"
	assert.Equal(t, "kế hoạch 240: "+vi, form.Message(fmt.Errorf("kế hoạch 240: %w", late()), form.Vietnamese))
	assert.Equal(t, "a: b: "+vi, form.Message(fmt.Errorf("a: %w", fmt.Errorf("b: %w", late())), form.Vietnamese))
	_, missing := form.ParseDay("2025-02-30")
	joined := errors.Join(late(), fmt.Errorf("x: %w", missing))
	assert.Equal(t, vi+"\nx: ngày \"2025-02-30\" không có trong lịch", form.Message(joined, form.Vietnamese))
	assert.Equal(t, joined.Error(), form.Message(joined, form.English))
	both := fmt.Errorf("%w, rồi %w", late(), missing)
	assert.Equal(t, vi+", rồi ngày \"2025-02-30\" không có trong lịch", form.Message(both, form.Vietnamese))
	all := form.All(fmt.Errorf("tệp: %w", joined))
	require.Len(t, all, 2)
	assert.Equal(t, []form.Code{tooLate, form.DayMissing}, []form.Code{all[0].Code, all[1].Code})
	assert.Empty(t, form.All(errors.New("x")))
	assert.Empty(t, form.All(nil))
}

func TestErrorIs(t *testing.T) {
	err := fmt.Errorf("x: %w", form.Errors{late(), words.Error(form.Error{Code: "file", Cause: fs.ErrExist})})
	assert.ErrorIs(t, err, tooLate)
	assert.ErrorIs(t, err, late())
	assert.ErrorIs(t, err, fs.ErrExist)
	assert.NotErrorIs(t, err, form.DayForm)
	var e *form.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, tooLate, e.Code)
	assert.NoError(t, form.Errors(nil).Err())
	assert.NoError(t, form.Errors{}.Err())
	assert.Error(t, form.Errors{e}.Err())
}

func TestCaret(t *testing.T) {
	for _, c := range []struct {
		text, at string // the caret belongs under the first of at
		column   int
	}{
		{"trước ngày 31/11/2025", "31", 11},
		{norm.NFD.String("trước ngày 31/11/2025"), "31", 11},
		{"tối thi\u00adểu 80 phần", "80", 10},
		{"dòng một\ntrước ngày 31/11", "31", 11},
		{"a\tb 31", "31", 4},
		{"漢字 31", "31", 5},
		{"ngày １/1", "/", 7},
	} {
		e := &form.Error{Text: c.text, Offset: strings.Index(c.text, c.at)}
		lines := strings.Split(e.Caret(), "\n")
		require.Len(t, lines, 2)
		assert.Equal(t, strings.Repeat(" ", c.column)+"^", lines[1], "%q", c.text)
	}
	assert.Empty(t, (&form.Error{Offset: 3}).Caret())
	assert.Equal(t, "ab\n  ^", form.Caret("ab", 99))
	assert.Equal(t, "ab\n^", form.Caret("ab", -1))
}

func TestATableNeedsNoRowForTheCodesOfTheForms(t *testing.T) {
	table := form.Texts{form.FieldValue: {"sai", "wrong"}}
	assert.Equal(t, "title: thiếu", table.Error(form.Error{Code: form.FieldMissing, Path: "title"}).Message(form.Vietnamese))
	assert.EqualError(t, table.Error(form.Error{Code: form.FieldValue, Path: "title"}), "title: wrong", "its own row goes first")
}
