package indicator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func period(s string) schedule.Period { return schedule.MustParsePeriod(s) }

func read(t testing.TB, text string) []Observation {
	t.Helper()
	obs, err := ReadObservations(strings.NewReader(text), ObservationReading{})
	require.NoError(t, err)
	return obs
}

func TestReadObservations(t *testing.T) {
	obs := read(t, "\ufeffindicator,body,period,numerator,denominator,recorded,source\n"+
		"221/5,H26,2024-06,40,100,2024-07-01,Báo cáo tháng 6\n"+
		"221/5, G15 ,2024-Q2,,,2024-07-02,\n"+ // set to missing
		"vd/1,H26,2024,5000,,,\n"+ // a count
		"221/5,H26,2020/2023,0,0,,\n"+
		",,,,,,\n\n") // what is left of a sheet
	assert.Equal(t, []Observation{
		{Indicator: "221/5", Body: "H26", Period: period("2024-06"), Value: MustRatio(40, 100), Recorded: form.MustParseDay("2024-07-01"), Source: "Báo cáo tháng 6"},
		{Indicator: "221/5", Body: "G15", Period: period("2024-Q2"), Recorded: form.MustParseDay("2024-07-02")},
		{Indicator: "vd/1", Body: "H26", Period: period("2024"), Value: Ratio{5000, 1, formCount}},
		{Indicator: "221/5", Body: "H26", Period: period("2020/2023"), Value: MustRatio(0, 0)},
	}, obs)

	// Columns stand in any order, and source and recorded may be absent.
	obs = read(t, "period,denominator,numerator,body,indicator,window\n2024-06,100,40,H26,221/5,decree09\n")
	assert.Equal(t, []Observation{{Indicator: "221/5", Body: "H26", Period: period("2024-06"), Window: schedule.Decree09Window, Value: MustRatio(40, 100)}}, obs)
	obs, err := ReadObservations(strings.NewReader("indicator,body,period,numerator,denominator\na,H26,2024,1,2\n"), ObservationReading{Window: schedule.Decree09Window})
	require.NoError(t, err)
	assert.Equal(t, schedule.Decree09Window, obs[0].Window)
	assert.Empty(t, read(t, "indicator,body,period,numerator,denominator\n"))
}

func TestAllFaultsOfAFileComeTogether(t *testing.T) {
	_, err := ReadObservations(strings.NewReader("indicator,body,period,numerator,denominator,recorded,source\n"+
		"221/5,H26,2024-13,40,100,2024-02-30,\n"+ // 2: no such month, no such day
		",hà nội,2024,1.5,100,,\n"+ // 3: no indicator, no identifier, no whole number
		"221/5,H26,2024,,100,,\n"+ // 4: no numerator
		"221/5,H26,2024,-1,100,,\n"+ // 5
		"221/5,H26,2024,1,-100,,\n"+ // 6
		"221/5,H26,2024,1000000000000000001,9223372036854775808,,\n"+ // 7
		"221/5,H26,2024,1,2,,,more\n"+ // 8
		"221/5,H26,2024,1,2,,\n"+
		"221/5,H26\n"+ // 10: no period
		"\"x\ny\",H26,2024,1e3,2,,\n"), ObservationReading{}) // 11 and 12: a field over two lines
	assert.Equal(t, []string{
		"2 period period.form", "2 recorded day.missing", "3 indicator field.missing", "3 body id.form", "3 numerator number.form",
		"4 numerator numerator.missing", "5 numerator number.negative", "6 denominator number.negative",
		"7 numerator count.range", "7 denominator count.range", "8  row.fields", "10  row.fields", "11 numerator number.form",
	}, lineFaults(t, err))
	assert.Contains(t, err.Error(), "line 2: recorded: day \"2024-02-30\" does not exist")
	assert.Contains(t, err.Error(), "line 10: it has 2 fields, the header has 7")
	assert.Contains(t, form.Message(err, form.Vietnamese), "dòng 7: denominator: mẫu số \"9223372036854775808\" phải")

	// A line whose quotes are wrong does not hide the lines behind it.
	for text, want := range map[string][]string{
		"":                 {"1  table.empty"},
		"indicator,body\n": {"1 period column.missing", "1 numerator column.missing", "1 denominator column.missing"},
		"indicator,indicator,body,period,numerator,denominator\n": {"1  column.doubled"},
		"indicator,body,period,numerator,denominator,colour\n":    {"1  column.unknown"},
		"indicator,body,period,numerator,denominator,\xff\n":      {"1  column.unknown"},
		"a,\"b\n": {"1  row.quote"},
		"indicator,body,period,numerator,denominator\na,H26,2024,1,\"2\"3\nb,H26,2024,1,x\n": {"2  row.quote", "3 denominator number.form"},
		"indicator,body,period,numerator,denominator\na,H26,2024,1,\"2\n":                    {"2  row.quote"},
		"indicator,body,period,numerator,denominator\na,H26,2024,1\n":                        {"2  row.fields"},
		"indicator,body,period,numerator,denominator\na,H26,2024,1,2,\n":                     {"2  row.fields"},
		"indicator,body,period,numerator,denominator\na\xff,H26,2024,1,2\n":                  {"2 indicator field.encoding"},
		"indicator,body,period,numerator,denominator,source\na,H26,2024,1,2,B\xc3o\n":        {"2 source field.encoding"},
		"indicator,body,period,numerator,denominator\na,H\xff26,2024,1,2\n":                  {"2 body field.encoding"},
		"indicator,body,period,numerator,denominator,window\na,H26,2024,1,2,lunar\n":         {"2 window window.form"},
		"indicator,body,period,numerator,denominator\na,H26,2024,-,--1\n":                    {"2 numerator number.form", "2 denominator number.form"},
		"indicator,body,period,numerator,denominator\na,H26,2024,,-1\n":                      {"2 numerator numerator.missing", "2 denominator number.negative"},
		"indicator,body,period,numerator,denominator\na,H26,2024,1000000000000000001,1\n":    {"2 numerator count.range"},
		"indicator,body,period,numerator,denominator\na,H26,2024,1,1000000000000000001\n":    {"2 denominator count.range"},
	} {
		_, err := ReadObservations(strings.NewReader(text), ObservationReading{})
		assert.Equal(t, want, lineFaults(t, err), text)
	}
	// Two figures of one day, and a share of more than the whole.
	_, err = ReadObservations(strings.NewReader("indicator,body,period,numerator,denominator\na,H26,2024,1,2\na,H26,2024,1,2\na,H26,2024,2,2\na,H29,2024,3,2\nb,H29,2024,3,2\nb,H26,2024,2,2\n"),
		ObservationReading{Definitions: []Definition{{ID: "b", Kind: Share}}})
	assert.Equal(t, []string{"4 recorded observation.conflict", "6 numerator ratio.part"}, lineFaults(t, err))
	// The place of a quote, in bytes of the line from 0.
	_, err = ReadObservations(strings.NewReader("indicator,body,period,numerator,denominator\na,H26,2024,1,\"2\"3\n"), ObservationReading{})
	assert.Equal(t, len(`a,H26,2024,1,"2`), form.All(err)[0].Offset)
	_, err = ReadObservations(iotest.ErrReader(errors.New("disk")), ObservationReading{})
	assert.ErrorIs(t, err, form.FormSource)
	_, err = ReadObservations(nil, ObservationReading{})
	assert.ErrorIs(t, err, TableEmpty)
}

// On 5 July 2025 nothing was recorded later, and no period had begun that begins
// later: not the third quarter's by the window of Decree 09/2019/NĐ-CP, which
// begins on 15 June, but August.
func TestNothingIsRecordedInTheFuture(t *testing.T) {
	const text = "indicator,body,period,numerator,denominator,recorded,window\n" +
		"a,H26,2025-06,1,2,2025-07-05,\n" + // 2: today
		"a,H26,2025-07,1,2,,\n" + // 3: it has begun
		"a,H26,2025-Q3,1,2,,decree09\n" + // 4
		"a,H26,2025-06,1,3,2099-07-05,\n" + // 5: typed so for 2025
		"a,H26,2099-06,1,2,,\n" + // 6
		"a,H26,2025-08,1,2,2025-07-06,\n" + // 7: both
		"a,H26,2025-08,1,2,,decree09\n" // 8: it begins on 15 July
	today := form.MustParseDay("2025-07-05")
	_, err := ReadObservations(strings.NewReader(text), ObservationReading{Today: today})
	assert.Equal(t, []string{"5 recorded day.future", "6 period day.future", "7 recorded day.future", "7 period day.future", "8 period day.future"}, lineFaults(t, err))
	assert.Contains(t, form.Message(err, form.Vietnamese), "2099-07-05\" sau hôm nay, 5/7/2025")
	obs, err := ReadObservations(strings.NewReader(text), ObservationReading{})
	require.NoError(t, err)
	assert.Len(t, obs, 7, "who names no day asks nothing")
}

// lineFaults is what is wrong with a file, each as line, column and code.
func lineFaults(t *testing.T, err error) []string {
	t.Helper()
	var errs form.Errors
	require.ErrorAs(t, err, &errs)
	var all []string
	for _, e := range errs {
		all = append(all, fmt.Sprintf("%d %s %s", e.Line, e.Path, e.Code))
		assert.NotEqual(t, e.Message(form.English), e.Message(form.Vietnamese))
	}
	return all
}

// The largest counts are taken: 10^18, and what is cut below nought.
func TestTheLargestCountsAreRead(t *testing.T) {
	text := "indicator,body,period,numerator,denominator\ncut,H26,2024,-1000000000000000000,1000000000000000000\n"
	obs, err := ReadObservations(strings.NewReader(text), ObservationReading{Definitions: []Definition{{ID: "cut", Kind: Rise}}})
	require.NoError(t, err)
	assert.Equal(t, MustRatio(-MaxCount, MaxCount), obs[0].Value)
}

// What would come back otherwise is not written, and nothing of the rest.
func TestWhatWouldNotComeBackIsNotWritten(t *testing.T) {
	good := observed("221/5", "H26", "2024", 1, 2)
	for want, change := range map[string]func(o *Observation){
		"3 indicator field.missing":  func(o *Observation) { o.Indicator = "" },
		"3 body field.missing":       func(o *Observation) { o.Body = "" },
		"3 period field.missing":     func(o *Observation) { o.Period = schedule.Period{} },
		"3 body id.form":             func(o *Observation) { o.Body = "hà nội" },
		"3 source field.encoding":    func(o *Observation) { o.Source = "\xff" },
		"3 source space.around":      func(o *Observation) { o.Source = "Báo cáo " },
		"3 procedure space.around":   func(o *Observation) { o.Procedure = "1\r\n2" },
		"3 indicator field.encoding": func(o *Observation) { o.Indicator = "\xff" },
		"3 recorded day.year":        func(o *Observation) { o.Recorded = form.NewDay(2200, 1, 1) },
	} {
		bad := good
		change(&bad)
		var b bytes.Buffer
		assert.Equal(t, []string{want}, lineFaults(t, WriteObservations(&b, []Observation{good, bad})))
		assert.Empty(t, b.String())
	}
}

func TestOnlyACutMayBeBelowNought(t *testing.T) {
	text := "indicator,body,period,numerator,denominator\ncut,H26,2024,-1,100\n"
	_, err := ReadObservations(strings.NewReader(text), ObservationReading{})
	assert.Error(t, err)
	obs, err := ReadObservations(strings.NewReader(text), ObservationReading{Definitions: []Definition{{ID: "cut", Kind: Cutback}}})
	require.NoError(t, err)
	assert.Equal(t, MustRatio(-1, 100), obs[0].Value)
}

func anyObservation() *rapid.Generator[Observation] {
	return rapid.Custom(func(t *rapid.T) Observation {
		o := Observation{
			Indicator: ID(rapid.SampledFrom([]string{"221/5", "221/9.2", "766/3.5b"}).Draw(t, "indicator")),
			Body:      rapid.SampledFrom([]body.ID{"H26", "G15", "local:xa-mau"}).Draw(t, "body"),
			Period:    period(rapid.SampledFrom([]string{"2024-06", "2024-Q2", "2024-H1", "2024", "2020/2023"}).Draw(t, "period")),
			Window:    schedule.Window(rapid.IntRange(0, 1).Draw(t, "window")),
			Procedure: rapid.SampledFrom([]string{"", "1.005129"}).Draw(t, "procedure"),
			Source:    strings.TrimSpace(rapid.SampledFrom([]string{"", "Báo cáo 12/BC-UBND", "a,\"b\"", "hai\ndòng"}).Draw(t, "source")),
		}
		switch rapid.IntRange(0, 2).Draw(t, "form") {
		case 0:
			d := anyCount().Draw(t, "d")
			o.Value = MustRatio(min(anyCount().Draw(t, "n"), d), d)
		case 1:
			o.Value = Ratio{anyCount().Draw(t, "n"), 1, formCount}
		}
		if rapid.Bool().Draw(t, "recorded") {
			o.Recorded = form.NewDay(2024, 1, rapid.IntRange(1, 366).Draw(t, "day"))
		}
		return o
	})
}

func TestObservationsComeBackUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := rapid.SliceOfDistinct(anyObservation(), func(o Observation) dated { return dated{o.Key(), o.Recorded} }).Draw(t, "observations")
		var b bytes.Buffer
		require.NoError(t, WriteObservations(&b, obs))
		back, err := ReadObservations(&b, ObservationReading{})
		require.NoError(t, err)
		assert.Equal(t, len(obs), len(back))
		for i := range obs {
			assert.Equal(t, obs[i], back[i])
			j, err := json.Marshal(obs[i])
			require.NoError(t, err)
			var o Observation
			require.NoError(t, json.Unmarshal(j, &o))
			assert.Equal(t, obs[i], o)
		}
	})
	var b bytes.Buffer
	require.NoError(t, WriteObservations(&b, nil))
	assert.Equal(t, "indicator,body,period,numerator,denominator,recorded,source\n", b.String())
}

func TestObservationJSONIsStrict(t *testing.T) {
	for rest, want := range map[string]string{
		``: "body field.missing", `,"body":"x","period":"2024"`: "body id.form", `,"body":"H26","period":"2024","denominator":5`: "numerator numerator.missing",
		`,"body":"H26","period":"2024","numerator":1,"denominator":-5`: "denominator count.range", `,"body":"H26","period":"2024","recorded":"2024-02-30"`: "recorded day.missing",
		`,"body":"H26","period":"2024","numerator":1000000000000000001,"denominator":5`: "numerator count.range", `,"body":"H26","period":"2024","numerator":-1000000000000000001`: "numerator count.range",
		`,"body":"H26","period":"2024","colour":1`: "colour field.unknown", `,"body":"H26","period":"2024","numerator":1.5`: "numerator field.type",
		`,"body":"H26","period":"2024","Numerator":1`: "Numerator field.case", `,"body":"H26","period":"2024","source":null`: "source field.null",
		`,"body":"H26","period":"2024","source":"a\ud800"`: "source field.encoding", `,"body":"H26","period":"2024","source":"` + "\xff" + `"`: "source field.encoding",
		`,"body":"H26","period":"2024","indicator":"b"`: "indicator field.doubled", `,"body":"H26","period":"2024"} {`: " form.more",
	} {
		var o Observation
		err := o.UnmarshalJSON([]byte(`{"v":1,"indicator":"a"` + rest + `}`))
		assert.Contains(t, faults(t, err), want, rest)
		assert.Zero(t, o)
	}
	var o Observation
	assert.Equal(t, []string{"v form.version"}, faults(t, o.UnmarshalJSON([]byte(`{"v":2}`))))
	assert.Contains(t, faults(t, o.UnmarshalJSON([]byte(`{"indicator":"a","body":"H26","period":"2024"}`))), "v field.missing")
	_, err := json.Marshal(Observation{Indicator: "a", Body: "H26", Period: period("2024"), Source: "\xff"})
	assert.ErrorIs(t, err, form.FieldEncoding)
	_, err = json.Marshal(Observation{})
	assert.ErrorIs(t, err, form.FieldMissing)
}

func TestLedgerKeepsWhatItCorrects(t *testing.T) {
	on := func(day string, n int64) Observation {
		o := Observation{Indicator: "221/5", Body: "H26", Period: period("2024"), Value: MustRatio(n, 100)}
		if day != "" {
			o.Recorded = form.MustParseDay(day)
		}
		return o
	}
	missing := on("2025-03-01", 0)
	missing.Value = Ratio{}
	// Added out of order, and some of it twice.
	l, err := NewLedger(on("2025-02-01", 60), on("2025-01-10", 40), on("", 10), on("2025-02-01", 60), on("2025-01-20", 40))
	require.NoError(t, err)
	require.NoError(t, l.Add(on("2025-01-10", 40), on("", 10)))
	assert.Len(t, slices.Collect(l.All()), 4, "what is there already lengthens nothing")
	// Of one day, or of none, nobody knows which holds; and nothing was added.
	for _, two := range [][]Observation{{on("2025-03-09", 1), on("2025-02-01", 50)}, {on("2025-03-09", 1), on("2025-03-09", 2)}, {on("", 9)}} {
		err = l.Add(two...)
		require.ErrorIs(t, err, ObservationConflict)
		assert.Equal(t, fmt.Sprintf("[%d].recorded", len(two)-1), form.All(err)[0].Path)
		assert.Len(t, slices.Collect(l.All()), 4)
	}
	k := on("", 0).Key()
	get := func(l *Ledger) (int64, bool) {
		o, ok := l.Get(k)
		return o.Value.Numerator(), ok
	}
	n, ok := get(l)
	assert.True(t, ok)
	assert.Equal(t, int64(60), n)
	var history []int64
	for _, o := range l.History(k) {
		history = append(history, o.Value.Numerator())
	}
	assert.Equal(t, []int64{10, 40, 60}, history, "40 was said twice")
	n, _ = get(l.AsOf(form.NewDay(2025, 1, 31)))
	assert.Equal(t, int64(40), n)
	n, _ = get(l.AsOf(form.NewDay(2025, 1, 9)))
	assert.Equal(t, int64(10), n, "what has no day is older than all that has")

	require.NoError(t, l.Add(missing))
	o, ok := l.Get(k)
	assert.True(t, ok, "set to missing is mentioned")
	assert.True(t, o.Value.IsZero())
	_, ok = l.Get(Key{Indicator: "221/5", Body: "H26", Period: period("2023")})
	assert.False(t, ok, "not mentioned")
	assert.Len(t, slices.Collect(l.All()), 5)
	assert.Equal(t, []body.ID{"H26"}, l.Bodies("", schedule.Period{}))
	assert.Empty(t, l.Bodies("221/6", schedule.Period{}))

	assert.Error(t, l.Add(on("", 1), Observation{}))
	assert.Len(t, slices.Collect(l.All()), 5, "all or nothing")
}

// Whatever the order of adding, the latest day wins.
func TestLedgerOrderOfAddingDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfNDistinct(rapid.IntRange(1, 300), 1, 12, rapid.ID[int]).Draw(t, "days")
		var obs []Observation
		latest := 0
		for _, d := range days {
			latest = max(latest, d)
			obs = append(obs, Observation{Indicator: "a", Body: "H26", Period: period("2024"), Value: MustRatio(int64(d), 1000), Recorded: form.NewDay(2024, 1, d)})
		}
		l, err := NewLedger(obs...)
		require.NoError(t, err)
		o, _ := l.Get(obs[0].Key())
		assert.Equal(t, int64(latest), o.Value.Numerator())
	})
}

func FuzzReadObservations(f *testing.F) {
	f.Add("indicator,body,period,numerator,denominator,recorded,source\n221/5,H26,2024-06,40,100,2024-07-01,x\n")
	f.Add("\ufeffperiod,denominator,numerator,body,indicator,window,procedure\n2020/2023,,,local:a,b,decree09,1.005129\n")
	f.Add("indicator,body,period,numerator,denominator\na,H26,2024,-1,\"2\n")
	f.Fuzz(func(t *testing.T, text string) {
		obs, err := ReadObservations(strings.NewReader(text), ObservationReading{})
		// A ledger reads the same, or refuses it in the same words and is empty.
		var read Ledger
		require.Equal(t, err, read.ReadObservations(strings.NewReader(text), ObservationReading{}))
		if err != nil {
			require.Empty(t, slices.Collect(read.All()))
			require.Empty(t, read.newest)
			for _, s := range read.shelves {
				require.Empty(t, s.latest)
			}
			_, ok := err.(form.Errors)
			require.True(t, ok)
			require.NotEmpty(t, err.Error())
			require.Nil(t, obs)
			return
		}
		var b bytes.Buffer
		require.NoError(t, WriteObservations(&b, obs))
		back, err := ReadObservations(&b, ObservationReading{})
		require.NoError(t, err)
		require.Equal(t, len(obs), len(back))
		for i := range obs {
			require.Equal(t, obs[i], back[i])
		}
		l, err := NewLedger(obs...)
		require.NoError(t, err, "what contradicts itself is a fault of the file")
		require.LessOrEqual(t, len(slices.Collect(l.All())), len(obs))
		require.Equal(t, slices.Collect(l.All()), slices.Collect(read.All()))
	})
}
