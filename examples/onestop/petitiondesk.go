package main

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// The petitions of the province: what happened to each is kept as lines of JSON, and
// all else is computed from them.

// What officials do, in the words of the system's addresses.
var acts = map[string]petition.EventType{
	"tiep-nhan": petition.Accepted, "yeu-cau-bo-sung": petition.SupplementRequested, "bo-sung": petition.Supplemented, "chuyen": petition.Transferred,
	"tu-choi": petition.Refused, "tra-loi": petition.Answered, "cong-khai": petition.Published,
}

// petitions are all petitions, in order of code.
func petitions(q db, l *library) (list []petition.Petition, err error) {
	bodies, err := all[string](q, "SELECT body FROM petitions ORDER BY code")
	for _, body := range bodies {
		pet, err := l.petition.ReadPetition([]byte(body)) // what was accepted once is not judged again
		if err != nil {
			return nil, err
		}
		list = append(list, pet)
	}
	return list, err
}

// submit is a new petition as the desk took it down; last is the greatest code so far.
func (l *library) submit(q db, last string, f url.Values, to string, now time.Time) (petition.Code, error) {
	code, today := petition.NewCode(calendar.DayAt(now), 1), calendar.DayAt(now)
	if was, err := petition.ParseCode(last); err == nil && was.Day() == today {
		code = was.Next()
	}
	return code, l.happen(q, petitionRow{Dossier: f.Get("dossier")}, petition.Petition{}, petition.Event{
		Code: code, At: schedule.MomentAt(now), Type: petition.Submitted, To: body.ID(to),
		Kind: petition.Kind(f.Get("kind")), Subject: petition.Subject(f.Get("subject")), Channel: petition.Channel(f.Get("channel")),
		Content: f.Get("content"), Proposal: f.Get("proposal"),
		Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{
			Name: f.Get("name"), Address: f.Get("address"), Phone: f.Get("phone"), Email: f.Get("email")}},
	})
}

// actOn is what an official does to a petition; what the rules forbid is an error.
func (l *library) actOn(q db, row petitionRow, act, by string, f url.Values, now time.Time) error {
	pet, err := l.petition.ReadPetition([]byte(row.Body))
	if err != nil {
		return err
	}
	e := petition.Event{Code: pet.Code(), At: schedule.MomentAt(now), Type: acts[act], By: body.ID(by), Reason: f.Get("reason"), Content: f.Get("content"),
		To: body.ID(f.Get("to")), Document: f.Get("document"), Outcome: petition.Reason(f.Get("outcome"))}
	if e.Type == petition.Published {
		if row.Review, err = review(pet, f); err != nil {
			return err
		}
	}
	return l.happen(q, row, pet, e)
}

// happen applies an event, and writes the petition with what the system's own lists go
// by.
func (l *library) happen(q db, row petitionRow, pet petition.Petition, e petition.Event) error {
	after, err := l.petition.Apply(pet, e)
	if err != nil {
		return err
	}
	data, err := json.Marshal(after)
	if err != nil {
		return err
	}
	row.Code, row.Unit, row.Status, row.Body = e.Code.String(), string(after.Holder()), after.State().String(), string(data)
	return put(q, "petitions", fields(&row)...)
}

// limit is a limit that runs.
type limit struct {
	Item    petition.Item `json:"item"`
	Step    string        `json:"step"`
	Urgency desk.Urgency  `json:"urgency"`
}

// limits is what a unit, with those below it, has to do about petitions; without a unit
// all that runs.
func (l *library) limits(pets []petition.Petition, unit string, clocks petition.ClockSet, now time.Time) (list []limit, err error) {
	q := desk.DueQuery{On: calendar.DayAt(now), All: true, Clocks: clocks}
	if unit != "" {
		q.For = desk.BodyAndUnits(l.petition, body.ID(unit), q.On)
	}
	var items []petition.Item
	for _, pet := range pets {
		items = append(items, l.petition.Items(pet)...)
	}
	due, err := desk.NewDueList(l.petition, items, q)
	if err != nil {
		return nil, err
	}
	for i := range due.All() {
		_, step, _ := strings.Cut(l.petition.Agenda(i.Item, q.On, vi).Title, ": ") // after the code, which is a link
		list = append(list, limit{i.Item, step, i.Urgency})
	}
	return list, nil
}

// petitionView is a petition on the desk's page.
type petitionView struct {
	Petition petition.Petition `json:"petition"` // all that happened
	Allowed  []string          `json:"allowed"`  // acts
	Limits   []limit           `json:"limits"`
	Why      []string          `json:"why"`   // of the petitioner's limit
	Alike    []desk.Likeness   `json:"-"`     // may be duplicates
	Draft    desk.Draft        `json:"-"`     // of a publication
	Masks    desk.Review       `json:"masks"` // proposed, for a person to look at
	News     []string          `json:"news"`  // what the sender is told
}

func (l *library) showPetition(row petitionRow, others []petition.Petition, now time.Time) (v petitionView, err error) {
	pet, err := l.petition.ReadPetition([]byte(row.Body))
	if err != nil {
		return v, err
	}
	today := calendar.DayAt(now)
	v = petitionView{Petition: pet, Alike: desk.NewLikenessIndex(others).Like(pet, 0)}
	v.Alike = v.Alike[:min(len(v.Alike), 5)]
	for _, t := range petition.Transitions() {
		for act, event := range acts {
			if t.From == pet.State() && t.Event == event {
				v.Allowed = append(v.Allowed, act)
			}
		}
	}
	slices.Sort(v.Allowed)
	if why, err := l.petition.Clocks(pet, today).Petitioner.Explain(vi); err == nil {
		v.Why = why.Lines()
	}
	for _, n := range desk.NewsFor(l.petition, pet, today, vi) {
		v.News = append(v.News, n.Item.Title)
	}
	if v.Limits, err = l.limits([]petition.Petition{pet}, "", 0, now); err != nil {
		return v, err
	}
	v.Draft, err = desk.NewDraft(pet)
	v.Masks = v.Draft.Review()
	return v, err
}

// reasons is what a template offers for an act.
func reasons(act string) []petition.Reason { return petition.Reasons(acts[act]) }

// review is what a person left masked, of all that was proposed, as petitions.review
// keeps it: the fields bare-content, bare-proposal and bare-answer are where a mask
// hides nothing personal.
func review(pet petition.Petition, f url.Values) (string, error) {
	draft, err := desk.NewDraft(pet)
	if err != nil {
		return "", err
	}
	for field, text := range map[string]*redact.Redaction{"content": &draft.Content, "proposal": &draft.Proposal, "answer": &draft.Answer} {
		for _, place := range f["bare-"+field] {
			n, err := strconv.Atoi(place)
			if err != nil {
				return "", fault{400, "Chỗ bỏ che không phải là số."}
			}
			*text = text.Without(n)
		}
	}
	data, err := json.Marshal(draft.Review())
	return string(data), err
}
