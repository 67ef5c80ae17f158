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
	"github.com/caicach/tthc/schedule/form"
)

// The petitions of the province: what happened to each is kept as lines of JSON, and
// all else is computed from them.

// What officials do, in the words of the system's addresses.
var acts = map[string]petition.EventType{
	"tiep-nhan": petition.Accepted, "yeu-cau-bo-sung": petition.SupplementRequested, "bo-sung": petition.Supplemented, "chuyen": petition.Transferred,
	"tu-choi": petition.Refused, "tra-loi": petition.Answered, "cong-khai": petition.Published,
}

// restore is a petition out of its lines. What was accepted once is not judged again.
func (l *library) restore(lines []string) (petition.Petition, error) {
	events := make([]petition.Event, len(lines))
	for i, line := range lines {
		var err error
		if events[i], err = petition.ReadEvent([]byte(line)); err != nil {
			return petition.Petition{}, err
		}
	}
	return l.petition.Restore(events)
}

// petitions are all petitions, in order of code.
func (s *server) petitions() (list []petition.Petition, err error) {
	rows, err := cells(s.db, "SELECT code, line FROM petition_events ORDER BY code, id")
	if err != nil {
		return nil, err
	}
	l, lines := s.library.Load(), []string(nil)
	for i, row := range rows[1:] {
		lines = append(lines, row[1])
		if i+2 < len(rows) && rows[i+2][0] == row[0] {
			continue
		}
		pet, err := l.restore(lines)
		if err != nil {
			return nil, err
		}
		list, lines = append(list, pet), nil
	}
	return list, nil
}

// petitionOf is one of them.
func petitionOf(q db, l *library, code string) (petition.Petition, error) {
	lines, err := texts(q, "SELECT line FROM petition_events WHERE code = ? ORDER BY id", code)
	if err == nil && len(lines) == 0 {
		err = errMissing
	}
	if err != nil {
		return petition.Petition{}, err
	}
	return l.restore(lines)
}

// keep writes a line, and what the system's own lists go by.
func keep(q db, pet petition.Petition, line, dossier, masks string) error {
	if err := put(q, "petition_events", nil, pet.Code().String(), line); err != nil {
		return err
	}
	return put(q, "petitions", pet.Code().String(), dossier, string(pet.Holder()), pet.State().Text(form.Vietnamese), masks)
}

// submit is a new petition as the desk took it down, with its line.
func (l *library) submit(code petition.Code, f url.Values, to string, now time.Time) (petition.Petition, string, error) {
	return l.apply(petition.Petition{}, petition.Event{
		Code: code, At: schedule.MomentAt(now), Type: petition.Submitted, To: body.ID(to),
		Kind: petition.Kind(f.Get("kind")), Subject: petition.Subject(f.Get("subject")), Channel: petition.Channel(f.Get("channel")),
		Content: f.Get("content"), Proposal: f.Get("proposal"),
		Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{
			Name: f.Get("name"), Address: f.Get("address"), Phone: f.Get("phone"), Email: f.Get("email")}},
	})
}

// act is the petition after what an official did, with the line to keep; what the
// rules forbid is an error that says what is allowed.
func (l *library) act(pet petition.Petition, act, by string, f url.Values, now time.Time) (petition.Petition, string, error) {
	e := petition.Event{Code: pet.Code(), At: schedule.MomentAt(now), Type: acts[act], By: body.ID(by), Reason: f.Get("reason")}
	switch e.Type {
	case petition.Transferred:
		e.To = body.ID(f.Get("to"))
	case petition.SupplementRequested, petition.Supplemented:
		e.Content = f.Get("content")
	case petition.Answered:
		e.Content, e.Document, e.Outcome = f.Get("content"), f.Get("document"), petition.Reason(f.Get("outcome"))
	}
	return l.apply(pet, e)
}

func (l *library) apply(pet petition.Petition, e petition.Event) (petition.Petition, string, error) {
	after, err := l.petition.Apply(pet, e)
	if err != nil {
		return pet, "", err
	}
	line, err := json.Marshal(e)
	return after, string(line), err
}

// nextCode is the next code of a day; last is the greatest that there is.
func nextCode(last string, now time.Time) petition.Code {
	code, err := petition.ParseCode(last)
	if today := calendar.DayAt(now); err != nil || code.Day() != today {
		return petition.NewCode(today, 1)
	}
	return code.Next()
}

// dueRow is a limit that runs.
type dueRow struct {
	Code    string `json:"code"`
	Step    string `json:"step"`
	Holder  string `json:"holder"`
	Due     string `json:"due"`
	Urgency string `json:"urgency"`
	Late    bool   `json:"late"`
}

// dueList is what a unit, with those below it, has to do about petitions.
func (l *library) dueList(pets []petition.Petition, unit string, now time.Time) (list []dueRow, err error) {
	today := calendar.DayAt(now)
	var items []petition.Item
	for _, pet := range pets {
		items = append(items, l.petition.Items(pet)...)
	}
	due, err := desk.NewDueList(l.petition, items, desk.DueQuery{On: today, All: true, Clocks: petition.StepClock, For: desk.BodyAndUnits(l.petition, body.ID(unit), today)})
	for i := range due.All() {
		list = append(list, dueRow{i.Code.String(), l.petition.Agenda(i.Item, today, form.Vietnamese).Title, l.unitName(string(i.Body), now),
			schedule.MomentOn(i.Due()).In(form.Vietnamese), i.Urgency.Text(form.Vietnamese), i.Urgency == desk.UrgencyOverdue})
	}
	return list, err
}

// petitionView is a petition on the desk's page.
type petitionView struct {
	Code     string            `json:"code"`
	State    string            `json:"state"`
	Holder   string            `json:"holder"`
	Sender   petition.Identity `json:"-"` // on the page only
	Content  string            `json:"content"`
	Proposal string            `json:"proposal,omitempty"`
	Allowed  []string          `json:"allowed"`  // acts
	Limits   [][3]string       `json:"limits"`   // what, until when, how it stands
	Why      []string          `json:"why"`      // of the petitioner's limit
	History  [][3]string       `json:"history"`  // when, who, what
	Alike    []string          `json:"alike"`    // may be duplicates
	Units    [][2]string       `json:"units"`    // to which it may be handed on
	Refusals [][2]string       `json:"refusals"` // reasons
	Outcomes [][2]string       `json:"outcomes"` // of an answer
	Masks    []maskView        `json:"masks"`    // proposals, for a person to look at
	News     []string          `json:"news"`     // what the sender is told
}

type maskView struct {
	Field string `json:"field"`
	At    int    `json:"at"`
	Text  string `json:"-"`
	Label string `json:"label"`
	Doubt string `json:"doubt,omitempty"`
}

func (l *library) showPetition(pet petition.Petition, others []petition.Petition, now time.Time) (v petitionView, err error) {
	const vi = form.Vietnamese
	today := calendar.DayAt(now)
	v = petitionView{Code: pet.Code().String(), State: pet.State().Text(vi), Holder: l.unitName(string(pet.Holder()), now),
		Sender: pet.Sender().Identity, Content: pet.Content(), Proposal: pet.Proposal()}
	for _, t := range petition.Transitions() {
		for act, event := range acts {
			if t.From == pet.State() && t.Event == event && !slices.Contains(v.Allowed, act) {
				v.Allowed = append(v.Allowed, act)
			}
		}
	}
	slices.Sort(v.Allowed)
	clocks := l.petition.Clocks(pet, today)
	for _, c := range []struct {
		name  string
		clock petition.Clock
	}{{"trả lời người gửi", clocks.Petitioner}, {"theo chỉ số 5.2 của Bộ chỉ số 766", clocks.Indicator}, {"bước đang làm", clocks.Step}} {
		if c.clock.Due != form.NoDay {
			v.Limits = append(v.Limits, [3]string{c.name, schedule.MomentOn(c.clock.Due).In(vi), c.clock.State.Text(vi)})
		}
	}
	if why, err := clocks.Petitioner.Explain(vi); err == nil {
		v.Why = why.Lines()
	}
	for _, e := range pet.Events() {
		who := "người gửi"
		if e.By != "" {
			who = l.unitName(string(e.By), now)
		}
		v.History = append(v.History, [3]string{e.At.In(vi), who, e.Type.Text(vi)})
	}
	for _, like := range desk.NewLikenessIndex(others).Like(pet, 0) {
		v.Alike = append(v.Alike, like.Code.String())
	}
	for _, id := range append(l.unitsBelow(now, false), l.unitsBelow(now, true)...) {
		v.Units = append(v.Units, [2]string{id, l.unitName(id, now)})
	}
	v.Refusals, v.Outcomes = reasons(petition.Refused), reasons(petition.Answered)
	for _, n := range desk.NewsFor(l.petition, pet, today, vi) {
		v.News = append(v.News, n.Item.Title)
	}
	v.Masks, err = proposals(pet)
	return v, err
}

func reasons(t petition.EventType) (list [][2]string) {
	for _, r := range petition.Reasons(t) {
		list = append(list, [2]string{string(r), r.Text(form.Vietnamese)})
	}
	return list
}

// texts are the texts of a draft by name.
func draftTexts(d *desk.Draft) map[string]*redact.Redaction {
	return map[string]*redact.Redaction{"content": &d.Content, "proposal": &d.Proposal, "answer": &d.Answer}
}

// proposals is what may be personal in the texts, for a person to look at before
// they are published.
func proposals(pet petition.Petition) (list []maskView, err error) {
	draft, err := desk.NewDraft(pet)
	if err != nil {
		return nil, err
	}
	for _, field := range []string{"content", "proposal", "answer"} {
		r := draftTexts(&draft)[field]
		for _, m := range r.Masks() {
			list = append(list, maskView{field, m.Start, r.Masked(m), m.Kind.Label(form.Vietnamese), m.Doubt(form.Vietnamese)})
		}
	}
	return list, nil
}

// review is the masks that a person left standing, of those proposed, as they are kept in
// petitions.masks. Each of bare is the field and place of one that hides nothing
// personal: "content:12".
func review(pet petition.Petition, bare []string) (string, error) {
	draft, err := desk.NewDraft(pet)
	if err != nil {
		return "", err
	}
	kept := map[string][]redact.Mask{}
	for field, r := range draftTexts(&draft) {
		for _, m := range r.Masks() {
			if slices.Contains(bare, field+":"+strconv.Itoa(m.Start)) {
				*r = r.Without(m.Start)
			}
		}
		kept[field] = r.Masks()
	}
	text, err := json.Marshal(kept)
	return string(text), err
}

// public is what outsiders see: never who sent it, and the texts only with the masks
// that a person left.
func (l *library) public(pet petition.Petition, masks string) (desk.PublicView, error) {
	draft, err := desk.NewDraft(pet)
	if err != nil {
		return desk.PublicView{}, err
	}
	var kept map[string][]redact.Mask
	if masks != "" {
		if err := json.NewDecoder(strings.NewReader(masks)).Decode(&kept); err != nil {
			return desk.PublicView{}, err
		}
	}
	for field, r := range draftTexts(&draft) {
		text := r.Original()
		if masks == "" { // nobody looked at it yet
			text = ""
		}
		if *r, err = redact.FromMasks(text, kept[field]); err != nil {
			return desk.PublicView{}, err
		}
	}
	return draft.View(form.Vietnamese), nil
}
