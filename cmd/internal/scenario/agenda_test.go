package scenario

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

// desk is an office of Hà Nội (H26) with one petition, one duty of a plan and one
// dossier.
type desk struct {
	pet    petition.Petition
	plan   *plan.Plan
	events []plan.Event
	clock  schedule.Clock
}

func newDesk(t *testing.T) *desk {
	at := schedule.MustParseMoment
	d := &desk{}
	var err error
	// Sent on Friday 25 April 2025. 15 working days, Saturday 26 April worked and
	// 30 April to 4 May off: 26, 28, 29 April, 5-9, 12-16, 19 and 20 May.
	code := petition.MustParseCode("PAKN.20250425.0001")
	d.pet, err = petition.MustProcess(petition.Options{Bodies: body.Vietnam()}).Replay([]petition.Event{
		{Code: code, At: at("2025-04-25T15:40"), Type: petition.Submitted, To: "H26", Kind: petition.KindReflection, Channel: petition.ChannelPortal,
			Subject: petition.SubjectProcedure, Content: "Thủ tục đòi nộp bản giấy.", Sender: petition.Sender{Type: petition.SenderCitizen,
				Identity: petition.Identity{Name: "Nguyễn Văn Mẫu", Address: "thôn Mẫu", Phone: "0912345678", Email: "mau@example.vn"}}},
		{Code: code, At: at("2025-04-28T09:00"), Type: petition.Accepted, By: "H26"},
	})
	require.NoError(t, err)
	d.plan, err = plan.New(plan.Plan{Number: "9/KH", Title: "Kế hoạch", Issuer: "UBND thành phố Hà Nội", Date: form.MustParseDay("2025-01-10"),
		From: form.MustParseDay("2025-01-01"), To: form.MustParseDay("2025-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Báo cáo", Leads: []string{"UBND thành phố Hà Nội"},
			Time: plan.Timing{Text: "Chậm nhất ngày 21/5/2025", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: form.MustParseDay("2025-05-21")})}}}})
	require.NoError(t, err)
	// 5 working days from Tuesday 13 May: 14, 15, 16, 19 and 20 May.
	d.clock, err = schedule.MustCounter(schedule.CounterOptions{}).Start(at("2025-05-13T08:00"), schedule.NewTerm(5, schedule.WorkingDays))
	require.NoError(t, err)
	return d
}

// items is what runs at the desk on a day, by the calendar given.
func (d *desk) items(t *testing.T, cal *calendar.Calendar, on string) (all []agenda.Item) {
	today := form.MustParseDay(on)
	process := petition.MustProcess(petition.Options{Calendar: cal, Bodies: body.Vietnam()})
	for _, i := range process.Items(d.pet) {
		all = append(all, process.Agenda(i, today, form.Vietnamese))
	}
	progress, err := plan.NewProgress(d.events, plan.ProgressOptions{Counter: schedule.MustCounter(schedule.CounterOptions{Calendar: cal})})
	require.NoError(t, err)
	for row := range d.plan.Due(progress, plan.DueQuery{ObligationQuery: plan.ObligationQuery{Bodies: body.Vietnam()}, AsOf: today}) {
		if i, ok := row.Agenda(); ok {
			all = append(all, i)
		}
	}
	clock, err := d.clock.On(schedule.MustCounter(schedule.CounterOptions{Calendar: cal}))
	require.NoError(t, err)
	if i, ok := agenda.OfClock("H26-250513-0001", "Cấp giấy phép", "H26", clock); ok {
		all = append(all, i)
	}
	return all
}

// tell is the notices of a day, after which their reminders are told.
func (d *desk) tell(t *testing.T, cal *calendar.Calendar, on string, told map[string]bool) map[string][]string {
	var todo []agenda.Reminder
	for r := range agenda.Reminders(cal, slices.Values(d.items(t, cal, on)), form.MustParseDay(on), agenda.DefaultEscalation()) {
		if !told[r.Key] {
			todo = append(todo, r)
			told[r.Key] = true
		}
	}
	notices := map[string][]string{}
	for _, n := range agenda.Notices(slices.Values(todo), form.MustParseDay(on), func(r agenda.Reminder) string {
		require.Equal(t, "H26", r.Item.Body)
		if r.To == agenda.AudienceDesk {
			return "chuyên viên"
		}
		return "chủ tịch" // head and leader are one person here
	}) {
		require.Equal(t, n.Person+"/"+on, n.Key)
		require.NotContains(t, notices, n.Person, "one notice a person and day")
		for _, r := range n.Reminders {
			notices[n.Person] = append(notices[n.Person], r.Key)
		}
	}
	return notices
}

const (
	theStep       = "PAKN.20250425.0001/answer/2"
	thePetitioner = "PAKN.20250425.0001/petitioner/1"
	theIndicator  = "PAKN.20250425.0001/indicator/1"
	theDuty       = "9/KH#1#ubnd-thanh-pho-ha-noi#2025-05-21"
	theDossier    = "H26-250513-0001"
)

// Of a petition, a duty and a dossier one person is told in one notice a day,
// each due day once whatever a late notice of the calendar says of it, and once
// more where what happened set another day.
func TestOneNoticeOfPetitionPlanAndDossier(t *testing.T) {
	d, told := newDesk(t), map[string]bool{}
	// The petition and the dossier are due on Tuesday 20 May, two working days
	// after Friday the 16th; the duty on the 21st, two after Monday the 19th.
	require.Empty(t, d.tell(t, nil, "2025-05-15", told))
	require.Equal(t, map[string][]string{"chuyên viên": {theDossier + "/desk", theStep + "/desk", theIndicator + "/desk", thePetitioner + "/desk"}},
		d.tell(t, nil, "2025-05-16", told))
	require.Empty(t, d.tell(t, nil, "2025-05-18", told), "nobody is told twice")

	// A notice of 16 May has Monday the 19th off and Saturday the 24th worked: all
	// three are due on the 21st now.
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "9/TB", Issued: form.MustParseDay("2025-05-16"), Days: []calendar.NoticeDay{
		{Day: form.MustParseDay("2025-05-19"), Kind: calendar.SwapOff, For: form.MustParseDay("2025-05-24"), Reason: form.Text{"hoán đổi", "swap"}},
		{Day: form.MustParseDay("2025-05-24"), Kind: calendar.SwapWorking, For: form.MustParseDay("2025-05-19"), Reason: form.Text{"hoán đổi", "swap"}},
	}})
	require.NoError(t, err)
	for _, i := range d.items(t, cal, "2025-05-19") {
		require.Equal(t, "2025-05-21", i.Due.String(), i.Key)
	}
	require.Equal(t, map[string][]string{"chuyên viên": {theDuty + "/desk"}}, d.tell(t, cal, "2025-05-19", told), "the three others were told to the desk")
	require.Empty(t, d.tell(t, cal, "2025-05-20", told))
	require.Equal(t, map[string][]string{"chủ tịch": {theDuty + "/head", theDossier + "/head", theStep + "/head", theIndicator + "/head", thePetitioner + "/head"}},
		d.tell(t, cal, "2025-05-21", told))

	// The duty is extended to 30 June, the dossier gets a new appointment on 2 June
	// and the petition is answered: nobody is told that something is overdue.
	d.events = append(d.events, plan.Event{ID: "x", Obligation: theDuty, Type: plan.EventExtended, Day: form.MustParseDay("2025-05-21"), Due: form.MustParseDay("2025-06-30")})
	d.clock, err = d.clock.With(schedule.ClockEvent{Type: schedule.Reappointed, At: schedule.MustParseMoment("2025-05-19"), Due: schedule.MustParseMoment("2025-06-02")})
	require.NoError(t, err)
	d.pet, err = petition.MustProcess(petition.Options{Bodies: body.Vietnam()}).Apply(d.pet, petition.Event{Code: d.pet.Code(), At: schedule.MustParseMoment("2025-05-21T16:00"),
		Type: petition.Withdrawn})
	require.NoError(t, err)
	require.Empty(t, d.tell(t, cal, "2025-05-22", told))
	require.Equal(t, map[string][]string{"chuyên viên": {theDossier + "/1/desk"}}, d.tell(t, cal, "2025-05-29", told), "two working days before Monday 2 June")
	require.Equal(t, map[string][]string{"chuyên viên": {theDuty + "/2025-05-21/desk"}, "chủ tịch": {theDossier + "/1/head", theDossier + "/1/leader"}},
		d.tell(t, cal, "2025-06-26", told), "two working days before Monday 30 June")
}

// The same due days stand in a calendar, under names that stay when a notice
// moves them.
func TestDueDaysOfPetitionPlanAndDossierAsEvents(t *testing.T) {
	d := newDesk(t)
	moved, err := calendar.Vietnam().With(calendar.Notice{Number: "9/TB", Issued: form.MustParseDay("2025-05-16"), Days: []calendar.NoticeDay{
		{Day: form.MustParseDay("2025-05-19"), Kind: calendar.SwapOff, For: form.MustParseDay("2025-05-24"), Reason: form.Text{"hoán đổi", "swap"}},
		{Day: form.MustParseDay("2025-05-24"), Kind: calendar.SwapWorking, For: form.MustParseDay("2025-05-19"), Reason: form.Text{"hoán đổi", "swap"}},
	}})
	require.NoError(t, err)
	written := func(cal *calendar.Calendar) map[string]string {
		var c ical.Calendar
		for _, i := range d.items(t, cal, "2025-05-19") {
			c.Events = append(c.Events, i.Event("vidu.gov.vn"))
		}
		var b bytes.Buffer
		require.NoError(t, ical.Write(&b, time.Date(2025, 5, 19, 1, 0, 0, 0, time.UTC), c))
		days := map[string]string{}
		uid := ""
		for _, line := range strings.Split(strings.ReplaceAll(b.String(), "\r\n", "\n"), "\n") {
			if rest, ok := strings.CutPrefix(line, "UID:"); ok {
				uid = rest
			}
			if rest, ok := strings.CutPrefix(line, "DTSTART;VALUE=DATE:"); ok {
				days[uid] = rest
			}
		}
		return days
	}
	uid := func(key string) string {
		return strings.NewReplacer("/", "-x2f", "#", "-x23").Replace(key) + "@vidu.gov.vn"
	}
	want := map[string]string{uid(theStep): "20250520", uid(thePetitioner): "20250520", uid(theIndicator): "20250520",
		uid(theDossier): "20250520", uid(theDuty): "20250521"}
	require.Equal(t, want, written(nil))
	for uid := range want {
		want[uid] = "20250521"
	}
	require.Equal(t, want, written(moved))
}
