package house

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/exchange"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// sample is a value of an exported type with a form, with something in it.
type sample struct {
	of    string // the type, as "plan DueRow"
	value reflect.Value
	reads bool // the type has a reader of its own
}

func of[T any](v T) sample {
	t := reflect.TypeFor[T]()
	_, reads := any(&v).(json.Unmarshaler)
	return sample{strings.TrimPrefix(t.PkgPath(), module+"/") + " " + t.Name(), reflect.ValueOf(&v).Elem(), reads}
}

// read reads a document with the reader of the sample's type.
func (s sample) read(document []byte) error {
	return reflect.New(s.value.Type()).Interface().(json.Unmarshaler).UnmarshalJSON(document)
}

func (s sample) document(t *testing.T) string {
	t.Helper()
	b, err := json.Marshal(s.value.Interface())
	require.NoError(t, err, s.of)
	return string(b)
}

// Values that the samples are made of.
var (
	day      = form.MustParseDay
	moment   = schedule.MustParseMoment
	month    = schedule.MustParsePeriod("2025-06")
	why      = form.Text{"không", "no"}
	code     = petition.MustParseCode("PAKN.20250602.0001")
	fiveDays = schedule.NewTerm(5, schedule.WorkingDays)
	early    = calendar.DayInfo{Day: day("2026-02-16"), Kind: calendar.Working, Reason: why, Source: why, Issued: day("2025-10-01"), State: calendar.Official}
	off      = calendar.DayInfo{Day: day("2026-02-16"), Kind: calendar.SwapOff, Reason: why, Source: why, Issued: day("2025-11-01"), State: calendar.Official, For: day("2026-02-28")}
	swap     = calendar.NoticeDay{Day: day("2026-01-02"), Kind: calendar.SwapOff, Reason: why, For: day("2026-01-10")}
	worked   = calendar.NoticeDay{Day: day("2026-01-10"), Kind: calendar.SwapWorking, Reason: why, For: day("2026-01-02")}
	due      = schedule.Due{At: moment("2025-06-09"), State: calendar.Official, AtEarliest: true}
	rule     = schedule.MustRule(schedule.JoinAll,
		schedule.Part{Kind: schedule.Deadline, Due: day("2025-06-30"), Exclusive: true},
		schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly | schedule.Quarterly, Times: 2, Start: day("2025-01-01"), Day: 5, Following: true},
		schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, WorkingDay: 5},
		schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, WorkingDay: -1, Exclusive: true},
		schedule.Part{Kind: schedule.Recurring, Every: schedule.Yearly.By(3), Event: "ký"},
		schedule.Part{Kind: schedule.OnEvent, Event: "khởi công", Until: "nghiệm thu"},
		schedule.Part{Kind: schedule.OnEvent, Event: "ngày họp", Offset: schedule.NewTerm(-5, schedule.Days), Stated: day("2025-06-20")})
	reference = plan.Reference{Number: "1/QĐ", Date: day("2024-01-01"), Title: "Quyết định"}
	counted   = plan.Count{DoneOnTime: 1, DoneLate: 2, OpenInTime: 3, OpenOverdue: 4}
	reportRow = plan.ReportRow{Body: "Bộ", BodyID: "G22", Task: "1", Title: "Việc", Count: counted, WithoutDate: 1, CarriedOver: 2, Previous: counted}
	inherited = plan.Inheritance{From: "G10", Name: "Bộ", To: "G22", Outcome: body.OutcomeOne, Reason: "sáp nhập"}
	bodyKey   = plan.BodyKey{Wording: "Sở Tư pháp", Key: "ban-tu-phap"}
	task      = plan.Task{ID: "1", Title: "Việc", Place: "Mục I.1", Leads: []string{"Sở Tư pháp", "Sở Nội vụ"}, Coordinating: []string{"Sở A", "Sở B"},
		Time: plan.Timing{Text: "trước ngày 30/6/2025", Rule: rule}, Products: []string{"Báo cáo", "Tờ trình"}, Recipients: []string{"Bộ A", "Bộ B"}, Function: body.FunctionProcedureControl, Note: "ghi chú"}
	basis    = petition.Basis{Source: "Điều 1", SourceEN: "article 1", Doubt: "chưa rõ", DoubtEN: "not settled"}
	office   = petition.Office{Body: "G22", Since: day("2025-01-01"), Until: day("2026-01-01"), Basis: basis}
	practice = petition.Practice{Since: day("2025-01-01"), Until: day("2026-01-01"), SupplementPauses: petition.PetitionerClock | petition.StepClock,
		ReopeningPauses: petition.IndicatorClock | petition.StepClock, StrictAdmission: true, LinksByConsent: true, ReopeningAnew: true, AnswerCloses: true, Basis: basis}
	termLimit = petition.Limit{Step: petition.StepAnswer, Term: fiveDays, Since: day("2025-01-01"), Until: day("2026-01-01"), Channel: petition.ChannelPortal, House: true, Basis: basis}
	dayLimit  = petition.Limit{Step: petition.StepAnswer, On: day("2025-12-31"), Basis: basis}
	admission = petition.Admission{Channel: petition.ChannelPortal, Conditions: petition.ConditionName | petition.ConditionContent, Binding: true, Since: day("2025-01-01"), Until: day("2026-01-01"), Basis: basis}
	submitted = petition.Event{Code: code, At: moment("2025-06-02T08:15:00+07:00"), Type: petition.Submitted, By: "H26", To: "H26", Kind: petition.KindRecommendation, Subject: petition.SubjectProcedure,
		Channel: petition.ChannelEmail, Language: "en", Content: "Hồ sơ quá hạn", Proposal: "Trả sớm", Lacks: petition.ConditionAccount | petition.ConditionClear,
		Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Nguyễn Văn A", Address: "Hà Nội", Phone: "0900000000", Email: "a@example.vn"}}}
	accepted = petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.Accepted, By: "H26"}
	answer   = desk.PublicAnswer{At: moment("2025-06-09T08:15:00+07:00"), Body: "H26", Document: "1/CV", Content: "trả lời", Outcome: petition.ReasonConductHandled}
	reason   = indicator.Reason{Kind: "merger", Text: why}
	ratio    = indicator.MustRatio(1, 2)
	goal     = indicator.Goal{Op: indicator.Range, Value: indicator.MustFigure(80), Upper: indicator.MustFigure(90), Unit: "%", Change: indicator.Increase}
	based    = indicator.Basis{Document: "766/QĐ-TTg", Date: day("2022-06-23"), Place: "Phụ lục I"}
	holds    = indicator.Holds{Since: day("2025-01-01"), Until: day("2026-01-01")}
	defined  = indicator.Definition{ID: "1.1", Parent: "1", Name: "Tỷ lệ", Unit: "%", Direction: indicator.LessIsBetter, Kind: indicator.Mean, Accrual: indicator.Stock, OverBodies: indicator.Distinct,
		OverProcedures: indicator.Distinct, AccrualSource: "công văn", TwoSources: true, Remainder: true, Numerator: "hồ sơ đúng hạn", Denominator: "hồ sơ", Counted: "hồ sơ",
		Bases: []indicator.Basis{based, {Document: "468/QĐ-TTg"}}, Holds: holds, Mark: indicator.Inferred, Note: "ghi chú"}
	observed  = indicator.Observation{Indicator: "766/2.1", Body: "H26", Period: month, Window: schedule.Decree09Window, Procedure: "1.005129", Value: ratio, Recorded: day("2025-07-01"), Source: "cổng"}
	missing   = indicator.Missing{Body: "H26", Period: month, Reason: reason}
	rollup    = indicator.Rollup{Observation: observed, Parts: []indicator.Observation{observed, observed}, Missing: []indicator.Missing{missing, missing}, Notes: []indicator.Reason{reason, reason}}
	condition = indicator.Condition{Indicator: "2", Period: month, Goal: goal}
	binding   = indicator.Binding{Words: "các bộ", Classes: []body.Class{"ministry", "provincial-committee"}, Bodies: []body.ID{"G22", "G01"}, Coordinating: []body.ID{"G05", "G06"}, Where: &condition,
		Until: day("2026-01-01"), Ended: "đã hết", EndedEn: "ended"}
	share   = indicator.Goal{Op: indicator.Range, Value: indicator.MustFigure(80), Upper: indicator.MustFigure(90), Unit: "%"}
	target  = indicator.Target{Indicator: "1.1", Goal: share, Words: "80 - 90%", Period: month, Binds: binding, Assessor: "G22", Bases: []indicator.Basis{based, based}, Mark: indicator.Inferred}
	setData = indicator.SetData{ID: "1/QĐ", Title: "Bộ chỉ số", Date: day("2025-01-01"), Issuer: "Bộ", Definitions: []indicator.Definition{{ID: "1", Name: "a", Unit: "%"}, {ID: "2", Name: "b", Unit: "%"}, defined},
		Targets: []indicator.Target{target, {Indicator: "2", Goal: share, Period: month, Binds: indicator.Binding{Words: "các bộ", Classes: []body.Class{"ministry"}}}}, Notes: []string{"một", "hai"}}
	points   = scorecard.Rule{Threshold: indicator.MustFigure(90), NoBase: scorecard.FullPoints, NoBaseMark: indicator.Inferred, Source: "công văn", Mark: indicator.Inferred}
	item     = scorecard.Item{Definition: defined, Group: "g", Max: indicator.MustFigure(6), Tracking: false, Rule: points, Document: &points, Codes: []string{"A", "B"}}
	tracked  = scorecard.Item{Definition: indicator.Definition{ID: "9", Name: "theo dõi", Unit: "%"}, Group: "g", Tracking: true}
	group    = scorecard.Group{ID: "g", Name: "G", Max: indicator.MustFigure(10)}
	band     = scorecard.Band{Name: "Tốt", En: "Good", From: indicator.MustFigure(8)}
	cardData = scorecard.Data{ID: "1/QĐ", Title: "Bộ chỉ số", Bases: []indicator.Basis{based, based}, Holds: holds, Max: indicator.MustFigure(10), Places: 2, Rounding: indicator.HalfEven, RoundTotal: true,
		Groups: []scorecard.Group{group}, Items: []scorecard.Item{{Definition: indicator.Definition{ID: "1", Name: "a", Unit: "%"}, Group: "g", Max: indicator.MustFigure(4)}, item, tracked},
		Bands: []scorecard.Band{band, {Name: "Kém", En: "Poor"}}, BandsMark: indicator.Inferred, Notes: []string{"một", "hai"}}
	standing   = scorecard.Standing{Rank: 1, Body: "H26", Value: ratio, Tied: true, Points: indicator.MustParseFigure("4.5")}
	leftOut    = scorecard.LeftOut{Body: "H27", Reason: reason}
	atDesk     = onestop.Desk{CarriedOver: 1, Received: 2, Moved: 3, DoneEarly: 4, DoneOnTime: 5, DoneLate: 6, DoneUndated: 7, OpenInTime: 8, OpenOverdue: 9, OpenUndated: 10}
	counts     = onestop.Counts{Desk: atDesk, OfReceived: onestop.ReceivedCounts{3, 2, 1}, OfPresent: onestop.LastingCounts{3, 2, 1}, OfDone: onestop.LastingCounts{3, 2, 1}}
	supplement = onestop.Supplement{Requested: moment("2025-06-03"), Completed: moment("2025-06-05")}
	dossier    = onestop.Dossier{Body: "H26.13", Procedure: "1.005129", Status: onestop.Processed, Channel: 2, Received: moment("2025-06-02T08:00:00+07:00"), Appointment: moment("2025-06-16"), AppointmentMoved: true,
		Finished: moment("2025-06-13"), Hands: []onestop.Hand{{Body: "H26.12", Since: day("2025-06-02")}, {Body: "H26.13", Since: day("2025-06-10")}}, Supplements: []onestop.Supplement{supplement}, Requests: 2, Paused: 51 * time.Hour, Fee: 50000, FeeKnown: true, Paid: 1,
		Digitised: true, ElectronicResult: true, Reused: true, PersonalStore: true, ResidentData: true, Complained: true}
	amount    = schedule.Amount{Unit: schedule.WorkingDays, Halves: 7}
	row       = body.Row{ID: "G22", Name: "Bộ Tư pháp", Short: []string{"BTP", "MOJ"}, Class: "ministry", Level: "central", Parent: "G00", Since: "2000-01-01", Until: "2025-01-01", Change: "rename", Source: "NĐ", GSO: "1", Successors: []string{"G23", "G24"}, Succession: "split"}
	codeRow   = body.CodeRow{ID: "G22", System: "gso", Value: "1", Since: "2000-01-01", Until: "2025-01-01", Source: "NĐ"}
	passed    = body.SuccessionRow{From: "G22", To: "G23", On: "2025-01-01", Kind: "function", Function: "báo chí", Source: "NĐ"}
	amendment = body.Amendment{ID: "G22", On: "2025-01-01", Kind: "rename", Source: "NĐ", Name: "Bộ", Short: []string{"B", "C"}, Class: "ministry", Level: "central", Parent: "G00", To: []string{"G23", "G24"}, Function: "báo chí", System: "gso", Value: "1"}
	passedOn  = body.Succession{From: "G22", To: "G23", On: day("2025-01-01"), Kind: body.SuccessionFunction, Function: "báo chí", Source: "NĐ"}
)

// samples are values of each type with a form, enough of them to have a value
// in each field. The documents that readers are fed with are written from them.
func samples(t *testing.T) []sample {
	must := func(err error) { t.Helper(); require.NoError(t, err) }
	hours, err := calendar.NewOfficeHours(calendar.Shift{From: calendar.MustParseTimeOfDay("07:30"), To: calendar.MustParseTimeOfDay("11:30")}, calendar.Shift{From: calendar.MustParseTimeOfDay("13:00"), To: calendar.MustParseTimeOfDay("17:00")})
	must(err)
	hours, err = hours.WithCutOff(calendar.MustParseTimeOfDay("16:00"))
	must(err)
	counter, err := schedule.NewCounter(schedule.CounterOptions{Hours: hours, CutOffSource: why, ThirtyDayMonths: true, Roll: schedule.RollNone, Reappointment: schedule.ReappointmentRule{Max: 2, Ahead: fiveDays, Source: why}})
	must(err)
	event := schedule.ClockEvent{Type: schedule.Paused, At: moment("2025-06-03T08:00:00+07:00"), Waiting: schedule.ForCitizen, Until: moment("2025-06-05"), Reason: "bổ sung", Source: "CV 1"}
	clock, err := counter.Start(moment("2025-06-02T08:00:00+07:00"), fiveDays)
	must(err)
	clock, err = clock.With(event, schedule.ClockEvent{Type: schedule.TermChanged, At: moment("2025-06-06T08:00:00+07:00"), Terms: []schedule.Term{fiveDays, schedule.NewTerm(3, schedule.WorkingDays)}, Reason: "đổi"})
	must(err)
	innerDuty := plan.Inner{ID: "e", To: "H26", By: "H", Given: day("2025-01-02"), Path: plan.Path{State: plan.State{Status: plan.OpenOverdue}, Stage: plan.StageBegun, Since: day("2025-01-03"),
		ExtensionAsked: day("2025-03-01"), ExplanationAsked: day("2025-02-01"), Outlook: plan.OutlookLost}}
	path := plan.Path{State: plan.State{Status: plan.OpenInTime}, Stage: plan.StageBegun, Since: day("2025-01-02"), ExtensionAsked: day("2025-03-01"), ExplanationAsked: day("2025-02-01"),
		Inner: []plan.Inner{innerDuty, innerDuty}, Below: plan.Count{OpenOverdue: 2, DoneOnTime: 1, DoneLate: 1, OpenInTime: 1}, Outlook: plan.OutlookAtRisk}
	set, err := indicator.NewSet(setData)
	must(err)
	card, err := scorecard.New(cardData)
	must(err)
	p := process(t)
	pet, err := p.Replay([]petition.Event{submitted, accepted})
	must(err)
	tally, err := onestop.NewTally(onestop.Options{Window: schedule.Decree09Window, ByProcedure: true, Rules: onestop.Rules{Procedures: map[string]onestop.Procedure{"1.005129": procedure}, AppointmentMoved: true}})
	must(err)
	must(tally.Add(&dossier, form.NoDay))
	must(tally.Add(&onestop.Dossier{Body: "H26.12", Procedure: "1.005129", Status: onestop.InProgress, Received: moment("2025-06-02"), Appointment: moment("2025-06-16")}, form.NoDay))
	require.Error(t, tally.Add(&onestop.Dossier{Status: onestop.InProgress}, form.NoDay))
	must(tally.Add(&onestop.Dossier{Body: "H26.12", Procedure: "1.005129", Status: 1}, form.NoDay))

	read, err := wording.Parse("Không để tỷ lệ hồ sơ trễ hạn vượt 2%, đến năm 2030")
	must(err)

	all := []sample{
		of(read),
		of(fiveDays), of(schedule.HalvesTerm(-7, schedule.WorkingDays)), of(rule), of(schedule.Monthly | schedule.Yearly), of(schedule.Monday), of(schedule.RollNone), of(schedule.Decree09Window), of(month), of(moment("2025-06-02")), of(moment("2025-06-02T08:00:00+07:00")),
		of(schedule.Part{Kind: schedule.Recurring, Start: day("2025-01-01"), Due: day("2025-12-31"), Exclusive: true, Weekday: schedule.Friday, Every: schedule.Weekly, Times: 2}),
		of(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly | schedule.Yearly, Month: 2, Day: 15, Following: true, Time: calendar.MustParseTimeOfDay("16:00")}),
		of(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, WorkingDay: 10, Following: true}),
		of(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, From: 23}),
		of(schedule.Part{Kind: schedule.OnEvent, Event: "khởi công", Until: "nghiệm thu", Offset: schedule.NewTerm(3, schedule.Days), Stated: day("2025-06-30")}),
		of(schedule.Part{Kind: schedule.OnEvent, Event: "ngày họp", Offset: schedule.NewTerm(-5, schedule.Days)}),
		of(schedule.Span{Since: day("2025-01-01"), Until: day("2025-06-29")}),
		of(schedule.Occurrence{Kind: schedule.Recurring, Part: 1, Start: day("2025-01-01"), Due: day("2025-03-31"), Time: calendar.MustParseTimeOfDay("16:00"), Cycle: schedule.Quarterly, Times: 2}),
		of(amount), of(schedule.Amount{Unit: schedule.WorkingHours, Time: 90 * time.Minute}), of(due),
		of(schedule.Step{Day: day("2025-06-29"), Until: day("2025-07-01"), Count: fiveDays, Effect: schedule.EffectSkipped, Reason: "nghỉ", Source: "Điều 112"}),
		of(schedule.Explanation{From: moment("2025-06-02"), Terms: []schedule.Term{fiveDays}, Due: due, Language: form.English, Steps: []schedule.Step{
			{Day: day("2025-06-02"), Effect: schedule.EffectStart, Reason: "start"}, {Day: day("2025-06-03"), Until: day("2025-06-06"), Count: schedule.NewTerm(4, schedule.WorkingDays), Effect: schedule.EffectCounted, Reason: "r", Source: "s"}}}),
		of(schedule.Explanation{From: moment("2025-06-02"), Terms: []schedule.Term{schedule.NewTerm(2, schedule.Days), fiveDays}, Due: schedule.Due{At: moment("2025-06-09T10:30:20+07:00"), State: calendar.Projected},
			Steps: []schedule.Step{{Day: day("2025-06-03"), Count: schedule.NewTerm(1, schedule.Days), Effect: schedule.EffectCounted}}}),
		of(schedule.ReappointmentRule{Max: 2, Ahead: fiveDays, Source: why}), of(event), of(clock),
		of(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-06-03"), Due: moment("2025-06-20")}),
		of(schedule.ClockEvent{Type: schedule.TermChanged, At: moment("2025-06-03"), Terms: []schedule.Term{fiveDays, fiveDays}}),
		of(schedule.Reading{At: moment("2025-06-10"), State: schedule.ClockRunning, Due: due, Then: moment("2025-06-09"), Promised: moment("2025-06-11"), Used: amount, Left: schedule.Amount{Unit: schedule.WorkingDays}, Over: amount, Finished: moment("2025-06-10T09:00:00+07:00")}),
		of(schedule.EffectDue), of(schedule.Deadline), of(schedule.JoinAny), of(schedule.WorkingDays), of(schedule.ClockRunning), of(schedule.Paused), of(schedule.ForBody),

		of(day("2025-06-02")), of(why), of(form.DayForm),
		of(hours), of(calendar.OfficeHours{}), of(hours.Shifts()[0]), of(hours.CutOff()), of(off), of(calendar.Change{Before: early, After: off}), of(swap), of(calendar.SwapOff), of(calendar.Official),
		of(calendar.Notice{Number: "1/TB", Issuer: "Bộ", Issued: day("2025-11-01"), Settles: []int{2026, 2027}, Withdraws: []string{"5/TB", "6/TB"}, Days: []calendar.NoticeDay{swap, worked}}),
		of(calendar.Notice{Number: "2/TB", Reported: true, Days: []calendar.NoticeDay{swap, worked}}),

		of(plan.State{Status: plan.DoneLate, Due: day("2025-06-29"), DoneOn: day("2025-07-01"), Suspended: true, Submitted: day("2025-06-30"), NothingArose: true, Counted: day("2025-06-01"), Then: day("2025-07-01")}), of(counted), of(reportRow), of(inherited), of(reference),
		of(plan.Report{Plan: "1/KH", Period: month, Window: schedule.Decree09Window, Rows: []plan.ReportRow{reportRow, reportRow}, Total: plan.ReportRow{Count: counted, WithoutDate: 1, CarriedOver: 2, Previous: counted}, Tasks: counted, Lapsed: 1}),
		of(plan.DueRow{ID: "1#2#3#4", Plan: "1", Task: "2", Title: "Việc", Body: "Bộ", BodyID: "G22", Role: body.RoleLead, Start: day("2025-01-01"), Due: day("2025-06-29"), DueSet: day("2025-06-01"), Status: plan.OpenInTime, Stage: plan.StageTaken, Inner: "e", Suspended: true, Inherited: &inherited}),
		of(plan.Event{ID: "e", Obligation: "1#2#3#4", Type: plan.EventAssigned, Day: day("2025-01-01"), Due: day("2025-07-30"), To: "H26"}), of(plan.StageTaken), of(plan.OutlookAtRisk), of(innerDuty), of(path),
		of(plan.Summary{Number: "1/KH", Title: "Kế hoạch", Date: day("2024-12-31"), Issuer: "Bộ", Tasks: 2, From: day("2025-01-01"), To: day("2025-12-31")}),
		of(plan.Event{ID: "e", Obligation: "1#2#3#4", Type: plan.EventExtended, Day: day("2025-01-01"), By: "b", Note: "n", Document: "d", Due: day("2025-07-30"), Inner: "i", Corrects: "c", Recorded: time.Date(2025, 1, 1, 8, 0, 0, 0, time.UTC)}),
		of(plan.Relation{Kind: plan.RelationImplements, Reference: reference}), of(task), of(task.Time),
		of(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "Bộ", Signer: "Bộ trưởng", Date: day("2024-12-31"), NotBefore: day("2024-12-01"), Printed: day("2024-12-30"), From: day("2025-01-01"), To: day("2025-12-31"), Basis: []plan.Reference{reference, reference},
			Relations: []plan.Relation{{Kind: plan.RelationImplements, Reference: reference}}, Objectives: []string{"một", "hai"}, Requirements: []string{"một", "hai"}, SourceFaults: []string{"một", "hai"}, Keys: []plan.BodyKey{bodyKey, {Wording: "Sở Nội vụ", Key: "ban"}}, Tasks: []plan.Task{task, {ID: "2", Title: "Việc", Leads: []string{"A", "B"}}}}),
		of(bodyKey), of(plan.DoneLate), of(plan.ObligationID("1#2#3#4")), of(plan.EventExtended), of(plan.RelationImplements), of(plan.TaskID("1")),
		of(body.Data{Known: "2026-11-21", Bodies: []body.Row{row, row}, Codes: []body.CodeRow{codeRow, codeRow}, Successions: []body.SuccessionRow{passed, passed}, Amendments: []body.Amendment{amendment, amendment}}), of(row), of(codeRow), of(passed), of(amendment), of(passedOn),
		of(body.SelectBody("G22")), of(body.SelectName("Văn phòng")), of(body.SelectUnknown("các bên")), of(body.ChangeRename), of(body.GSO), of(body.Doubt("class")), of(body.ID("G22")), of(body.Class("ministry")), of(body.LevelCentral), of(body.FunctionProcedureControl),
		of(body.SuccessionMerge), of(body.OutcomeOne), of(body.RoleLead), of(body.SelectBody("G22").Kind()),
		of(table.ColumnTitle), of(table.Doubt{Row: 2, Column: "c", Task: "1", Doubt: reading.Doubt{Piece: reading.Piece{Text: "t"}, Kind: "k", Why: why}}),

		of(basis), of(office), of(practice), of(termLimit), of(dayLimit), of(admission), of(petition.PetitionerClock | petition.StepClock), of(petition.ConditionName | petition.ConditionContent), of(petition.VerdictYes), of(petition.VerdictNo),
		of(petition.Rules{Name: "thử", Limits: []petition.Limit{termLimit, dayLimit}, Admission: []petition.Admission{admission, admission}, Practice: []petition.Practice{practice, practice}, AnswerCopy: []petition.Office{office, office}, Focal: []petition.Office{office, office}}),
		of(petition.National()), of(submitted), of(accepted),
		of(petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.Refused, By: "H26", Reason: string(petition.ReasonOutOfScope)}),
		of(petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.DuplicateLinked, By: "H26", Of: petition.MustParseCode("PAKN.20250601.0001"), Consent: "3/UBND"}),
		of(petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.Withdrawn, By: "H26", Document: "đơn 2/6", Channel: petition.ChannelPaper}),
		of(petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.Extended, By: "H26", Due: day("2025-07-01"), Reason: "phức tạp"}),
		of(petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.Answered, By: "H26", Document: "1/CV", Content: "trả lời", Outcome: petition.ReasonConductHandled, CopyTo: "G22"}),
		of(petition.Event{Code: code, At: moment("2025-06-03T08:15:00+07:00"), Type: petition.Rated, Satisfied: petition.VerdictNo}),
		of(code), of(petition.Submitted), of(petition.StateAccepted), of(petition.StepAnswer), of(petition.KindReflection), of(petition.SubjectProcedure), of(petition.ChannelPortal), of(petition.SenderCitizen), of(petition.ReasonConductHandled), of(pet),
		of(redact.Mask{Start: 3, End: 15, Kind: redact.Kinds()[0], Sureness: redact.Certain}), of(redact.Kinds()[0]), of(redact.Certain), of(figures.Status("in-time")),
		of(answer), of(desk.PublicView{Code: code, Outside: "closed", State: petition.StateAccepted, Reason: petition.ReasonConductHandled, Kind: petition.KindReflection, Subject: petition.SubjectProcedure, Body: "H26", Received: moment("2025-06-02T08:15:00+07:00"), Content: "c", Proposal: "p", Answer: answer}),
		of(desk.Review{Content: []redact.Mask{{Start: 9, End: 28, Kind: redact.Name, Sureness: redact.Known}}, Proposal: []redact.Mask{{Start: 0, End: 4, Kind: redact.Other, Sureness: redact.Manual}}, Answer: []redact.Mask{{Start: 3, End: 13, Kind: redact.Phone, Sureness: redact.Certain}}}),
		of(desk.Route{Subject: petition.SubjectProcedure, Field: "f", Territory: "H26", Level: body.LevelCommune, Body: "H26", Since: day("2025-01-01"), Until: day("2026-01-01"), Source: "QĐ"}), of(desk.DecisionAdmit), of(desk.UrgencyLater), of(agenda.AudienceHead),

		of(indicator.Key{Indicator: "1", Body: "H26", Period: month, Window: schedule.Decree09Window, Procedure: "1.005129"}), of(indicator.MustParseFigure("4.5")), of(indicator.Range), of(indicator.Increase), of(goal), of(indicator.LessIsBetter),
		of(indicator.Reading{Direction: indicator.LessIsBetter, Literal: true}), of(indicator.Met), of(observed), of(reason), of(setData), of(*set), of(ratio), of(indicator.HalfEven), of(indicator.Mean), of(indicator.Stock), of(based), of(holds), of(defined), of(rollup), of(missing),
		of(condition), of(binding), of(target), of(indicator.ID("1")), of(indicator.Inferred), of(indicator.Point{Period: month, Rollup: rollup, Absorbed: []body.Succession{passedOn, passedOn}}),
		of(points), of(scorecard.FullPoints), of(item), of(tracked), of(group), of(band), of(cardData), of(*card), of(scorecard.Entry{Body: "H26", Value: ratio, Why: reason}), of(standing), of(leftOut),
		of(scorecard.Ranking{Standings: []scorecard.Standing{standing, standing}, LeftOut: []scorecard.LeftOut{leftOut, leftOut}}),
		of(onestop.Processed), of(dossier.Channel), of(dossier.Paid), of(dossier), of(supplement), of(procedure), of(atDesk), of(counts), of(counts.OfReceived), of(counts.OfDone), of(onestop.Counted{Body: "H26", Procedure: "1.005129", Period: month, Counts: counts}), of(*tally),
		of(exchange.Value("1")), of(exchange.Component{DuongDanTaiTepTin: "a", DuocSoHoa: "1", DuocTaiSuDung: "1", DuocLayTuKhoDMQG: "1", IsDeleted: "0"}), of(exchange.Fee{Gia: "1"}), of(exchange.Supplement{NgayBoSung: "20250602000000", NgayTiepNhanBoSung: "20250603000000"}),
		of(exchange.Result{DuongDanTepTinKetQua: "a"}), of(exchange.Database{MaCSDL: "1"}), of(exchange.Progress{ThoiDiemXuLy: "20250602000000", TrangThai: "4"}), of(message),
	}
	for _, i := range p.Items(pet) {
		all = append(all, of(i))
		i.Focal = true
		all = append(all, of(i))
	}
	return all
}

var procedure = onestop.Procedure{Term: fiveDays, FeeBearing: true, NoPaper: true, FullyOnline: true}

var message = exchange.Message{MaHoSo: "H26-1", MaTTHC: "1.005129", KenhThucHien: "2", TrangThaiHoSo: "4", NgayTiepNhan: "20250602080000", NgayHenTra: "20250616000000", NgayKetThucXuLy: "20250613000000", NgayTra: "20250614000000", NgayTuChoi: "20250615000000",
	DonViXuLy: "Sở", HoSoCoThanhPhanSoHoa: "1", TaiKhoanDuocXacThucVoiVNeID: "1", DuocThanhToanTrucTuyen: "1", TaiLieuNop: []exchange.Component{{DuocSoHoa: "1"}, {DuocSoHoa: "0"}}, DanhSachLePhi: []exchange.Fee{{Gia: "1"}},
	DanhSachHoSoBoSung: []exchange.Supplement{{NgayBoSung: "20250602000000"}}, DanhSachGiayToKetQua: []exchange.Result{{DuongDanTepTinKetQua: "a"}}, DSKetNoiCSDL: []exchange.Database{{MaCSDL: "1"}}, Progress: []exchange.Progress{{TrangThai: "4"}}}

// process is a process whose rules have a limit for each step.
func process(t *testing.T) *petition.Process {
	t.Helper()
	p, err := petition.NewProcess(petition.Options{})
	require.NoError(t, err)
	return p
}
