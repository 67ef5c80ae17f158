package onestop

import (
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Field is a field of [Dossier] that a source may not record, or a set of
// them.
type Field uint16

// The fields that the source of dossiers may lack.
const (
	ChannelField Field = 1 << iota
	FeeField
	PaidField
	DigitisedField
	ElectronicResultField
	ReusedField
	PersonalStoreField
	ResidentDataField
	ComplainedField
)

// MarshalJSON refuses: what a source lacks is said each time.
func (Field) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Field) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Base is the dossiers out of which the shares of digitisation (766/4.1 to
// 4.5b) are taken.
type Base uint8

const (
	// ReceivedBase is the dossiers received in the period, as the formula
	// document has it.
	ReceivedBase Base = iota
	// PresentBase is those carried over as well: the national portal publishes
	// one denominator for these and for 2.1.
	PresentBase
)

// MarshalJSON refuses: how to count is a question, not kept.
func (Base) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Base) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Figures says which observations are taken out of a tally, and how.
type Figures struct {
	Report
	// Missing is the fields that the source does not record: indicators that
	// need them are left out, because what is not recorded is not nought.
	Missing  Field
	Base     Base
	Recorded form.Day // day and source of the observations
	Source   string
}

// formula is how an indicator is made of the counts.
type formula struct {
	id                     indicator.ID
	needs                  Field
	numerator, denominator func(c *Counts, base *LastingCounts) int64
}

func received(fs ...Fact) func(*Counts, *LastingCounts) int64 {
	return func(c *Counts, _ *LastingCounts) (n int64) {
		for _, f := range fs {
			n += c.OfReceived[f]
		}
		return n
	}
}

func done(f Fact) func(*Counts, *LastingCounts) int64 {
	return func(c *Counts, _ *LastingCounts) int64 { return c.OfDone[f] }
}

func inBase(f Fact) func(*Counts, *LastingCounts) int64 {
	return func(_ *Counts, base *LastingCounts) int64 { return base[f] }
}

func inTime(c *Counts, _ *LastingCounts) int64 { return c.InTime() }

func judged(c *Counts, _ *LastingCounts) int64 { return c.Total() - c.Undated() }

// content is the dossiers neither late nor complained about: 100% less the
// share of late ones less that of those with a petition or dislike.
func content(c *Counts, _ *LastingCounts) int64 {
	return max(c.InTime()-c.OfPresent[UnderComplaint], 0)
}

// formulas is the indicators that dossiers alone give.
var formulas = []formula{
	{"221/4", FeeField | PaidField, received(PortalPaid), received(FeeDue)},
	{"221/5", ChannelField, received(FiledOnline), received(All)},
	{"221/6", DigitisedField | ElectronicResultField, received(FullyDigitised), received(All)},
	{"221/II.5", ElectronicResultField, done(PaperElectronic), done(PaperResult)},
	{"221/II.7", ReusedField, received(DataReused), received(All)},
	{"766/2.1", 0, inTime, judged},
	{"766/3.3", ChannelField | ElectronicResultField, received(OnlineComplete), received(All)},
	{"766/3.x", ChannelField | ElectronicResultField, received(FitAndOnline), received(FitForOnline)},
	{"766/3.6", FeeField | PaidField, received(PortalPaid, GatewayPaid), received(FeeDue)},
	{"766/4.1", ElectronicResultField, inBase(PaperElectronic), inBase(PaperResult)},
	{"766/4.2", DigitisedField | ElectronicResultField, inBase(FullyDigitised), inBase(All)},
	{"766/4.3", ReusedField, inBase(DataReused), inBase(All)},
	{"766/4.4", PersonalStoreField, inBase(InPersonalStore), inBase(All)},
	{"766/4.5b", ResidentDataField, inBase(WithResidentData), inBase(All)},
	{"766/5.4", ComplainedField, content, judged},
}

// Observations is the indicators of the set of Decision 766/QĐ-TTg and of
// letter 221/VPCP-KSTT that dossiers give, by body and period in order:
//
//   - 766/2.1: done in time and in progress in time, out of all that were
//     carried over or received and can be judged.
//   - 766/3.3: filed online with an electronic result where the result is
//     paper, out of those received; the document multiplies it by the share
//     synchronised (1.4), which dossiers do not tell.
//   - 766/3.x: likewise of the procedures fit for it, if the rules name any.
//   - 766/3.6: paid online, of the portal or a gateway, out of those received
//     with a fee; 221/4: on the portal.
//   - 766/4.1, 4.2, 4.3, 4.4, 4.5b: out of [Base].
//   - 766/5.4: in time less those with a petition or dislike, out of those
//     judged. A dossier that is both late and complained about is taken off
//     twice, as the formula adds the two shares up.
//   - 221/5, 221/6, 221/II.7: out of those received; 221/II.5: out of those
//     finished.
//
// The indicators with carried-over dossiers in them (2.1, 5.4, and 4.x with
// [PresentBase]) count a dossier in each period that it lives in: take a
// quarter out of the tally by its Grain and not as the sum of its months.
//
// A report that does not fit the tally is refused, and counts below 0.
func (t *Tally) Observations(fs Figures) ([]indicator.Observation, error) {
	if t == nil {
		t = &Tally{}
	}
	rows, err := t.Rows(fs.Report)
	if err != nil {
		return nil, err
	}
	fit := false
	for _, p := range t.options.Rules.Procedures {
		fit = fit || p.FullyOnline
	}
	var all []indicator.Observation
	for c := range rows {
		base := &c.OfPresent
		if fs.Base == ReceivedBase {
			base = (*LastingCounts)(c.OfReceived[:])
		}
		for _, f := range formulas {
			if f.needs&fs.Missing != 0 || f.id == "766/3.x" && !fit {
				continue
			}
			n, d := f.numerator(&c.Counts, base), f.denominator(&c.Counts, base)
			value, err := indicator.NewRatio(n, d)
			if err != nil || n < 0 {
				return nil, refused(CountNegative, string(c.Body)+" "+c.Period.String())
			}
			all = append(all, indicator.Observation{
				Indicator: f.id, Body: c.Body, Period: c.Period, Window: t.options.Window, Procedure: c.Procedure,
				Value: value, Recorded: fs.Recorded, Source: fs.Source,
			})
		}
	}
	return all, nil
}
