package onestop_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// madeUp is n dossiers of a year: so many bodies and procedures, most done in
// time, some late, in progress or sent back for papers.
func madeUp(n, bodies, procedures int) []onestop.Dossier {
	r := rand.New(rand.NewPCG(766, 2022))
	first := form.NewDay(2024, 1, 1)
	ids, codes := make([]body.ID, bodies), make([]string, procedures) // as the readers hand them out
	for i := range ids {
		ids[i] = body.ID(fmt.Sprintf("H%02d", 1+i))
	}
	for i := range codes {
		codes[i] = fmt.Sprintf("1.%06d", i)
	}
	ds := make([]onestop.Dossier, n)
	for i := range ds {
		received := first + form.Day(r.IntN(366))
		due := received + form.Day(8+r.IntN(25))
		d := onestop.Dossier{
			Body:        ids[r.IntN(bodies)],
			Procedure:   codes[r.IntN(procedures)],
			Status:      onestop.Returned,
			Channel:     onestop.Channel(1 + r.IntN(3)),
			Received:    schedule.MomentOn(received),
			Appointment: schedule.MomentOn(due),
			Finished:    schedule.MomentOn(due - form.Day(r.IntN(5))),
			Fee:         int64(r.IntN(3)) * 50_000, FeeKnown: true, Paid: onestop.Payment(r.IntN(3)),
			Digitised: r.IntN(2) == 0, ElectronicResult: r.IntN(2) == 0, Reused: r.IntN(4) == 0, ResidentData: r.IntN(2) == 0,
		}
		switch r.IntN(20) {
		case 0:
			d.Finished = schedule.MomentOn(due + form.Day(1+r.IntN(40)))
		case 1, 2:
			d.Status, d.Finished = onestop.InProgress, schedule.Moment{}
		case 3:
			asked := received + 1
			d.Supplements = []onestop.Supplement{{Requested: schedule.MomentOn(asked), Completed: schedule.MomentOn(asked + 3)}}
		}
		ds[i] = d
	}
	return ds
}

func BenchmarkTally(b *testing.B) {
	for _, c := range []struct {
		name             string
		options          onestop.Options
		n, bodies, procs int
	}{
		{"400Keys", onestop.Options{}, 200_000, 34, 900},
		{"370000Keys", onestop.Options{ByProcedure: true}, 1_500_000, 34, 910},
	} {
		b.Run(c.name, func(b *testing.B) {
			ds := madeUp(c.n, c.bodies, c.procs)
			t, err := onestop.NewTally(c.options)
			if err != nil {
				b.Fatal(err)
			}
			for i := range ds {
				if err := t.Add(&ds[i], form.NoDay); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			b.ResetTimer()
			start, i := time.Now(), 0
			for range b.N {
				_ = t.Add(&ds[i], form.NoDay)
				if i++; i == len(ds) {
					i = 0
				}
			}
			b.ReportMetric(float64(b.N)/time.Since(start).Seconds()/1e6, "Mdossiers/s")
		})
	}
}

// table writes dossiers as CSV, as a system would hand them out.
func table(ds []onestop.Dossier) []byte {
	var b bytes.Buffer
	b.WriteString("code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\n")
	flag := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	for i := range ds {
		d := &ds[i]
		fmt.Fprintf(&b, "%s-%06d,%s,%s,%d,%d,%s,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d\n", d.Body, i, d.Body, d.Procedure, d.Status, d.Channel, d.Received, d.Appointment, d.Finished,
			len(d.Supplements), d.Paused/(24*time.Hour), d.Fee, d.Paid, flag(d.Digitised), flag(d.ElectronicResult), flag(d.Reused), flag(d.ResidentData))
	}
	return b.Bytes()
}

// BenchmarkCSV counts a CSV file of dossiers from memory, beside the barest
// loop that finds the body and the month of each line and counts them, and
// beside encoding/csv cutting it into fields and no more.
func BenchmarkCSV(b *testing.B) {
	const rows = 200_000
	text := table(madeUp(rows, 34, 900))
	run := func(name string, count func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			start := time.Now()
			for range b.N {
				count(b)
			}
			b.ReportMetric(float64(time.Since(start).Nanoseconds())/float64(b.N)/rows, "ns/dossier")
		})
	}
	run("barest", func(b *testing.B) {
		counts := map[string]*int{}
		for rest := text; ; {
			i := bytes.IndexByte(rest, '\n')
			if i < 0 {
				break
			}
			line := rest[:i]
			rest = rest[i+1:]
			var body, received []byte
			for k := range 6 {
				j := bytes.IndexByte(line, ',')
				switch k {
				case 1:
					body = line[:j]
				case 5:
					received = line[:j]
				}
				line = line[j+1:]
			}
			var key [32]byte
			n := copy(key[:], body)
			n += copy(key[n:], received[:min(7, len(received))])
			c, ok := counts[string(key[:n])]
			if !ok {
				c = new(int)
				counts[string(key[:n])] = c
			}
			*c++
		}
	})
	run("encoding-csv", func(b *testing.B) {
		r := csv.NewReader(bytes.NewReader(text))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				break
			}
		}
	})
	run("tally", func(b *testing.B) {
		tally, _ := onestop.NewTally(onestop.Options{})
		rows, err := onestop.ReadCSV(bytes.NewReader(text))
		if err != nil {
			b.Fatal(err)
		}
		for err := range tally.AddRows(rows, form.NoDay) {
			b.Fatal(err)
		}
	})
}

// BenchmarkJSON reads JSON lines of dossiers from memory.
func BenchmarkJSON(b *testing.B) {
	const line = `{"code":"H26.12-240603-0001","body":"H26.12","procedure":"1.005129","status":10,"channel":2,"received":"2024-06-03","appointment":"2024-06-17","finished":"2024-06-14T16:00:01+07:00","supplements":[{"requested":"2024-06-05","completed":"2024-06-07"}],"paused":2,"fee":50000,"paid":1,"digitised":true}` + "\n"
	text := bytes.Repeat([]byte(line), 10_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range onestop.ReadJSON(bytes.NewReader(text)).All() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkSnapshot writes and reads a tally of 370,000 keys (a body, a
// procedure and a month) and a register of as many dossiers.
func BenchmarkSnapshot(b *testing.B) {
	ds := madeUp(1_500_000, 34, 910)
	tally, _ := onestop.NewTally(onestop.Options{ByProcedure: true})
	for i := range ds {
		if err := tally.Add(&ds[i], form.NoDay); err != nil {
			b.Fatal(err)
		}
	}
	var register onestop.Register
	for i := range ds[:370_000] {
		if err := register.Put(fmt.Sprintf("H26.12-240603-%06d", i), onestop.RevisionAt(ds[i].Received), &ds[i], form.NoDay); err != nil {
			b.Fatal(err)
		}
	}
	run := func(name string, write func() ([]byte, error), read func([]byte) error) {
		kept, err := write()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name+"Write", func(b *testing.B) {
			b.SetBytes(int64(len(kept)))
			for b.Loop() {
				_, _ = write()
			}
		})
		b.Run(name+"Read", func(b *testing.B) {
			b.SetBytes(int64(len(kept)))
			for b.Loop() {
				if err := read(kept); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("Tally", tally.MarshalBinary, func(kept []byte) error { return new(onestop.Tally).UnmarshalBinary(kept) })
	run("Register", register.MarshalBinary, func(kept []byte) error { return new(onestop.Register).UnmarshalBinary(kept) })
}
