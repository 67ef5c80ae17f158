package content

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid/office"

	"github.com/caicach/tthc/schedule/form"
)

const (
	mostParts   = 5000    // of an Office document
	longestPart = 1 << 20 // of those that are read, unpacked, in bytes
	mostRead    = 8 << 20 // of all of them together
)

// mains are the types of the part that a document begins at: those without macros, and
// no templates.
var mains = map[string]Type{
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml":       XLSX,
}

// hasArchive says whether a file would be opened by what unpacks archives, which look
// for their directory at its end.
func hasArchive(r io.ReaderAt, size int64) (bool, error) {
	many, err := manyParts(r, size)
	if many || err != nil {
		return many, err
	}
	_, err = zip.NewReader(r, size)
	return err == nil || errors.Is(err, zip.ErrInsecurePath), nil
}

// manyParts says whether more parts stand in a file than a document may have: whoever
// reads their directory holds all of it.
func manyParts(r io.ReaderAt, size int64) (bool, error) {
	b := make([]byte, 64<<10)
	mark := []byte("PK\x01\x02")
	found := 0
	for at := int64(0); at < size; at += int64(len(b) - len(mark) + 1) {
		some := b[:min(int64(len(b)), size-at)]
		if err := readAt(r, some, at); err != nil {
			return false, err
		}
		if found += bytes.Count(some, mark); found > mostParts {
			return true, nil
		}
		if int64(len(some)) == size-at {
			break
		}
	}
	return false, nil
}

// officeFile is an archive that is a document of Word or a workbook of Excel, with nothing in
// it that would be carried out.
func officeFile(r io.ReaderAt, size int64) (Type, error) {
	many, err := manyParts(r, size)
	if err != nil {
		return "", err
	}
	if many {
		return "", broken(DOCX)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return "", texts.Error(form.Error{Code: Packed})
	}
	d := document{left: mostRead, parts: map[string]bool{}}
	for _, f := range z.File {
		if err := d.part(f); err != nil {
			return "", err
		}
	}
	switch {
	case d.main == "" && d.listed:
		return "", texts.Error(form.Error{Code: Unknown})
	case d.main == "":
		return "", texts.Error(form.Error{Code: Packed})
	}
	return d.main, nil
}

// document is an archive that is looked through.
type document struct {
	parts  map[string]bool // by their names in small letters
	left   int64           // bytes that may still be unpacked
	listed bool            // it has a list of types
	main   Type
}

// part looks at a part: its name, and what is in it where that says what others are.
func (d *document) part(f *zip.File) error {
	name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
	if strings.HasSuffix(name, "/") {
		return nil // a folder
	}
	// Of two parts of one name another program may take the other one.
	if d.parts[name] || f.Flags&1 != 0 || path.Clean("/"+name) != "/"+name {
		return broken(DOCX)
	}
	d.parts[name] = true
	base := path.Base(name)
	switch {
	case strings.HasPrefix(base, "vbaproject"), strings.HasPrefix(base, "vbadata"), strings.Contains(name, "macrosheets/"), strings.Contains(name, "activex/"), strings.Contains(name, "dialogsheets/"),
		strings.Contains(name, "embeddings/") && !strings.HasSuffix(name, ".xlsx") && !strings.HasSuffix(name, ".docx"):
		return active(base)
	case name == "[content_types].xml":
		d.listed = true
		return d.read(f, d.list)
	case strings.HasSuffix(name, ".rels"):
		return d.read(f, related)
	}
	return nil
}

func active(what string) error {
	return texts.Error(form.Error{Code: Active, Value: what})
}

// read gives each element of a part to a visitor.
func (d *document) read(f *zip.File, visit func(xml.StartElement) error) error {
	part, err := f.Open()
	if err != nil {
		return broken(DOCX)
	}
	defer part.Close()
	most := min(longestPart, d.left)
	limited := &io.LimitedReader{R: part, N: most}
	x := xml.NewDecoder(limited)
	for {
		token, err := x.Token()
		if err == io.EOF && limited.N > 0 {
			d.left -= most - limited.N
			return nil
		}
		if err != nil {
			return broken(DOCX)
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := visit(e); err != nil {
				return err
			}
		}
	}
}

// list looks at what the list of types says of a part, or of all that end alike.
func (d *document) list(e xml.StartElement) error {
	media := strings.ToLower(strings.TrimSpace(office.Attribute(e, "ContentType")))
	for _, sign := range []string{"macroenabled", "vbaproject", "vba", "activex", "oleobject", "intlmacrosheet", "macrosheet", "keymapcustomizations"} {
		if strings.Contains(media, sign) {
			return active(sign)
		}
	}
	t, ok := mains[media]
	switch {
	case !ok:
	case d.main != "" && d.main != t:
		return broken(d.main)
	default:
		d.main = t
	}
	return nil
}

// related looks at a relation: nothing that is carried out comes from elsewhere.
func related(e xml.StartElement) error {
	kind := strings.ToLower(path.Base(office.Attribute(e, "Type")))
	switch kind {
	case "vbaproject", "oleobject", "control", "activexcontrolbinary", "attachedtoolbars", "xlmacrosheet":
		return active(kind)
	case "attachedtemplate", "subdocument", "frame", "afchunk":
		if strings.EqualFold(office.Attribute(e, "TargetMode"), "External") || kind == "afchunk" { // a chunk may be a page
			return active(kind)
		}
	}
	return nil
}
