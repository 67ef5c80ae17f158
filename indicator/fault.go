package indicator

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Fault is one thing that is wrong in a file of a set, a scorecard or
// observations. Kind is stable; Path is a JSON path or the name of a column,
// Line the line of a CSV file, from 1 with the header.
type Fault struct {
	Line  int
	Path  string
	Kind  string
	Value string
	Cause error // what the reader of the value says, where there is one
}

var faultTexts = map[string][2]string{
	"json":              {"JSON không đọc được", "the JSON cannot be read"},
	"version":           {"phiên bản này không được hỗ trợ", "this version is not supported"},
	"missing":           {"thiếu giá trị", "the value is missing"},
	"value":             {"giá trị không hợp lệ", "the value is not valid"},
	"doubled":           {"bị lặp", "it stands twice"},
	"unknown":           {"không có trong bộ này", "it is not in this set"},
	"parent":            {"chỉ số mẹ phải đứng trước và không có chỉ số mẹ", "the parent must stand before and have no parent"},
	"unit":              {"đơn vị của chỉ tiêu khác đơn vị của chỉ số", "the unit of the goal is not that of the indicator"},
	"change":            {"chỉ tiêu tăng hoặc giảm cần chỉ số loại cut hoặc rise", "a goal of change needs an indicator of kind cut or rise"},
	"binds":             {"không nói giao cho ai", "it does not say whom it binds"},
	"sum":               {"tổng điểm không khớp", "the points do not add up"},
	"order":             {"phải xếp từ cao xuống thấp", "they must stand from high to low"},
	"threshold":         {"ngưỡng phải lớn hơn 0", "the threshold must be above 0"},
	"header":            {"tên cột không có hoặc bị lặp", "the column is not known, or stands twice"},
	"column":            {"thiếu cột này", "the column is missing"},
	"csv":               {"dòng CSV không đọc được", "the CSV line cannot be read"},
	"number":            {"phải là số nguyên, không có dấu chấm hay dấu phẩy", "it must be a whole number without dots or commas"},
	"negative":          {"không được âm", "it must not be below 0"},
	"numerator.missing": {"có mẫu số mà thiếu tử số; bỏ trống cả hai nếu không có số liệu", "there is a denominator and no numerator; leave both empty for no data"},
	"part":              {"tử số lớn hơn mẫu số", "the numerator is larger than the denominator"},
	"empty":             {"tệp không có dòng tiêu đề", "the file has no header"},
}

func (f Fault) Error() string { return f.Message(form.English) }

// Message is the fault in the language asked for: where, what, the value.
func (f Fault) Message(l form.Language) string {
	var s strings.Builder
	if f.Line > 0 {
		fmt.Fprintf(&s, "%s %d: ", l.Pick("dòng", "line"), f.Line)
	}
	if f.Path != "" {
		fmt.Fprintf(&s, "%s: ", f.Path)
	}
	t := faultTexts[f.Kind]
	s.WriteString(l.Pick(t[0], t[1]))
	if f.Cause != nil {
		if m, ok := f.Cause.(interface {
			Message(form.Language) string
		}); ok {
			fmt.Fprintf(&s, ": %s", m.Message(l))
		} else {
			fmt.Fprintf(&s, ": %s", f.Cause)
		}
	} else if f.Value != "" {
		fmt.Fprintf(&s, ": %q", f.Value)
	}
	return s.String()
}

// Unwrap is the cause.
func (f Fault) Unwrap() error { return f.Cause }

// LoadError is all that is wrong in a file; nothing of the file was taken.
type LoadError struct{ Faults []Fault }

func (e *LoadError) Error() string { return e.Message(form.English) }

// Message is the faults in the language asked for, one a line.
func (e *LoadError) Message(l form.Language) string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.Message(l)
	}
	return strings.Join(lines, "\n")
}

// Unwrap is the faults as errors.
func (e *LoadError) Unwrap() []error {
	errs := make([]error, len(e.Faults))
	for i, f := range e.Faults {
		errs[i] = f
	}
	return errs
}

// faults gathers; error is nil when there are none.
type faults []Fault

func (fs *faults) add(path, kind, value string) {
	*fs = append(*fs, Fault{Path: path, Kind: kind, Value: value})
}

func (fs faults) err() error {
	if len(fs) == 0 {
		return nil
	}
	return &LoadError{fs}
}
