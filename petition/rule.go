package petition

import (
	"slices"

	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// What the package refuses. The first are the rules that an event may break:
// the codes of the errors of [Process.Apply]. The Want of such an error is
// what is allowed instead: types of events, or reasons. Its Args tell the
// rest: the petition (a [Code]), the event and the state in words.
const (
	RuleState     form.Code = "petition.state"     // the table of states and events
	RuleActor     form.Code = "petition.actor"     // who may do it
	RuleOrder     form.Code = "petition.order"     // events come in order of time
	RuleCode      form.Code = "petition.code"      // an event belongs to one petition
	RuleDoor      form.Code = "petition.door"      // khiếu nại, tố cáo and anonymous submissions are refused, with the way to go
	RuleAdmission form.Code = "petition.admission" // conditions of the channel
	RuleReason    form.Code = "petition.reason"    // a closing carries a reason of the list; an extension its own
	RuleNotOurs   form.Code = "petition.not-ours"  // nothing is closed as "not ours"
	RuleBody      form.Code = "petition.body"      // a body exists on the day
	RuleSelf      form.Code = "petition.self"      // nothing goes to itself
	RuleDue       form.Code = "petition.due"       // an extension leads to a later day, and comes before the end
	RuleAnswer    form.Code = "petition.answer"    // what is published has an answer
	RuleDocument  form.Code = "petition.document"  // an answer names its document
	RuleCopy      form.Code = "petition.copy"      // an answer goes to whom the rules name as well
	RuleFuture    form.Code = "petition.future"    // nothing happens after the day that the host names
	RuleDuplicate form.Code = "petition.duplicate" // a duplicate leads to a petition that is there and will be answered, and not in a circle
	RuleConsent   form.Code = "petition.consent"   // a link to what another body holds has its consent; a doubt, unless the rules ask for it
	RuleWord      form.Code = "petition.word"      // a doubt: a withdrawal that a body recorded names the sender's word
	RuleSoon      form.Code = "petition.soon"      // a doubt: a supplement that "never came" was asked for less than a working day before

	EventField    form.Code = "event.field"    // a field that does not go with the type of the event
	EventSender   form.Code = "event.sender"   // no such type of sender
	EventWithheld form.Code = "event.withheld" // an identity that is there and withheld
	EventLength   form.Code = "event.length"   // a text longer than it may be

	PetitionEvents form.Code = "petition-form.events" // no petition, which has no events
	PetitionRules  form.Code = "petition-form.rules"  // a petition is read under rules

	CodeForm form.Code = "petition-code.form" // not written as PAKN.20200812.0012
	CodeDay  form.Code = "petition-code.day"  // no such day

	NameUnknown form.Code = "name.unknown" // no such state, type of event, clock or condition

	RulesMissing   form.Code = "petition-rules.missing"   // a value that must be there
	RulesUnknown   form.Code = "petition-rules.unknown"   // a value that there is not
	RulesBackwards form.Code = "petition-rules.backwards" // a row that ends before it begins
	RulesTerm      form.Code = "petition-rules.term"      // neither or both of a term and a fixed day
)

// rulePrefix begins the code of each rule.
const rulePrefix = "petition."

// forbid says that the event breaks a rule. Nothing that the sender wrote goes
// into the error, since errors are logged.
func (r *record) forbid(rule form.Code, e *Event, args form.Args) *form.Error {
	err := form.Error{Code: rule, Args: form.Args{"petition": e.Code, "event": both(e.Type), "state": both(r.state), "at": form.Text{}}}
	if !e.At.IsZero() {
		err.Args["at"] = form.Text{" (" + inWords(e.At) + ")", " (" + e.At.String() + ")"}
	}
	for name, value := range args {
		err.Args[name] = value
	}
	switch rule {
	case RuleState:
		err.Value, err.Args["none"] = e.Type.String(), form.Text{"; không còn việc nào được phép", "; nothing is allowed any more"}
		for _, t := range r.state.Allowed() {
			if t != e.Type { // allowed by the table, and not as things stand
				err.Want, err.Args["none"] = append(err.Want, t.String()), form.Text{}
			}
		}
	case RuleReason:
		err.Want = names(r.reasonsFor(e))
	case RuleNotOurs:
		err.Want = []string{Transferred.String()}
	}
	return texts.Error(err)
}

// reasonsFor are the reasons that an event may carry instead of its own, as the
// petition stands.
func (r *record) reasonsFor(e *Event) []Reason {
	return slices.DeleteFunc(Reasons(e.Type), func(reason Reason) bool {
		neverCame := reason == ReasonSupplementNeverCame
		return reason == Reason(e.Reason) && e.Type == Refused ||
			neverCame && !r.state.IsAwaitingSender() || !neverCame && e.Type == Refused && r.state == StateAwaitingInProgress
	})
}

// forbidReason says that the reason of an event is not one of the list. Free
// words where a reason of the list belongs may name somebody.
func (r *record) forbidReason(e *Event, reason string) *form.Error {
	why := form.Text{}
	if masked, err := redact.New(reason, redact.Options{}); err == nil && reason != "" {
		why = form.Text{": " + masked.Text(form.Vietnamese), ": " + masked.Text(form.English)}
	}
	return r.forbid(RuleReason, e, form.Args{"why": why})
}

// forbidValue says that the event breaks a rule with one of its values.
func (r *record) forbidValue(rule form.Code, e *Event, value string) *form.Error {
	err := r.forbid(rule, e, nil)
	err.Value = value
	return err
}

// why is the detail of a rule that is said in more ways than one.
func why(vi, en string) form.Args { return form.Args{"why": form.Text{": " + vi, ": " + en}} }

// inWords is a moment as people read it in Vietnamese: 25/4/2025 15:40.
func inWords(m schedule.Moment) string {
	if m.IsDay() {
		return m.Day().In(form.Vietnamese)
	}
	return m.Day().In(form.Vietnamese) + " " + m.TimeOfDay().String()
}
