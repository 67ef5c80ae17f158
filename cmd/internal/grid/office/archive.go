package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// Archive is the parts of an Office document. Together no more than grid.MaxText
// bytes of them are unpacked.
type Archive struct {
	files map[string]*zip.File // by name, in small letters
	left  int64                // bytes that may still be unpacked
}

// Open opens a file.
func Open(data []byte) (*Archive, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > MaxParts { // entries of its directory
		return nil, &grid.Error{Kind: grid.TooLarge}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	a := &Archive{map[string]*zip.File{}, grid.MaxText}
	for _, f := range z.File {
		a.files[partName(f.Name)] = f
	}
	return a, nil
}

// MaxParts is how many parts a document may have, and relations of a part.
const MaxParts = 10_000

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Read gives the root element of a part to the visitor, which reads it to its
// end. What is not there has no root.
func (a *Archive) Read(name string, visit func(*Part, xml.StartElement) error) error {
	f := a.files[partName(name)]
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > uint64(a.left) {
		return &grid.Error{Kind: grid.TooLarge}
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: a.left + 1}
	p := &Part{x: newScanner(limited)}
	err = p.Children(func(e xml.StartElement) error { return visit(p, e) })
	if limited.N <= 0 {
		return &grid.Error{Kind: grid.TooLarge}
	}
	a.left = limited.N - 1
	if err == io.EOF {
		return nil
	}
	return err
}

// Names is the parts whose names begin so, in order.
func (a *Archive) Names(prefix string) []string {
	var names []string
	for name := range a.files {
		if strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Relation is what a part says of another.
type Relation struct {
	Kind   string // the last word of its type: "worksheet", "styles"
	Target string
}

// Relations is the relations of a part by their id.
func (a *Archive) Relations(of string) (map[string]Relation, error) {
	all := map[string]Relation{}
	dir, base := path.Split(of)
	err := a.Read(dir+"_rels/"+base+".rels", func(p *Part, _ xml.StartElement) error {
		return p.Children(func(e xml.StartElement) error {
			if len(all) >= MaxParts {
				return &grid.Error{Kind: grid.TooLarge}
			}
			target := Attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			all[Attribute(e, "Id")] = Relation{path.Base(Attribute(e, "Type")), target}
			return p.Skip()
		})
	})
	return all, err
}

// Part is the XML of a part that is being read. Names are without their
// namespace, which has two spellings. The attributes of an element hold until what
// is behind it is read.
type Part struct {
	x     *scanner
	depth int
}

// maxDepth is how deep elements may nest.
const maxDepth = 500

// Children gives each element below the one that has begun to the visitor, which
// reads it to its end, and reads to the end of the one itself. At the top of a
// part it ends with io.EOF.
func (p *Part) Children(visit func(xml.StartElement) error) error {
	if p.depth++; p.depth > maxDepth {
		return errors.New("elements are nested too deeply")
	}
	defer func() { p.depth-- }()
	for {
		k, e, _, err := p.x.next(true)
		if err != nil {
			if p.depth > 1 {
				err = unexpected(err)
			}
			return err
		}
		switch k {
		case begins:
			if err := visit(e); err != nil {
				return err
			}
		case ends:
			return nil
		}
	}
}

// Text reads the element that has begun to its end, and gives its own text.
func (p *Part) Text() (string, error) {
	var b []byte
	for {
		k, _, text, err := p.x.next(false)
		if err != nil {
			return "", unexpected(err)
		}
		switch k {
		case says:
			b = append(b, text...)
		case begins:
			if err := p.Skip(); err != nil {
				return "", err
			}
		case ends:
			return p.x.known(b), nil
		}
		if len(b) > longestToken {
			return "", &grid.Error{Kind: grid.TooLarge}
		}
	}
}

// Skip reads the element that has begun to its end.
func (p *Part) Skip() error {
	for depth := 1; depth > 0; {
		k, _, _, err := p.x.next(false)
		if err != nil {
			return unexpected(err)
		}
		switch k {
		case begins:
			depth++
		case ends:
			depth--
		}
	}
	return nil
}

// unexpected is the error of a part that ends within an element.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Attribute is the value of an attribute, empty when it is not there.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// On says that an element switches something on, as <b/> and <b val="1"/> do.
func On(e xml.StartElement) bool {
	switch Attribute(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
