package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// columns finds the names and addresses in tables whose columns say so, as those who sign
// together write them: what stands there alone, "A-1204" below "Căn hộ", is told by nothing
// else. The cells of a table are apart by strokes, a row is a line.
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
			heads = nil
		case heads == nil:
			if heads = headings(line); heads != nil {
				for w := p.wordsBefore(start); w < len(p.words) && p.words[w].End <= start+len(line); w++ {
					p.seen[w].questions |= inNumberFound // no address begins in it
				}
				p.capsAt = remembered{}
			}
		default:
			at, column := start, 0
			if p.ofOffice(start, line, heads) {
				break
			}
			for cell := range strings.SplitSeq(line, "|") {
				if column < len(heads) && heads[column] != "" {
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

// ofOffice says that the row of a table which is the line at an offset is that of a company or
// an authority, by what stands where a name would.
func (p *page) ofOffice(start int, line string, heads []Kind) bool {
	at, column := start, 0
	for cell := range strings.SplitSeq(line, "|") {
		if first := p.wordsBefore(at); column < len(heads) && heads[column] == Name && first < len(p.words) && p.words[first].Start < at+len(cell) && p.works(first) {
			return true
		}
		at += len(cell) + 1
		column++
	}
	return false
}

// headings are the kinds of the columns of a table, by its first row; nil where it says none.
func headings(line string) []Kind {
	var heads []Kind
	said := false
	for cell := range strings.SplitSeq(line, "|") {
		kind := columnKinds[strings.ReplaceAll(reading.Key(cell), "-", " ")]
		heads = append(heads, kind)
		said = said || kind != ""
	}
	if !said {
		return nil
	}
	return heads
}

// columnKinds is what stands below a heading, written without accents.
var columnKinds = func() map[string]Kind {
	kinds := map[string]Kind{}
	for kind, list := range map[Kind]string{
		Name:    "họ tên, họ và tên, tên, họ tên chủ hộ, họ và tên chủ hộ, chủ hộ, tên chủ hộ, người ký, người ký tên, họ tên người ký, đại diện hộ",
		Address: "địa chỉ, căn hộ, số căn hộ, căn, số căn, số nhà, nhà số, nơi ở, chỗ ở, nơi cư trú, thường trú, nơi thường trú, số phòng, địa chỉ nhà",
	} {
		for heading := range strings.SplitSeq(list, ", ") {
			kinds[strings.ReplaceAll(reading.Key(heading), "-", " ")] = kind
		}
	}
	return kinds
}()

// cell masks a cell: a name as far as a mark behind it, and a place that has a figure or a
// name in it.
func (p *page) cell(start, end int, k Kind) []Mask {
	first := p.wordsBefore(start)
	last := p.wordsBefore(end) - 1
	if first > last || p.words[first].Start < start {
		return nil
	}
	if k == Name {
		if !p.words[first].Capital || p.numeric(first) {
			return nil
		}
		last = min(last, p.capitals(first, longestName))
		return []Mask{p.mask(first, last, Name)}
	}
	for w := first; w <= last; w++ {
		if p.asks(w, isFigure|isMixed) || p.words[w].Capital && w > first {
			return []Mask{p.mask(first, last, Address)}
		}
	}
	return nil
}
