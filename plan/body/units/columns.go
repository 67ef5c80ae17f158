package units

import (
	"maps"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// column is what a column of a list says.
type column uint8

const (
	code column = iota
	id
	name
	short
	kind
	class
	level
	province
	provinceName
	parent
	district
	since
	until
	change
	successors
	succession
	resolution
	passed // over
	columns
)

// headings is how each column may be headed, as [reading.Key] has it.
var headings = map[string]column{
	"code": code, "gso": code, "ma": code, "ma-don-vi": code, "ma-xa": code, "ma-so": code,
	"id": id, "ma-dinh-danh": id,
	"name": name, "ten": name, "ten-don-vi": name, "ten-don-vi-hanh-chinh": name,
	"short": short, "ten-khac": short,
	"type": kind, "loai": kind, "cap": kind, "loai-don-vi": kind,
	"class": class, "lop": class,
	"level":    level,
	"province": province, "tinh": province, "ma-tinh": province, "ma-tp": province,
	"tinh-thanh-pho": provinceName, "ten-tinh": provinceName,
	"parent": parent, "cap-tren": parent,
	"district": district, "huyen": district, "quan-huyen": district,
	"since": since, "tu-ngay": since, "ngay-hieu-luc": since,
	"until": until, "den-ngay": until,
	"change":     change,
	"successors": successors, "successor": successors, "don-vi-moi": successors, "ma-moi": successors,
	"succession": succession, "hinh-thuc": succession,
	"resolution": resolution, "source": resolution, "nghi-quyet": resolution, "can-cu": resolution, "nghi-dinh": resolution,
	"stt": passed, "tt": passed, "ten-tieng-anh": passed, "ghi-chu": passed, "note": passed,
}

// header is where each column stands, and how it is headed.
type header struct {
	at    [columns]int // from 1; 0: not there
	names []string
}

// headingRows is how many rows may stand above the headings.
const headingRows = 20

// find finds the row of headings: the first that has a name and what tells
// units apart.
func (h *header) find(rows [][]string, passed func(string)) (row int, faults form.Errors) {
	first := -1
	for i, cells := range rows[:min(len(rows), headingRows)] {
		known := map[column]bool{}
		for _, cell := range cells {
			if c, ok := headings[reading.Key(cell)]; ok {
				known[c] = true
			}
		}
		if known[name] && (known[code] || known[id]) {
			return i, h.read(cells, i+1, passed)
		}
		if first < 0 && len(known) > 0 {
			first = i
		}
	}
	if first < 0 {
		first = 0
	}
	var cells []string
	if len(rows) > 0 {
		cells = rows[first]
	}
	return first, h.read(cells, first+1, passed)
}

func (h *header) read(cells []string, line int, passOver func(string)) (faults form.Errors) {
	h.names = cells
	var unknown []string
	for i, cell := range cells {
		c, ok := headings[reading.Key(cell)]
		switch {
		case c == passed, !ok && reading.Clean(cell) == "":
		case !ok && passOver != nil:
			unknown = append(unknown, cell)
		case !ok, h.at[c] > 0:
			faults = append(faults, texts.Error(form.Error{Code: ColumnUnknown, Line: line, Value: cell}))
		default:
			h.at[c] = i + 1
		}
	}
	for _, cell := range unknown {
		if meant := h.meant(cell); meant != "" {
			faults = append(faults, texts.Error(form.Error{Code: ColumnNear, Line: line, Value: cell, Args: form.Args{"column": meant}}))
		}
	}
	for _, needed := range []struct {
		any  []column
		text form.Text
	}{
		{[]column{code, id}, form.Text{"mã hoặc mã định danh", "code or id"}},
		{[]column{name}, form.Text{"tên", "name"}},
		{[]column{kind, class}, form.Text{"loại", "type or class"}},
	} {
		if !slices.ContainsFunc(needed.any, func(c column) bool { return h.at[c] > 0 }) {
			faults = append(faults, texts.Error(form.Error{Code: ColumnMissing, Line: line, Args: form.Args{"column": needed.text}}))
		}
	}
	if len(faults) == 0 {
		for _, cell := range unknown {
			passOver(reading.Clean(cell))
		}
	}
	return faults
}

// meant is the heading of a column that is not there, for which another is a slip of the
// pen; empty where there is none.
func (h *header) meant(heading string) string {
	key := reading.Key(heading)
	for _, known := range slices.Sorted(maps.Keys(headings)) {
		if c := headings[known]; c != passed && h.at[c] == 0 && len(known) > 3 && reading.Distance(key, known, 1) <= 1 {
			return strings.ReplaceAll(known, "-", " ")
		}
	}
	return ""
}

// heading is how a column is headed in the list.
func (h *header) heading(c column) string {
	if i := h.at[c]; i > 0 {
		return reading.Clean(h.names[i-1])
	}
	return ""
}
