package petition

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Grouping says by what petitions are counted.
type Grouping uint8

// The groupings.
const (
	ByBody Grouping = iota
	BySubject
)

// TallyQuery says what to count.
type TallyQuery struct {
	Period schedule.Period
	Window schedule.Window
	// Today is the day up to which things are known, when the period has not
	// ended; zero: the end of the period.
	Today form.Day
	By    Grouping
	// RollUp counts what a unit held for the bodies above it as well; a
	// petition counts once for each of them.
	RollUp bool
	// DuplicatesOnce leaves duplicates out: they count with the petition that
	// they are linked to. Otherwise each counts apart, answered when that
	// petition is.
	DuplicatesOnce bool
}

// asOf is the last day that is looked at.
func (q TallyQuery) asOf() (span schedule.Span, last form.Day) {
	span = q.Window.Span(q.Period)
	last = span.Last()
	if q.Today != form.NoDay && q.Today < last {
		last = q.Today
	}
	return span, last
}

// Tally is what became of the petitions that a body, or a subject, received or
// handled in a period: each petition once.
type Tally struct {
	Body    body.ID // ByBody
	Subject Subject // BySubject

	CarriedOver int // received before the period and still held in it
	Received    int // received in the period

	Reflections, Recommendations, NoPetitions int // by what the sender declared
	Regulations, Procedures, Conducts         int // by subject
	Refused, HandedOn, Withdrawn, Duplicates  int // how it left, as of the end
	Answered                                  int // with an answer that stands, published or not
	Published                                 int
	OpenInTime, OpenOverdue                   int // neither left nor answered
	OnTime, Late                              int // by the rule of indicator 5.2, see [Process.Judge]
	FirstReceived                             int // received in the period and not handed on: the base of indicator 5.3
	Satisfied                                 int // of these: in time, not reopened, no more dislikes than likes
	Likes, Dislikes, Reopened                 int
	Changed, WillChange, Recommended, Kept    int // outcomes of the answers
	ConductHandled                            int
}

// Total is the number of petitions: received or handled in the period.
func (t Tally) Total() int { return t.CarriedOver + t.Received }

// Tally counts petitions over a period: those that a body received in it, and
// those from before that it still held in it. A body that has ended counts
// for the one that took its place by the end of the period, where there is
// one.
func (p *Process) Tally(pets []Petition, q TallyQuery) []Tally {
	span, last := q.asOf()
	type key struct {
		body    body.ID
		subject Subject
	}
	tallies := map[key]*Tally{}
	links := linksAsOf(pets, last)
	for _, whole := range pets {
		pet := whole.AsOf(last)
		if pet.IsZero() || q.DuplicatesOnce && pet.State() == StateDuplicate {
			continue
		}
		hands := p.Judge(pet, last)
		if pet.State() == StateDuplicate {
			p.judgeLinked(&hands[len(hands)-1], pet, links, last)
		}
		groups := map[key][]int{}
		var keys []key
		for i, h := range hands {
			for _, k := range p.countsFor(h.Body, last, q) {
				k := key{body: k}
				if q.By == BySubject {
					k = key{subject: pet.Subject()}
				}
				if at := groups[k]; len(at) > 0 && at[len(at)-1] == i {
					continue
				} else if at == nil {
					keys = append(keys, k)
				}
				groups[k] = append(groups[k], i)
			}
		}
		for _, k := range keys {
			at := groups[k]
			final := hands[at[len(at)-1]]
			if !final.Until.IsZero() && final.Until.Day() < span.Since {
				continue // left before the period
			}
			t := tallies[k]
			if t == nil {
				t = &Tally{Body: k.body, Subject: k.subject}
				tallies[k] = t
			}
			onTime := true
			for _, i := range at {
				if hands[i].Until.IsZero() || hands[i].Until.Day() >= span.Since {
					onTime = onTime && hands[i].OnTime
				}
			}
			t.add(pet, hands[at[0]].Hand, final.Hand, at[len(at)-1] == len(hands)-1, onTime, span)
		}
	}
	all := make([]Tally, 0, len(tallies))
	for _, t := range tallies {
		all = append(all, *t)
	}
	slices.SortFunc(all, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Subject, b.Subject))
	})
	return all
}

// countsFor are the bodies for which a hand counts.
func (p *Process) countsFor(id body.ID, on form.Day, q TallyQuery) []body.ID {
	if q.By == BySubject {
		return []body.ID{""}
	}
	id, _ = p.answers(id, on)
	ids := []body.ID{id}
	if !q.RollUp {
		return ids
	}
	for range 10 {
		above := body.ID("")
		if p.bodies != nil {
			above = p.bodies.ByID(id).Parent(on)
		}
		if above == "" {
			above = unitOf(id)
		}
		if above == "" || slices.Contains(ids, above) {
			break
		}
		ids = append(ids, above)
		id = above
	}
	return ids
}

// unitOf is the identifier above one that no registry knows: H26 of H26.12.
func unitOf(id body.ID) body.ID {
	for i := len(id) - 1; i > 0; i-- {
		if id[i] == '.' {
			return id[:i]
		}
	}
	return ""
}

// judgeLinked judges a duplicate by the answer of the petition that it is
// linked to.
func (p *Process) judgeLinked(j *Judgement, pet Petition, links asOfLinks, last form.Day) {
	main, ok := links.Main(pet.Code())
	if !ok {
		return // nobody answers for it: the link stands for the answer
	}
	h := j.Hand
	h.Until, h.Ended = schedule.Moment{}, 0
	h.Answered, h.Published = links.pets[main].get().answered, links.pets[main].get().published
	if r := links.pets[main].get(); h.Answered.IsZero() && r.closed {
		h.Until, h.Ended = r.ended, r.told.Type
	}
	judged := p.judge(h, pet.r, false, last)
	j.OnTime, j.Breaches = judged.OnTime, judged.Breaches
}

type asOfLinks struct {
	Links
	pets map[Code]Petition
}

func linksAsOf(pets []Petition, last form.Day) asOfLinks {
	l := asOfLinks{pets: map[Code]Petition{}}
	var there []Petition
	for _, p := range pets {
		if p = p.AsOf(last); !p.IsZero() {
			there = append(there, p)
			l.pets[p.Code()] = p
		}
	}
	l.Links = LinksOf(there)
	return l
}

// add counts one petition: first and final are its first and last hand here,
// and held says that nobody elsewhere held it since.
func (t *Tally) add(pet Petition, first, final Hand, held, onTime bool, span schedule.Span) {
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	received := span.Contains(first.Since.Day())
	count(&t.Received, received)
	count(&t.CarriedOver, !received)
	count(&t.Reflections, pet.Kind() == Reflection)
	count(&t.Recommendations, pet.Kind() == Recommendation)
	count(&t.NoPetitions, !pet.Kind().IsPetition())
	count(&t.Regulations, pet.Subject() == Regulation)
	count(&t.Procedures, pet.Subject() == Procedure)
	count(&t.Conducts, pet.Subject() == Conduct)
	count(&t.OnTime, onTime)
	count(&t.Late, !onTime)
	answered := !final.Answered.IsZero() && (final.Ended == 0 || final.Ended == Published || final.Ended == Answered)
	count(&t.Answered, answered)
	count(&t.Published, final.Ended == Published)
	count(&t.Refused, final.Ended == Refused)
	count(&t.HandedOn, final.Ended == Transferred)
	count(&t.Withdrawn, final.Ended == Withdrawn)
	count(&t.Duplicates, final.Ended == DuplicateLinked)
	count(&t.OpenInTime, final.Ended == 0 && !answered && onTime)
	count(&t.OpenOverdue, final.Ended == 0 && !answered && !onTime)
	if answered {
		outcome := pet.ClosingReason()
		if a, ok := pet.Answer(); ok && outcome == "" {
			outcome = a.Outcome
		}
		count(&t.Changed, outcome == RegulationChanged)
		count(&t.WillChange, outcome == RegulationWillChange)
		count(&t.Recommended, outcome == Recommended)
		count(&t.Kept, outcome == ExplainedAndKept)
		count(&t.ConductHandled, outcome == ConductHandled)
	}
	if !held {
		return
	}
	likes, dislikes := pet.Ratings()
	t.Likes += likes
	t.Dislikes += dislikes
	count(&t.Reopened, pet.Reopenings() > 0)
	count(&t.FirstReceived, received)
	count(&t.Satisfied, received && onTime && dislikes <= likes && pet.Reopenings() == 0)
}

// Table is a report as header and rows, for whatever format a host writes.
type Table struct {
	Title  string
	Header []string
	Rows   [][]string
}

// HalfYearReport is the report on receiving and handling petitions that Decree
// 20/2008/NĐ-CP, article 22, asks for twice a year, as a table; any other
// period will do as well. The decree's own form has not been seen: the columns
// are what articles 14 to 20 speak of.
func (p *Process) HalfYearReport(pets []Petition, q TallyQuery, l form.Language) Table {
	span, last := q.asOf()
	columns := []struct {
		vi, en string
		value  func(Tally) int
	}{
		{"Kỳ trước chuyển sang", "Carried over", func(t Tally) int { return t.CarriedOver }},
		{"Tiếp nhận trong kỳ", "Received", func(t Tally) int { return t.Received }},
		{"Phản ánh", "Reflections", func(t Tally) int { return t.Reflections }},
		{"Kiến nghị", "Recommendations", func(t Tally) int { return t.Recommendations }},
		{"Về quy định, chính sách", "On regulations", func(t Tally) int { return t.Regulations }},
		{"Về thủ tục hành chính", "On procedures", func(t Tally) int { return t.Procedures }},
		{"Về hành vi", "On conduct", func(t Tally) int { return t.Conducts }},
		{"Từ chối tiếp nhận", "Refused", func(t Tally) int { return t.Refused }},
		{"Chuyển cơ quan khác", "Handed on", func(t Tally) int { return t.HandedOn }},
		{"Người gửi rút", "Withdrawn", func(t Tally) int { return t.Withdrawn }},
		{"Gắn trùng", "Duplicates", func(t Tally) int { return t.Duplicates }},
		{"Đã trả lời", "Answered", func(t Tally) int { return t.Answered }},
		{"Đã công khai", "Published", func(t Tally) int { return t.Published }},
		{"Đã sửa đổi quy định", "Regulation changed", func(t Tally) int { return t.Changed }},
		{"Sẽ sửa đổi quy định", "Regulation will change", func(t Tally) int { return t.WillChange }},
		{"Đã kiến nghị cơ quan có thẩm quyền", "Recommended", func(t Tally) int { return t.Recommended }},
		{"Giữ nguyên, có giải thích", "Kept", func(t Tally) int { return t.Kept }},
		{"Đã xử lý hành vi", "Conduct handled", func(t Tally) int { return t.ConductHandled }},
		{"Đang xử lý trong hạn", "Open in time", func(t Tally) int { return t.OpenInTime }},
		{"Đang xử lý quá hạn", "Open overdue", func(t Tally) int { return t.OpenOverdue }},
		{"Đúng hạn", "On time", func(t Tally) int { return t.OnTime }},
		{"Không đúng hạn", "Late", func(t Tally) int { return t.Late }},
	}
	table := Table{Title: l.Pick(
		"Tình hình tiếp nhận, xử lý phản ánh, kiến nghị "+q.Period.Text(l)+" ("+span.Since.String()+" – "+last.String()+")",
		"Petitions received and handled, "+q.Period.Text(l)+" ("+span.Since.String()+" – "+last.String()+")")}
	table.Header = append(table.Header, l.Pick("Cơ quan", "Body"))
	if q.By == BySubject {
		table.Header[0] = l.Pick("Nội dung", "Subject")
	}
	for _, c := range columns {
		table.Header = append(table.Header, l.Pick(c.vi, c.en))
	}
	for _, t := range p.Tally(pets, q) {
		row := []string{string(t.Body)}
		if q.By == BySubject {
			row[0] = t.Subject.Text(l)
		} else if p.bodies != nil {
			if name := p.bodies.ByID(t.Body).Name(last); name != "" {
				row[0] = name
			}
		}
		for _, c := range columns {
			row = append(row, strconv.Itoa(c.value(t)))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
