package onestop

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Fact is what is true of a dossier and counted. The formulas of the set of
// Decision 766/QĐ-TTg change between bases, so that each numerator and base is
// a counter of its own: see [Counts].
type Fact uint8

// The facts that are counted of dossiers received, present and done.
const (
	All              Fact = iota // every dossier
	PaperResult                  // of a procedure whose result is paper
	PaperElectronic              // PaperResult with a file of the result
	FullyDigitised               // with a file of a component and, where the result is paper, of the result
	DataReused                   // with a digitised component used again
	InPersonalStore              // taken from, or synchronised to, the personal store
	WithResidentData             // with data of residents, or an account verified by VNeID
	UnderComplaint               // a petition or a dislike concerns it, and it can be judged
	Undated                      // without an appointment or known term: it cannot be judged
	lasting          = int(iota)
)

// The facts that are counted of dossiers received only.
const (
	FiledOnline    Fact = Fact(lasting) + iota // channel 2
	FiledByPost                                // channel 3
	OnlineComplete                             // channel 2 and, where the result is paper, an electronic result
	FeeDue                                     // of a fee-bearing procedure, but for those whose fee entries are all 0
	PortalPaid                                 // FeeDue and paid on the national portal
	GatewayPaid                                // FeeDue and paid through the body's gateway
	WithFiles                                  // with a file of a component
	FitForOnline                               // of a procedure that is fit for being handled wholly online
	FitAndOnline                               // FitForOnline and OnlineComplete
	facts          = lasting + int(iota)
)

// factNames are the names of the facts in forms.
var factNames = [facts]string{
	All: "all", PaperResult: "paperResult", PaperElectronic: "paperElectronic", FullyDigitised: "fullyDigitised", DataReused: "dataReused",
	InPersonalStore: "inPersonalStore", WithResidentData: "withResidentData", UnderComplaint: "underComplaint", Undated: "undated",
	FiledOnline: "filedOnline", FiledByPost: "filedByPost", OnlineComplete: "onlineComplete", FeeDue: "feeDue", PortalPaid: "portalPaid",
	GatewayPaid: "gatewayPaid", WithFiles: "withFiles", FitForOnline: "fitForOnline", FitAndOnline: "fitAndOnline",
}

// MarshalJSON refuses: counts are written by the names of their facts.
func (Fact) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Fact) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// String is the name of the fact: filedOnline.
func (f Fact) String() string {
	if int(f) < facts {
		return factNames[f]
	}
	return ""
}

// What is counted of dossiers done beside the lasting facts.
const (
	doneEarly    = lasting + iota // done before time
	doneLate                      // done late
	overdueEnded                  // it had been overdue at the end of a month before
	outcomes
)

// outcomeNames are the names of the lasting facts and the outcomes.
var outcomeNames = append(slices.Clone(factNames[:lasting]), "doneEarly", "doneLate", "overdueEnded")

// factSet is a set of facts, or of lasting facts and outcomes.
type factSet uint32

const lastingFacts factSet = 1<<lasting - 1

func (s *factSet) put(f Fact, is bool) {
	var n factSet
	if is {
		n = 1
	}
	*s |= n << f
}

// facts is what is true of a dossier, its deadline left aside.
func (p Procedure) facts(d *Dossier) factSet {
	s := factSet(1) << All
	online := d.Channel == Online
	complete := online && (d.ElectronicResult || p.NoPaper)
	fee := d.Fee > 0 || !d.FeeKnown && (p.FeeBearing || d.Paid != 0)
	s.put(PaperResult, !p.NoPaper)
	s.put(PaperElectronic, !p.NoPaper && d.ElectronicResult)
	s.put(FullyDigitised, d.Digitised && (d.ElectronicResult || p.NoPaper))
	s.put(DataReused, d.Reused)
	s.put(InPersonalStore, d.PersonalStore)
	s.put(WithResidentData, d.ResidentData)
	s.put(UnderComplaint, d.Complained)
	s.put(FiledOnline, online)
	s.put(FiledByPost, d.Channel == Postal)
	s.put(OnlineComplete, complete)
	s.put(FeeDue, fee)
	s.put(PortalPaid, fee && d.Paid == PaidOnPortal)
	s.put(GatewayPaid, fee && d.Paid == PaidOnGateway)
	s.put(WithFiles, d.Digitised)
	s.put(FitForOnline, p.FullyOnline)
	s.put(FitAndOnline, p.FullyOnline && complete)
	return s
}
