package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
)

// Decision 31/2021/QĐ-TTg, article 41: from 9 December 2021 until 20 July 2026 what
// comes on the national portal has a name, an address, a telephone number, an
// e-mail address and an account, or is not taken on. Before and after, and on other
// channels, the desk decides, unless the practice is strict.
func TestConditionsOfThePortalBind(t *testing.T) {
	without := map[string]edit{
		"telephone": func(e *petition.Event) { e.Sender.Identity.Phone = "" },
		"e-mail":    func(e *petition.Event) { e.Sender.Identity.Email = "" },
		"address":   func(e *petition.Event) { e.Sender.Identity.Address = "" },
		"account":   func(e *petition.Event) { e.Lacks = petition.ConditionAccount },
	}
	strict := petition.National()
	strict.Practice[0].StrictAdmission = true
	for on, binds := range map[string]bool{"2021-12-08": false, "2021-12-09": true, "2026-07-19": true, "2026-07-20": false} {
		for name, lacks := range without {
			s := tell(t, "PAKN.20211209.0001")
			s.happens(on+" 08:00", petition.Submitted, "", to(hanoi), lacks)
			// It counts when it came, not when it is taken on.
			taken := (day(on) + 3).String() + " 08:00"
			option := tellUnder(t, "PAKN.20211209.0001", strict)
			option.happens(on+" 08:00", petition.Submitted, "", to(hanoi), lacks)
			option.cannot(petition.RuleAdmission, taken, petition.Accepted, hanoi)
			if !binds {
				s.happens(taken, petition.Accepted, hanoi)
				continue
			}
			e := s.cannot(petition.RuleAdmission, taken, petition.Accepted, hanoi)
			assert.NotContains(t, e.Error(), "Mẫu")
			kept, err := s.process.Restore(append(s.pet.Events(), s.event(taken, petition.Accepted, hanoi)))
			require.NoError(t, err, "what was taken on before stays so")
			old := &story{T: t, process: s.process, code: s.code, pet: kept}
			old.happens((day(on)+4).String()+" 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))

			s.happens(taken, petition.SupplementRequested, hanoi)
			s.cannot(petition.RuleAdmission, taken, petition.Accepted, hanoi) // nothing came
			s.happens(taken, petition.Supplemented, "", func(e *petition.Event) { e.Sender = mau })
			s.happens(taken, petition.Accepted, hanoi)
			assert.Zero(t, s.pet.Failing(), name)
		}
	}
	paper := tell(t, "PAKN.20250602.0001")
	paper.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), without["address"], func(e *petition.Event) { e.Channel = petition.ChannelPaper })
	paper.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	for _, r := range []petition.Rules{petition.GovernmentPortal(), petition.LegalDocuments()} {
		s := tellUnder(t, "PAKN.20250602.0001", r)
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), without["telephone"])
		s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	}
}
