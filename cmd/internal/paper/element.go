package paper

import (
	"encoding/xml"
	"io"
	"math"
	"strconv"
)

// element is an element of XML with its prefix.
type element struct {
	name  string
	attrs []xml.Attr
	text  string
	in    []element
}

// e is an element with others in it.
func e(name string, in ...element) element { return element{name: name, in: in} }

// t is an element with a text in it; white space counts.
func t(name, text string) element {
	return element{name: name, text: text}.a("xml:space", "preserve")
}

// a is the element with attributes: their names, each with its value.
func (x element) a(pairs ...string) element {
	x.attrs = x.attrs[:len(x.attrs):len(x.attrs)]
	for i := 0; i < len(pairs); i += 2 {
		x.attrs = append(x.attrs, xml.Attr{Name: xml.Name{Local: pairs[i]}, Value: pairs[i+1]})
	}
	return x
}

// write writes the element as a file.
func (x element) write(w io.Writer) error {
	if _, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	if err := x.encode(encoder); err != nil {
		return err
	}
	return encoder.Close()
}

func (x element) encode(to *xml.Encoder) error {
	start := xml.StartElement{Name: xml.Name{Local: x.name}, Attr: x.attrs}
	if err := to.EncodeToken(start); err != nil {
		return err
	}
	if x.text != "" {
		if err := to.EncodeToken(xml.CharData(x.text)); err != nil {
			return err
		}
	}
	for _, child := range x.in {
		if err := child.encode(to); err != nil {
			return err
		}
	}
	return to.EncodeToken(start.End())
}

// para is how a paragraph looks: lengths in mm, spaces before and after in points, line in
// lines.
type para struct {
	style, align  string
	before, after int
	left, first   float64
	line          float64
	next          bool // on one page with what follows
}

// of is a paragraph that looks so.
func (p para) of(runs ...element) element {
	properties := e("w:pPr")
	if p.style != "" {
		properties.in = append(properties.in, e("w:pStyle").a("w:val", p.style))
	}
	if p.next {
		properties.in = append(properties.in, e("w:keepNext"))
	}
	spacing := e("w:spacing").a("w:before", strconv.Itoa(20*p.before), "w:after", strconv.Itoa(20*p.after))
	if p.line != 0 {
		spacing = spacing.a("w:line", strconv.Itoa(int(math.Round(240*p.line))), "w:lineRule", "auto")
	}
	properties.in = append(properties.in, spacing, e("w:ind").a("w:left", twips(p.left), "w:firstLine", twips(p.first)))
	if p.align != "" {
		properties.in = append(properties.in, e("w:jc").a("w:val", p.align))
	}
	return e("w:p", append([]element{properties}, runs...)...)
}

// run is how letters look: their size in points.
type run struct {
	size         int
	bold, italic bool
}

// text is letters that look so.
func (r run) text(s string) element { return r.of(t("w:t", s)) }

// of is whatever stands among letters that look so.
func (r run) of(in element) element {
	properties := e("w:rPr")
	if r.bold {
		properties.in = append(properties.in, e("w:b"), e("w:bCs"))
	}
	if r.italic {
		properties.in = append(properties.in, e("w:i"), e("w:iCs"))
	}
	properties.in = append(properties.in, points("w:sz", r.size), points("w:szCs", r.size))
	return e("w:r", properties, in)
}

// points is a size of letters, which Word counts in half points.
func points(name string, size int) element { return e(name).a("w:val", strconv.Itoa(2*size)) }
