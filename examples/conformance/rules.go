package main

import (
	"encoding/json"
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// rules is how the library answers each rule of the kit.
var rules = map[string]func(json.RawMessage) (map[string]any, error){
	"term":     asked(term),
	"pause":    asked(pause),
	"dossier":  asked(dossier),
	"petition": asked(answered),
	"status":   asked(status),
	"target":   asked(target),
	"points":   asked(points),
}

// asked reads what a rule is asked.
func asked[In any](rule func(In) (map[string]any, error)) func(json.RawMessage) (map[string]any, error) {
	return func(b json.RawMessage) (map[string]any, error) {
		var in In
		if err := json.Unmarshal(b, &in); err != nil {
			return nil, err
		}
		return rule(in)
	}
}

var counter = schedule.MustCounter(schedule.CounterOptions{})

func term(in struct {
	From schedule.Moment
	N    int
	Unit string
}) (map[string]any, error) {
	units := map[string]schedule.Unit{"working-days": schedule.WorkingDays, "days": schedule.Days, "months": schedule.Months}
	due, err := counter.Due(in.From, schedule.NewTerm(in.N, units[in.Unit]))
	return map[string]any{"due": due.At.Day().String()}, err
}

func pause(in struct {
	From        schedule.Moment
	WorkingDays int
	Pauses      []struct{ From, Until schedule.Moment }
}) (map[string]any, error) {
	clock, err := counter.Start(in.From, schedule.NewTerm(in.WorkingDays, schedule.WorkingDays))
	for _, p := range in.Pauses {
		if err == nil {
			clock, err = clock.Pause(p.From, p.Until, schedule.ForCitizen, "bổ sung giấy tờ")
		}
	}
	return map[string]any{"due": clock.Due().At.Day().String()}, err
}

func dossier(in struct {
	AsOf                            form.Day
	Status                          onestop.Status
	Received, Appointment, Finished schedule.Moment
	Supplements                     []onestop.Supplement
}) (map[string]any, error) {
	j, err := onestop.Rules{}.Judge(onestop.Dossier{Body: "H26", Status: in.Status, Received: in.Received, Appointment: in.Appointment,
		Finished: in.Finished, Supplements: in.Supplements}, in.AsOf)
	return map[string]any{"inTime": j.Verdict.InTime(), "done": j.Verdict.Done()}, err
}

// answered follows a petition that an office passes to a province, which accepts it,
// and looks at the clock of the indicator.
func answered(in struct {
	AsOf, Submitted, Answered form.Day
	Transferred               []form.Day
}) (map[string]any, error) {
	process, err := petition.NewProcess(petition.Options{Bodies: body.Vietnam()})
	if err != nil {
		return nil, err
	}
	at := func(d form.Day) schedule.Moment { return schedule.MomentOn(d).At(calendar.MustParseTimeOfDay("09:00")) }
	code := petition.NewCode(in.Submitted, 1)
	holders := []body.ID{"G22", "H26", "H01"}
	events := []petition.Event{{Code: code, At: at(in.Submitted), Type: petition.Submitted, To: holders[0], Kind: petition.KindReflection,
		Subject: petition.SubjectProcedure, Channel: petition.ChannelForm, Content: "Nội dung", Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Nguyễn Văn Mẫu", Address: "thôn Mẫu"}}}}
	for i, d := range in.Transferred {
		events = append(events, petition.Event{Code: code, At: at(d), Type: petition.Transferred, By: holders[i], To: holders[i+1]})
	}
	if by := holders[len(in.Transferred)]; in.Answered != form.NoDay {
		events = append(events, petition.Event{Code: code, At: at(in.Submitted + 1), Type: petition.Accepted, By: by},
			petition.Event{Code: code, At: at(in.Answered), Type: petition.Answered, By: by, Document: "1/UBND", Content: "Trả lời", Outcome: petition.ReasonExplainedAndKept})
	}
	pet, err := process.Replay(events)
	if err != nil {
		return nil, err
	}
	clock := process.Clocks(pet, in.AsOf).Indicator
	kept := clock.State == schedule.ClockRunning || clock.State == schedule.ClockMet
	return map[string]any{"due": clock.Due.String(), "inTime": kept}, nil
}

func status(in struct{ Due, Done, AsOf form.Day }) (map[string]any, error) {
	task := plan.Task{ID: "1", Title: "Rà soát", Leads: []string{"Văn phòng"}}
	if in.Due != form.NoDay {
		task.Time = plan.Timing{Text: in.Due.In(form.Vietnamese), Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: in.Due})}
	}
	p, err := plan.New(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "UBND", From: form.MustParseDay("2025-01-01"), To: form.MustParseDay("2029-12-31"), Tasks: []plan.Task{task}})
	if err != nil {
		return nil, err
	}
	for o := range p.Obligations(plan.ObligationQuery{}) {
		var events []plan.Event
		if in.Done != form.NoDay {
			events = append(events, plan.Event{ID: "1", Obligation: o.ID(), Type: plan.EventDone, Day: in.Done, Document: "1/BC"})
		}
		progress, err := plan.NewProgress(events, plan.ProgressOptions{})
		if err != nil {
			return nil, err
		}
		return map[string]any{"status": string(progress.State(o, in.AsOf).Status)}, nil
	}
	return nil, fmt.Errorf("the plan has no obligation")
}

func target(in struct {
	Numerator, Denominator int64
	Operator               indicator.Operator
	Target                 indicator.Figure
}) (map[string]any, error) {
	ratio, err := indicator.NewRatio(in.Numerator, in.Denominator)
	outcome := indicator.Goal{Op: in.Operator, Value: in.Target, Unit: "%"}.Check(ratio, indicator.Reading{})
	return map[string]any{"outcome": outcome.String()}, err
}

func points(in struct {
	Item                   indicator.ID
	Numerator, Denominator int64
}) (map[string]any, error) {
	card, month := catalog.Scorecard766(), schedule.MustParsePeriod("2026-09")
	ratio, err := indicator.NewRatio(in.Numerator, in.Denominator)
	if err != nil {
		return nil, err
	}
	ledger, err := indicator.NewLedger(indicator.Observation{Indicator: in.Item, Body: "H15", Period: month, Value: ratio})
	if err != nil {
		return nil, err
	}
	for _, i := range card.Score("H15", month, card.Values(ledger, "H15", month, indicator.Options{})).Items {
		if i.ID == in.Item {
			return map[string]any{"points": i.Score.String()}, nil
		}
	}
	return nil, fmt.Errorf("the set has no item %q", in.Item)
}
