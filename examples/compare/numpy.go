package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"text/tabwriter"
	"time"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule/calendar"
)

//go:embed peers/numpy.py
var numpyScript string

// numpyAnswers is what the script prints: for each work the nanoseconds of an
// element, and the sum of all answers.
type numpyAnswers struct {
	Version string       `json:"version"`
	Works   [][2]float64 `json:"works"`
}

// askNumpy lets numpy do the works, by the first python3 that has it: the user's
// or the system's. That there is none is an error.
func askNumpy(days, off []form.Day) (answers numpyAnswers, err error) {
	in, err := json.Marshal(map[string][]form.Day{"days": days, "off": off})
	if err != nil {
		return answers, err
	}
	var out []byte
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		python := exec.Command(name, "-c", numpyScript)
		python.Stdin = bytes.NewReader(in)
		if out, err = python.Output(); err == nil {
			return answers, json.Unmarshal(out, &answers)
		}
	}
	return answers, err
}

// numpyDays are the days of 2021, each a thousand times, and the days off from
// 2021 to 2023 that numpy is told of. In these three years no Saturday was
// worked, which numpy could not be told.
func numpyDays(c *calendar.Calendar) (days, off []form.Day) {
	for range 1000 {
		days = append(days, daysOf(2021)...)
	}
	for d := form.NewDay(2021, time.January, 1); d.Year() <= 2023; d++ {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday && !c.IsWorkingDay(d) {
			off = append(off, d)
		}
	}
	return days, off
}

// numpyDates prints the time of an element of many days at once, here and in
// numpy, when both gave the same answers.
func numpyDates(w io.Writer) error {
	c := calendar.Vietnam()
	days, off := numpyDays(c)
	numpy, err := askNumpy(days, off)
	if err != nil {
		fmt.Fprintln(w, "numpy: không có ở đây, không so sánh (not here, not compared)")
		return nil
	}
	due := make([]form.Day, 0, len(days))
	var fault error
	adding := func(n int) func(int) int {
		return func(int) int {
			if due, fault = c.AppendWorkingDays(due[:0], days, n); fault != nil {
				return 0
			}
			sum := 0
			for _, d := range due {
				sum += int(d - unixDay)
			}
			return sum
		}
	}
	counting := func(int) int {
		sum := 0
		for _, d := range days {
			n, err := c.WorkingDaysBetween(d, d+365)
			if err != nil {
				fault = err
			}
			sum += n
		}
		return sum
	}
	fmt.Fprintf(w, "CẢ MẢNG %d NGÀY · an array of %d days, time of one day, numpy %s beside\n", len(days), len(days), numpy.Version)
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "\tschedule/calendar\tnumpy\tlần (ratio)")
	for i, work := range []struct {
		name string
		do   func(int) int
	}{{works[0].name, adding(15)}, {works[1].name, adding(250)}, {works[2].name, counting}} {
		sum := work.do(0)
		if fault != nil {
			return fault
		}
		if want := int(numpy.Works[i][1]); sum != want {
			return fmt.Errorf("%s: numpy gives other days (%d, here %d)", work.name, want, sum)
		}
		here := measureAll(work.do) / float64(len(days))
		fmt.Fprintf(table, "%s\t%.2f ns\t%.1f ns\t%.1f\n", work.name, here, numpy.Works[i][0], numpy.Works[i][0]/here)
	}
	return table.Flush()
}

// unixDay is the day from which numpy counts.
var unixDay = form.NewDay(1970, time.January, 1)

// measureAll is the time of one call in nanoseconds, the best of as many runs as
// numpy gets.
func measureAll(call func(int) int) float64 {
	best := time.Duration(1 << 62)
	for range 7 {
		start := time.Now()
		call(0)
		best = min(best, time.Since(start))
	}
	return float64(best.Nanoseconds())
}
