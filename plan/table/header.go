package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// column is what a column of a task table holds.
type column uint8

const (
	otherColumn column = iota
	numberColumn
	titleColumn
	targetColumn // "Chỉ tiêu": the title, where no other column is it
	leadColumn
	coordinatingColumn
	bodiesColumn // both roles
	startColumn  // "Bắt đầu", beside a column for the end
	timeColumn
	productColumn
	noteColumn
	placeColumn
	columns
)

// The headings that documents use, folded (see fold). They are matched whole:
// a task may begin with the same words as a heading.
var headings = [columns]*regexp.Regexp{
	numberColumn: regexp.MustCompile(`^(s ?tt|tt|so tt|so thu tu|ma so|ma nhiem vu)$`),
	titleColumn: regexp.MustCompile(`^((danh muc|ten|cac|mo ta|tom tat) )*(nhiem vu|noi dung|cong viec|hoat dong|dau viec|giai phap|de an|chuong trinh)` +
		`( (va|hoac|nhiem vu|noi dung|cong viec|hoat dong|giai phap|de an|chuong trinh|thuc hien|trien khai|cu the|chu yeu|trong tam|chinh|duoc giao|can|phai))*$`),
	targetColumn:       regexp.MustCompile(`^(ten )?(chi tieu|chi so)( (nhiem vu|cu the))*$`),
	leadColumn:         regexp.MustCompile(`^(` + who + ` )*(chu tri|dau moi)( (` + doing + `))*$`),
	coordinatingColumn: regexp.MustCompile(`^(` + who + ` )*phoi hop( (` + doing + `))*$`),
	bodiesColumn: regexp.MustCompile(`^((` + who + ` )+(chu tri (va )?phoi hop|thuc hien|chiu trach nhiem|co trach nhiem|duoc giao|trien khai)( (` + doing + `))*` +
		`|chu tri (va )?phoi hop( thuc hien)?|(phan cong|trach nhiem)( (` + doing + `|trach nhiem|phan cong))*)$`),
	startColumn: regexp.MustCompile(`^((thoi gian|thoi diem|ngay|thang|moc) )?((thuc hien|trien khai) )*bat dau( (thuc hien|trien khai))*$`),
	timeColumn: regexp.MustCompile(`^(thoi gian|thoi han|thoi diem|tien do|moc thoi gian|han|ngay|ke hoach thoi gian)` +
		`( (thuc hien|hoan thanh|trien khai|bao cao|trinh|ban hanh|du kien|ket thuc|xu ly|giai quyet|va|hoac|tien do|thoi gian|thoi han|cong viec|nhiem vu|yeu cau))*$`),
	productColumn: regexp.MustCompile(`^((du kien|yeu cau|ten) )*(san pham|ket qua|dau ra)` +
		`( (dau ra|dat duoc|du kien|thuc hien|can dat|yeu cau|hoan thanh|chinh|cu the|va|hoac|san pham|ket qua|dau ra|cong viec|nhiem vu|chu yeu|phai dat))*$`),
	noteColumn:  regexp.MustCompile(`^(ghi chu|luu y)( them)?$`),
	placeColumn: regexp.MustCompile(`^vi tri( trong van ban)?$`),
}

const (
	who   = `(cac|co quan|don vi|to chuc|ca nhan|bo phan|cap|nguoi|nganh|dia phuong|noi|va|hoac|bo|so|ban)`
	doing = `(thuc hien|trien khai|tham muu|trinh|soan thao|xay dung|chinh|hoan thanh|nhiem vu)`
)

// aside is what a heading says in brackets: "(nếu có)".
var aside = regexp.MustCompile(`\([^()]*\)`)

// columnOf is what a column under a heading holds.
func columnOf(heading string) column {
	if len(heading) > 200 {
		return otherColumn
	}
	f := fold(heading)
	for c := numberColumn; c < columns; c++ {
		if f != "" && headings[c].MatchString(f) {
			return c
		}
	}
	if shorter := aside.ReplaceAllString(heading, " "); shorter != heading {
		return columnOf(shorter)
	}
	return otherColumn
}

// header is the heading of a table: what its columns hold.
type header struct {
	first, rows int // index of its first row, and how many rows it takes
	columns     []column
	labels      []string
}

// has says whether one of the columns holds c.
func (h *header) has(c column) bool { return h.index(c) >= 0 }

func (h *header) index(c column) int { return slices.Index(h.columns, c) }

// same says whether two headings have the same columns.
func (h *header) same(g *header) bool {
	if len(h.columns) != len(g.columns) {
		return false
	}
	for i := range h.columns {
		if h.columns[i] != g.columns[i] || fold(h.labels[i]) != fold(g.labels[i]) {
			return false
		}
	}
	return true
}

// FindHeader finds the first row that is the heading of a task table, counted
// from 1: for a caller who has several tables and looks for the one with the
// tasks.
func FindHeader(rows [][]string) (row int, ok bool) {
	for i := range rows {
		if h := headerAt(rows, i); h != nil {
			return i + 1, true
		}
	}
	return 0, false
}

// headerAt reads the heading that begins at rows[i], nil when none does.
func headerAt(rows [][]string, i int) *header {
	first := rows[i]
	h := &header{first: i, rows: 1}
	for _, text := range first {
		h.columns = append(h.columns, columnOf(text))
		h.labels = append(h.labels, oneLine(text))
	}
	if !slices.ContainsFunc(h.columns, func(c column) bool { return c != otherColumn }) {
		return nil
	}
	if i+1 < len(rows) && h.goesOn(rows[i+1]) {
		h.rows++
		for c, text := range rows[i+1] {
			if oneLine(text) == "" || fold(text) == fold(h.label(c)) {
				continue
			}
			for len(h.columns) <= c {
				h.columns, h.labels = append(h.columns, otherColumn), append(h.labels, "")
			}
			h.columns[c], h.labels[c] = columnOf(text), oneLine(text)
			if f := fold(text); h.has(startColumn) && (f == "hoan thanh" || f == "ket thuc") {
				h.columns[c] = timeColumn
			}
		}
	}
	if !h.settle() {
		return nil
	}
	if at := i + h.rows; at < len(rows) && columnNumbers(rows[at]) {
		h.rows++
	}
	return h
}

func (h *header) label(i int) string {
	if i >= 0 && i < len(h.labels) {
		return h.labels[i]
	}
	return ""
}

// goesOn says whether the row is a second line of the heading: it names
// columns, and says nothing new where number and title stand.
func (h *header) goesOn(row []string) bool {
	names := false
	for i, text := range row {
		f := fold(text)
		if f == "" || f == fold(h.label(i)) {
			continue
		}
		if i < len(h.columns) && (h.columns[i] == numberColumn || h.columns[i] == titleColumn) || strings.Count(f, " ") > 5 {
			return false
		}
		names = names || columnOf(text) != otherColumn
	}
	return names
}

// settle gives each kind of column to one column, and says whether this is the
// heading of a task table.
func (h *header) settle() bool {
	if !h.has(titleColumn) {
		if i := h.index(targetColumn); i >= 0 {
			h.columns[i] = titleColumn
		}
	}
	kinds := 0
	seen := [columns]bool{}
	for i, c := range h.columns {
		if c == targetColumn || seen[c] || c == startColumn && !h.has(timeColumn) {
			c = otherColumn
		}
		h.columns[i] = c
		if c != otherColumn {
			seen[c] = true
			kinds++
		}
	}
	return seen[titleColumn] && kinds >= 2
}

// columnNumbers says whether a row numbers the columns: (1) (2) (3), A B C.
func columnNumbers(row []string) bool {
	var cells []string
	for _, text := range row {
		if f := fold(text); f != "" {
			cells = append(cells, f)
		}
	}
	if len(cells) < 3 {
		return false
	}
	numbers, letters := true, true
	for i, c := range cells {
		numbers = numbers && i < 9 && c == string(rune('1'+i))
		letters = letters && i < 26 && c == string(rune('a'+i))
	}
	return numbers || letters
}

// fold is a text for comparing: small letters without accents, and digits, in
// words one space apart.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch r = unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r):
			continue
		case r == 'đ':
			r = 'd'
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// oneLine is a text in one Unicode form, on one line, its words one space
// apart.
func oneLine(s string) string {
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}
