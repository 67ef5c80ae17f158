package petition

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Step is something that has to be done within a limit.
type Step string

// The steps.
const (
	StepReceive    Step = "receive"         // decide what becomes of it: take on, ask, hand on or refuse
	StepRefuse     Step = "refuse"          // refuse
	StepReturn     Step = "return"          // give back to the focal point or to the body that handed it on
	StepForward    Step = "forward"         // hand on to the competent body
	StepSupplement Step = "supplement"      // ask the sender for a supplement, the first time, before taking on
	StepGive       Step = "give-supplement" // the sender: give it; a row for it is inferred, for no text that was seen sets a time
	StepAnswer     Step = "answer"          // answer
	StepPublish    Step = "publish"         // publish
	StepUpdate     Step = "update"          // tell the sender how things stand, again and again while the answer is late
)

var stepTexts = map[Step][2]string{
	StepReceive:    {"tiếp nhận, phân loại", "take in and classify"},
	StepRefuse:     {"từ chối tiếp nhận", "refuse"},
	StepReturn:     {"trả lại nơi chuyển", "give back"},
	StepForward:    {"chuyển cơ quan có thẩm quyền", "hand on to the competent body"},
	StepSupplement: {"yêu cầu bổ sung lần đầu", "ask for a supplement, first time"},
	StepGive:       {"người gửi bổ sung", "the sender gives a supplement"},
	StepAnswer:     {"trả lời", "answer"},
	StepPublish:    {"công khai", "publish"},
	StepUpdate:     {"cập nhật tình hình xử lý", "update the status"},
}

// Valid says whether s is one of the steps.
func (s Step) Valid() bool { _, ok := stepTexts[s]; return ok }

// Text is the step in words.
func (s Step) Text(l form.Language) string {
	t := stepTexts[s]
	return l.Pick(t[0], t[1])
}

// Limit is one row of the law: how long a step may take, who says so, and on
// which days it holds. Of several rows for a step the last that fits is taken,
// one for the channel before one for all.
type Limit struct {
	Step Step `json:"step"`
	// Term counts from the day on which the step begins; On is a fixed last
	// day instead. One of the two.
	Term schedule.Term `json:"term,omitzero"`
	On   form.Day      `json:"on,omitzero"`
	// Since and Until are the days, half open, on which a step must begin for
	// the row to hold; no day is no bound.
	Since   form.Day `json:"since,omitzero"`
	Until   form.Day `json:"until,omitzero"`
	Channel Channel  `json:"channel,omitzero"` // empty: all
	// House marks a promise of the office's own beside the law. The clocks of
	// the petitioner and of the step run by it where it ends before the limit
	// of the law does, and never longer than that; what is reported to the
	// national system, the clock and the judgement of indicator 5.2, is held
	// against the law alone.
	House bool `json:"house,omitzero"`
	Basis
}

// Office is a body that has a part in the handling of petitions, for as long as
// it has it. Of several rows that hold on a day the last is taken.
type Office struct {
	Body  body.ID  `json:"body"`
	Since form.Day `json:"since,omitzero"`
	Until form.Day `json:"until,omitzero"` // not included
	Basis
}

// Practice is how petitions are handled where that is an office's to decide,
// for as long as it is. Of several rows that hold on a day the last is taken;
// without one nothing of it applies.
type Practice struct {
	Since form.Day `json:"since,omitzero"`
	Until form.Day `json:"until,omitzero"` // not included

	// SupplementPauses are the clocks that stand still while the sender is
	// asked for a supplement, by the row of the day of asking. No text that we
	// know says that the limits of a petition stand still then, so by default
	// only the clock of the step does, which waits for somebody else.
	SupplementPauses ClockSet `json:"supplementPauses,omitzero"`

	// ReopeningPauses are the clocks that stand still from the answer until
	// the sender reopens the petition, by the row of that day. Otherwise they
	// have run all the time.
	ReopeningPauses ClockSet `json:"reopeningPauses,omitzero"`

	// StrictAdmission: a petition is taken on only when every condition of
	// its channel is met. By default, and where no row of the channel binds
	// ([Admission.Binding]), only what is no petition, or has no name, cannot
	// be taken on; of the rest the desk decides, with the failing conditions
	// before it ([Petition.Failing]).
	StrictAdmission bool `json:"strictAdmission,omitzero"`

	// LinksByConsent: a petition is linked to one that another body holds only
	// with the document by which that body agrees ([Event.Consent]). By
	// default a link without one is a doubt ([Process.Doubts]). What the focal
	// point links needs none.
	LinksByConsent bool `json:"linksByConsent,omitzero"`

	// ReopeningAnew is how indicator 5.2 reads a petition that the sender
	// reopened, by the row of that day. No source settles it. By default what
	// was answered and published before stays as it was judged, and the
	// reopening counts in indicator 5.3 alone; with ReopeningAnew the petition
	// is judged by the answer that follows, and counts in each period in which
	// that is worked on.
	ReopeningAnew bool `json:"reopeningAnew,omitzero"`

	// AnswerCloses: the answer closes the matter, nothing is published.
	AnswerCloses bool `json:"answerCloses,omitzero"`

	Basis
}

// Basis is what a row of the rules rests on, in Vietnamese as the documents
// name themselves, and in English where the row has it.
type Basis struct {
	Source   string `json:"source"`
	SourceEN string `json:"sourceEN,omitzero"`
	Doubt    string `json:"doubt,omitzero"` // what is not settled about the row
	DoubtEN  string `json:"doubtEN,omitzero"`
}

// In is the source, with what is not settled in brackets.
func (b Basis) In(l form.Language) string {
	source, doubt := form.Text{b.Source, b.SourceEN}.In(l), form.Text{b.Doubt, b.DoubtEN}.In(l)
	if doubt == "" {
		return source
	}
	return source + " (" + doubt + ")"
}

// doubted is the basis with something that is not settled.
func (b Basis) doubted(vi, en string) Basis {
	b.Doubt, b.DoubtEN = vi, en
	return b
}

// on is the row that holds on the day, the last of several; the zero row where
// none does.
func on[Row any](rows []Row, day form.Day, holds func(*Row) schedule.Span) *Row {
	for i := len(rows) - 1; i >= 0; i-- {
		if holds(&rows[i]).Contains(day) {
			return &rows[i]
		}
	}
	return new(Row)
}

func (o *Office) holds() schedule.Span   { return schedule.Span{Since: o.Since, Until: o.Until} }
func (x *Practice) holds() schedule.Span { return schedule.Span{Since: x.Since, Until: x.Until} }

// FocalOn is the focal point on the day; none where no row holds.
func (r Rules) FocalOn(day form.Day) body.ID { return r.focalOn(day) }

func (r *Rules) focalOn(day form.Day) body.ID { return on(r.Focal, day, (*Office).holds).Body }

// copyOn is who is sent a copy of what is answered on the day.
func (r *Rules) copyOn(day form.Day) body.ID { return on(r.AnswerCopy, day, (*Office).holds).Body }

// PracticeOn is how petitions are handled on the day.
func (r Rules) PracticeOn(day form.Day) Practice { return *r.practiceOn(day) }

func (r *Rules) practiceOn(day form.Day) *Practice { return on(r.Practice, day, (*Practice).holds) }

func (l *Limit) holds(day form.Day, c Channel) bool {
	return schedule.Span{Since: l.Since, Until: l.Until}.Contains(day) && (l.Channel == "" || l.Channel == c)
}

// Admission is one row of the conditions under which what comes on a channel
// is taken in.
type Admission struct {
	Channel    Channel    `json:"channel"`
	Conditions Conditions `json:"conditions"`
	// Binding: a petition that came while the row holds is taken on only when
	// every condition is met. Otherwise that is as [Practice.StrictAdmission]
	// says.
	Binding bool     `json:"binding,omitzero"`
	Since   form.Day `json:"since,omitzero"`
	Until   form.Day `json:"until,omitzero"`
	Basis
}

// ClockSet is a set of the three clocks of a petition.
type ClockSet uint8

// The clocks.
const (
	// PetitionerClock runs from the first submission until the answer that
	// stands. Nothing starts it again.
	PetitionerClock ClockSet = 1 << iota
	// IndicatorClock is that of indicator 5.2 of Decision 766/QĐ-TTg: from the
	// submission or the latest transfer.
	IndicatorClock
	// StepClock is that of the step at hand.
	StepClock
)

var clockNames = [...]string{"petitioner", "indicator", "step"}

// Names are the names of the clocks in the set.
func (s ClockSet) Names() []string {
	var names []string
	for i, n := range clockNames {
		if s&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// String is the names joined by ", ".
func (s ClockSet) String() string { return strings.Join(s.Names(), ", ") }

// nameLists are sets as lists of names.
var nameLists = form.Of[[]string](0)

// readSet reads a list of names, each once, as a set.
func readSet[S ~uint8 | ~uint16](b []byte, vi, en string, known []string) (set S, err error) {
	_, err = nameLists.Read(b, func(names *[]string) (errs form.Errors) {
		for n, name := range *names {
			i := slices.Index(known, name)
			if i < 0 || set&(1<<i) != 0 {
				e := *unknownName(vi, en, name, known)
				e.Path = fmt.Sprintf("[%d]", n)
				errs = append(errs, &e)
				continue
			}
			set |= 1 << i
		}
		return errs
	})
	return set, err
}

// MarshalJSON writes the names: ["petitioner","step"].
func (s ClockSet) MarshalJSON() ([]byte, error) {
	if s >= 1<<len(clockNames) {
		return nil, unknownName("đồng hồ", "clock", fmt.Sprint(uint8(s)), clockNames[:])
	}
	return nameLists.Write(append([]string{}, s.Names()...))
}

// UnmarshalJSON reads names, each once.
func (s *ClockSet) UnmarshalJSON(b []byte) error {
	set, err := readSet[ClockSet](b, "đồng hồ", "clock", clockNames[:])
	if err == nil {
		*s = set
	}
	return err
}

// allConditions are all conditions there are.
const allConditions = 2*lastCondition - 1

// MarshalJSON writes the names of the conditions.
func (c Conditions) MarshalJSON() ([]byte, error) {
	if c&^allConditions != 0 {
		return nil, unknownName("điều kiện", "condition", fmt.Sprint(uint16(c)), allConditions.Names())
	}
	return nameLists.Write(append([]string{}, c.Names()...))
}

// UnmarshalJSON reads names of conditions, each once.
func (c *Conditions) UnmarshalJSON(b []byte) error {
	set, err := readSet[Conditions](b, "điều kiện", "condition", allConditions.Names())
	if err == nil {
		*c = set
	}
	return err
}

// Rules are the rules by which petitions are handled, as data: rows, each with
// its source and the days on which it holds. A new rule is a new row from its
// day on; what was accepted before stays so. The limits of [National] are what
// the national system enforces; a host under other rules replaces them, row by
// row or as a whole.
type Rules struct {
	Name      string      `json:"name"`
	Limits    []Limit     `json:"limits"`
	Admission []Admission `json:"admission,omitempty"`
	Practice  []Practice  `json:"practice,omitempty"`

	// AnswerCopy must be sent a copy of every answer; no row, nobody.
	AnswerCopy []Office `json:"answerCopy,omitempty"`

	// Focal is the focal point of the system, which may hand on, return and
	// publish what others hold; no row, nobody.
	Focal []Office `json:"focal,omitempty"`
}

// controlOfProcedures is who has the control of administrative procedures, and
// with it the petitions on them: the Government Office until 9 January 2026,
// the Ministry of Justice from the day after.
func controlOfProcedures() []Office {
	passed := form.MustParseDay("2026-01-10")
	return []Office{
		{Body: "G22", Until: passed, Basis: Basis{Source: "Nghị định 36/2025/NĐ-CP", SourceEN: "Decree 36/2025/NĐ-CP"}},
		{Body: "G15", Since: passed, Basis: Basis{Source: "Nghị định 09/2026/NĐ-CP", SourceEN: "Decree 09/2026/NĐ-CP"}},
	}
}

// The documents that the rules rest on.
var (
	indicator766 = Basis{Source: "Quyết định 766/QĐ-TTg, mô tả công thức chỉ số 5.2", SourceEN: "Decision 766/QĐ-TTg, formula description of indicator 5.2"}
	decree92     = Basis{Source: "Nghị định 92/2017/NĐ-CP", SourceEN: "Decree 92/2017/NĐ-CP"}
)

// decree20 is a clause of article 7 of the decree, amended where it says so.
func decree20(clause int, amended bool) Basis {
	b := Basis{Source: fmt.Sprintf("Nghị định 20/2008/NĐ-CP, Điều 7.%d", clause), SourceEN: fmt.Sprintf("Decree 20/2008/NĐ-CP, Article 7.%d", clause)}
	if amended {
		b.Source, b.SourceEN = b.Source+" ("+decree92.Source+")", b.SourceEN+" ("+decree92.SourceEN+")"
	}
	return b
}

func workingDays(n int) schedule.Term { return schedule.NewTerm(n, schedule.WorkingDays) }

// National are the rules of the national system for receiving and answering
// petitions. The limits are those of the formula description of indicator 5.2
// of Decision 766/QĐ-TTg and of Decree 92/2017/NĐ-CP. The limits of Decision
// 31/2021/QĐ-TTg, articles 44 and 45, and of Decision 29/2026/QĐ-TTg, which
// replaced it on 20 July 2026, have not been seen: a host that knows them
// adds rows.
func National() Rules {
	limit := func(s Step, n int, basis Basis) Limit { return Limit{Step: s, Term: workingDays(n), Basis: basis} }
	both := Basis{Source: decree92.Source + "; " + indicator766.Source, SourceEN: decree92.SourceEN + "; " + indicator766.SourceEN}
	written := ConditionPetition | ConditionName | ConditionContact | ConditionAddress | ConditionPhoneOrEmail | ConditionVietnamese | ConditionContent | ConditionClear | ConditionScope | ConditionProposal
	portal := written | ConditionPhone | ConditionEmail | ConditionAccount
	published, replaced := form.MustParseDay("2021-12-09"), form.MustParseDay("2026-07-20") // of Decision 31/2021/QĐ-TTg
	return Rules{
		Name: "pakn",
		Limits: []Limit{
			limit(StepReceive, 5, both.doubted("suy ra từ hạn chuyển và hạn yêu cầu bổ sung", "inferred from the limits for handing on and for asking for a supplement")),
			limit(StepRefuse, 2, indicator766),
			limit(StepReturn, 2, indicator766),
			limit(StepSupplement, 5, indicator766),
			limit(StepForward, 5, decree92),
			limit(StepAnswer, 15, indicator766),
			limit(StepPublish, 2, indicator766),
		},
		Admission: []Admission{
			{Channel: ChannelPaper, Conditions: written, Basis: decree20(1, false)},
			{Channel: ChannelPhone, Conditions: written | ConditionPhone | ConditionPublished, Basis: decree20(2, false)},
			{Channel: ChannelForm, Conditions: ConditionPetition | ConditionVietnamese | ConditionContent | ConditionClear | ConditionScope | ConditionAgencyForm,
				Basis: decree20(3, false).doubted("theo trí nhớ, chưa thấy văn bản", "from memory, the text was not seen")},
			{Channel: ChannelEmail, Conditions: written | ConditionPublished, Basis: decree20(4, true)},
			{Channel: ChannelPortal, Conditions: portal, Until: published,
				Basis: decree20(4, true).doubted("trước Quyết định 31/2021/QĐ-TTg", "before Decision 31/2021/QĐ-TTg")},
			{Channel: ChannelPortal, Conditions: portal, Binding: true, Since: published, Until: replaced,
				Basis: Basis{Source: "Quyết định 31/2021/QĐ-TTg, Điều 41", SourceEN: "Decision 31/2021/QĐ-TTg, Article 41"}},
			{Channel: ChannelPortal, Conditions: portal, Since: replaced,
				Basis: Basis{Source: "Quyết định 29/2026/QĐ-TTg", SourceEN: "Decision 29/2026/QĐ-TTg"}.doubted(
					"tài khoản phải là tài khoản định danh điện tử; các điều kiện khác chưa thấy văn bản, giữ như trước",
					"the account must be one of electronic identification; the text on the other conditions was not seen, they are as before")},
		},
		Practice: []Practice{{SupplementPauses: StepClock, ReopeningPauses: PetitionerClock | IndicatorClock | StepClock,
			Basis: indicator766.doubted("không văn bản nào đã thấy nói đồng hồ nào dừng", "no text that was seen says which clocks stand still")}},
		Focal: controlOfProcedures(),
	}
}

// GovernmentPortal are the rules for petitions on the Government's portal
// (Decision 574/QĐ-TTg of 25 April 2017): an answer in 20 days, and while it
// is late news of it every 7 working days.
func GovernmentPortal() Rules {
	r := National()
	basis := Basis{Source: "Quyết định 574/QĐ-TTg năm 2017", SourceEN: "Decision 574/QĐ-TTg of 2017"}
	r.Name = "chinhphu.vn"
	r.unbind()
	r.Limits = slices.DeleteFunc(r.Limits, func(l Limit) bool { return l.Step == StepAnswer })
	r.Limits = append(r.Limits,
		Limit{Step: StepAnswer, Term: schedule.NewTerm(20, schedule.Days),
			Basis: basis.doubted("nguồn không nói ngày làm việc hay ngày lịch", "the source does not say whether working or calendar days")},
		Limit{Step: StepUpdate, Term: workingDays(7), Basis: basis})
	return r
}

// LegalDocuments are the rules for petitions on legal normative documents,
// which go through the system of the Ministry of Justice: an answer within 15
// days of receipt (Official Telegram 89/CĐ-TTg of 16 June 2025).
func LegalDocuments() Rules {
	r := National()
	basis := Basis{Source: "Công điện 89/CĐ-TTg ngày 16/6/2025", SourceEN: "Official Telegram 89/CĐ-TTg of 2025-06-16"}
	r.Name = "vbqppl"
	r.unbind()
	r.Limits = slices.DeleteFunc(r.Limits, func(l Limit) bool { return l.Step == StepAnswer })
	r.Limits = append(r.Limits, Limit{Step: StepAnswer, Term: schedule.NewTerm(15, schedule.Days), Since: form.MustParseDay("2025-06-16"),
		Basis: basis.doubted("chưa thấy Quyết định 48/2025/QĐ-TTg có giữ 15 ngày hay không", "whether Decision 48/2025/QĐ-TTg keeps the 15 days was not seen")})
	r.Focal = []Office{{Body: "G15", Basis: basis}}
	return r
}

// TaskForce are the rules for recommendations that ministries, provinces and
// associations bring before the Prime Minister's Task Force: each body answers
// the sender in writing by a day, with a copy to the Government Office, which
// follows them up (from 2026-01-10 the Ministry of Justice in its place) (notice 537/TB-VPCP of 29 November 2024, point 3: in
// December 2024). Nothing is refused for want of a form, nothing published.
func TaskForce(answerBy form.Day, source string) Rules {
	conditions := ConditionName | ConditionContent
	var admission []Admission
	for _, c := range channels {
		admission = append(admission, Admission{Channel: c, Conditions: conditions, Basis: Basis{Source: source}})
	}
	return Rules{
		Name:       "to-cong-tac",
		Limits:     []Limit{{Step: StepAnswer, On: answerBy, Basis: Basis{Source: source}}},
		Admission:  admission,
		Practice:   []Practice{{AnswerCloses: true, Basis: Basis{Source: source}}},
		AnswerCopy: controlOfProcedures(),
		Focal:      controlOfProcedures(),
	}
}

// unbind leaves it to the desk what to take on: the conditions of Decision
// 31/2021/QĐ-TTg, article 41, bind on the national portal alone.
func (r *Rules) unbind() {
	for i := range r.Admission {
		r.Admission[i].Binding = false
	}
}

// clone shares no row with r.
func (r Rules) clone() Rules {
	r.Limits, r.Admission, r.Practice = slices.Clone(r.Limits), slices.Clone(r.Admission), slices.Clone(r.Practice)
	r.AnswerCopy, r.Focal = slices.Clone(r.AnswerCopy), slices.Clone(r.Focal)
	return r
}

// rulesForm is the JSON form of rules.
type rulesForm Rules

var rulesForms = form.Of[rulesForm](1)

// MarshalJSON writes the rules with the version of their form. Rules that are
// not whole ([Rules.Check]) are refused.
func (r Rules) MarshalJSON() ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	if r.Limits == nil {
		r.Limits = []Limit{} // no limit is known
	}
	return rulesForms.Write(rulesForm(r))
}

// UnmarshalJSON reads as [ReadRules] does.
func (r *Rules) UnmarshalJSON(b []byte) error {
	read, err := ReadRules(b)
	if err == nil {
		*r = read
	}
	return err
}

// ReadRules reads the JSON form of rules, strictly, and checks them. All that
// is wrong is [form.Errors].
func ReadRules(b []byte) (Rules, error) {
	r, err := rulesForms.Read(b, func(r *rulesForm) form.Errors { return form.All(Rules(*r).Check()) })
	return Rules(r), err
}

// Check says what is wrong with the rules, all of it: [form.Errors].
func (r Rules) Check() error {
	c := &rulesCheck{}
	c.missing("name", r.Name)
	for i := range r.Limits {
		l := &r.Limits[i]
		c.at = fmt.Sprintf("limits[%d].", i)
		c.known("step", string(l.Step), l.Step.Valid())
		if l.Term.IsZero() == l.On.IsZero() {
			c.add(form.Error{Code: RulesTerm, Path: "term"})
		}
		c.known("term", l.Term.String(), l.Term.IsZero() || l.Term.Halves() >= 0)
		c.span(l.Since, l.Until)
		c.known("channel", string(l.Channel), l.Channel == "" || l.Channel.Valid())
		c.missing("source", l.Source)
	}
	for i, a := range r.Admission {
		c.at = fmt.Sprintf("admission[%d].", i)
		c.known("channel", string(a.Channel), a.Channel.Valid())
		c.known("conditions", fmt.Sprint(uint16(a.Conditions)), a.Conditions&^allConditions == 0)
		c.span(a.Since, a.Until)
		c.missing("source", a.Source)
	}
	for i, row := range r.Practice {
		c.at = fmt.Sprintf("practice[%d].", i)
		c.known("supplementPauses", fmt.Sprint(uint8(row.SupplementPauses)), row.SupplementPauses < 1<<len(clockNames))
		c.known("reopeningPauses", fmt.Sprint(uint8(row.ReopeningPauses)), row.ReopeningPauses < 1<<len(clockNames))
		c.span(row.Since, row.Until)
		c.missing("source", row.Source)
	}
	c.offices("answerCopy", r.AnswerCopy)
	c.offices("focal", r.Focal)
	return c.errs.Err()
}

// rulesCheck collects what is wrong with rules; at is the row that it is at.
type rulesCheck struct {
	at   string
	errs form.Errors
}

func (c *rulesCheck) add(e form.Error) {
	e.Path = c.at + e.Path
	c.errs = append(c.errs, texts.Error(e))
}

func (c *rulesCheck) missing(path, value string) {
	if blank(value) {
		c.add(form.Error{Code: RulesMissing, Path: path})
	}
}

func (c *rulesCheck) known(path, value string, known bool) {
	if !known {
		c.add(form.Error{Code: RulesUnknown, Path: path, Value: value})
	}
}

func (c *rulesCheck) span(since, until form.Day) {
	if !until.IsZero() && until <= since {
		c.add(form.Error{Code: RulesBackwards, Path: "until", Args: form.Args{"until": until}})
	}
}

func (c *rulesCheck) offices(list string, rows []Office) {
	for i, row := range rows {
		c.at = fmt.Sprintf("%s[%d].", list, i)
		_, err := body.ParseID(string(row.Body))
		c.known("body", string(row.Body), err == nil)
		c.span(row.Since, row.Until)
		c.missing("source", row.Source)
	}
}
