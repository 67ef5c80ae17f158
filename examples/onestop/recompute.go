package main

import (
	"iter"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// When a notice about the calendar arrives, every open term is counted again: no due
// day is stored. What is left to do is to tell the citizens whose slip says another
// day.

// move is a dossier that a notice moved.
type move struct {
	dossier
	Was     schedule.Due `json:"was"`
	Now     schedule.Due `json:"now"`
	Told    bool         `json:"told"` // the last slip says the new day
	Because string       `json:"because"`
}

// moves is the open dossiers that are due on another day after than before, in
// their order.
func moves(open []dossier, before, after *library, lang language) (list []move, err error) {
	for m, err := range schedule.Moved(clocks(open, before), before.calendar, after.calendar) {
		if err != nil {
			return nil, err
		}
		list = append(list, move{open[m.ID], m.Before, m.After, open[m.ID].PromisedOn == m.After.At.String(), m.Because[0].Text(lang)})
	}
	return list, nil
}

// clocks are those of the dossiers, by their place in the list.
func clocks(open []dossier, l *library) iter.Seq2[int, schedule.Clock] {
	return func(yield func(int, schedule.Clock) bool) {
		for i, d := range open {
			if clock, err := l.clock(d); err == nil && !yield(i, clock) {
				return
			}
		}
	}
}

// noticeNumber is the number of the one notice in a text of the documented form. What is
// wrong with a text is said with the names of its fields.
func noticeNumber(text string, lang language) (string, error) {
	notices, err := calendar.ReadNotices([]byte(text))
	if err != nil {
		return "", fault{422, form.Message(err, lang)}
	} else if len(notices) != 1 {
		return "", fault{422, "Mỗi lần nhận một thông báo."}
	}
	return notices[0].Number, nil
}
