package units

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Difference is a unit of a list that a registry lacks, or knows by another name.
type Difference struct {
	form.Unwritten

	Row   int    // in the list, from 1
	Code  string // statistical, with the zeros that a sheet loses
	Name  string // as the list has it
	Known string // empty where the registry does not have it
}

// Differences compares a list of the statistics office with a registry on a day: of
// the units of the list, by their codes, those that the registry does not have on
// the day, whose Known is empty, and those of which it has another name. units is
// how many the list has, 0 where no row of it is headed by a code and a name; a list
// of communes has their provinces beside them, and both are compared. Rows without
// a code of figures are passed over. The names are compared with their accents,
// with or without their type ("xã", "tỉnh").
func Differences(r *body.Registry, rows [][]string, on form.Day) (all []Difference, units int) {
	var pairs []pair
	seen := map[[2]string]bool{}
	for i, row := range rows {
		if found := pairsOf(row); len(found) > 0 {
			pairs = found
			continue
		}
		for _, p := range pairs {
			if p.code >= len(row) || p.name >= len(row) {
				continue
			}
			code, name := strings.TrimSpace(row[p.code]), reading.Tidy(row[p.name])
			if !isCode(code) || name == "" || seen[[2]string{code, name}] {
				continue
			}
			seen[[2]string{code, name}] = true
			units++
			b, code := byCode(r, code, on)
			switch known := b.Name(on); {
			case b.IsZero():
				all = append(all, Difference{Row: i + 1, Code: code, Name: name})
			case !strings.HasSuffix(spelt(known), spelt(name)):
				all = append(all, Difference{Row: i + 1, Code: code, Name: name, Known: known})
			}
		}
	}
	return all, units
}

// pair is two columns of a list, from 0.
type pair struct{ code, name int }

// namesOf is how the name is headed that stands with each heading of a code.
var namesOf = func() map[string][]string {
	unit := []string{"ten", "name", "ten-don-vi", "ten-don-vi-hanh-chinh"}
	commune := append([]string{"phuong-xa", "xa-phuong", "ten-xa", "xa"}, unit...)
	province := []string{"tinh-thanh-pho", "tinh-tp", "tinh-thanh-pho-truc-thuoc-trung-uong", "ten-tinh", "tinh"}
	return map[string][]string{"ma": unit, "ma-so": unit, "code": unit, "gso": unit, "ma-don-vi": unit, "ma-don-vi-hanh-chinh": unit,
		"ma-xa": commune, "ma-px": commune, "ma-phuong-xa": commune, "ma-tinh": province, "ma-tp": province, "ma-tinh-tp": province}
}()

// pairsOf is the pairs of columns of a row of headings; none for any other row.
func pairsOf(row []string) (pairs []pair) {
	keys := make([]string, len(row))
	for i, cell := range row {
		keys[i] = reading.Key(cell)
	}
	for i, key := range keys {
		for _, name := range namesOf[key] {
			if at := slices.Index(keys, name); at >= 0 {
				pairs = append(pairs, pair{i, at})
				break
			}
		}
	}
	return pairs
}

func isCode(s string) bool {
	return s != "" && len(s) <= 5 && strings.Trim(s, "0123456789") == ""
}

// byCode is the unit of a code on the day, and the code as it is written: of two
// figures for a province, of five for a commune.
func byCode(r *body.Registry, code string, on form.Day) (body.Body, string) {
	length := 5
	if len(code) <= 2 {
		length = 2
	}
	full := strings.Repeat("0", length-len(code)) + code
	for _, value := range []string{full, strings.Repeat("0", 5-len(code)) + code} {
		if b := r.ByCode(body.GSO, value, on); !b.IsZero() {
			return b, value
		}
	}
	return body.Body{}, full
}

// spelt is a name as it is compared: small, tones where they may stand.
func spelt(name string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune(" -–,.'’", r) }) {
		letters, tones := reading.Spell(word)
		b.WriteString(" " + letters + tones)
	}
	return b.String()
}
