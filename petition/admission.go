package petition

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Failing are the conditions of its channel that a submission does not meet on
// its day. The event must be a Submitted one; [Petition.Failing] are those of
// a petition as it stands, supplements included.
func (p *Process) Failing(e Event) Conditions {
	return p.get().failing(&record{received: e.At, info: &info{kind: e.Kind, channel: e.Channel, language: e.Language,
		content: e.Content, proposal: e.Proposal, sender: e.Sender, lacks: e.Lacks}})
}

// AdmissionOn is the row of the rules for what comes on a channel on the day;
// the zero Admission where there is none.
func (p *Process) AdmissionOn(c Channel, day form.Day) Admission {
	for _, a := range p.get().admission[c] {
		if (schedule.Span{Since: a.Since, Until: a.Until}).Contains(day) {
			return a
		}
	}
	return Admission{}
}

// failing are the conditions of the channel that are not met. What is not a
// petition at all fails on every channel.
func (p *Process) failing(n *record) Conditions {
	asked := p.AdmissionOn(n.info.channel, n.received.Day()).Conditions | ConditionPetition
	failing := n.info.lacks
	fail := func(c Conditions, bad bool) {
		if bad {
			failing |= c
		}
	}
	i := n.info
	id := i.sender.Identity
	fail(ConditionPetition, !i.kind.IsPetition())
	fail(ConditionVietnamese, i.language != "" && i.language != "vi")
	fail(ConditionContent, blank(i.content))
	fail(ConditionProposal, i.kind == KindRecommendation && blank(i.proposal))
	if !i.sender.Withheld {
		fail(ConditionName, blank(id.Name))
		fail(ConditionAddress, blank(id.Address))
		fail(ConditionPhone, blank(id.Phone))
		fail(ConditionEmail, blank(id.Email))
		fail(ConditionPhoneOrEmail, blank(id.Phone) && blank(id.Email))
		fail(ConditionContact, blank(id.Address) && blank(id.Phone) && blank(id.Email))
	}
	return failing & asked
}
