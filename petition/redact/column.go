package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ruled is the text with strokes between the columns of its tables where others part them:
// tabs, three spaces or more, semicolons, commas, or a dash or a slash between spaces. It is as long. A table is begun by a row of
// headings of which two at least say what is personal, and goes on with rows that are parted as
// often or, where spaces part them, at all.
func ruled(text string) string {
	if !strings.Contains(text, "\t") && !strings.Contains(text, "   ") && !strings.Contains(text, ";") && !strings.Contains(text, ",") && !strings.Contains(text, " - ") && !strings.Contains(text, " / ") {
		return text
	}
	var by parting // of the table that goes on, and how often in a row
	columns := 0
	gaps := strings.Contains(text, "    ")
	return overwritten(text, func(line string, row func() []byte) {
		cuts := 0
		if columns > 0 {
			if cuts = by.cuts(line, nil); cuts == 0 || by != wide && cuts != columns-1 || strings.Contains(line, "|") {
				columns = 0
			}
		}
		if columns == 0 && tabled(line) {
			if by, columns = partings(line); columns > 0 {
				cuts = columns - 1
			}
		}
		if columns > 0 && cuts > 0 {
			by.cuts(line, row())
		} else if gaps {
			for at := beside(line, 0); at > 0; at = beside(line, at) {
				row()[at] = '|'
			}
		}
	})
}

// overwritten is the text, as long as it is, with what is written over each of its lines: row is
// the bytes of the line. A text over which nothing is written is not copied.
func overwritten(text string, each func(line string, row func() []byte)) string {
	var out []byte
	start, end := 0, 0
	row := func() []byte {
		if out == nil {
			out = []byte(text)
		}
		return out[start:end]
	}
	for line := range strings.Lines(text) {
		start, end = end, end+len(line)
		each(line, row)
	}
	if out == nil {
		return text
	}
	return string(out)
}

// filled is the text with spaces for the dots on which a form was filled in: "Họ tên: .....Lê
// Mẫu.....". It is as long. Dots stand right before what was written there, which those that
// leave something out in a sentence do not.
func filled(text string) string {
	if !strings.Contains(text, "..") && !strings.Contains(text, "…") && !strings.Contains(text, "__") {
		return text
	}
	return overwritten(text, func(line string, row func() []byte) {
		if !written(line) {
			return
		}
		for from, to := dots(line, 0); to > 0; from, to = dots(line, to) {
			for i := from; i < to; i++ {
				row()[i] = ' '
			}
		}
	})
}

// written says that something is written on dots in a line.
func written(line string) bool {
	for from, to := dots(line, 0); to > 0; from, to = dots(line, to) {
		if next, _ := utf8.DecodeRuneInString(line[to:]); (unicode.IsLetter(next) || unicode.IsDigit(next)) && (from == 0 || strings.IndexByte(" :/(\t", line[from-1]) >= 0) {
			return true
		}
	}
	return false
}

// dots is where the next dots, or strokes to write on, begin and end behind a place in a line.
func dots(line string, at int) (from, to int) {
	for at < len(line) {
		n := strings.IndexAny(line[at:], "._…")
		if n < 0 {
			return 0, 0
		}
		from = at + n
		rest := strings.TrimLeft(line[from:], "._…")
		if at = len(line) - len(rest); at-from > 1 {
			return from, at
		}
	}
	return 0, 0
}

// beside is the first place behind another at which those who sign beside one another are parted
// in a line, by four spaces or more between a word and one with a capital: "Lê Thị Mẫu
// Trần Thử"; 0 where there is none.
func beside(line string, from int) int {
	from += len(line[from:]) - len(strings.TrimLeft(line[from:], " "))
	for {
		at := strings.Index(line[from:], "    ")
		if at < 0 {
			return 0
		}
		before, after := line[:from+at], strings.TrimLeft(line[from+at:], " ")
		last, _ := utf8.DecodeLastRuneInString(before)
		word := before[strings.LastIndexByte(before, ' ')+1:]
		if (unicode.IsLetter(last) && capital(word) || last == ')') && capital(after) && columnKind(before) == "" {
			return from + at + 1
		}
		from = len(line) - len(after)
	}
}

// tabled says at little cost whether a line may be the headings of a table: it begins with a
// word of one, and has no figure.
func tabled(line string) bool {
	line = strings.TrimLeft(line[:min(len(line), longestHeadings)], " ")
	first := line[:min(len(line), longestFirst)]
	if n := strings.IndexAny(first, " .\t;,"); n > 0 {
		return headingFirsts[first[:n]] && !strings.ContainsAny(strings.ReplaceAll(line, "m2", ""), "0123456789|:")
	}
	return false
}

// longestFirst is more bytes than the first word of headings has.
const longestFirst = 12

// headingFirsts are the first words of headings that stand first, as they are written there: with
// a capital, all in capitals, or without.
var headingFirsts = func() map[string]bool {
	all := map[string]bool{}
	add := func(heading string) {
		first, _, _ := strings.Cut(heading, " ")
		_, n := utf8.DecodeRuneInString(first)
		all[first], all[strings.ToUpper(first)], all[strings.ToUpper(first[:n])+first[n:]] = true, true, true
	}
	for heading := range columnKinds {
		add(heading)
	}
	for heading := range columnBegins {
		add(heading)
	}
	for heading := range numberings {
		add(heading)
	}
	for heading := range lots {
		add(heading)
	}
	return all
}()

// longestHeadings is more bytes than a row of headings has.
const longestHeadings = 400

// parting is what parts the columns of a table.
type parting byte

const wide parting = ' ' // a tab or three spaces

// cuts is how often the line is parted, the strokes for which are put into it where it is given.
func (by parting) cuts(line string, out []byte) (n int) {
	for i := 0; i < len(line); i++ {
		if by != wide {
			apart := by != '-' && by != '/' || i > 0 && line[i-1] == ' ' && i+1 < len(line) && line[i+1] == ' '
			if line[i] == byte(by) && apart {
				n++
				if out != nil {
					out[i] = '|'
				}
			}
			continue
		}
		end := i
		for end < len(line) && (line[end] == ' ' || line[end] == '\t') {
			end++
		}
		if end == i {
			continue
		}
		if gap := line[i:end]; i > 0 && end < len(line) && line[end] != '\n' && line[end] != '\r' && (len(gap) > 2 || strings.Contains(gap, "\t")) {
			n++
			for ; out != nil && i < end; i++ {
				out[i] = ' '
			}
			if out != nil {
				out[end-len(gap)/2-1] = '|'
			}
		}
		i = end - 1
	}
	return n
}

// partings is what parts the headings of a table that the line is, and how many there are;
// none where it is no such line: a sentence does not begin with one.
func partings(line string) (by parting, columns int) {
	for _, by := range []parting{wide, ';', ',', '-', '/'} {
		n := by.cuts(line, nil)
		if n < 1 || by != wide && n < 2 {
			continue
		}
		row := []byte(line)
		by.cuts(line, row)
		said, short, first := 0, true, true
		for cell := range strings.SplitSeq(string(row), "|") {
			short = short && len(cell) < longestHeading && (!first || columnKind(cell) != "" || numberings[headingKey(cell)] || lots[headingKey(cell)]) && (by != wide || capital(cell))
			if first = false; !short {
				break
			}
			if columnKind(cell) != "" || lots[headingKey(cell)] {
				said++
			}
		}
		if short && (said > 1 || said > 0 && n > 1 && strings.Contains(line, "\t") && counting(line)) {
			return by, n + 1
		}
	}
	return 0, 0
}

// counting says that the first of the headings in a line is that of the column that counts the rows.
func counting(line string) bool {
	first, _, _ := strings.Cut(line, "\t")
	return numberings[headingKey(first)]
}

// capital says that a cell begins with a capital.
func capital(cell string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " "))
	return unicode.IsUpper(r)
}

// numberings are the headings of the column that counts the rows.
var numberings = map[string]bool{"stt": true, "hộ": true, "số": true, "số hộ": true, "hộ số": true, "tt": true, "số tt": true, "số thứ tự": true, "ngày": true, "ngày tháng": true, "ngày khám": true, "ngày vào": true, "thời gian": true, "tháng": true, "lớp": true, "khoa": true, "đơn vị": true, "mã": true, "mã hồ sơ": true, "thôn": true, "xóm": true, "ấp": true, "tổ": true, "khu": true, "nội dung": true, "quan hệ": true, "sạp": true, "số sạp": true, "kiot": true, "ki ốt": true, "kiosk": true}

// longestHeading is more bytes than one heading has.
const longestHeading = 64

// columns finds what is personal in tables whose headings say so, as those who sign together
// write them: what stands there alone, "A-1204" below "Căn hộ", "612" below "Thửa", is told by
// nothing else. The cells of a table are apart by strokes, a row is a line. A table of two
// columns may have its headings in the first.
func (p *page) columns() []Mask {
	if !strings.Contains(p.text, "|") {
		return nil
	}
	var masks []Mask
	var heads []Kind // of the table that goes on, by column
	start := 0
	for line := range strings.Lines(p.text) {
		switch {
		case strings.Count(line, "|") == 0:
			if strings.Trim(line, " +-=_\n") != "" || blank(line) {
				heads = nil
			}
		case p.paired(start, line, &masks):
		case heads == nil:
			if heads = headings(line); heads != nil {
				for w := p.wordsBefore(start); w < len(p.words) && p.words[w].End <= start+len(line); w++ {
					p.seen[w].questions = inNumberFound // nothing begins in it
				}
			}
		default:
			at, column := start, 0
			if p.is(totals, p.wordsBefore(start)) {
				p.leave(start, start+len(line))
				break
			}
			public := p.ofOffice(start, line, heads)
			for cell := range strings.SplitSeq(line, "|") {
				switch {
				case column >= len(heads) || heads[column] == "":
				case heads[column] == sum:
					p.leave(at, at+len(cell))
				case !public:
					masks = append(masks, p.cell(at, at+len(cell), heads[column])...)
				}
				at += len(cell) + 1
				column++
			}
		}
		start += len(line)
	}
	return masks
}

// paired masks the second cell of a line that has two, where the first is a heading and the
// second is none: "| Số thửa | 612 |".
func (p *page) paired(start int, line string, masks *[]Mask) bool {
	var kind Kind
	at, n, from, end := start, 0, 0, 0
	for cell := range strings.SplitSeq(line, "|") {
		if strings.Trim(cell, " -\n") != "" {
			switch n++; n {
			case 1:
				kind = columnKind(cell)
			case 2:
				from, end = at, at+len(cell)
			default:
				return false
			}
		}
		at += len(cell) + 1
	}
	if n != 2 || kind == "" || columnKind(p.text[from:end]) != "" || kind == Name && !strings.HasPrefix(line, "|") {
		return false
	}
	found := p.cell(from, end, kind)
	*masks = append(*masks, found...)
	return len(found) > 0
}

// ofOffice says that the row of a table which is the line at an offset is that of a company or
// an authority, by what stands where a name would.
func (p *page) ofOffice(start int, line string, heads []Kind) bool {
	at, column := start, 0
	for cell := range strings.SplitSeq(line, "|") {
		if first := p.wordsBefore(at); column < len(heads) && first < len(p.words) && p.words[first].Start < at+len(cell) && heads[column] == Name && p.works(first) {
			return true
		}
		at += len(cell) + 1
		column++
	}
	return false
}

// headings are the kinds of the columns of a table, by its first row; nil where it says none.
// A lot or a stall is somebody's where another column has the names; "Tên" alone is that of
// things where they are counted or priced.
func headings(line string) []Kind {
	var heads []Kind
	said, named, goods := false, false, false
	for cell := range strings.SplitSeq(line, "|") {
		kind := columnKind(cell)
		heads = append(heads, kind)
		said = said || kind != ""
		named = named || kind == Name
		goods = goods || ofGoods[headingKey(cell)]
	}
	if !said {
		return nil
	}
	column := 0
	for cell := range strings.SplitSeq(line, "|") {
		switch key := headingKey(cell); {
		case named && heads[column] == "" && lots[key]:
			heads[column] = Address
		case goods && key == "tên":
			heads[column] = ""
		case heads[column] == "" && summed(cell):
			heads[column] = sum
		}
		column++
	}
	if first, _, _ := strings.Cut(line, "|"); numberings[headingKey(first)] && slices.Contains(heads[1:], Address) {
		heads[0] = "" // "Số | Họ tên | Tổ" counts the rows
	}
	return heads
}

// sum is what stands below a heading of money or of what is measured: nobody's.
const sum Kind = "sum"

// summed says that money or what is measured stands below a heading.
func summed(cell string) bool {
	cell = strings.ToLower(cell)
	for word := range strings.FieldsFuncSeq(cell, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if sums[word] {
			return true
		}
	}
	return false
}

// sums are words of such headings.
var sums = map[string]bool{"tiền": true, "giá": true, "đồng": true, "vnđ": true, "vnd": true, "đ": true, "tích": true, "m2": true, "m3": true, "kwh": true, "phí": true, "nợ": true, "lương": true, "lượng": true, "thiệt": true, "mức": true, "thu": true, "chi": true, "lãi": true, "gốc": true, "vốn": true}

// leave notes that the numbers of a cell are nobody's.
func (p *page) leave(start, end int) {
	for w := p.wordsBefore(start); w < len(p.words) && p.words[w].End <= end; w++ {
		p.seen[w].questions |= inNumberFound | taken
	}
}

// ofGoods are headings of what is bought or used.
var ofGoods = map[string]bool{"số lượng": true, "sl": true, "khối lượng": true, "đơn giá": true, "giá": true, "đvt": true, "đơn vị tính": true, "quy cách": true}

// headingKey is the words of a heading, but for those in brackets.
func headingKey(cell string) string {
	cell, _, _ = strings.Cut(cell, "(")
	return strings.Join(strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// columnKind is what stands below a heading: by the whole of it, or by how it begins.
func columnKind(cell string) Kind {
	if len(cell) > longestHeading || strings.ContainsAny(cell, ":0123456789") {
		return ""
	}
	key := strings.TrimPrefix(headingKey(cell), "stt ")
	if kind, ok := columnKinds[key]; ok {
		return kind
	}
	for n := range key {
		if kind, ok := columnBegins[key[:n]]; ok && key[n] == ' ' {
			return kind
		}
	}
	return ""
}

// columnKinds is what stands below a heading, columnBegins what does below one that begins so.
// Without accents are those that then mean nothing else.
var columnKinds, columnBegins = keyed(map[Kind]string{
	Name:     "họ tên, họ và tên, tên, chủ hộ, tên chủ hộ, người ký, người ký tên, đại diện hộ, chủ đất, chủ sử dụng, chủ xe, chủ tàu, chủ ghe, chủ sạp, chủ nhà, chủ rừng, người sử dụng, người sử dụng đất, hộ gia đình, hộ dân, tên hộ, tên chủ, công nhân, người lao động, học sinh, tên học sinh, khách hàng, tên khách hàng, thành viên, xã viên, người nộp, người nộp đơn, người nhận, đại diện, người bị hại, người đứng tên, người vay, bệnh nhân, vợ, chồng, cha, mẹ, tên con, tên cháu, người thuê, người đại diện, người đại diện hộ, người ký đơn, người làm chứng, người tham gia, tên người ký, tên người dân, người dân",
	Address:  "địa chỉ, căn hộ, số căn hộ, căn, số căn, số nhà, nhà số, nơi ở, chỗ ở, nơi cư trú, thường trú, nơi thường trú, số phòng, địa chỉ nhà, nơi ở hiện nay, chỗ ở hiện nay, quê quán, hộ khẩu, hộ khẩu thường trú, nơi tạm trú, địa chỉ thường trú, địa chỉ liên hệ",
	Phone:    "điện thoại, số điện thoại, sđt, sdt, đt, số đt, di động, zalo, số máy, điện thoại liên hệ, sđt liên hệ, số liên hệ, liên hệ, tel, phone",
	Identity: "cccd, số cccd, cmnd, số cmnd, cmt, số cmt, căn cước, số căn cước, số căn cước công dân, căn cước công dân, số định danh, mã định danh, số định danh cá nhân, số giấy tờ, bhxh, số bhxh, mã số bhxh, mã bhxh, số sổ bhxh, sổ bhxh, số sổ, bhyt, số bhyt, mã bhyt, số thẻ bhyt, thẻ bhyt, số thẻ, mã thẻ, mst, mã số thuế, stk, số tk, tài khoản, số tài khoản, mã khách hàng, mã kh, số khách hàng, mã hộ, mã số hộ, mã hộ nghèo, hộ chiếu, số hộ chiếu, mã sinh viên, mã số sinh viên, mssv, sbd, số báo danh, mã học sinh, mã nhân viên, msnv, mã nv, mã số công nhân, số công tơ, mã công tơ, danh bộ, mã danh bộ, số hợp đồng, mã hợp đồng, giấy phép lái xe, số gplx, biển số, biển số xe, số xe, bks, biển kiểm soát, số đăng ký tàu, số đăng ký xe, số hiệu tàu",
	Birth:    "ngày sinh, năm sinh, sinh năm, sinh ngày, ngày tháng năm sinh, sinh, ns",
	Land:     "thửa, số thửa, thửa đất, thửa số, thửa đất số, số thửa đất, tờ, số tờ, tờ số, tờ bản đồ, tờ bđ, tờ bản đồ số, số tờ bản đồ, thửa/tờ, tờ/thửa, số thửa/số tờ, số thửa/tờ, gcn, số gcn, giấy chứng nhận, số giấy chứng nhận, gcnqsdđ, số gcnqsdđ, gcn qsdđ, số gcn qsdđ, số bìa, bìa đỏ, sổ đỏ, số sổ đỏ, số phát hành, số vào sổ, số seri, số sê ri, seri, thửa cũ, thửa mới, tờ cũ, tờ mới, thửa tạm, số bìa đỏ",
}, map[Kind]string{
	Name:     "họ tên, họ và tên, họ tên chủ, chủ hộ, chủ sử dụng, người ký",
	Phone:    "số điện thoại, điện thoại, sđt, số đt",
	Identity: "tài khoản, số tk, mst, mã số, hộ chiếu, biển số, mã khách, số công tơ, số sổ, số thẻ, số cccd, cccd, số cmnd, cmnd, số căn cước, số định danh, mã định danh, số tài khoản, stk, mã số bhxh, số sổ bhxh, số thẻ bhyt, mã số thuế, mã khách hàng",
	Birth:    "ngày sinh, năm sinh, ngày tháng năm sinh",
	Land:     "số thửa, thửa đất, số tờ, tờ bản đồ, số gcn, số giấy chứng nhận, số phát hành",
	Address:  "địa chỉ, số nhà, nơi cư trú, nơi thường trú",
})

// lots are headings below which a home or a stall stands where names do in another column.
var lots = func() map[string]bool {
	all := map[string]bool{}
	for heading := range strings.SplitSeq("lô, số lô, lô đất, lô nền, nền, số nền, phòng, tầng, tổ, thôn, xóm, ấp, khóm, bản, buôn, khu phố, tdp, ngõ, hẻm, căn, nhà, đường, số, nơi", ", ") {
		all[headingKey(heading)] = true
	}
	return all
}()

func keyed(lists ...map[Kind]string) (whole, begins map[string]Kind) {
	all := make([]map[string]Kind, len(lists))
	for n, kinds := range lists {
		all[n] = map[string]Kind{}
		for kind, list := range kinds {
			for heading := range strings.SplitSeq(list, ", ") {
				all[n][headingKey(heading)] = kind
				if strings.Contains(heading, " ") {
					all[n][plain(headingKey(heading))] = kind
				}
			}
		}
	}
	return all[0], all[1]
}

// cell masks a cell: a name as far as a mark behind it, a place that has a figure or a name in
// it, and of the other kinds what has figures enough.
func (p *page) cell(start, end int, k Kind) []Mask {
	first := p.wordsBefore(start)
	last := p.wordsBefore(end) - 1
	if first > last || p.words[first].Start < start {
		return nil
	}
	switch k {
	case Phone, Identity, Birth, Land:
		figures := 0
		for w := first; w <= last; w++ {
			figures += p.figuresOf(w)
		}
		if figures < fewest[k] || p.counted(last) || p.priced(last) {
			return nil
		}
		for k != Land && last > first && p.figuresOf(last) == 0 {
			last-- // "4601000202 Agribank"
		}
		return []Mask{p.mask(first, last, k)}
	case Name:
		if first < last && p.numeric(first) && p.stopped(first) && p.gap(first) != "-" {
			first++ // "1. Lê Mẫu"
		}
		for first < last && p.spaced(first) && (p.words[first].Word == hearth || p.is(addressed, first)) && (p.words[first+1].Capital || p.is(addressed, first+1)) && !p.middle(first+1) {
			first++ // "Hộ bà Lê Thị Mẫu"
		}
		if !p.words[first].Capital || p.numeric(first) {
			return nil
		}
		if last = min(last, p.capitals(first, longestName)); last == first && p.spaced(first) && !p.middle(first+1) && p.words[first+1].End <= end {
			return nil // "Hai vợ chồng ông Mẫu"
		}
		return []Mask{p.mask(first, last, Name)}
	}
	for w := first; w <= last; w++ {
		if p.asks(w, isFigure|isMixed) || p.words[w].Capital && w > first {
			return []Mask{p.mask(first, last, Address)}
		}
	}
	return nil
}

// fewest is how many figures a cell of a kind has at least.
var fewest = map[Kind]int{Phone: 6, Identity: 3, Birth: 2, Land: 1}

// totals begin what sums a column up.
var totals = newSet("tổng, cộng")
