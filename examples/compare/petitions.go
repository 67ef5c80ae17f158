package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// phrases are what made-up senders write of.
var phrases = strings.Split("đề nghị bỏ yêu cầu bản sao có chứng thực|giấy tờ đã có trong cơ sở dữ liệu|phải đi lại nhiều lần|hồ sơ nộp trực tuyến vẫn bị đòi bản giấy|quá hạn mà không có thư xin lỗi|cán bộ hướng dẫn không thống nhất|thời gian giải quyết quá dài|biểu mẫu không còn phù hợp|không liên hệ được với bộ phận một cửa|lệ phí thu khác mức công khai", "|")

// writePetitions writes the events of n made-up petitions, five of each and of some
// one more, in order of time: as the system of the country might hand them out. It
// is the same for every run.
func writePetitions(w io.Writer, n int) error {
	type line struct {
		at   time.Time
		text string
	}
	r := rand.New(rand.NewPCG(20, 2008))
	bodies := body.Vietnam().Members(body.ClassesOf(body.ProvincialCommittee), form.NewDay(2025, time.July, 1))
	start := time.Date(2025, time.July, 2, 8, 0, 0, 0, calendar.Zone())
	words := func(n int) string {
		said := make([]string, n)
		for i := range said {
			said[i] = phrases[r.IntN(len(phrases))]
		}
		return strings.Join(said, ", ")
	}
	var lines []line
	days := map[form.Day]int{}
	for i := range n {
		at := start.Add(time.Duration(i) * 150 * 24 * time.Hour / time.Duration(n)).Truncate(time.Second)
		day := form.DayOf(at)
		days[day]++
		code, holder := petition.NewCode(day, days[day]).String(), string(bodies[r.IntN(len(bodies))].ID())
		put := func(hours int, what string) {
			at = at.Add(time.Duration(hours) * time.Hour)
			lines = append(lines, line{at, `{"v":1,"code":"` + code + `","at":"` + at.Format(time.RFC3339) + `","type":` + what + "}\n"})
		}
		put(0, fmt.Sprintf(`"submitted","to":"%s","kind":"recommendation","subject":"procedure","channel":"portal","content":"%s","proposal":"%s","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu %d","phone":"09%08d","email":"mau%d@example.vn","address":"số %d, đường Thử"}`,
			holder, words(1+r.IntN(5)), words(1), i, r.IntN(100_000_000), i, 1+r.IntN(300)))
		if r.IntN(10) == 0 {
			next := string(bodies[r.IntN(len(bodies))].ID())
			if next != holder {
				put(1+r.IntN(30), `"transferred","by":"`+holder+`","to":"`+next+`"`)
				holder = next
			}
		}
		put(2+r.IntN(40), `"accepted","by":"`+holder+`"`)
		put(24*(1+r.IntN(25)), fmt.Sprintf(`"answered","by":"%s","content":"%s","document":"%d/UBND-KSTT","outcome":"explained-and-kept"`, holder, words(1+r.IntN(3)), 1+i))
		put(24*(1+r.IntN(4)), `"published","by":"`+holder+`"`)
		put(24, `"rated","satisfied":true`)
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	out := bufio.NewWriterSize(w, 1<<20)
	for _, l := range lines {
		out.WriteString(l.text)
	}
	return out.Flush()
}

// event is an event as a program reads it that believes what it is given.
type event struct {
	V                                                                                   int
	Code, At, Type, By, Reason, To, Kind, Subject, Channel, Language, Content, Proposal string
	Sender                                                                              struct{ Type, Name, Address, Phone, Email string }
	Of, Consent, Due, Document, Outcome, CopyTo                                         string
	Satisfied                                                                           bool
}

// decode reads events with encoding/json, as a program does that judges nothing,
// and counts the petitions and those that were published.
func decode(r io.Reader) (petitions, published int, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 1<<16), petition.MaxEvent)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return 0, 0, err
		}
		switch e.Type {
		case "submitted":
			petitions++
		case "published":
			published++
		}
	}
	return petitions, published, lines.Err()
}

// judged counts the same in what "tthc petition check" prints.
func judged(out io.Reader) (petitions, published int, err error) {
	var list []struct {
		State   string
		Overdue []string
		Faults  []any
	}
	if err := json.NewDecoder(out).Decode(&list); err != nil {
		return 0, 0, err
	}
	for _, a := range list {
		petitions++
		if a.State == "published" {
			published++
		}
		if len(a.Faults) > 0 {
			return 0, 0, fmt.Errorf("a petition has faults: %v", a.Faults)
		}
	}
	return petitions, published, nil
}

// comparePetitions prints what it costs to check a file of petitions, with "tthc
// petition check" and its sisters, beside only decoding the lines with
// encoding/json and only reading them.
func comparePetitions(w io.Writer, petitions, rounds int) error {
	dir, err := os.MkdirTemp("", "tthc-compare-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tthc, self, err := build(dir)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "petitions.jsonl")
	// In programs of their own: what this one holds would count for those that it starts.
	if err := writeFile(file, exec.Command(self, "-writepetitions", strconv.Itoa(petitions))); err != nil {
		return err
	}
	check := []string{"petition", "check", file, "--as-of", "2025-12-31", "--format", "json"}
	answers := filepath.Join(dir, "answers.json")
	if err := writeFile(answers, exec.Command(tthc, check...)); err != nil {
		return err
	}
	plain, err := exec.Command(self, "-decode", file).Output()
	if err != nil {
		return err
	}
	ours, err := exec.Command(self, "-judged", answers).Output()
	if err != nil {
		return err
	}
	if !bytes.Equal(plain, ours) {
		return fmt.Errorf("tthc petition check counts %s, encoding/json %s", ours, plain)
	}
	programs := []*program{
		{name: "encoding/json", path: self, args: []string{"-decode", file}},
		{name: "tthc petition check", path: tthc, args: check, ours: true},
		{name: "tthc petition stats", path: tthc, args: []string{"petition", "stats", file, "--period", "2025-09", "--format", "json"}},
		{name: "tthc petition notices", path: tthc, args: []string{"petition", "notices", file, "--as-of", "2025-12-31", "--format", "json"}},
		{name: "chỉ tìm cuối dòng (only ends of lines)", path: self, args: []string{"-newlines", file}},
		{name: "cat", path: "cat", args: []string{file}},
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "KIỂM TRA PHẢN ÁNH, KIẾN NGHỊ: %d, %d MB · checking petitions; median of %d runs in turn, equal counts\n", petitions, info.Size()/1_000_000, rounds)
	return race(w, "tthc petition check", rounds, programs)
}
