// Command report turns a result of gremlins into the report of one package, and
// keeps those of the others. It exits 1 if more than a tenth of the viable
// mutants survive, or if an equivalent mutant was killed or is not there.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const heading = `# Mutants

Each mutant is the code with one operator changed (a comparison negated or moved
by one, a sign or an arithmetic operator turned round). A test of the package
that fails has killed it. Written by ` + "`.ci/mutate`" + `; at most 10% of the viable ones
may survive. Where "tried" says 1 in N, it was the Nth, 2Nth, 3Nth... mutant in
the order of the files and of the syntax tree.

A mutant that does not compile is not viable. One whose tests did not end in
time is unknown: it counts neither as killed nor as survived. An equivalent one
cannot be told from the code by any test, for the reason given.

| package | commit | tried | viable | killed | survived | share | unknown | equivalent | not viable |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
`

type result struct {
	Files []struct {
		Name      string `json:"file_name"`
		Mutations []struct {
			Type, Status string
			Line, Column int
		}
	}
}

// A mutant is named by its file, its kind and its line, with the operator in ‹›.
// The number of the line is for the reader.
type mutant struct {
	file, kind, text string
	line             int
	status           string
}

func (m mutant) key() string { return m.file + "\t" + m.kind + "\t" + m.text }

func main() {
	log.SetFlags(0)
	tree := flag.String("tree", ".", "the tree that was measured")
	pkg := flag.String("package", "", "the package that was measured")
	commit := flag.String("commit", "", "the commit that was measured")
	sample := flag.Int("sample", 1, "of how many mutants one was tried")
	equivalentFile := flag.String("equivalent", "", "tab separated: file, kind, line, reason")
	reportFile := flag.String("report", "", "the report to renew")
	flag.Parse()

	reasons := equivalents(*equivalentFile, *pkg)
	byStatus := make(map[string][]mutant)
	total := 0
	var wrong []string
	for _, m := range read(flag.Arg(0), *tree, *pkg) {
		total++
		if _, ok := reasons[m.key()]; ok && m.status == "LIVED" {
			m.status = "EQUIVALENT"
		} else if ok && m.status == "KILLED" {
			wrong = append(wrong, "said to be equivalent, but killed: "+m.key())
		}
		byStatus[m.status] = append(byStatus[m.status], m)
	}
	found := make(map[string]bool)
	for _, ms := range byStatus {
		for _, m := range ms {
			found[m.key()] = true
		}
	}
	for key := range reasons {
		if !found[key] {
			wrong = append(wrong, "said to be equivalent, but not there: "+key)
		}
	}

	killed, survived, equivalent := len(byStatus["KILLED"]), len(byStatus["LIVED"]), len(byStatus["EQUIVALENT"])
	viable := killed + survived
	share := 100 * float64(survived) / float64(max(viable, 1))
	tried, part := total / *sample, "all"
	if *sample > 1 {
		part = fmt.Sprintf("1 in %d", *sample)
	}
	row := fmt.Sprintf("| %s | %s | %d, %s | %d | %d | %d | %.1f%% | %d | %d | %d |\n", *pkg, *commit, tried, part,
		viable, killed, survived, share, len(byStatus["TIMED OUT"]), equivalent, len(byStatus["NOT VIABLE"])-(total-tried))
	var section strings.Builder
	fmt.Fprintf(&section, "## %s\n\n", *pkg)
	list(&section, "Survived", byStatus["LIVED"], nil)
	list(&section, "Unknown", byStatus["TIMED OUT"], nil)
	list(&section, "Equivalent", byStatus["EQUIVALENT"], reasons)
	renew(*reportFile, *pkg, row, section.String())

	fmt.Print(row)
	slices.Sort(wrong)
	for _, w := range wrong {
		fmt.Println(w)
	}
	if len(wrong) > 0 || share > 10 {
		os.Exit(1)
	}
}

func read(file, tree, pkg string) []mutant {
	var r result
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		log.Fatal(err)
	}
	var ms []mutant
	for _, f := range r.Files {
		source, err := os.ReadFile(filepath.Join(tree, pkg, f.Name))
		if err != nil {
			log.Fatal(err)
		}
		lines := strings.Split(string(source), "\n")
		for _, m := range f.Mutations {
			ms = append(ms, mutant{pkg + "/" + f.Name, m.Type, mark(lines[m.Line-1], m.Column), m.Line, m.Status})
		}
	}
	slices.SortFunc(ms, func(a, b mutant) int {
		return strings.Compare(fmt.Sprintf("%s:%05d%s%s", a.file, a.line, a.text, a.kind), fmt.Sprintf("%s:%05d%s%s", b.file, b.line, b.text, b.kind))
	})
	return ms
}

// mark puts the operator at a column (in bytes, from one) into ‹›.
func mark(line string, column int) string {
	before, rest := line[:column-1], line[column-1:]
	n := 1
	for n < len(rest) && n < 2 && strings.IndexByte("=+-&|<>", rest[n]) >= 0 {
		n++
	}
	return strings.TrimSpace(before + "‹" + rest[:n] + "›" + rest[n:])
}

func equivalents(file, pkg string) map[string]string {
	reasons := make(map[string]string)
	data, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		field := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(field) != 4 || field[3] == "" {
			if strings.HasPrefix(line, "#") {
				continue
			}
			log.Fatalf("%s: want file, kind, line and reason: %s", file, line)
		}
		if filepath.Dir(field[0]) == pkg {
			reasons[strings.Join(field[:3], "\t")] = field[3]
		}
	}
	return reasons
}

func list(b *strings.Builder, title string, ms []mutant, reasons map[string]string) {
	if len(ms) == 0 {
		return
	}
	fmt.Fprintf(b, "%s:\n\n", title)
	for _, m := range ms {
		fmt.Fprintf(b, "- %s:%d %s `%s`", m.file, m.line, strings.ToLower(strings.ReplaceAll(m.kind, "_", " ")), m.text)
		if reason := reasons[m.key()]; reason != "" {
			fmt.Fprintf(b, ": %s", reason)
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

// renew replaces the row and the section of one package.
func renew(file, pkg, row, section string) {
	rows, sections := map[string]string{pkg: row}, map[string]string{pkg: section}
	if old, err := os.ReadFile(file); err == nil {
		parts := strings.Split(string(old), "\n## ")
		for line := range strings.Lines(parts[0]) {
			cells := strings.Split(line, " | ")
			name := strings.TrimPrefix(cells[0], "| ")
			if len(cells) == 10 && name != "package" && name != "---" && name != pkg {
				rows[name] = line
			}
		}
		for _, part := range parts[1:] {
			if name, _, _ := strings.Cut(part, "\n"); name != pkg {
				sections[name] = "## " + strings.TrimRight(part, "\n") + "\n\n"
			}
		}
	}
	var b strings.Builder
	b.WriteString(heading)
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		b.WriteString(rows[name])
	}
	for _, name := range slices.Sorted(maps.Keys(sections)) {
		b.WriteString("\n" + strings.TrimRight(sections[name], "\n") + "\n")
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}
