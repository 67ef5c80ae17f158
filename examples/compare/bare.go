package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
)

// count is what the barest loop counts of a body in a month of receipt.
type count struct{ received, online, done, inTime int }

// counts is by body and month, as in "H26 2025-04".
type counts map[string]*count

// bare reads dossiers with as little as a Go program can: it takes every line
// as it comes, believes that columns and days are right, and counts by body
// and month. It is the measure of what reading the file costs.
func bare(r io.Reader) (counts, error) {
	all := counts{}
	in := bufio.NewReaderSize(r, 1<<20)
	if _, err := in.ReadSlice('\n'); err != nil {
		return nil, err
	}
	key := make([]byte, 0, 64)
	for {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		var column [8][]byte // up to finished
		for i := range column {
			end := bytes.IndexByte(line, ',')
			column[i], line = line[:end], line[end+1:]
		}
		received, appointment, finished := column[5], column[6], column[7]
		key = append(append(append(key[:0], column[1]...), ' '), received[:len("2025-01")]...)
		c := all[string(key)]
		if c == nil {
			c = &count{}
			all[string(key)] = c
		}
		c.received++
		if column[4][0] == '2' {
			c.online++
		}
		if len(finished) > 0 {
			c.done++
			if bytes.Compare(finished, appointment) <= 0 {
				c.inTime++
			}
		}
	}
}

func (all counts) write(w io.Writer) error {
	for _, key := range slices.Sorted(maps.Keys(all)) {
		c := all[key]
		if _, err := fmt.Fprintln(w, key, c.received, c.online, c.done, c.inTime); err != nil {
			return err
		}
	}
	return nil
}

// readCounts reads what counts.write writes.
func readCounts(r io.Reader) (counts, error) {
	all := counts{}
	for lines := bufio.NewScanner(r); ; {
		if !lines.Scan() {
			return all, lines.Err()
		}
		var body, month string
		c := &count{}
		if _, err := fmt.Sscan(lines.Text(), &body, &month, &c.received, &c.online, &c.done, &c.inTime); err != nil {
			return nil, err
		}
		all[body+" "+month] = c
	}
}

// agree says whether observations, as "tthc tally" prints them, have counted
// the same dossiers: those received, and those of them that came online, are
// the denominator and the numerator of indicator 221/5.
func (all counts) agree(observations io.Reader) error {
	rows, err := csv.NewReader(observations).ReadAll()
	if err != nil {
		return err
	}
	found := 0
	for _, row := range rows {
		if row[0] != "221/5" {
			continue
		}
		c := all[row[1]+" "+row[2]]
		if c == nil && row[4] == "0" {
			continue // a month in which some were still open, and none came in
		}
		if c == nil || strconv.Itoa(c.online) != row[3] || strconv.Itoa(c.received) != row[4] {
			return fmt.Errorf("the tally has %q, the loop %+v", row, c)
		}
		found++
	}
	if found != len(all) {
		return fmt.Errorf("the tally has %d of %d bodies and months", found, len(all))
	}
	return nil
}
