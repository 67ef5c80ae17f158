package demo_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/compare"
	"github.com/caicach/tthc/cmd/internal/demo"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/digest"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/stale"
	"github.com/caicach/tthc/cmd/internal/whatif"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/conformance"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What nobody else has, on the made-up province: each result is worked out by hand.
func TestStoriesOfTheProvince(t *testing.T) {
	r := filled(t)
	for _, story := range []struct {
		name string
		tell func(*testing.T, demo.Rooms)
	}{
		{"the path of an order", thePathOfAnOrder},
		{"the path of an order that came back", thePathOfAnOrderThatCameBack},
		{"what was given to a commune", whatWasGivenToACommune},
		{"why the portal says otherwise", whyThePortalSaysOtherwise},
		{"data that is old", dataThatIsOld},
		{"a notice before it holds", aNoticeBeforeItHolds},
		{"a merger before it holds", aMergerBeforeItHolds},
		{"rules before they hold", rulesBeforeTheyHold},
		{"what a department can still reach", whatADepartmentCanStillReach},
		{"the day of a department", theDayOfADepartment},
		{"the kit of conformance", theKitOfConformance}, // takes dossiers in
	} {
		t.Run(story.name, func(t *testing.T) { story.tell(t, r) })
	}
}

// task is the duty of a task of the plan of 2026, and what happened to it.
func task(t *testing.T, r demo.Rooms, id plan.TaskID) (plan.Obligation, *plan.Progress) {
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	p, err := known.Plan("05/KH-UBND")
	require.NoError(t, err)
	progress, err := known.Progress(t.Context(), p)
	require.NoError(t, err)
	for o := range p.Obligations(plan.ObligationQuery{Bodies: known.Bodies(), Expand: true}) {
		if o.Task.ID == id {
			return o, progress
		}
	}
	require.Fail(t, "the plan has no such task", id)
	return plan.Obligation{}, nil
}

// The department of justice has to have the registers of civil status digitised before 16
// December 2026, and gave parts of it to four communes on 10 July. On 27 November:
//
//   - phường Ví Dụ, by 30 October: submitted on 28 October, done by its confirmation on 2
//     November; in time by the day on which it was submitted;
//   - phường Mẫu Đông, by 30 October: its extension was refused, done on 10 November: late;
//     the explanation that was asked for came;
//   - xã Minh Mẫu, by 25 November: overdue; an extension to 4 December was asked for in time,
//     and nobody answered. It gave all of it to its desk by 18 November, which did it on the
//     17th and got it back on the 19th: overdue as well, with an outlook that is lost;
//   - xã An Mẫu, by 4 December: in time, and nothing was told of it.
//
// So of five parts on two floors one was in time, one late, two are overdue and one is open:
// three are late. The whole is open until 15 December and begun since 10 July, when
// the first part was given down; it is at risk, for Minh Mẫu holds it up. On 30 October
// none was overdue yet, and on 9 July the order was taken on and not begun.
func thePathOfAnOrder(t *testing.T, r demo.Rooms) {
	o, progress := task(t, r, "14")
	path := progress.Path(o, r.Ledger.Today())
	assert.Equal(t, "open-in-time 2026-12-15 begun 2026-07-10 at-risk",
		fmt.Sprint(path.State.Status, " ", path.State.Due, " ", path.Stage, " ", path.Since, " ", path.Outlook))
	assert.Equal(t, plan.Count{DoneOnTime: 1, DoneLate: 1, OpenInTime: 1, OpenOverdue: 2}, path.Below)
	assert.Equal(t, 3, path.Late())
	var told []string
	var tell func(floor string, all []plan.Inner)
	tell = func(floor string, all []plan.Inner) {
		for _, i := range all {
			p := i.Path
			told = append(told, strings.TrimSpace(fmt.Sprint(floor, i.To, " ", p.State.Due, " ", p.State.Status, " ", p.Stage, " ", p.Since, " ", p.Outlook, " ", p.Asked(form.English))))
			tell(floor+"- ", p.Inner)
		}
	}
	tell("", path.Inner)
	assert.Equal(t, []string{
		"H99.31 2026-10-30 done-on-time done 2026-11-02 kept",
		"H99.32 2026-10-30 done-late done 2026-11-10 lost",
		"H99.42 2026-11-25 open-overdue begun 2026-08-03 lost an extension to 2026-12-04 is asked for",
		"- Bộ phận Một cửa xã Minh Mẫu 2026-11-18 open-overdue returned 2026-11-19 lost",
		"H99.34 2026-12-04 open-in-time not-begun  on-track",
	}, told)
	october := progress.Path(o, form.MustParseDay("2026-10-30"))
	assert.Equal(t, plan.Count{OpenInTime: 5}, october.Below)
	assert.Equal(t, plan.OutlookOnTrack, october.Outlook)
	assert.Equal(t, plan.StageTaken, progress.Path(o, form.MustParseDay("2026-07-09")).Stage)
}

// The department of finance submitted on Wednesday 18 November what was due on Thursday
// the 19th: it can be in time until it is sent back on the 20th, the day after it was due.
// Why it did not come again was asked on the 25th, and not answered.
func thePathOfAnOrderThatCameBack(t *testing.T, r demo.Rooms) {
	o, progress := task(t, r, "13")
	for day, want := range map[string]string{
		"2026-11-19": "open-in-time submitted 2026-11-18 on-track",
		"2026-11-20": "open-overdue returned 2026-11-20 lost",
		"2026-11-27": "open-overdue returned 2026-11-20 lost an explanation is asked for since 2026-11-25",
	} {
		p := progress.Path(o, form.MustParseDay(day))
		assert.Equal(t, want, strings.TrimSpace(fmt.Sprint(p.State.Status, " ", p.Stage, " ", p.Since, " ", p.Outlook, " ", p.Asked(form.English))), day)
	}
}

// In the lists of the communes stands what the department of justice gave them, by its inner
// day: that of Minh Mẫu, due on Wednesday 25 November, is two days overdue on Friday the
// 27th; that of An Mẫu is due in a week. The desk, which no registry knows, is asked for by
// its name. The digest of Minh Mẫu has it among what is overdue.
func whatWasGivenToACommune(t *testing.T, r demo.Rooms) {
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	for who, want := range map[string]string{
		"H99.42":                      "Ủy ban nhân dân xã Minh Mẫu 2026-07-10 2026-11-25 open-overdue begun",
		"H99.34":                      "Ủy ban nhân dân xã An Mẫu 2026-07-10 2026-12-04 open-in-time not-begun",
		"Bộ phận Một cửa xã Minh Mẫu": "Bộ phận Một cửa xã Minh Mẫu 2026-08-03 2026-11-18 open-overdue returned",
	} {
		rows, err := known.List(t.Context(), "", who, plan.DueQuery{AsOf: r.Ledger.Today(), ObligationQuery: plan.ObligationQuery{Expand: true}}, ledger.DueFilter{})
		require.NoError(t, err, who)
		rows = slices.DeleteFunc(rows, func(row plan.DueRow) bool { return row.Inner == "" })
		require.Len(t, rows, 1, who)
		assert.Equal(t, want, fmt.Sprint(rows[0].Body, " ", rows[0].Start, " ", rows[0].Due, " ", rows[0].Status, " ", rows[0].Stage))
		assert.Equal(t, plan.TaskID("14"), rows[0].Task)
	}
	d, name, err := digest.Of(t.Context(), r.Ledger, r.Book, digest.Question{Body: "H99.42", On: r.Ledger.Today()})
	require.NoError(t, err)
	assert.Contains(t, d.Text(name, form.Vietnamese), "14. Số hóa sổ hộ tịch")
}

// Of the department of agriculture 57 dossiers are of October 2026, two of them of the
// department of land that it took in. By its end 24 were done in time, four were late, and 29
// were in progress and not due, which the indicator holds to be in time: 53 of 57. The
// portal has the same, but
//
//   - it lacks H99-260908-0016, which was done on its day;
//   - H99-260915-0019, done on its day, is in progress there, and so overdue;
//   - H99-260921-0020, done on its day, the 21st, was done there on the 22nd, and so late;
//   - it has one that the department has not, which it holds to be in time;
//
// and of its file one is counted here for another department, and one line is none. So by
// the portal 53 - 3 + 1 = 51 of 57 - 1 + 1 = 57 are in time, and of 20 points
//
//   - the two of which the word came late are worth 20/57 each, 40/57 = 0.701754 together;
//   - with the one that is missing there it would be 52 of 58: 20·52/58 - 20·51/57 = 0.036298;
//   - without the one that is missing here 50 of 56: 20·50/56 - 20·51/57 = -0.037594.
func whyThePortalSaysOtherwise(t *testing.T, r demo.Rooms) {
	q := compare.Question{Body: "H99.05", Period: schedule.MustParsePeriod("2026-10"), Name: "cong.jsonl"}
	before, err := r.Ledger.Store().End(t.Context())
	require.NoError(t, err)
	of := func(codes []string, change func(code string, d *onestop.Dossier) bool) (lines string) {
		require.NoError(t, r.Ledger.Figures().Now(t.Context(), codes, func(code string, d *onestop.Dossier) error {
			if !change(code, d) {
				return nil
			}
			line, err := d.AppendLine(nil, code, onestop.Revision{}, 0)
			lines += string(line) + "\n"
			return err
		}))
		return lines
	}
	theirs := of(behind(t, r, "H99.05", q.Period), func(code string, d *onestop.Dossier) bool {
		switch code {
		case "H99-260915-0019":
			d.Finished, d.Status = schedule.Moment{}, onestop.InProgress
		case "H99-260921-0020":
			d.Finished = schedule.MustParseMoment("2026-10-22T08:00")
		}
		return code != "H99-260908-0016"
	})
	theirs += of(behind(t, r, "H99.06", q.Period)[:1], func(string, *onestop.Dossier) bool { return true })
	theirs += `{"code":"H99-261001-9001","body":"H99.05","procedure":"9.000105","status":10,"received":"2026-10-01","appointment":"2026-10-30","finished":"2026-10-20"}` + "\n" +
		`{"code":"H99-261001-9002","body":"H99.05"` + "\n"
	res, err := compare.Of(t.Context(), r.Ledger, q, strings.NewReader(theirs))
	require.NoError(t, err)
	assert.Equal(t, "57 57 1 0 1", fmt.Sprint(res.Here, " ", res.There, " ", res.Other, " ", res.Elsewhere, " ", len(res.Refused)))
	assert.Equal(t, "53 / 57, 51 / 57", res.Ours.String()+", "+res.Theirs.String())
	var causes, list []string
	for _, c := range res.Causes {
		causes = append(causes, fmt.Sprint(c.Cause, " ", c.Dossiers, " ", c.Points))
	}
	for _, d := range res.Differences {
		list = append(list, fmt.Sprint(d.Code, " ", d.Cause, " ", d.Ours, " ", d.Theirs))
	}
	assert.Equal(t, []string{"missing-there 1 0.036298", "missing-here 1 -0.037594", "late-message 2 0.701754"}, causes)
	assert.Equal(t, []string{
		"H99-260908-0016 missing-there done-on-time absent", "H99-260915-0019 late-message done-on-time open-overdue",
		"H99-260921-0020 late-message done-on-time done-late", "H99-261001-9001 missing-here absent done-early"}, list)
	after, err := r.Ledger.Store().End(t.Context())
	require.NoError(t, err)
	assert.Equal(t, before, after, "nothing of the file is kept")
}

// behind is the dossiers of a body in a period.
func behind(t *testing.T, r demo.Rooms, of body.ID, p schedule.Period) (codes []string) {
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	_, err = r.Ledger.Figures().Dossiers(t.Context(), schedule.CalendarWindow, func(all figures.Register) error {
		parts, err := all.Behind(onestop.Figures{Report: onestop.Report{Grain: p.Grain(), First: p, Last: p, RollUp: known.Bodies()}, Missing: all.Missing}, "766/2.1", of)
		for _, one := range parts {
			codes = append(codes, one.Code)
		}
		return err
	})
	require.NoError(t, err)
	return codes
}

// The list of units from which the province was taken in lacks nothing: it has twelve
// communes. A list in which xã An Mẫu has become a ward and a thirteenth commune stands
// lacks two. Of a page of notices the one that the calendar has, of 26 November, is not
// told, and that of the 30th is; of a list of the gazette what amends Decree 61/2018/NĐ-CP,
// on which the rules of petitions do not rest, is only newer.
func dataThatIsOld(t *testing.T, r demo.Rooms) {
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	data, err := stale.Of(known.Bodies(), known.Calendar(), r.Ledger.Today())
	require.NoError(t, err)
	look := func(name, text string) (p stale.Page) {
		p, err := data.Look(name, strings.NewReader(text))
		require.NoError(t, err)
		return p
	}
	list := "Mã,Tên,Loại\n"
	for _, row := range must(province.Rows(province.UnitsAfter, ','))(t) {
		list += row[1] + "," + row[3] + " " + row[2] + "\n"
	}
	p := look("danh-muc.csv", list)
	assert.Equal(t, 12, p.Units)
	assert.Empty(t, p.Findings)
	p = look("danh-muc.csv", strings.Replace(list, "Xã An Mẫu", "Phường An Mẫu", 1)+"99113,Xã Ninh Mẫu\n")
	assert.Equal(t, 13, p.Units)
	assert.Equal(t, []stale.Finding{
		{Kind: stale.UnitRenamed, Row: 5, Code: "99104", Known: "Ủy ban nhân dân xã An Mẫu", Text: "Phường An Mẫu"},
		{Kind: stale.UnitMissing, Row: 14, Code: "99113", Text: "Xã Ninh Mẫu"},
	}, p.Findings)
	p = look("thong-bao.txt", "Thông báo số 99/TB-VIDU ngày 26/11/2026 về nghỉ hoán đổi ngày 31/12/2026\n"+
		"Thông báo số 100/TB-VIDU ngày 30/11/2026 về nghỉ hoán đổi ngày 30/4/2027\n")
	assert.Equal(t, 2, p.Documents)
	require.Len(t, p.Findings, 1)
	assert.Equal(t, "notice-newer 100/TB-VIDU 2026-11-30", fmt.Sprint(p.Findings[0].Kind, " ", p.Findings[0].Number, " ", p.Findings[0].Day))
}

// The server of the province checks itself with the kit, as any other system may: the
// dossiers of its vectors come in as those of a commune, the terms are counted on its own
// calendar, and each answer is the one that the kit has of the law and of counting by hand.
func theKitOfConformance(t *testing.T, r demo.Rooms) {
	type vector struct {
		ID       string
		Input    map[string]any
		Expected map[string]any
	}
	vectors := func(rule string) (all []vector) {
		for _, r := range conformance.Rules() {
			for _, v := range r.Vectors {
				if r.Name == rule {
					one := vector{ID: v.ID}
					require.NoError(t, errors.Join(json.Unmarshal(v.Input, &one.Input), json.Unmarshal(v.Expected, &one.Expected)))
					all = append(all, one)
				}
			}
		}
		require.NotEmpty(t, all)
		return all
	}
	for _, v := range vectors("dossier") {
		asOf := form.MustParseDay(v.Input["asOf"].(string))
		delete(v.Input, "asOf")
		v.Input["code"], v.Input["body"], v.Input["procedure"] = v.ID, "H99.31", "9.000201"
		line, err := json.Marshal(v.Input)
		require.NoError(t, err)
		_, err = r.Ledger.Figures().Take(t.Context(), figures.DossierLines(strings.NewReader(string(line)+"\n")), true)
		require.NoError(t, err, v.ID)
		told, _, err := r.Ledger.Figures().Dossier(t.Context(), v.ID)
		require.NoError(t, err)
		stands, _, err := figures.Standing(told.Dossier, asOf)
		require.NoError(t, err)
		assert.Equal(t, v.Expected, map[string]any{"inTime": stands.Verdict.InTime(), "done": stands.Verdict.Done()}, v.ID)
	}
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	counter := schedule.MustCounter(schedule.CounterOptions{Calendar: known.Calendar()})
	units := map[any]schedule.Unit{"working-days": schedule.WorkingDays, "days": schedule.Days, "months": schedule.Months}
	for _, v := range vectors("term") {
		due, err := counter.Due(schedule.MustParseMoment(v.Input["from"].(string)), schedule.NewTerm(int(v.Input["n"].(float64)), units[v.Input["unit"]]))
		require.NoError(t, err)
		assert.Equal(t, v.Expected["due"], due.At.Day().String(), v.ID)
	}
}

// must is a value that comes without an error.
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T { require.NoError(t, err); return v }
}

// A notice would have Monday 30 November off and Saturday 5 December worked. A limit that
// ran out on that Monday runs out on Tuesday, and each until Friday the 4th a day later; of
// what runs out after the Saturday one day is lost and one is won, and nothing moves.
// What is due on a day of a plan is due on it, whatever the calendar.
func aNoticeBeforeItHolds(t *testing.T, r demo.Rooms) {
	c, err := r.Ledger.AddNotices(t.Context(), []calendar.Notice{{Number: "100/TB-VIDU", Issued: r.Ledger.Today(), Days: []calendar.NoticeDay{
		{Day: form.MustParseDay("2026-11-30"), Kind: calendar.SwapOff, For: form.MustParseDay("2026-12-05"), Reason: form.Text{"nghỉ hoán đổi", "swapped off"}},
		{Day: form.MustParseDay("2026-12-05"), Kind: calendar.SwapWorking, For: form.MustParseDay("2026-11-30"), Reason: form.Text{"làm bù", "worked"}},
	}}}, true)
	require.NoError(t, err)
	report, err := whatif.Of(t.Context(), r.Ledger, r.Book, c, nil)
	require.NoError(t, err)
	require.NotEmpty(t, report.Limits)
	for _, m := range report.Limits {
		due := m.Item.Due()
		assert.True(t, due >= form.MustParseDay("2026-11-30") && due <= form.MustParseDay("2026-12-04"), "%s %s", m.Item.Key(), due)
		next := due + 1
		if due == form.MustParseDay("2026-12-04") {
			next = form.MustParseDay("2026-12-05")
		}
		assert.Equal(t, next, m.After, m.Item.Key())
	}
	assert.Empty(t, report.Moved)
	assert.Len(t, report.Days, 2)
	again, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	assert.True(t, again.Calendar().IsWorkingDay(form.MustParseDay("2026-11-30")), "nothing was recorded")
}

// An answer would be due in ten working days, and not in 15: each limit of an answer that
// runs ends five working days earlier, on the days that are worked, and no other limit moves.
func rulesBeforeTheyHold(t *testing.T, r demo.Rooms) {
	rules := petition.National()
	rules.Name = "Dự thảo quy chế"
	for i := range rules.Limits {
		if rules.Limits[i].Step == petition.StepAnswer {
			rules.Limits[i].Term = schedule.NewTerm(10, schedule.WorkingDays)
		}
	}
	c, err := r.Ledger.Try(t.Context(), nil, body.Data{})
	require.NoError(t, err)
	report, err := whatif.Of(t.Context(), r.Ledger, r.Book, c, &rules)
	require.NoError(t, err)
	require.NotEmpty(t, report.Limits)
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	for _, m := range report.Limits {
		days, err := known.Calendar().WorkingDaysBetween(m.After, m.Item.Due())
		require.NoError(t, err)
		assert.Equal(t, 5, days, "%s: %s, %s", m.Item.Key(), m.Item.Due(), m.After)
	}
	assert.Empty(t, report.Days)
	assert.Empty(t, report.Moved)
	assert.Equal(t, "Dự thảo quy chế", report.Sections(form.Vietnamese)[0].Rows[0].Why)
}

// The department of finance would go into that of industry on 1 December. Each figure of
// December that the first had by itself is the second's with its own, and all of them
// together are what they were; those of November, before the day, stay.
func aMergerBeforeItHolds(t *testing.T, r demo.Rooms) {
	const finance, industry body.ID = "H99.03", "H99.04"
	c, err := r.Ledger.AddBodies(t.Context(), body.Data{Amendments: []body.Amendment{{ID: string(finance), On: "2026-12-01", Kind: "merge", To: []string{string(industry)}, Source: "Nghị quyết giả định"}}}, true)
	require.NoError(t, err)
	report, err := whatif.Of(t.Context(), r.Ledger, r.Book, c, nil)
	require.NoError(t, err)
	require.NotEmpty(t, report.Figures)
	both := map[indicator.ID][2][2]int64{}
	for _, f := range report.Figures {
		require.Contains(t, []body.ID{finance, industry}, f.Body)
		require.Equal(t, "2026-12", f.Period.String(), "what is over stays")
		for i, v := range []indicator.Ratio{f.Before, f.After} {
			sum := both[f.Indicator]
			sum[i][0] += v.Numerator()
			sum[i][1] += v.Denominator()
			both[f.Indicator] = sum
		}
		if f.Body == finance {
			assert.True(t, f.After.IsZero(), "%s: none is left", f.Indicator)
		}
	}
	for id, sum := range both {
		assert.Equal(t, sum[0], sum[1], id)
	}
	assert.Contains(t, both, indicator.ID("766/2.1"))
	assert.Zero(t, report.Bodies)
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	assert.Equal(t, form.NoDay, known.Bodies().ByID(finance).Life().Until, "nothing was recorded")
	assert.True(t, slices.ContainsFunc(report.Points, func(p whatif.Points) bool { return p.Body == finance && p.After.Assessable.IsZero() }), "it has no points any more")
}
