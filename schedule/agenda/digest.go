package agenda

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// DigestQuery is what a digest is made of.
type DigestQuery struct {
	form.Unwritten
	On       form.Day           // the day
	Soon     int                // how many working days ahead are looked at; 0: five
	Lines    int                // how many matters are named; 0: seven
	Calendar *calendar.Calendar // nil: that of state bodies
}

// Digest is the day of somebody in a few lines, as a chat can show it. It is made anew
// each day.
type Digest struct {
	form.Unwritten
	On      form.Day
	Overdue int    // items whose day has passed
	Today   int    // that are due on the day
	Soon    int    // that are due in the working days after it
	Days    int    // how many these are
	Named   []Item // the first, by due day
	Late    []int  // by how many working days each of them is late; 0: it is not
}

// DigestOf is the digest of items that run. Those without a due day are left out, as are
// those that are due later.
func DigestOf(items iter.Seq[Item], q DigestQuery) Digest {
	q.Soon, q.Lines = cmp.Or(max(q.Soon, 0), 5), cmp.Or(max(q.Lines, 0), 7)
	d := Digest{On: q.On, Days: q.Soon}
	last, err := q.Calendar.AddWorkingDays(q.On, q.Soon)
	if items == nil || err != nil {
		return d
	}
	for i := range items {
		switch {
		case i.Due == form.NoDay || i.Due > last:
			continue
		case i.Due < q.On:
			d.Overdue++
		case i.Due == q.On:
			d.Today++
		default:
			d.Soon++
		}
		d.Named = append(d.Named, i)
	}
	slices.SortFunc(d.Named, func(a, b Item) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Key, b.Key)) })
	// What is due now is not pushed out by what was due long ago: at most half of the
	// lines are of what is overdue, where there is something else.
	if over := q.Lines / 2; d.Overdue > over && len(d.Named) > q.Lines {
		rest := d.Named[d.Overdue:]
		keep := max(over, q.Lines-len(rest))
		d.Named = append(slices.Clone(d.Named[:keep]), rest...)
	}
	d.Named = d.Named[:min(len(d.Named), q.Lines)]
	for _, i := range d.Named {
		n := 0
		if i.Due < q.On {
			n, _ = q.Calendar.WorkingDaysBetween(i.Due, q.On) // both are days that could be counted above
		}
		d.Late = append(d.Late, n)
	}
	return d
}

// Text is the digest in lines, the first of them the title that is given, such as the
// name of a body. Titles of items are in the language in which they were made.
func (d Digest) Text(title string, l form.Language) string {
	lines := []string{strings.TrimPrefix(title+" · ", " · ") + d.On.In(l)}
	total := d.Overdue + d.Today + d.Soon
	if total == 0 {
		return lines[0] + "\n" + fmt.Sprintf(l.Pick("Không có việc quá hạn, đến hạn hôm nay hoặc trong %d ngày làm việc tới.", "Nothing is overdue, due today or due within %d working days."), d.Days)
	}
	lines = append(lines, fmt.Sprintf(l.Pick("Quá hạn %d · hôm nay %d · trong %d ngày làm việc tới %d", "overdue %d · today %d · within %d working days %d"), d.Overdue, d.Today, d.Days, d.Soon))
	for n, i := range d.Named {
		when := l.Pick("hạn ", "due ") + i.Due.In(l)
		switch {
		case i.Due == d.On:
			when = l.Pick("hạn hôm nay", "due today")
		case d.Late[n] == 1:
			when += l.Pick(", quá 1 ngày làm việc", ", one working day late")
		case d.Late[n] > 1:
			when += fmt.Sprintf(l.Pick(", quá %d ngày làm việc", ", %d working days late"), d.Late[n])
		}
		lines = append(lines, "• "+short(i.Title)+" ("+when+")")
	}
	if more := total - len(d.Named); more > 0 {
		lines = append(lines, fmt.Sprintf(l.Pick("và %d việc nữa", "and %d more"), more))
	}
	return strings.Join(lines, "\n")
}

// longestTitle is how many letters of a title a line has.
const longestTitle = 90

// short is a title on one line.
func short(title string) string {
	r := []rune(strings.Join(strings.Fields(title), " "))
	if len(r) > longestTitle {
		return strings.TrimSpace(string(r[:longestTitle-1])) + "…"
	}
	return string(r)
}

// payload is what a chat takes from a webhook: its text, and the counts beside it.
type payload struct {
	V       int         `json:"v"`
	Text    string      `json:"text"`
	On      form.Day    `json:"on"`
	Overdue int         `json:"overdue"`
	Today   int         `json:"today"`
	Soon    int         `json:"soon"`
	Items   []namedItem `json:"items"`
}

type namedItem struct {
	Key   string   `json:"key"`
	Title string   `json:"title"`
	Due   form.Day `json:"due"`
	Late  int      `json:"late,omitzero"`
}

var payloadForm = form.Of[payload](0)

// Payload is the digest as JSON for the webhook of a chat, which shows its "text":
// {"v":1,"text","on","overdue","today","soon","items":[{"key","title","due","late"}]}. It
// is not read back.
func (d Digest) Payload(title string, l form.Language) ([]byte, error) {
	p := payload{V: 1, Text: d.Text(title, l), On: d.On, Overdue: d.Overdue, Today: d.Today, Soon: d.Soon, Items: []namedItem{}}
	for n, i := range d.Named {
		p.Items = append(p.Items, namedItem{i.Key, i.Title, i.Due, d.Late[n]})
	}
	return payloadForm.Write(p)
}
