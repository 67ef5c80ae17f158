package scenario

import "github.com/caicach/tthc/indicator/onestop"

// verdict is how a dossier stands on a day, by indicator 2.1.
type verdict int

const (
	outside verdict = iota
	early
	onTime
	late
	doneUndated
	openInTime
	openOverdue
	openUndated
)

// due is the instant up to which a dossier is in time, and its day; inclusive
// says that this very instant still is.
func (d *dossier) due() (until minute, on day, inclusive, known bool) {
	if d.promised != none {
		if d.wholeDay {
			return d.promised, (d.promised - 1).day(), false, true
		}
		return d.promised, d.promised.day(), true, true
	}
	on = procedures[d.procedure].due(d.received.day())
	return on.ends(), on, false, on != never
}

// judge is the algorithm of indicator 2.1 of Decision 766/QĐ-TTg, as of the end
// of a day.
func (d *dossier) judge(asOf day) verdict {
	if d.received.day() > asOf {
		return outside
	}
	until, on, inclusive, known := d.due()
	done := d.end() <= asOf
	if !known {
		if done {
			return doneUndated
		}
		return openUndated
	}
	isLate := func(end minute) bool { return end > until || end == until && !inclusive }
	pause, requests, waitsSince := minute(0), 0, none
	for _, s := range d.asked {
		if s.asked.day() > asOf {
			break
		}
		if requests++; s.brought != none && s.brought.day() <= asOf {
			pause += s.brought - s.asked
		} else {
			waitsSince = s.asked
		}
	}
	switch {
	case done && isLate(d.finished-pause):
		return late
	case done && (d.finished-pause).day() < on:
		return early
	case done:
		return onTime
	case requests > 1,
		waitsSince != none && isLate(waitsSince-pause),
		waitsSince == none && asOf.ends()-pause > until:
		return openOverdue
	}
	return openInTime
}

// holder is who has the dossier at the end of a day; after it was done, who did
// it.
func (d *dossier) holder(on day) unit {
	is := d.hands[0].desk
	for _, h := range d.hands[1:] {
		if h.since <= min(on, d.end()) {
			is = h.desk
		}
	}
	return is
}

// facts is what is true of a dossier, in the order in which it is counted.
func (d *dossier) facts() (all []onestop.Fact) {
	p := &procedures[d.procedure]
	put := func(f onestop.Fact, is bool) {
		if is {
			all = append(all, f)
		}
	}
	_, _, _, dated := d.due()
	result := d.electronic || p.noPaper
	feeDue := d.fee > 0 || d.fee < 0 && (p.fee || d.paid != 0)
	put(onestop.All, true)
	put(onestop.PaperResult, !p.noPaper)
	put(onestop.PaperElectronic, !p.noPaper && d.electronic)
	put(onestop.FullyDigitised, d.digitised && result)
	put(onestop.DataReused, d.reused)
	put(onestop.InPersonalStore, d.personalStore)
	put(onestop.WithResidentData, d.residentData)
	put(onestop.UnderComplaint, d.complained && dated)
	put(onestop.Undated, !dated)
	put(onestop.FiledOnline, d.channel == 2)
	put(onestop.FiledByPost, d.channel == 3)
	put(onestop.OnlineComplete, d.channel == 2 && result)
	put(onestop.FeeDue, feeDue)
	put(onestop.PortalPaid, feeDue && d.paid == 1)
	put(onestop.GatewayPaid, feeDue && d.paid == 2)
	put(onestop.WithFiles, d.digitised)
	put(onestop.FitForOnline, p.fullyOnline)
	put(onestop.FitAndOnline, p.fullyOnline && d.channel == 2 && result)
	return all
}

// count counts a dossier for the days from since up to until: for each body, of
// those received in them, carried over into them, moved within them, done in
// them and in progress at their end.
func (d *dossier) count(of func(unit) *onestop.Counts, since, until day) {
	received, end := d.received.day(), d.end()
	if received >= until || end < since {
		return
	}
	facts := d.facts()
	present := func(c *onestop.Counts, n int64) {
		for _, f := range facts {
			if f <= onestop.Undated {
				c.OfPresent[f] += n
			}
		}
	}
	if received >= since {
		c := of(d.holder(received))
		c.Received++
		present(c, 1)
		for _, f := range facts {
			c.OfReceived[f]++
		}
	} else {
		c := of(d.holder(since))
		c.CarriedOver++
		present(c, 1)
	}
	for _, h := range d.hands[1:] {
		if was := d.holder(h.since - 1); was != h.desk && h.since > max(received, since) && h.since < until && h.since <= end {
			from, to := of(was), of(h.desk)
			from.Moved--
			to.Moved++
			present(from, -1)
			present(to, 1)
		}
	}
	c := of(d.holder(until - 1))
	switch d.judge(until - 1) {
	case early:
		c.DoneEarly++
	case onTime:
		c.DoneOnTime++
	case late:
		c.DoneLate++
	case doneUndated:
		c.DoneUndated++
	case openInTime:
		c.OpenInTime++
	case openOverdue:
		c.OpenOverdue++
	case openUndated:
		c.OpenUndated++
	}
	if end < until {
		for _, f := range facts {
			if f <= onestop.Undated {
				c.OfDone[f]++
			}
		}
	}
}
