package body

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// FaultKind says what is wrong in the data of a registry.
type FaultKind string

// The kinds of faults.
const (
	FaultForm       FaultKind = "form"       // not the JSON or CSV form
	FaultVersion    FaultKind = "version"    // a version that this library does not read
	FaultColumn     FaultKind = "column"     // an unknown, doubled or missing CSV column
	FaultID         FaultKind = "id"         // not an identifier
	FaultName       FaultKind = "name"       // no name
	FaultClass      FaultKind = "class"      // no such class
	FaultLevel      FaultKind = "level"      // no such level
	FaultChange     FaultKind = "change"     // no such change
	FaultDay        FaultKind = "day"        // not a day
	FaultLife       FaultKind = "life"       // ends before it begins
	FaultOverlap    FaultKind = "overlap"    // two rows of one body hold at the same time
	FaultGap        FaultKind = "gap"        // two rows of one body leave days between them
	FaultTwin       FaultKind = "twin"       // two bodies of one name under one parent at the same time
	FaultParent     FaultKind = "parent"     // the parent is not there
	FaultCycle      FaultKind = "cycle"      // a body is above itself
	FaultSystem     FaultKind = "system"     // no such system of codes
	FaultCode       FaultKind = "code"       // a code that two rows claim at the same time
	FaultBody       FaultKind = "body"       // a code or succession of a body that is not there
	FaultSuccessor  FaultKind = "successor"  // the successor is not there, or does not live on the day
	FaultSuccession FaultKind = "succession" // no such kind, or not on the day on which the body ends
)

var faultTexts = map[FaultKind][2]string{
	FaultForm:       {"không đúng định dạng", "not the form asked for"},
	FaultVersion:    {"phiên bản (v) phải là 1", "the version (v) must be 1"},
	FaultColumn:     {"cột không có, lặp lại hoặc còn thiếu", "unknown, doubled or missing column"},
	FaultID:         {"mã định danh phải dạng G22, H26.12 hoặc local:ten-co-quan", "the identifier must be such as G22, H26.12 or local:name-of-body"},
	FaultName:       {"thiếu tên", "the name is missing"},
	FaultClass:      {"không có loại cơ quan này", "there is no such class"},
	FaultLevel:      {"cấp phải là central, provincial, district hoặc commune", "the level must be central, provincial, district or commune"},
	FaultChange:     {"thay đổi phải là rename, upgrade hoặc type", "the change must be rename, upgrade or type"},
	FaultDay:        {"ngày phải có trong lịch và viết dạng 2025-09-30", "the day must exist and be written as 2025-09-30"},
	FaultLife:       {"kết thúc không sau ngày bắt đầu", "the end is not after the beginning"},
	FaultOverlap:    {"hai dòng của cùng một cơ quan trùng thời gian", "two rows of one body hold at the same time"},
	FaultGap:        {"hai dòng của cùng một cơ quan cách nhau; dòng sau phải bắt đầu đúng ngày dòng trước kết thúc", "two rows of one body leave a gap; the later must begin on the day on which the earlier ends"},
	FaultTwin:       {"trùng tên với cơ quan khác cùng cơ quan cấp trên, cùng thời gian", "another body under the same parent has this name at the same time"},
	FaultParent:     {"không có cơ quan cấp trên này", "there is no such parent"},
	FaultCycle:      {"cơ quan đứng trên chính mình", "the body is above itself"},
	FaultSystem:     {"hệ thống mã phải là identifier hoặc gso", "the system of codes must be identifier or gso"},
	FaultCode:       {"mã đã được dùng cùng thời gian", "the code is already taken at that time"},
	FaultBody:       {"không có cơ quan này", "there is no such body"},
	FaultSuccessor:  {"cơ quan kế thừa không có, hoặc không hoạt động vào ngày đó", "the successor is not there, or does not exist on the day"},
	FaultSuccession: {"hình thức kế thừa phải là merge, split, replace, function hoặc ended, và ngày phải đúng ngày cơ quan kết thúc", "the succession must be merge, split, replace, function or ended, on the day on which the body ends"},
}

// Fault is one thing wrong in the data of a registry.
type Fault struct {
	Kind  FaultKind
	Path  string // "bodies[3].parent" in JSON, "row 5, parent" in CSV (the header is row 1)
	Value string // what stands there
	Other string // the path of the other row, when two rows contradict one another
}

func (f Fault) Error() string { return f.Message(form.English) }

// Message is the fault in the language asked for.
func (f Fault) Message(l form.Language) string {
	t := faultTexts[f.Kind]
	s := l.Pick(t[0], t[1])
	if f.Path != "" {
		s = f.Path + ": " + s
	}
	if f.Value != "" {
		s += fmt.Sprintf(": %q", f.Value)
	}
	if f.Other != "" {
		s += l.Pick("; xem ", "; see ") + f.Other
	}
	return s
}

// LoadError is all that is wrong in the data of a registry.
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
