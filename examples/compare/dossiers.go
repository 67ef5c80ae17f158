package main

import (
	"bufio"
	"io"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
)

// header is the columns of the dossiers, as "tthc tally" reads them.
const header = "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\n"

// fees is the columns supplements, paused, fee and paid, as they are mostly.
var fees = [...]string{",,,0,,", ",,,0,,", ",,,0,,", ",,,20000,1,", ",1,2,0,,"}

// writeDossiers writes n made-up dossiers of 2025, of 34 provinces and 900
// procedures; the same for every run. About 95 in 100 of those that are done
// were done in time.
func writeDossiers(w io.Writer, n int) error {
	r := rand.New(rand.NewPCG(766, 2025))
	cal := calendar.Vietnam()
	bodies := body.Vietnam().Members(body.ClassesOf(body.ProvincialCommittee), form.NewDay(2025, time.July, 1))
	first := form.NewDay(2025, time.January, 1)
	days := make([]string, 2*365)
	for i := range days {
		days[i] = (first + form.Day(i)).String()
	}
	out := bufio.NewWriterSize(w, 1<<20)
	out.WriteString(header)
	var line []byte
	for i := range n {
		b := bodies[r.IntN(len(bodies))].ID()
		received := first + form.Day(r.IntN(365))
		appointment, err := cal.AddWorkingDays(received, 1+r.IntN(20))
		if err != nil {
			return err
		}
		finished := received + form.Day(r.IntN(int(appointment-received)+1))
		status, has := "10", true
		switch r.IntN(100) {
		case 0, 1, 2, 3: // late
			finished = appointment + 1 + form.Day(r.IntN(10))
		case 4, 5, 6, 7, 8, 9: // not done yet
			status, has = "4", false
		}
		line = append(line[:0], b...)
		line = append(line, '-')
		line = strconv.AppendInt(line, int64(i), 10)
		line = append(line, ',')
		line = append(line, b...)
		line = append(line, ",1."...)
		line = strconv.AppendInt(line, int64(100+r.IntN(900)), 10)
		line = append(line, ',')
		line = append(line, status...)
		line = append(line, ',', byte('1'+r.IntN(2)), ',')
		line = append(line, days[received-first]...)
		line = append(line, ',')
		line = append(line, days[appointment-first]...)
		line = append(line, ',')
		if has {
			line = append(line, days[finished-first]...)
		}
		flags := r.Uint32()
		line = append(line, fees[flags>>8%uint32(len(fees))]...)
		for bit := range 4 {
			if bit > 0 {
				line = append(line, ',')
			}
			line = append(line, '0'+byte(flags>>bit&1))
		}
		line = append(line, '\n')
		out.Write(line)
	}
	return out.Flush()
}
