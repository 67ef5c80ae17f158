package petition

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
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
	StepGive       Step = "give-supplement" // the sender: give it
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
	Source  string   `json:"source"`
	// Doubt says, in Vietnamese, what is not settled about the row.
	Doubt string `json:"doubt,omitzero"`
}

func (l *Limit) holds(day form.Day, c Channel) bool {
	return schedule.Span{Since: l.Since, Until: l.Until}.Contains(day) && (l.Channel == "" || l.Channel == c)
}

// Admission is one row of the conditions under which what comes on a channel
// is taken in.
type Admission struct {
	Channel    Channel    `json:"channel"`
	Conditions Conditions `json:"conditions"`
	Since      form.Day   `json:"since,omitzero"`
	Until      form.Day   `json:"until,omitzero"`
	Source     string     `json:"source"`
	Doubt      string     `json:"doubt,omitzero"`
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

// MarshalJSON writes the names: ["petitioner","step"].
func (s ClockSet) MarshalJSON() ([]byte, error) {
	return json.Marshal(append([]string{}, s.Names()...))
}

// UnmarshalJSON reads names.
func (s *ClockSet) UnmarshalJSON(b []byte) error {
	var names []string
	if err := json.Unmarshal(b, &names); err != nil {
		return err
	}
	*s = 0
	for _, n := range names {
		i := slices.Index(clockNames[:], n)
		if i < 0 {
			return &NameError{What: "clock", Value: n, Known: clockNames[:]}
		}
		*s |= 1 << i
	}
	return nil
}

// MarshalJSON writes the names of the conditions.
func (c Conditions) MarshalJSON() ([]byte, error) {
	return json.Marshal(append([]string{}, c.Names()...))
}

// UnmarshalJSON reads names of conditions.
func (c *Conditions) UnmarshalJSON(b []byte) error {
	var names []string
	if err := json.Unmarshal(b, &names); err != nil {
		return err
	}
	*c = 0
	for _, n := range names {
		one, ok := parseCondition(n)
		if !ok {
			return &NameError{What: "condition", Value: n, Known: (2*lastCondition - 1).Names()}
		}
		*c |= one
	}
	return nil
}

// Rules are the rules by which petitions are handled, as data. The limits of
// [National] are what the national system enforces; a host under other rules
// replaces them, row by row or as a whole.
type Rules struct {
	Name      string      `json:"name"`
	Limits    []Limit     `json:"limits"`
	Admission []Admission `json:"admission,omitempty"`

	// SupplementPauses are the clocks that stand still while the sender is
	// asked for a supplement. No text that we know says that the limits of a
	// petition stand still then, so by default only the clock of the step
	// does, which waits for somebody else.
	SupplementPauses ClockSet `json:"supplementPauses,omitzero"`

	// ReopeningPauses are the clocks that stand still from the answer until
	// the sender reopens the petition. Otherwise they have run all the time.
	ReopeningPauses ClockSet `json:"reopeningPauses,omitzero"`

	// StrictAdmission: a petition is taken on only when every condition of
	// its channel is met. By default only what is no petition, or has no
	// name, cannot be taken on; of the rest the desk decides, with the
	// failing conditions before it ([Process.Examine]).
	StrictAdmission bool `json:"strictAdmission,omitzero"`

	// AnswerCloses: the answer closes the matter, nothing is published.
	AnswerCloses bool `json:"answerCloses,omitzero"`

	// AnswerCopy must be sent a copy of every answer.
	AnswerCopy body.ID `json:"answerCopy,omitzero"`

	// Focal is the focal point of the system, which may hand on, return and
	// publish what others hold.
	Focal body.ID `json:"focal,omitzero"`
}

const (
	decree20     = "Nghị định 20/2008/NĐ-CP"
	decree92     = "Nghị định 92/2017/NĐ-CP"
	indicator766 = "Quyết định 766/QĐ-TTg, mô tả công thức chỉ số 5.2"

	governmentOffice body.ID = "G22"
)

func workingDays(n int) schedule.Term { return schedule.NewTerm(n, schedule.WorkingDays) }

// National are the rules of the national system for receiving and answering
// petitions. The limits are those of the formula description of indicator 5.2
// of Decision 766/QĐ-TTg and of Decree 92/2017/NĐ-CP. The limits of Decision
// 31/2021/QĐ-TTg, articles 44 and 45, and of Decision 29/2026/QĐ-TTg, which
// replaced it on 20 July 2026, have not been seen: a host that knows them
// adds rows.
func National() Rules {
	limit := func(s Step, n int, source, doubt string) Limit {
		return Limit{Step: s, Term: workingDays(n), Source: source, Doubt: doubt}
	}
	written := IsPetition | HasName | HasContact | HasAddress | PhoneOrEmail | InVietnamese | HasContent | IsClear | InScope | HasProposal
	portal := written | HasPhone | HasEmail | HasAccount
	return Rules{
		Name: "pakn",
		Limits: []Limit{
			limit(StepReceive, 5, decree92+"; "+indicator766, "suy ra từ hạn chuyển và hạn yêu cầu bổ sung"),
			limit(StepRefuse, 2, indicator766, ""),
			limit(StepReturn, 2, indicator766, ""),
			limit(StepSupplement, 5, indicator766, ""),
			limit(StepForward, 5, decree92, ""),
			limit(StepAnswer, 15, indicator766, ""),
			limit(StepPublish, 2, indicator766, ""),
		},
		Admission: []Admission{
			{Channel: Paper, Conditions: written, Source: decree20 + ", Điều 7.1"},
			{Channel: Phone, Conditions: written | HasPhone | ToPublished, Source: decree20 + ", Điều 7.2"},
			{Channel: Form, Conditions: IsPetition | InVietnamese | HasContent | IsClear | InScope | OnAgencyForm, Source: decree20 + ", Điều 7.3",
				Doubt: "theo trí nhớ, chưa thấy văn bản"},
			{Channel: Email, Conditions: written | ToPublished, Source: decree20 + ", Điều 7.4 (" + decree92 + ")"},
			{Channel: Portal, Conditions: portal, Source: decree20 + ", Điều 7.4 (" + decree92 + ")", Until: form.MustParseDay("2021-12-09"),
				Doubt: "trước Quyết định 31/2021/QĐ-TTg"},
			{Channel: Portal, Conditions: portal, Since: form.MustParseDay("2021-12-09"), Until: form.MustParseDay("2026-07-20"),
				Source: "Quyết định 31/2021/QĐ-TTg, Điều 41"},
			{Channel: Portal, Conditions: portal, Since: form.MustParseDay("2026-07-20"), Source: "Quyết định 29/2026/QĐ-TTg",
				Doubt: "tài khoản phải là tài khoản định danh điện tử; các điều kiện khác chưa thấy văn bản, giữ như trước"},
		},
		SupplementPauses: StepClock,
		ReopeningPauses:  PetitionerClock | IndicatorClock | StepClock,
		Focal:            governmentOffice,
	}
}

// GovernmentPortal are the rules for petitions on the Government's portal
// (Decision 574/QĐ-TTg of 25 April 2017): an answer in 20 days, and while it
// is late news of it every 7 working days.
func GovernmentPortal() Rules {
	r := National()
	const source = "Quyết định 574/QĐ-TTg năm 2017"
	r.Name = "chinhphu.vn"
	r.Limits = slices.DeleteFunc(r.Limits, func(l Limit) bool { return l.Step == StepAnswer })
	r.Limits = append(r.Limits,
		Limit{Step: StepAnswer, Term: schedule.NewTerm(20, schedule.Days), Source: source, Doubt: "nguồn không nói ngày làm việc hay ngày lịch"},
		Limit{Step: StepUpdate, Term: workingDays(7), Source: source})
	return r
}

// LegalDocuments are the rules for petitions on legal normative documents,
// which go through the system of the Ministry of Justice: an answer within 15
// days of receipt (Official Telegram 89/CĐ-TTg of 16 June 2025).
func LegalDocuments() Rules {
	r := National()
	const source = "Công điện 89/CĐ-TTg ngày 16/6/2025"
	r.Name = "vbqppl"
	r.Limits = slices.DeleteFunc(r.Limits, func(l Limit) bool { return l.Step == StepAnswer })
	r.Limits = append(r.Limits, Limit{Step: StepAnswer, Term: schedule.NewTerm(15, schedule.Days), Since: form.MustParseDay("2025-06-16"), Source: source,
		Doubt: "chưa thấy Quyết định 48/2025/QĐ-TTg có giữ 15 ngày hay không"})
	r.Focal = "G15"
	return r
}

// TaskForce are the rules for recommendations that ministries, provinces and
// associations bring before the Prime Minister's Task Force: each body answers
// the sender in writing by a day, with a copy to the Government Office, which
// follows them up (notice 537/TB-VPCP of 29 November 2024, point 3: in
// December 2024). Nothing is refused for want of a form, nothing published.
func TaskForce(answerBy form.Day, source string) Rules {
	conditions := HasName | HasContent
	var admission []Admission
	for _, c := range channels {
		admission = append(admission, Admission{Channel: c, Conditions: conditions, Source: source})
	}
	return Rules{
		Name:             "to-cong-tac",
		Limits:           []Limit{{Step: StepAnswer, On: answerBy, Source: source}},
		Admission:        admission,
		SupplementPauses: 0,
		AnswerCloses:     true,
		AnswerCopy:       governmentOffice,
		Focal:            governmentOffice,
	}
}

// RulesVersion is the version of the JSON form of rules.
const RulesVersion = 1

type plainRules Rules

type rulesJSON struct {
	V int `json:"v"`
	plainRules
}

// MarshalJSON writes the rules with their version. [ParseRules] reads them.
func (r Rules) MarshalJSON() ([]byte, error) {
	return json.Marshal(rulesJSON{RulesVersion, plainRules(r)})
}

// ParseRules reads the JSON form of rules and checks them. Unknown fields are
// refused.
func ParseRules(b []byte) (Rules, error) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	var j rulesJSON
	if err := d.Decode(&j); err != nil {
		return Rules{}, err
	}
	if _, err := d.Token(); err != io.EOF {
		return Rules{}, &RulesError{{Problem: "json"}}
	}
	if j.V != RulesVersion {
		return Rules{}, &RulesError{{Path: "v", Problem: "value", Value: fmt.Sprint(j.V)}}
	}
	r := Rules(j.plainRules)
	if err := r.Check(); err != nil {
		return Rules{}, err
	}
	return r, nil
}

// Check says what is wrong with the rules, all of it: a [*RulesError].
func (r Rules) Check() error {
	var faults RulesError
	fault := func(path, problem, value string) { faults = append(faults, RulesFault{path, problem, value}) }
	if blank(r.Name) {
		fault("name", "missing", "")
	}
	for i, l := range r.Limits {
		at := fmt.Sprintf("limits[%d].", i)
		if !l.Step.Valid() {
			fault(at+"step", "value", string(l.Step))
		}
		if l.Term.IsZero() == l.On.IsZero() {
			fault(at+"term", "term-or-on", "")
		}
		if !l.Term.IsZero() && l.Term.Halves() < 0 {
			fault(at+"term", "value", l.Term.String())
		}
		if !l.Until.IsZero() && l.Until.Compare(l.Since) <= 0 {
			fault(at+"until", "backwards", l.Until.String())
		}
		if l.Channel != "" && !l.Channel.Valid() {
			fault(at+"channel", "value", string(l.Channel))
		}
		if blank(l.Source) {
			fault(at+"source", "missing", "")
		}
	}
	for i, a := range r.Admission {
		at := fmt.Sprintf("admission[%d].", i)
		if !a.Channel.Valid() {
			fault(at+"channel", "value", string(a.Channel))
		}
		if a.Conditions >= 2*lastCondition {
			fault(at+"conditions", "value", fmt.Sprint(uint16(a.Conditions)))
		}
		if !a.Until.IsZero() && a.Until.Compare(a.Since) <= 0 {
			fault(at+"until", "backwards", a.Until.String())
		}
		if blank(a.Source) {
			fault(at+"source", "missing", "")
		}
	}
	for _, id := range []struct {
		path string
		id   body.ID
	}{{"answerCopy", r.AnswerCopy}, {"focal", r.Focal}} {
		if id.id != "" {
			if _, err := body.ParseID(string(id.id)); err != nil {
				fault(id.path, "value", string(id.id))
			}
		}
	}
	if faults != nil {
		return &faults
	}
	return nil
}

// RulesFault is one thing wrong with rules: Problem is stable.
type RulesFault struct {
	Path    string
	Problem string
	Value   string
}

// RulesError is all that is wrong with rules.
type RulesError []RulesFault

func (e *RulesError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for, one fault a line.
func (e *RulesError) Message(l form.Language) string {
	var lines []string
	for _, f := range *e {
		text := rulesProblems[f.Problem]
		s := "rules." + f.Path + ": " + l.Pick(text[0], text[1])
		if f.Value != "" {
			s += fmt.Sprintf(" (%q)", f.Value)
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

var rulesProblems = map[string][2]string{
	"json":       {"có dữ liệu thừa sau đối tượng JSON", "more than one JSON value"},
	"missing":    {"thiếu giá trị", "a value is missing"},
	"value":      {"không có giá trị này", "there is no such value"},
	"term-or-on": {"cần đúng một trong hai: term hoặc on", "give either term or on"},
	"backwards":  {"until phải sau since", "until must be after since"},
}
