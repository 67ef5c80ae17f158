package phrase

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
)

// result settles the years and makes the rule.
func (c *cell) result() (Result, error) {
	c.settleYears()
	if c.err != nil {
		return Result{}, c.err
	}
	var parts []schedule.Part
	var res Result
	for i := range c.items {
		it := &c.items[i]
		ps := c.parts(it)
		if c.err != nil {
			return Result{}, c.err
		}
		for _, p := range ps {
			parts = append(parts, p)
			res.Sources = append(res.Sources, c.piece(it.from, it.to))
		}
	}
	c.addRest(&res)
	if len(parts) > 0 {
		join := c.join()
		if c.issued() != form.NoDay {
			for i, p := range parts {
				if p.Due != form.NoDay && p.Due < c.issued() {
					c.doubts = append(c.doubts, Doubt{res.Sources[i], form.Text{
						form.Vietnamese: "đến hạn trước ngày ban hành văn bản", form.English: "it is due before the date of the document"}})
				}
			}
		}
		r, err := schedule.NewRule(join, parts...)
		if err != nil {
			c.fault(NotARule, c.items[0].from, c.items[len(c.items)-1].to)
			c.err.cause = err
			return Result{}, c.err
		}
		res.Rule = r
	}
	slices.SortStableFunc(c.doubts, func(a, b Doubt) int { return a.Offset - b.Offset })
	res.Doubts = c.doubts
	return res, nil
}
