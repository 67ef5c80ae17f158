package cli

import (
	"cmp"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// prefix begins the name of each setting in the environment; those of tests are none, nor
// is what shells say when they complete a command.
const (
	prefix      = "TTHC_"
	testsPrefix = "TTHC_TEST_"
	ofShells    = "TTHC_ACTIVE_HELP"
)

// maxSettings is how long a file of settings may be, in bytes.
const maxSettings = 64 << 10

// Settings makes the flags of a command settings: what no flag says the environment
// may say, and what neither says the file that --config names. Other commands that
// have a flag of the same name take it from there as well, so that all that work on
// one place are told of it once. Flags that are only for the command line are named.
func (p *Program) Settings(c *cobra.Command, commandLineOnly ...string) {
	p.settings, p.commandLineOnly = c.Flags(), commandLineOnly
}

// setting is the flag of a setting.
func (p *Program) setting(name string) *pflag.Flag {
	if p.settings == nil || slices.Contains(p.commandLineOnly, name) || name == "config" || name == "help" {
		return nil
	}
	return p.settings.Lookup(name)
}

// names is the names of all settings.
func (p *Program) names() (all []string) {
	p.settings.VisitAll(func(f *pflag.Flag) {
		if p.setting(f.Name) != nil {
			all = append(all, f.Name)
		}
	})
	return append(all, "lang")
}

// inEnvironment is the name of a setting in the environment.
func inEnvironment(name string) string {
	return prefix + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// settle sets the flags of a command that were not given.
func (p *Program) settle(c *cobra.Command) error {
	if p.settings == nil {
		return nil
	}
	file := p.config
	var faults []error
	said := map[string]string{}
	for _, pair := range os.Environ() {
		key, value, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(key, prefix) || strings.HasPrefix(key, testsPrefix) || key == ofShells {
			continue
		}
		said[key] = value
	}
	if value, ok := said[inEnvironment("config")]; ok {
		delete(said, inEnvironment("config"))
		file = cmp.Or(file, value)
	}
	for _, name := range p.names() {
		key := inEnvironment(name)
		if value, ok := said[key]; ok {
			delete(said, key)
			faults = append(faults, set(c, name, key, value))
		}
	}
	for key := range said {
		faults = append(faults, p.unknown(key, key, inEnvironment, "config"))
	}
	if file != "" {
		faults = append(faults, p.read(c, file))
	}
	return together(faults)
}

// unknown says that there is no setting of a name, and which is the nearest.
func (p *Program) unknown(where, key string, written func(string) string, more ...string) error {
	var all []string
	for _, name := range append(p.names(), more...) {
		all = append(all, written(name))
	}
	for _, name := range p.commandLineOnly {
		if written(name) == key {
			return Usage("%s: chỉ nêu được bằng cờ --%s", "%s: is said by its flag --%s alone", where, name)
		}
	}
	return Usage("%s: không có thiết lập này; gần nhất: %s", "%s: there is no such setting; the nearest: %s", where, nearest(key, all))
}

// set sets a flag that a command has and that was not given; where says where its
// value comes from.
func set(c *cobra.Command, name, where string, values ...string) error {
	f := c.Flags().Lookup(name)
	if f == nil || f.Changed {
		return nil
	}
	for _, value := range values {
		if err := c.Flags().Set(name, value); err != nil {
			return Usage("%s: giá trị %q không hợp lệ", "%s: the value %q is not valid", where, value)
		}
	}
	return nil
}

// read sets what the file of settings says: a mapping of YAML from names of flags to
// their values, lists where a flag may be given several times.
func (p *Program) read(c *cobra.Command, name string) error {
	info, err := os.Stat(name)
	if err == nil && info.Size() > maxSettings {
		return InFile(name, Usage("dài quá %d byte", "is longer than %d bytes", maxSettings))
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return Failure(2, err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return InFile(name, Usage("không phải YAML", "is no YAML"))
	}
	if len(document.Content) == 0 { // nothing, or remarks alone
		return nil
	}
	of := document.Content[0]
	if of.Kind != yaml.MappingNode {
		return InFile(name, Usage("mỗi dòng phải là: tên: giá trị", "each line is to be: name: value"))
	}
	var faults []error
	seen := map[string]bool{}
	for i := 0; i+1 < len(of.Content); i += 2 {
		key, value := of.Content[i], of.Content[i+1]
		where := name + ":" + strconv.Itoa(key.Line) + ": " + key.Value
		values, ok := valuesOf(value)
		switch {
		case p.setting(key.Value) == nil && key.Value != "lang":
			faults = append(faults, p.unknown(where, key.Value, func(name string) string { return name }))
		case seen[key.Value]:
			faults = append(faults, Usage("%s: đã có ở dòng trên", "%s: stands above already", where))
		case !ok:
			faults = append(faults, Usage("%s: phải là một giá trị, hoặc một danh sách giá trị", "%s: is to be a value, or a list of values", where))
		default:
			faults = append(faults, set(c, key.Value, where, values...))
		}
		seen[key.Value] = true
	}
	return together(faults)
}

// valuesOf is the values of a node; ok is false where it has others.
func valuesOf(n *yaml.Node) (values []string, ok bool) {
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	for _, one := range nodes {
		if one.Kind != yaml.ScalarNode || one.Tag == "!!null" {
			return nil, false
		}
		values = append(values, one.Value)
	}
	return values, true
}

// together is several faults as one, each on a line.
func together(faults []error) error {
	faults = slices.DeleteFunc(faults, func(err error) bool { return err == nil })
	switch len(faults) {
	case 0:
		return nil
	case 1:
		return faults[0]
	}
	var vi, en []string
	for _, err := range faults {
		vi, en = append(vi, form.Message(err, form.Vietnamese)), append(en, form.Message(err, form.English))
	}
	slices.Sort(vi)
	slices.Sort(en)
	return Failure(2, Text(strings.Join(vi, "\n"), strings.Join(en, "\n")))
}

// nearest is the name that differs in the fewest letters from another.
func nearest(name string, among []string) string {
	return slices.MinFunc(among, func(a, b string) int {
		return cmp.Or(cmp.Compare(slips(name, a), slips(name, b)), cmp.Compare(a, b))
	})
}

// slips is how many slips of the pen make one name of another.
func slips(a, b string) int { return reading.Distance(a, b, max(len(a), len(b))) }

// meantBy asks, behind what is unknown, whether the nearest name was meant: one that
// differs in a slip of the pen, or in two after the first letter. It says nothing where
// there is none.
func meantBy(name string, among []string) form.Text {
	if len(among) == 0 {
		return form.Text{}
	}
	near := nearest(name, among)
	begins := func(s string) string { return strings.TrimLeft(s, "-")[:1] }
	switch n := slips(name, near); {
	case n == 1:
	case n == 2 && len(strings.Trim(name, "-")) > 2 && begins(name) == begins(near):
	default:
		return form.Text{}
	}
	return form.Text{" (có phải là " + near + "?)", " (did you mean " + near + "?)"}
}
