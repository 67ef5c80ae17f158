package demo

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// aDay is how many dossiers come in on a day.
const aDay = 22

// upload is what a system tells of a dossier in an evening.
type upload struct {
	code     string
	revision int64
	onestop.Dossier
}

// desks makes up the dossiers, and what the one-stop system tells of each.
func (s *story) desks() error {
	asked, err := province.Procedures()
	if err != nil {
		return err
	}
	c := province.Chance(2)
	for i, day := range s.works {
		communes, err := province.Communes(day)
		if err != nil {
			return err
		}
		for n := range aDay - 4 + c.UpTo(9) {
			l := life{story: s, Chance: &c, code: fmt.Sprintf("H99-%02d%02d%02d-%04d", day.Year()%100, day.Month(), day.Day(), n+1), procedure: province.Pick(&c, asked...)}
			if l.body = l.procedure.Body; l.body == "" {
				l.body = province.Pick(&c, communes...)
			} else if l.procedure.Code == "9.000105" && s.answers(province.Land, day) == province.Land {
				l.body = province.Land
			}
			l.live(day, i)
		}
	}
	return nil
}

// life is how a dossier goes.
type life struct {
	*story
	*province.Chance
	code      string
	procedure province.Procedure
	body      body.ID // that received it
	revision  int64
}

// moment is a time of an open desk on a day.
func moment(c *province.Chance, day form.Day) time.Time {
	if day == last {
		return instant(day, 7*60+30+c.UpTo(2*60))
	}
	return instant(day, 7*60+30+c.UpTo(4*60)+c.UpTo(2)*6*60)
}

// poor is how many of a hundred dossiers are late at a body in a month: it differs by
// body, grows with the mergers, and falls as time goes on.
func poor(id body.ID, month int) int {
	n := 0
	for _, c := range []byte(id) {
		n = (n*31 + int(c)) % 17
	}
	if month >= 7 && month <= 10 { // from July to October 2025
		n += 6
	}
	return max(2+n-month/4, 1)
}

// live lets a dossier go its way from the day on which it is received.
func (l *life) live(day form.Day, place int) {
	due, err := calendar.Vietnam().AddWorkingDays(day, l.procedure.Days)
	if err != nil {
		return // it ends after the calendar
	}
	d := onestop.Dossier{Body: l.body, Procedure: l.procedure.Code, Status: onestop.InProgress, Channel: onestop.Online, Received: schedule.MomentAt(moment(l.Chance, day)), Appointment: schedule.MomentOn(due),
		Fee: l.procedure.Fee, FeeKnown: true, Digitised: l.Within(86), Reused: l.Within(61), PersonalStore: l.Within(34), ResidentData: l.Within(72)}
	switch n := l.UpTo(100); {
	case n < 22-place/40: // less and less as time goes on
		d.Channel = onestop.Direct
	case n < 26-place/40:
		d.Channel = onestop.Postal
	}
	if d.Fee > 0 && d.Channel == onestop.Online && l.Within(70+place/20) {
		d.Paid = province.Pick(l.Chance, onestop.PaidOnPortal, onestop.PaidOnPortal, onestop.PaidOnGateway)
	}
	l.tell(day, d)
	at := place + 1
	if l.procedure.Days > 5 && l.Within(11) {
		asked, brought := at, at+2+l.UpTo(6)
		d.Supplements = []onestop.Supplement{{Requested: l.at(asked)}}
		d.Status = onestop.SupplementRequested
		l.tellAt(asked, d)
		if brought >= len(l.works) || l.Within(4) {
			return // nothing came yet
		}
		d.Supplements[0].Completed, d.Status = l.at(brought), onestop.InProgress
		at = brought + 1
	}
	month := (day.Year()-2025)*12 + int(day.Month())
	switch n := l.UpTo(100); {
	case n < poor(l.body, month):
		at = max(at, place+l.procedure.Days+1+l.UpTo(8))
		d.Complained = l.Within(30)
	case n < 45:
		at = max(at, place+l.procedure.Days)
	default:
		at = max(at, place+1+l.UpTo(max(l.procedure.Days-1, 1)))
	}
	if at >= len(l.works) {
		return // it is under way still
	}
	d.Finished, d.Status, d.ElectronicResult = l.at(at), onestop.Returned, l.Within(80)
	if l.Within(1) {
		d.Status = onestop.Withdrawn
	}
	if now := l.answers(l.body, l.works[at]); now != l.body {
		ended := l.ends[l.body].On
		d.Hands = []onestop.Hand{{Body: l.body, Since: day}, {Body: now, Since: ended}}
		d.Body = now
	}
	l.tellAt(at, d)
}

// at is a time of the desk on a working day by its place.
func (l *life) at(place int) schedule.Moment {
	if place >= len(l.works) {
		return schedule.Moment{}
	}
	return schedule.MomentAt(moment(l.Chance, l.works[place]))
}

func (l *life) tellAt(place int, d onestop.Dossier) {
	if place < len(l.works) {
		l.tell(l.works[place], d)
	}
}

func (l *life) tell(day form.Day, d onestop.Dossier) {
	l.revision++
	if len(d.Supplements) > 0 {
		d.Supplements = append([]onestop.Supplement(nil), d.Supplements...)
	}
	l.dossiers[day] = append(l.dossiers[day], upload{l.code, l.revision, d})
}

// tellDossiers tells what became of dossiers on a day, as the one-stop system uploads
// it in the evening.
func (s *story) tellDossiers(ctx context.Context, day form.Day) error {
	var lines []byte
	for _, d := range s.dossiers[day] {
		revision, err := onestop.NewRevision(d.revision)
		if err == nil {
			lines, err = d.AppendLine(lines, d.code, revision, everyField)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", d.code, err)
		}
		lines = append(lines, '\n')
	}
	ctx, err := s.as(ctx, province.OneStop, "addDossiers")
	if err == nil {
		_, err = s.Ledger.Figures().Take(ctx, figures.DossierLines(bytes.NewReader(lines)), true)
	}
	return err
}

// everyField is what the system records: all.
const everyField = onestop.ChannelField | onestop.FeeField | onestop.PaidField | onestop.DigitisedField | onestop.ElectronicResultField | onestop.ReusedField |
	onestop.PersonalStoreField | onestop.ResidentDataField | onestop.ComplainedField
