package periodic

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	counts "github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// points is the points of the scorecard that holds: of a body by group, and by month where
// the period has several; of all bodies, by rank among those of their class. Figures are
// told by month, so the groups are those of the last month.
func (r *report) points() (paper.Part, error) {
	part := paper.Part{Title: r.t("Điểm đánh giá chất lượng phục vụ", "Points for the quality of service")}
	none := func(why string) (paper.Part, error) {
		part.Items = append(part.Items, paper.Item{Texts: []string{why}})
		return part, nil
	}
	var card *scorecard.Card
	for _, c := range catalog.Scorecards() {
		if c.Holds().Contains(r.last) {
			card = c
		}
	}
	if card == nil {
		return none(r.t("Không có bộ chỉ số nào có hiệu lực trong kỳ.", "No set of indicators holds in the period."))
	}
	months := []schedule.Period{r.Period}
	if r.Period.Grain() != schedule.GrainMonth {
		months = r.Period.Split(schedule.GrainMonth)
	}
	q := figures.Question{From: figures.FromBoth, Window: r.Window, Registry: r.known.Bodies(), RollUp: true, Periods: months}
	err := r.ledger.Figures().Ask(r.ctx, q, func(fs figures.Figures) error {
		if r.body.IsZero() {
			part.Items = r.ranked(fs, card, months[len(months)-1])
		} else {
			part.Items = r.scored(fs, card, months)
			if r.Units {
				part.Items = append(part.Items, r.ranked(fs, card, months[len(months)-1])...)
			}
		}
		return nil
	})
	if err == nil && len(part.Items) == 0 {
		return none(r.t("Chưa có số liệu để chấm điểm trong kỳ.", "There are no figures of the period to give points by."))
	}
	return part, err
}

// scored is the points of the body.
func (r *report) scored(fs figures.Figures, card *scorecard.Card, months []schedule.Period) (items []paper.Item) {
	last := months[len(months)-1]
	score := fs.Score(card, r.body.ID(), last)
	if !score.Assessable.IsZero() {
		t := &paper.Table{Columns: []paper.Column{r.order(), {Name: r.t("Nhóm chỉ số", "Group"), Share: 50}, {Name: r.t("Điểm", "Points"), Share: 15, Align: paper.Right}, {Name: r.t("Điểm chấm được", "Assessable"), Share: 15, Align: paper.Right}, {Name: r.t("Điểm tối đa", "At most"), Share: 15, Align: paper.Right}}}
		for _, g := range card.Groups() {
			got := score.Group(g.ID)
			t.Rows = append(t.Rows, []string{g.Name, got.Score.Text(r.Language), got.Assessable.Text(r.Language), g.Max.Text(r.Language)})
		}
		numbered(t.Rows)
		t.Total = []string{"", r.t("Tổng cộng", "All"), score.Score.Text(r.Language), score.Assessable.Text(r.Language), score.Max.Text(r.Language)}
		item := paper.Item{Title: r.t("Theo nhóm chỉ số, ", "By group, ") + last.Text(r.Language), Table: t}
		said := r.t("Đạt ", "") + score.Score.Text(r.Language) + r.t(" điểm trên ", " points of ") + score.Assessable.Text(r.Language) + r.t(" điểm chấm được", " that could be assessed")
		if band := r.t(score.Band.Name, score.Band.En); band != "" {
			said += r.t(", xếp loại: ", ", class: ") + band
		}
		item.Texts = []string{said + "."}
		items = append(items, item)
	}
	if len(months) == 1 {
		return items
	}
	t := &paper.Table{Columns: []paper.Column{r.order(), {Name: r.t("Tháng", "Month"), Share: 35}, {Name: r.t("Điểm", "Points"), Share: 15, Align: paper.Right}, {Name: r.t("Điểm chấm được", "Assessable"), Share: 20, Align: paper.Right}, {Name: r.t("Xếp loại", "Class"), Share: 25, Align: paper.Middle}}}
	for _, m := range months {
		s := fs.Score(card, r.body.ID(), m)
		if !s.Assessable.IsZero() {
			t.Rows = append(t.Rows, []string{m.Text(r.Language), s.Score.Text(r.Language), s.Assessable.Text(r.Language), r.t(s.Band.Name, s.Band.En)})
		}
	}
	if numbered(t.Rows); len(t.Rows) > 0 {
		items = append(items, paper.Item{Title: r.t("Các tháng trong kỳ", "The months of the period"), Table: t})
	}
	return items
}

// ranked is the points of all bodies, a table for those of each class.
func (r *report) ranked(fs figures.Figures, card *scorecard.Card, month schedule.Period) (items []paper.Item) {
	by := map[body.Class][]scorecard.Score{}
	var order []body.Class
	of := map[body.ID]scorecard.Score{}
	for _, id := range fs.Bodies() {
		score := fs.Score(card, id, month)
		if score.Assessable.IsZero() || !r.within(id) {
			continue
		}
		class := r.known.Bodies().ByID(id).Class(r.last)
		if by[class] == nil {
			order = append(order, class)
		}
		by[class], of[id] = append(by[class], score), score
	}
	slices.Sort(order)
	for _, class := range order {
		t := &paper.Table{Columns: []paper.Column{{Name: r.t("Hạng", "Rank"), Share: 10, Align: paper.Middle}, {Name: r.t("Cơ quan", "Body"), Share: 50}, {Name: r.t("Điểm", "Points"), Share: 15, Align: paper.Right}, {Name: r.t("Điểm chấm được", "Assessable"), Share: 15, Align: paper.Right}, {Name: r.t("Xếp loại", "Class"), Share: 20, Align: paper.Middle}}}
		add := func(rank string, id body.ID) {
			s := of[id]
			t.Rows = append(t.Rows, []string{rank, r.name(id), s.Score.Text(r.Language), s.Assessable.Text(r.Language), r.t(s.Band.Name, s.Band.En)})
		}
		ranking := scorecard.RankScores(by[class], "", scorecard.Competition)
		for _, s := range ranking.Standings {
			add(text(s.Rank), s.Body)
		}
		for _, out := range ranking.LeftOut {
			add("–", out.Body)
		}
		title := cmp.Or(class.Text(r.Language), r.t("khác", "others"))
		items = append(items, paper.Item{Title: r.t("Nhóm: ", "Class: ") + title + ", " + month.Text(r.Language), Table: t})
	}
	return items
}

// name is the name of a body at the end of the period; its identifier where the registry
// does not know it.
func (r *report) name(id body.ID) string {
	if name := r.known.Bodies().ByID(id).Name(r.last); name != "" {
		return name
	}
	return id.String()
}

// petitions is what became of the petitions: of a body with those below it, or of each.
func (r *report) petitions() (paper.Part, error) {
	part := paper.Part{Title: r.t("Tiếp nhận, xử lý phản ánh, kiến nghị", "Petitions")}
	q := counts.TallyQuery{Period: r.Period, Window: r.Window, RollUp: !r.several()}
	names := []string{r.t("Kỳ trước chuyển sang", "Carried over"), r.t("Tiếp nhận", "New"), r.t("Đã trả lời", "Replied"), r.t("Đang xử lý, trong hạn", "Open, in time"), r.t("Đang xử lý, quá hạn", "Open, overdue"), r.t("Đúng hạn", "On time"), r.t("Trễ hạn", "Late"), r.t("Tỷ lệ đúng hạn", "Share on time")}
	var rows [][]string
	for _, c := range counts.CountEach(r.cases.Process, r.cases.Petitions(q.Last()), q) {
		if !r.within(c.Body) {
			continue
		}
		row := []string{r.name(c.Body)}
		for _, n := range []int{c.CarriedOver, c.Received, c.Answered, c.OpenInTime, c.OpenOverdue, c.OnTime, c.Late} {
			row = append(row, text(n))
		}
		rows = append(rows, append(row, r.percent(c.OnTime, c.Judged())))
	}
	item := paper.Item{}
	if len(rows) == 0 {
		item.Texts = []string{r.t("Không có phản ánh, kiến nghị nào trong kỳ.", "There were no petitions in the period.")}
	} else {
		item.Notes = []string{r.t("Đúng hạn và trễ hạn: theo chỉ số 5.2 của Quyết định số 766/QĐ-TTg.", "On time and late: by indicator 5.2 of Decision 766/QĐ-TTg.")}
		if r.several() {
			item.Table = &paper.Table{Columns: []paper.Column{r.order(), {Name: r.t("Cơ quan", "Body"), Share: 26}}, Rows: numbered(rows)}
			for _, name := range names {
				item.Table.Columns = append(item.Table.Columns, paper.Column{Name: name, Share: 15, Align: paper.Right})
			}
		} else { // one row is read better from top to bottom
			item.Table = &paper.Table{Columns: []paper.Column{r.order(), {Name: r.t("Nội dung", "What"), Share: 80}, {Name: r.t("Số lượng", "Number"), Share: 25, Align: paper.Right}}}
			for i, name := range names {
				item.Table.Rows = append(item.Table.Rows, []string{name, rows[0][i+1]})
			}
			numbered(item.Table.Rows)
			item.Notes = append(item.Notes, r.t("Gồm cả các đơn vị trực thuộc.", "With the units below it."))
		}
	}
	part.Items = append(part.Items, item)
	return part, nil
}
