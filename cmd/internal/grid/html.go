package grid

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads the tables of a page, those within cells of others as tables
// of their own.
func readHTML(data []byte) ([]Grid, error) {
	data, err := decode(data)
	if err != nil {
		return nil, err
	}
	page, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var grids []Grid
	for n := range page.Descendants() {
		if n.DataAtom != atom.Table {
			continue
		}
		var c canvas
		for _, part := range tableRows(n) {
			for i, tr := range part {
				c.row()
				for td := range tr.ChildNodes() {
					if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
						continue
					}
					var b strings.Builder
					writeText(&b, td)
					rows, ok := span(td, "rowspan")
					if rows = min(rows, len(part)-i); ok && rows == 0 {
						rows = len(part) - i // to the end of its part of the table
					}
					columns, _ := span(td, "colspan")
					if err := c.cell(lines(b.String()), columns, rows); err != nil {
						return nil, err
					}
				}
			}
		}
		c.close()
		grids = append(grids, Grid{Rows: c.rows, Columns: c.wide})
	}
	return grids, nil
}

// tableRows is the rows of a table by its parts: head, bodies, foot.
func tableRows(table *html.Node) (parts [][]*html.Node) {
	for part := range table.ChildNodes() {
		switch part.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			var rows []*html.Node
			for tr := range part.ChildNodes() {
				if tr.DataAtom == atom.Tr {
					rows = append(rows, tr)
				}
			}
			parts = append(parts, rows)
		}
	}
	return parts
}

func span(n *html.Node, key string) (int, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			i, err := strconv.Atoi(strings.TrimSpace(a.Val))
			return i, err == nil
		}
	}
	return 1, false
}

// writeText writes the text of a node as it is seen: blocks on lines of their
// own, points of lists with a dash.
func writeText(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(strings.ReplaceAll(strings.ReplaceAll(c.Data, "\r", " "), "\n", " "))
			continue
		}
		switch c.DataAtom {
		case atom.Script, atom.Style, atom.Table, atom.Template:
		case atom.Br:
			b.WriteByte('\n')
		case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			b.WriteByte('\n')
			if c.DataAtom == atom.Li {
				b.WriteString("- ")
			}
			writeText(b, c)
			b.WriteByte('\n')
		default:
			writeText(b, c)
		}
	}
}
