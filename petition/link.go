package petition

import (
	"errors"
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Links are petitions held against one another as of a day: what became of each
// that is linked to another as its duplicate.
//
// A link alone closes nothing. A duplicate has its own start and its own limits,
// and gets the answer that is given to the petition it leads to, along links of
// links; what was answered and published for both stays so. Where that petition is
// withdrawn or refused, or is not there, or the links lead in a circle, nobody
// answers for it: it is owed again, its clocks never having stopped, until
// somebody takes it up (a Reopened event). Where its own sender reopens it after
// both were answered and published, that is a reopening as of any other petition.
// Links of links are followed for at most 100 steps, which nobody needs; nobody
// answers for what leads on further.
type Links struct {
	form.Unwritten
	pets   map[Code]Petition
	linked map[Code]Petition // with what became of them
}

// Links are the links among the petitions as they stood on the day, no day for
// the latest.
func (p *Process) Links(pets []Petition, asOf form.Day) Links {
	l := Links{pets: make(map[Code]Petition, len(pets)), linked: map[Code]Petition{}}
	for _, pet := range pets {
		pet = pet.alone()
		if asOf != form.NoDay {
			pet = pet.AsOf(asOf)
		}
		if !pet.IsZero() {
			l.pets[pet.Code()] = pet
		}
	}
	for c, pet := range l.pets {
		switch r := pet.r; {
		case !r.linked: // the most
		case r.state == StateDuplicate:
			f := l.fate(r.event().Of, r.told.At, schedule.Moment{}, r.askedAgain(), map[Code]bool{c: true})
			again, _ := p.get().reopenedAfter(l, r)
			l.linked[c] = again.withFate(&f)
		default:
			if again, ok := p.get().reopenedAfter(l, r); ok {
				l.linked[c] = Petition{again}
			}
		}
	}
	return l
}

// Petition is the petition with what became of the one that it is linked to, so
// that its clocks, limits, hands and answer are those by which it is judged; the
// zero Petition where it is not there.
func (l Links) Petition(c Code) Petition {
	if p, ok := l.linked[c]; ok {
		return p
	}
	return l.pets[c]
}

// Main is the petition that answers for a code: itself, or the one at the end of
// its links. ok is false where nobody answers for it.
func (l Links) Main(c Code) (main Code, ok bool) {
	pet := l.Petition(c)
	if pet.IsZero() {
		return c, false
	}
	return pet.Main()
}

// Main is the petition that answers for this one: itself, or, of a duplicate out of
// [Links], the one at the end of its links. ok is false where nobody answers for
// it. Of a duplicate alone nothing is known but the one that it was linked to.
func (p Petition) Main() (main Code, ok bool) {
	switch f := p.r.fate(); {
	case f != nil:
		return f.main, !f.lost
	case p.State() == StateDuplicate:
		return p.DuplicateOf(), true
	}
	return p.Code(), !p.IsZero()
}

// Together are the duplicates that are answered with a petition, in order of
// code.
func (l Links) Together(main Code) []Code {
	var all []Code
	for c := range l.linked {
		if m, ok := l.Main(c); ok && m == main {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, Code.Compare)
	return all
}

// fate is what became of a petition through the one that it is linked to.
type fate struct {
	main Code    // at the end of the links
	by   *record // the petition there: open, answered, or closed
	// The answer that both got, no sooner than the link.
	answered, published, ended schedule.Moment
	lost                       bool // nobody answers for it
	why                        form.Text
	reopened                   int // the number of the event by which the sender took that up again; 0 while the link holds
}

// Why nobody answers for a duplicate.
var (
	linkMissing = form.Text{"không có vào lúc đó", "is not there at that time"}
	linkCircle  = form.Text{"dẫn vòng trở lại chính nó", "leads back in a circle"}
	linkClosed  = form.Text{"đã đóng mà không được trả lời", "was closed without an answer"}
	linkDropped = form.Text{"đã rút trước khi công khai câu trả lời", "was withdrawn before its answer was published"}
	linkOld     = form.Text{"được trả lời trước khi người gửi yêu cầu xử lý lại", "was answered before the sender asked for it to be handled again"}
	linkFar     = form.Text{"dẫn qua quá nhiều lần gắn", "leads on through too many links"}
)

// maxLinks is how many links of links are followed.
const maxLinks = 100

// fate follows a link that held from a moment until another, none up to the
// latest. What was answered and closed in that time was so for both, whatever
// came after it; otherwise the latest says how things stand. An answer no later
// than a moment (none: any) was there when the sender asked for another.
func (l Links) fate(of Code, from, until, after schedule.Moment, seen map[Code]bool) fate {
	lost := func(why form.Text) fate { return fate{main: of, lost: true, why: why} }
	switch {
	case seen[of]:
		return lost(linkCircle)
	case len(seen) > maxLinks:
		return lost(linkFar)
	}
	seen[of] = true
	defer delete(seen, of)
	f := lost(linkMissing)
	records := l.pets[of].records()
	for i, r := range records {
		end := until
		if i+1 < len(records) {
			if end = records[i+1].told.At; end.Compare(from) <= 0 {
				continue // it did not stand any more
			}
			if !until.IsZero() && until.Compare(end) < 0 {
				end = until
			}
		}
		if !until.IsZero() && until.Compare(r.told.At) <= 0 || i == 0 && r.told.At.Compare(from) > 0 {
			break // the link was over, or there was nothing yet to link to
		}
		if r.state == StateDuplicate {
			f = l.fate(r.event().Of, later(from, r.told.At), end, after, seen)
		} else {
			f = r.asMain(from, after)
		}
		if !f.ended.IsZero() {
			break
		}
	}
	return f
}

// asMain is what a petition that stands at the end of a link means for the one
// that was linked to it at a moment, and for which only an answer after another
// counts.
func (r *record) asMain(from, after schedule.Moment) fate {
	f := fate{main: r.code, by: r}
	f.why = r.noAnswerFor(after)
	f.lost = f.why != (form.Text{})
	switch {
	case f.lost:
	case !r.answered.IsZero():
		f.answered = later(from, r.answered)
		if !r.published.IsZero() {
			f.published = later(from, r.published)
		}
		if r.closed {
			f.ended = later(from, r.ended)
		}
	}
	return f
}

// noAnswerFor says why a petition answers for none that is linked to it: it was
// closed without an answer that was published, or has only one that was there when
// the other sender asked again. No text where it does, or still may.
func (r *record) noAnswerFor(after schedule.Moment) form.Text {
	switch {
	case r.closed && r.answered.IsZero():
		return linkClosed
	case r.state == StateWithdrawn:
		return linkDropped
	case !r.answered.IsZero() && !after.IsZero() && r.answered.Compare(after) <= 0:
		return linkOld
	}
	return form.Text{}
}

// askedAgain is when the sender last reopened the petition, no moment where that
// never was.
func (r *record) askedAgain() schedule.Moment {
	for ; r != nil; r = r.prev {
		if r.told.Type == Reopened && r.told.By == "" {
			return r.told.At
		}
	}
	return schedule.Moment{}
}

func later(a, b schedule.Moment) schedule.Moment {
	if a.Compare(b) < 0 {
		return b
	}
	return a
}

// closedTogether says that a duplicate was answered and published with the petition
// that it is linked to by a moment: there is nothing left to withdraw.
func closedTogether(r *record, by schedule.Moment, find func(Code) Petition) bool {
	if r.state != StateDuplicate {
		return false
	}
	of := r.event().Of
	l := Links{pets: map[Code]Petition{}}
	for todo := []Code{of}; len(todo) > 0; {
		c := todo[0]
		todo = todo[1:]
		if _, there := l.pets[c]; there {
			continue
		}
		l.pets[c] = find(c).alone()
		for _, q := range l.pets[c].records() {
			if q.state == StateDuplicate {
				todo = append(todo, q.event().Of)
			}
		}
	}
	f := l.fate(of, r.told.At, by, r.askedAgain(), map[Code]bool{r.code: true})
	return !f.ended.IsZero()
}

// withFate is the petition with what became of the one that it is linked to.
func (r *record) withFate(f *fate) Petition {
	n, i := *r, *r.info
	if i.alone == nil {
		i.alone = r
	}
	i.fate, n.info = f, &i
	n.answered, n.published, n.ended = f.answered, f.published, f.ended
	if !f.published.IsZero() || !f.answered.IsZero() && f.ended.IsZero() {
		n.step, n.stepSince = publishStep, f.answered
	}
	if !f.ended.IsZero() {
		n.closed, n.reason = true, ReasonDuplicate
	}
	return Petition{&n}
}

// reopenedAfter is a petition whose sender took up again what it was answered with
// another one: it was reopened as one that was answered by itself. ok is false when
// there is nothing of the kind.
func (p *Process) reopenedAfter(l Links, r *record) (with *record, ok bool) {
	var first *fate
	n, i := *r, *r.info
	for _, again := range (Petition{r}).records() {
		link := again.prev
		if again.told.Type != Reopened || again.told.By != "" || link.state != StateDuplicate {
			continue
		}
		f := l.fate(link.event().Of, link.told.At, again.told.At, link.askedAgain(), map[Code]bool{r.code: true})
		if f.ended.IsZero() {
			continue
		}
		if first == nil {
			f.reopened = again.n
			first = &f
		}
		n.reopenings++
		p.rest(&n, f.answered, again.told.At)
	}
	if first == nil {
		return r, false
	}
	slices.SortFunc(n.pauses, func(a, b pause) int { return a.from.Compare(b.from) })
	i.alone, i.before, n.info = r, first, &i
	return &n, true
}

// fate is what became of the petition through its link; nil when it has none, or
// nothing is known of the other one.
func (r *record) fate() *fate {
	if r == nil || r.state != StateDuplicate {
		return nil
	}
	return r.info.fate
}

// alone is the petition without what became of the one that it is linked to.
func (p Petition) alone() Petition {
	if p.r != nil && p.r.info.alone != nil {
		return Petition{p.r.info.alone}
	}
	return p
}

// checkLink holds a link against the petitions that it leads to.
func (p *Process) checkLink(r *record, e *Event, find func(Code) Petition) error {
	var fault form.Text
	main := endOf(r.askedAgain(), e, find, &fault)
	if main == nil {
		err := r.forbidValue(RuleDuplicate, e, e.Of.String())
		err.Args["why"] = fault
		return err
	}
	if p.rules.practiceOn(e.At.Day()).LinksByConsent {
		if doubt := p.doubtConsent(r, e, main, e.At.Day()); doubt != nil {
			return doubt
		}
	}
	return nil
}

// endOf is the petition that a link leads to as it stood at the moment, open or
// answered; nil with the reason where there is none. after is when the sender last
// asked again.
func endOf(after schedule.Moment, e *Event, find func(Code) Petition, fault *form.Text) *record {
	for c, seen := e.Of, map[Code]bool{e.Code: true}; ; {
		q := find(c).alone().r
		for q != nil && q.told.At.Compare(e.At) > 0 {
			q = q.prev
		}
		switch {
		case seen[c]:
			*fault = linkCircle
			return nil
		case q == nil:
			*fault = linkMissing
			return nil
		case len(seen) > maxLinks:
			*fault = linkFar
			return nil
		case q.state == StateDuplicate:
			seen[c] = true
			c = q.event().Of
			continue
		}
		if *fault = q.noAnswerFor(after); *fault != (form.Text{}) {
			return nil
		}
		return q
	}
}

// doubtConsent says that a body has linked what it holds to what another one
// holds on a day, without a document by which that one agrees; nil when it has not.
func (p *Process) doubtConsent(r *record, e *Event, main *record, day form.Day) *form.Error {
	holder, _ := p.answers(p.holder(main, day), day)
	own, _ := p.answers(p.holder(r, day), day)
	switch {
	case !blank(e.Consent), p.actsFor(e.By, holder, day), p.within(holder, own, day), p.actsFor(e.By, p.rules.focalOn(day), day):
		return nil
	}
	err := r.forbidValue(RuleConsent, e, main.code.String())
	err.Args["holder"] = string(holder)
	return err
}

// Doubts are what somebody should look at in what happened to a petition, though
// no rule forbids it ([RuleConsent], [RuleWord], [RuleSoon]): [form.Errors]. find
// gives other petitions, the zero Petition where there is none; nil when nothing
// is known of them. That the other petition was handed on after the link is known of a
// duplicate out of [Links].
func (p *Process) Doubts(pet Petition, find func(Code) Petition) form.Errors {
	p = p.get()
	var all form.Errors
	for _, r := range pet.alone().records() {
		if doubt := p.doubt(r, find); doubt != nil {
			all = append(all, doubt)
		}
	}
	if doubt, byRule := p.handedOn(pet.r); doubt != nil && !byRule && !errors.Is(all.Err(), RuleConsent) {
		all = append(all, doubt)
	}
	return all
}

// doubt is what is doubtful about the last event of a record.
func (p *Process) doubt(r *record, find func(Code) Petition) *form.Error {
	e := r.event()
	switch {
	case e.Type == Withdrawn && e.By != "" && blank(e.Document) && e.Channel == "":
		return r.prev.forbid(RuleWord, &e, nil)
	case e.Type == Refused && Reason(e.Reason) == ReasonSupplementNeverCame && p.soon(r.prev.stepSince, e.At):
		return r.prev.forbid(RuleSoon, &e, nil)
	case e.Type == DuplicateLinked && find != nil:
		if main := endOf(r.prev.askedAgain(), &e, find, new(form.Text)); main != nil {
			return p.doubtConsent(r.prev, &e, main, e.At.Day())
		}
	}
	return nil
}

// handedOn is [Process.doubtConsent] of a link that holds, from the day on which the
// other petition was handed on to another body: to link first and hand on then is no
// way around the consent. byRule says that the rules of that day ask for it.
func (p *Process) handedOn(r *record) (doubt *form.Error, byRule bool) {
	f := r.fate()
	if f == nil || f.lost || f.by.handed.Compare(r.told.At) <= 0 {
		return nil, false
	}
	e, day := r.event(), f.by.handed.Day()
	return p.doubtConsent(r.prev, &e, f.by, day), p.rules.practiceOn(day).LinksByConsent
}

// soon says that less than a working day lies between two moments: that the time of
// day of the first has not come again on the next working day, or, where the first
// lies on no working day, that one has not been over since.
func (p *Process) soon(from, until schedule.Moment) bool {
	due, err := p.counter.Due(from, workingDays(1))
	switch next := due.Day(); {
	case err != nil || until.Day() > next:
		return false
	case until.Day() < next || !p.counter.Calendar().IsWorkingDay(from.Day()):
		return true
	}
	return until.Compare(schedule.MomentOn(until.Day()).At(from.TimeOfDay())) < 0
}
