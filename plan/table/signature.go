package table

import (
	"regexp"
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

var (
	// onBehalf stands before the office of who signs for others.
	onBehalf = regexp.MustCompile(`^(?:T\.?M|K\.?T|T\.?L|TUQ|T/M|K/T|T/L)(?:\.\s*|\s+)\p{Lu}{2}`)
	// placeAndDate is the line over a signature; "ngày" in small letters, without a
	// place, may go on with "trước".
	placeAndDate = regexp.MustCompile(`^(?:(?:[\p{L} .-]{2,60},\s*(?i:ngày)|Ngày|NGÀY)\s*(?i:[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*)|[\p{L} .-]{2,60},\s*(?i:ngày)\s*\d{1,2}/\d{1,2}/\d{4})\.?$`)

	// offices sign, in capitals.
	offices = reading.NewSet("chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, tổng giám đốc, bộ trưởng, thứ trưởng, thủ tướng, phó thủ tướng, chánh văn phòng, phó chánh văn phòng",
		"trưởng phòng, phó trưởng phòng, trưởng ban, phó trưởng ban, tổ trưởng, cục trưởng, phó cục trưởng, vụ trưởng, chi cục trưởng, tổng cục trưởng, viện trưởng, hiệu trưởng, chủ nhiệm, bí thư, phó bí thư",
		"thủ trưởng đơn vị, thủ trưởng cơ quan, trưởng đơn vị, kế toán trưởng, quyền chủ tịch")
	// drawnUp stands over the names of who wrote the table, in any letters.
	drawnUp = reading.NewSet("người lập, người lập biểu, người lập bảng, lập biểu, người tổng hợp, người duyệt, người kiểm tra, người phê duyệt, ký ghi rõ họ tên, ký tên, ký tên đóng dấu, đã ký")
)

// signs says whether a cell is a line of those below a document: the place and
// the date, who signs, who drew it up, or where it goes.
func signs(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	if len(first) > longestHeading {
		return false
	}
	first = reading.Clean(first)
	if onBehalf.MatchString(first) || placeAndDate.MatchString(first) || says(drawnUp, first) {
		return true
	}
	toks := reading.Scan(first).Tokens
	if _, n := sentTo.At(toks, 0); n > 0 && n < len(toks) && toks[n].Mark == ':' {
		return true
	}
	_, n := offices.At(toks, 0)
	return n > 0 && strings.ToUpper(first) == first
}

var sentTo = reading.NewSet("nơi nhận")

// signed says whether row i is one of those below the table: it has nothing but
// lines of a signature, or it stands below such a row and no number begins it.
// Where tasks follow, what stands where headings do is a heading ("CHỦ TỊCH UBND
// TỈNH"), and a mere date is a time.
func (r *reader) signed(i int) bool {
	row := r.rows[i]
	all, date := true, false
	for _, text := range row {
		if !empty(text) {
			all = all && signs(text)
			date = date || placeAndDate.MatchString(reading.Clean(text)) && !strings.Contains(text, ",")
		}
	}
	if all {
		r.below = i > r.lastNumbered || !r.leads(row) && !date
		return r.below
	}
	text, _ := r.cell(row, numberColumn)
	n, _ := parseNumber(text)
	alone, _ := r.alone(row)
	r.below = r.below && n.rank == noRank && (alone || r.header.has(numberColumn))
	return r.below
}

// numbered is the last row that a number begins; where the table has no numbers,
// the last with more than one cell.
func (r *reader) numbered() int {
	last := 0
	for i, row := range r.rows {
		text, _ := r.cell(row, numberColumn)
		n, _ := parseNumber(text)
		if alone, _ := r.alone(row); n.rank != noRank || !alone && !r.header.has(numberColumn) && wordsOf(row) != "" {
			last = i
		}
	}
	return last
}
