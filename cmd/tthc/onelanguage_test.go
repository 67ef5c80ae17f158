package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/house/pairs"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/plan/body"
	plancatalog "github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// speech is what the sources say in each language, word by word.
type speech struct {
	only map[form.Language]map[string]bool // words that no text of the other language has
	code map[string]bool                   // names of faults and of fields, for programs
}

var (
	word      = regexp.MustCompile(`[\p{L}\p{M}]+`)
	formCode  = regexp.MustCompile(`^[a-z]+(\.[a-z]+)+$`)
	dated     = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} // which package time says
	fieldName = regexp.MustCompile(`json:"([a-z]+[A-Z]\w*)`)
)

// isCode says whether a type is that of the codes of faults.
func isCode(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "Code"
	case *ast.SelectorExpr:
		return e.Sel.Name == "Code"
	}
	return false
}

// spoken reads all texts of the tree.
func spoken(t *testing.T) speech {
	s := speech{map[form.Language]map[string]bool{form.Vietnamese: {}, form.English: {}}, map[string]bool{}}
	root := filepath.Join("..", "..")
	require.NoError(t, filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".gen.go"):
			return err
		case strings.Contains(name, "/examples/") || strings.Contains(name, "/web/") || strings.Contains(name, "/demo/"):
			return nil // is said elsewhere
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		pairs.In(f, func(_ token.Pos, vietnamese, english string) {
			for l, text := range map[form.Language]string{form.Vietnamese: vietnamese, form.English: english} {
				for _, w := range word.FindAllString(shown(text), -1) {
					s.only[l][strings.ToLower(w)] = true
				}
			}
		})
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text := strings.Trim(lit.Value, "`\"")
				for _, m := range fieldName.FindAllStringSubmatch(text, -1) {
					s.code[m[1]] = true
				}
			}
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == 1 && isCode(v.Type) {
				if lit, ok := v.Values[0].(*ast.BasicLit); ok && formCode.MatchString(strings.Trim(lit.Value, `"`)) {
					s.code[strings.Trim(lit.Value, `"`)] = true
				}
			}
			return true
		})
		return nil
	}))
	for _, day := range dated {
		s.only[form.English][day] = true
	}
	vi, en := maps.Clone(s.only[form.Vietnamese]), maps.Clone(s.only[form.English])
	maps.DeleteFunc(s.only[form.Vietnamese], func(w string, _ bool) bool { return en[w] })
	maps.DeleteFunc(s.only[form.English], func(w string, _ bool) bool { return vi[w] })
	require.Greater(t, len(s.only[form.Vietnamese]), 500, "the texts are looked for in the wrong places")
	require.Greater(t, len(s.only[form.English]), 500)
	return s
}

var (
	// asWritten is what stands in a text as it is written somewhere, in this order.
	asWritten = []*regexp.Regexp{
		regexp.MustCompile(`(?m)^time=.*$`),                                               // the log, which is for programs
		regexp.MustCompile(`(?m)^  (TTHC_|tthc |source <\()[^[\n]*$`),                     // examples
		regexp.MustCompile(`(?m)^  [a-z-]+  `),                                            // names of commands
		regexp.MustCompile(`\S+,\S+,\S+`),                                                 // headings of a form of data
		regexp.MustCompile(`(?m)^(tthc: )?(\s*\S*: )?([0-9]+: )?[\p{L}\p{M}\[\].0-9]+: `), // a place
		regexp.MustCompile("\"[^\"\n]*\"|“[^”]*”|`[^`]*`"),
		regexp.MustCompile(`\b[0-9a-f]{8}-[0-9a-f-]+|tthc_\S+`), // identifiers
		regexp.MustCompile(`--?[a-z][a-z0-9-]*(=\S+)?|\S*[/.\[\]_=@{}|#]\S*|[a-z]+(-[a-z0-9]+)+|tthc [a-z]+( [a-z-]+)?`),
	}
	programs = regexp.MustCompile(`[A-Za-z]+(\.[a-z]+)*`)
	// candidates is names that are given to choose from.
	candidates = regexp.MustCompile(`(?m)^ *\p{Lu}[\p{L}\p{M} ,&-]*$|the nearest: .*`)
	// gone is what Go and its libraries say, in whichever language the rest is.
	gone = regexp.MustCompile(`no such file or d|is a directory|not a directory|permission denied|strconv|invalid syntax|zip:|gzip:|bind:|parsing "|dial tcp|lookup |\b(open|read|stat|mkdir|readdirent) (/|xyzw|:)|\bEOF\b|invalid character|unmarshal|context canceled|yaml:|(^|: )json: |x509|SQLSTATE|SQL logic|sqlite|connection refused|invalid port|unknown port|too many colons|missing port|exit status|%!|<nil>|invalid argument|unknown flag|flag needs|exec:|pflag|cobra|runtime error`)
)

// shown is a text without what is written as it is.
func shown(text string) string {
	for _, w := range asWritten {
		text = w.ReplaceAllString(text, " ")
	}
	return text
}

// shownWords is a text without what is quoted or stands in a list of headings.
func shownWords(text string) string {
	for _, w := range asWritten[:6] {
		text = w.ReplaceAllString(text, " ")
	}
	return text
}

// named is what the data call things, the longest first: it is the same in both
// languages.
func named() (all []string) {
	for b := range body.Vietnam().Bodies() {
		for _, n := range b.Namings() {
			all = append(all, n.Name)
		}
	}
	for _, p := range plancatalog.Plans() {
		all = append(all, p.Title, p.Issuer)
		for _, task := range p.Tasks {
			all = append(all, rows.OneLine(task.Title))
		}
	}
	for _, s := range catalog.Sets() {
		for _, d := range s.Definitions() {
			all = append(all, d.Name)
		}
	}
	all = slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" })
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(all)
}

// stranger is the first thing of an output that a person was not meant to see.
func (s speech) stranger(output string, l form.Language, data *strings.Replacer) string {
	if at := gone.FindString(output); at != "" {
		return at
	}
	rest := data.Replace(output)
	for _, w := range programs.FindAllString(shownWords(rest), -1) {
		if s.code[w] {
			return w
		}
	}
	other := s.only[form.Vietnamese]
	if l == form.Vietnamese {
		other = s.only[form.English]
	}
	for _, w := range word.FindAllString(shown(rest), -1) {
		if w = strings.ToLower(w); len(w) > 1 && other[w] {
			return w
		}
	}
	return ""
}

// isScript says that an output is what a shell reads to complete commands.
func isScript(output string) bool { return strings.HasPrefix(output, "# fish completion for ") }

// wrong is values that most flags refuse, each by another reason.
func wrong(f *pflag.Flag, in string, few bool) []string {
	switch f.Value.Type() {
	case "bool":
		return []string{"xyzw"}
	case "int":
		return []string{"xyzw", "-1", "99999999999999999999", "0"}
	case "duration":
		return []string{"xyzw", "-1h"}
	}
	if f.Name == "out" { // what is written there is none of the inputs
		return []string{"", in, filepath.Join(in, "none", "x.json")}
	}
	if few { // a server that begins takes a while
		return []string{"xyzw", "127.0.0.1:99999", filepath.Join(in, "none", "x.json"), in}
	}
	return []string{"", "xyzw", "2025-02-30", "1/0", "127.0.0.1:99999", "khong.invalid:x", filepath.Join(in, "none", "x.json"), in, filepath.Join(in, "damaged.xlsx"), filepath.Join(in, "list.csv"), "postgres://nobody@127.0.0.1:1/x?sslmode=disable"}
}

// sound is arguments with which each command answers; what is no flag stands first.
func sound(in string) map[string][]string {
	at := func(name string) string { return filepath.Join(in, name) }
	data := []string{"--data", at("data")}
	with := func(args ...string) []string { return append(args, data...) }
	return map[string][]string{
		"address create": with("--name", "x", "--body", "H26"), "address list": data, "address revoke": with("6f1c2a4e-2b0f-4f39-9d43-0f2f2f6a7c11"),
		"audit check-proof": {at("proof"), "--key", at("key")}, "audit head": data, "audit key": data, "audit prove": with("1"), "audit readings": data,
		"audit rotate": data, "audit rotate-signer": data, "audit verify": data, "audit witness": with("0"),
		"backup": with(at("backup-of-now")), "body": {"Bộ Y tế"}, "body import": {at("units.csv")}, "catalog stale": {"--page", at("known.csv")}, "calendar": {"2025"}, "completion": {"fish"}, "check": {at("plan.json")}, "conformance": {},
		"deadline": {"--from", "2025-04-25", "--term", "5 ngày làm việc"}, "digest": with("--body", "Bộ Y tế"), "due": with("--plan", plan16, "--as-of", "2024-06-25"),
		"evaluate": {"--set", "221/VPCP-KSTT", "--observations", at("observations.csv"), "--period", "2024"}, "help": {"due"},
		"import": {at("table.csv"), "--year", "2025"}, "keep": with("--dry-run", "--keep-identities", "5y"), "mcp": {}, "outlook": {"--set", "766", "--observations", at("observations.csv"), "--period", "2026"}, "priority": {"--dossiers", at("dossiers.csv"), "--body", "H26"}, "reconcile": {"--ours", at("dossiers.csv"), "--theirs", at("dossiers.csv")}, "parse": {"--year", "2025", "Quý III"}, "path": with("--obligation", "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19", "--as-of", "2024-03-15"),
		"person grant": with("person:0a1b2c3d4e5f60718293"), "person list": data, "person sign-out": with("--all"),
		"petition check": {at("petitions.jsonl")}, "petition erase": with("PAKN.20250602.0001", "--reason", "x"), "petition notices": {at("petitions.jsonl")},
		"petition rules": {}, "petition states": {}, "petition stats": {at("petitions.jsonl"), "--period", "2025-06"}, "plans": data,
		"record": with("--plan", plan16, "--obligation", "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19", "--type", "done", "--day", "2024-03-18"), "redact": {"0912345678"},
		"report": with("--plan", plan16, "--period", "2024-Q2"), "restore": {at("damaged.xlsx"), "--data", at("restored")}, "roles": {},
		"score": {"--set", "766", "--observations", at("observations.csv"), "--period", "2026"}, "selector": {"Bộ Y tế"},
		"serve": with("--listen", "127.0.0.1:0"), "subscription list": data, "subscription rotate": with("x"), "tally": {"--dossiers", at("dossiers.csv")},
		"target": {"80%"}, "token create": with("--name", "x", "--role", "progress@H26"), "token list": data, "token revoke": with("x"), "token sign-out": with("x"), "version": {}, "whatif": with("--notices", at("notices.json")),
	}
}

// choosing chooses a language in one of the four ways, and gives the arguments that do.
func choosing(t *testing.T, way int, l form.Language) []string {
	other := map[form.Language]string{form.Vietnamese: "en", form.English: "vi"}[l]
	said := map[string]string{"TTHC_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": other + "_XX.UTF-8"}
	switch way {
	case 0:
		said["TTHC_LANG"] = other
	case 1:
		said["TTHC_LANG"], said["LC_ALL"] = l.String(), other
	case 2:
		said["LC_ALL"], said["LC_MESSAGES"] = l.String()+"_VN.UTF-8", other+".UTF-8"
	case 3:
		said["LC_MESSAGES"] = l.String()
	}
	for name, value := range said {
		if t.Setenv(name, value); value == "" {
			require.NoError(t, os.Unsetenv(name))
		}
	}
	if way == 0 {
		return []string{"--lang", l.String()}
	}
	return nil
}

// firstWrite is a writer that does something when it is first written to.
type firstWrite struct {
	bytes.Buffer
	do func()
}

func (o *firstWrite) Write(b []byte) (int, error) {
	o.do()
	return o.Buffer.Write(b)
}

// Every command, asked with the wrong value of each of its flags, with wrong arguments, for
// its help, without a database and rightly, speaks the one language that was chosen, and
// says nothing that Go says or that is for programs.
func TestEveryCommandSpeaksOneLanguage(t *testing.T) {
	says, names := spoken(t), named()
	in := t.TempDir()
	t.Chdir(in)
	for name, text := range map[string]string{
		"damaged.xlsx": "PK\x03\x04damaged", "list.csv": "a;b\n1;2\n", "notices.json": `{"v":1,"notices":[]}`, "proof": "x\n", "key": "x\n", "observations.csv": observations + "221/5,H26,2024,49999,100000,2024-12-31,x\n766/2.1,H26,2026,1,2,,x\n",
		"plan.json":       `{"v":1,"number":"1/KH","title":"t","issuer":"i","from":"2024-01-01","to":"2024-02-30","tasks":[{"id":"1","titel":"t","leads":["A"],"time":{}}]}`,
		"units.csv":       "mã;tên;cấp\n1;Xã Mẫu;x\n",
		"known.csv":       "Mã;Tên\n01;Thành phố Hà Nội\n",
		"table.csv":       "STT;Nhiệm vụ;Chủ trì;Thời gian\n1;Việc mẫu;Bộ Y tế;Quý III\n",
		"petitions.jsonl": `{"v":1,"code":"PAKN.20250602.0001","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"x","proposal":"x","sender":{"type":"citizen","name":"x","address":"x","phone":"0912345678"}}` + "\n{}\n",
		"dossiers.csv":    "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\nx,H26,1.1,xyzw,online,2025-06-02,,,,,,,,,,\n",
	} {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	var values []string
	for _, n := range append(names, in) {
		values = append(values, n, " ")
	}
	data := strings.NewReplacer(values...)
	faults := map[string]bool{}
	asked := 0
	ask := func(args ...string) {
		for _, l := range []form.Language{form.Vietnamese, form.English} {
			asked++
			chosen := choosing(t, asked%4, l)
			ctx, stop := context.WithCancel(t.Context())
			out, errs := firstWrite{do: func() {}}, bytes.Buffer{}
			if args[0] == "serve" {
				out.do = stop // as soon as it serves
			}
			status := run(ctx, append(chosen, args...), strings.NewReader(""), &out, &errs)
			stop()
			said := errs.String()
			if !strings.HasPrefix(out.String(), "{") && !strings.HasPrefix(out.String(), "[") && args[0] != "redact" && (len(args) < 2 || args[1] != "states") && !isScript(out.String()) { // whose table is that of the codes
				answer := out.String()
				if l == form.English && status < 2 && !slices.Contains(args, "--help") { // what is asked about has its names in Vietnamese
					answer, _, _ = strings.Cut(answer, "\n")
				}
				said = answer + "\n" + said
			}
			if l == form.English {
				said = candidates.ReplaceAllString(said, "")
			}
			for i, a := range args { // what was given is said again as it is
				if i > 0 && len(a) > 2 && !strings.HasPrefix(a, "-") {
					_, value, _ := strings.Cut(a, "=")
					said = strings.ReplaceAll(strings.ReplaceAll(said, a, " "), cmp.Or(value, a), " ")
				}
			}
			if w := says.stranger(said, l, data); w != "" {
				for line := range strings.Lines(said) {
					if says.stranger(line, l, data) == w {
						faults[fmt.Sprintf("%s %q: %s", l, w, strings.TrimSpace(line))] = true
					}
				}
			}
			if status < 0 || status > 2 || status == 2 && errs.Len() == 0 && out.Len() == 0 {
				faults[fmt.Sprintf("%v: status %d, and nothing said", args, status)] = true
			}
		}
	}
	right := sound(in)
	ask(slices.Concat([]string{"record"}, right["record"])...) // makes the database
	var walk func(c *cobra.Command, path []string)
	walk = func(c *cobra.Command, path []string) {
		for _, sub := range c.Commands() {
			walk(sub, append(slices.Clone(path), sub.Name()))
		}
		name := strings.Join(path, " ")
		ask(append(slices.Clone(path), "--help")...)
		ask(append(slices.Clone(path), "--xyzw")...)
		ask(append(slices.Clone(path), "xyzw", "xyzw", "xyzw")...)
		ask(append(slices.Clone(path), filepath.Join(in, "none", "x.json"))...)
		ask(append(slices.Clone(path), filepath.Join(in, "damaged.xlsx"))...)
		args, ok := right[name]
		if !ok {
			if c.HasSubCommands() {
				return
			}
			t.Errorf("%s: say what a right use of it is", name)
		}
		args = append(slices.Clone(path), args...)
		ask(args...)
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			ask(append(slices.Clone(args), "--"+f.Name)...)
			for _, value := range wrong(f, in, name == "serve") {
				ask(append(slices.Clone(args), "--"+f.Name+"="+value)...)
			}
		})
	}
	p := cli.NewProgram(nil, nil, nil, nil)
	for _, c := range commands(p) {
		walk(c, []string{c.Name()})
	}
	for _, fault := range slices.Sorted(maps.Keys(faults)) {
		t.Error(fault)
	}
}
