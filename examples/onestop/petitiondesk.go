package main

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
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

// What happens to petitions, in the words of the system's addresses.
var (
	acts = map[string]petition.EventType{
		"tiep-nhan": petition.Accepted, "yeu-cau-bo-sung": petition.SupplementRequested, "bo-sung": petition.Supplemented, "chuyen": petition.Transferred,
		"tu-choi": petition.Refused, "gan-trung": petition.DuplicateLinked, "tra-loi-buoc-dau": petition.InterimAnswered, "gia-han": petition.Extended,
		"tra-loi": petition.Answered, "lam-lai": petition.Returned, "cong-khai": petition.Published, "rut": petition.Withdrawn,
	}
	senderActs = map[string]petition.EventType{ // no official does these for them
		"danh-gia": petition.Rated, "mo-lai": petition.Reopened, "bo-sung": petition.Supplemented, "rut": petition.Withdrawn,
	}
)

// allowed are the acts that may follow.
func allowed(pet petition.Petition, acts map[string]petition.EventType) (list []string) {
	for act, event := range acts {
		if _, ok := pet.State().Next(event); ok {
			list = append(list, act)
		}
	}
	slices.Sort(list)
	return list
}

// petitions are all petitions, in order of code.
func petitions(q db, l *library) (list []petition.Petition, err error) {
	err = each(q, func(body string) error {
		pet, err := l.petition.ReadPetition([]byte(body)) // what was accepted once is not judged again
		list = append(list, pet)
		return err
	}, "SELECT body FROM petitions ORDER BY code")
	return list, err
}

// submit is a new petition as the desk took it down; last is the greatest code so far.
func (l *library) submit(q db, row petitionRow, last string, f url.Values, now time.Time) (string, error) {
	code, today := petition.NewCode(calendar.DayAt(now), 1), calendar.DayAt(now)
	if was, err := petition.ParseCode(last); err == nil && was.Day() == today {
		code = was.Next()
	}
	row.Code = code.String()
	f.Set("to", row.Unit)
	f.Set("sender.type", string(petition.SenderCitizen))
	return row.Code, l.happen(q, row, petition.Submitted, "", f, now)
}

// happen applies what a unit does to a petition, or without a unit its sender, and writes
// the petition with what the system's own lists go by. The fields of the page's form have
// the names of the event's; what the rules forbid is an error.
func (l *library) happen(q db, row petitionRow, act petition.EventType, by string, f url.Values, now time.Time) error {
	said := url.Values{}
	maps.Copy(said, f)
	maps.Copy(said, url.Values{"code": {row.Code}, "at": {schedule.MomentAt(now).String()}, "type": {act.String()}, "by": {by}})
	e, err := petition.ReadEventFields(said)
	var pet petition.Petition
	if err == nil && act != petition.Submitted {
		pet, err = l.petition.ReadPetition([]byte(row.Body))
	}
	if err == nil && act == petition.Published {
		row.Review, err = review(pet, f)
	}
	if err == nil {
		pet, err = l.petition.ApplyAmong(pet, e, func(code petition.Code) (other petition.Petition) {
			if row, err := one[petitionRow](q, "SELECT * FROM petitions WHERE code = ?", code.String()); err == nil {
				other, _ = l.petition.ReadPetition([]byte(row.Body)) // none is refused
			}
			return other
		})
	}
	data, bad := json.Marshal(pet)
	if err = cmp.Or(err, bad); err != nil {
		return err
	}
	row.Unit, row.Status, row.Body = string(pet.Holder()), pet.State().String(), string(data)
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
func (l *library) limits(pets []petition.Petition, unit string, clocks petition.ClockSet, now time.Time, lang language) (list []limit, err error) {
	q := desk.DueQuery{On: calendar.DayAt(now), All: true, Clocks: clocks}
	if unit != "" {
		q.For = desk.BodyAndUnits(l.petition, body.ID(unit), q.On)
	}
	var items []petition.Item
	for _, pet := range pets {
		items = append(items, l.petition.Items(pet)...)
	}
	due, err := desk.NewDueList(l.petition, items, q)
	for i := range due.All() {
		list = append(list, limit{i.Item, i.Text(lang), i.Urgency})
	}
	return list, err
}

// petitionView is a petition on the desk's page.
type petitionView struct {
	Petition petition.Petition `json:"petition"` // all that happened
	Allowed  []string          `json:"allowed"`  // acts
	Limits   []limit           `json:"limits"`
	Why      []string          `json:"why"`    // of the petitioner's limit
	Routes   []candidate       `json:"routes"` // who may be competent, the most particular first
	Alike    []petition.Code   `json:"alike"`  // may be duplicates
	Draft    desk.Draft        `json:"-"`      // of a publication
	Masks    desk.Review       `json:"masks"`  // proposed, for a person to look at
	News     []string          `json:"news"`   // what the sender is told
}

type candidate struct {
	Unit body.ID `json:"unit"`
	Why  string  `json:"why"`
}

func (l *library) showPetition(row petitionRow, others []petition.Petition, now time.Time, lang language) (v petitionView, err error) {
	pet, err := l.petition.ReadPetition([]byte(row.Body))
	if err != nil {
		return v, err
	}
	today := calendar.DayAt(now)
	v = petitionView{Petition: pet, Allowed: allowed(pet, acts)}
	why, _ := l.petition.Clocks(pet, today).Petitioner.Explain(lang) // none where no limit runs
	v.Why = why.Lines()
	for _, c := range l.router.Route(desk.RouteQuery{Subject: pet.Subject(), Field: row.Field, Territory: body.ID(row.Territory), On: today}).Candidates {
		v.Routes = append(v.Routes, candidate{c.Body, c.Reason(lang)})
	}
	for _, a := range desk.NewLikenessIndex(others).Like(pet, 0) {
		v.Alike = append(v.Alike, a.Code)
	}
	v.Alike = v.Alike[:min(len(v.Alike), 5)]
	for _, n := range desk.NewsFor(l.petition, pet, today, lang) {
		v.News = append(v.News, n.Item.Title)
	}
	limits, bad := l.limits([]petition.Petition{pet}, "", 0, now, lang)
	v.Draft, err = desk.NewDraft(pet)
	v.Limits, v.Masks = limits, v.Draft.Review()
	return v, cmp.Or(bad, err)
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
		for _, m := range text.Masks() {
			if slices.Contains(f["bare-"+field], strconv.Itoa(m.Start)) {
				*text = text.Without(m.Start)
			}
		}
	}
	data, err := json.Marshal(draft.Review())
	return string(data), err
}
