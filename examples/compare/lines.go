package main

import (
	"bufio"
	"bytes"
	"io"
)

// writeLines writes a table of dossiers as JSON lines, empty values left out.
func writeLines(w io.Writer, table io.Reader) error {
	in, out := bufio.NewReaderSize(table, 1<<20), bufio.NewWriterSize(w, 1<<20)
	head, err := in.ReadBytes('\n')
	if err != nil {
		return err
	}
	names := bytes.Split(bytes.TrimSpace(head), []byte(","))
	for {
		line, err := in.ReadSlice('\n')
		if err == io.EOF {
			return out.Flush()
		}
		if err != nil {
			return err
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		out.WriteByte('{')
		first := true
		for _, name := range names {
			var v []byte
			if v, line, _ = bytes.Cut(line, []byte(",")); len(v) == 0 {
				continue
			}
			if !first {
				out.WriteByte(',')
			}
			first = false
			out.WriteByte('"')
			out.Write(name)
			out.WriteString(`":`)
			switch string(name) {
			case "code", "body", "procedure", "received", "appointment", "finished":
				out.WriteByte('"')
				out.Write(v)
				out.WriteByte('"')
			case "digitised", "electronicResult", "reused", "residentData":
				out.WriteString(map[byte]string{'0': "false", '1': "true"}[v[0]])
			default:
				out.Write(v)
			}
		}
		out.WriteString("}\n")
	}
}
