package browser

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// heard is what a screen reader says of the control that has the focus: its name and
// what it is.
func (b tab) heard() (name, role string) {
	b.Helper()
	focus, err := chromedp.Run(b.ctx, chromedp.Evaluate[*runtime.RemoteObject](`document.activeElement`))
	require.NoError(b, err)
	got, err := chromedp.Call(b.ctx, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{ObjectID: focus.ObjectID, FetchRelatives: new(bool)})
	require.NoError(b, err)
	text := func(v *accessibility.Value) string {
		if v == nil {
			return ""
		}
		var said string
		require.NoError(b, json.Unmarshal(v.Value, &said))
		return said
	}
	require.NotEmpty(b, got.Nodes)
	return text(got.Nodes[0].Name), text(got.Nodes[0].Role)
}

// seen says whether the focus can be seen: an outline around what has it.
const seen = `(() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect()
	return s.outlineStyle != 'none' && parseFloat(s.outlineWidth) >= 2 && r.width > 0 && r.height > 0 })()`

// to goes to the control whose name has these words.
func (b tab) to(words string) { b.Helper(); b.reach(words, false) }

// reach presses Tab until the control has the focus whose name has these words, as a
// screen reader says it; a field is one that is filled in. Each control on the way has a
// name, and the last shows that it has the focus.
func (b tab) reach(words string, field bool) {
	b.Helper()
	var passed []string
	for range 400 {
		b.do(chromedp.KeyEvent(kb.Tab))
		name, role := b.heard()
		if role == "RootWebArea" || role == "none" { // from the last control to the first
			continue
		}
		if assert.NotEmpty(b, name, "a %s has no name, after %s", role, strings.Join(passed, ", ")); strings.Contains(name, words) && (!field || role != "link" && role != "button") {
			assert.True(b, ask[bool](b, seen), "nobody sees that %q has the focus", name)
			return
		}
		passed = append(passed, name)
	}
	b.Fatalf("nothing is called %q; there is %s", words, strings.Join(passed, " | "))
}

// write replaces what stands in the field that has the focus.
func (b tab) write(text string) {
	b.Helper()
	b.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(kb.ModifierCtrl)), chromedp.KeyEvent(text))
}

// fill writes into the field of a name.
func (b tab) fill(field, text string) {
	b.Helper()
	b.reach(field, true)
	b.write(text)
}

// choose goes down the list of a name to a choice.
func (b tab) choose(field, choice string) {
	b.Helper()
	b.reach(field, true)
	for range 40 {
		if ask[string](b, `document.activeElement.selectedOptions[0].text`) == choice {
			return
		}
		b.do(chromedp.KeyEvent(kb.ArrowDown))
	}
	b.Fatalf("%s: there is no %q", field, choice)
}

// press goes to the control of a name and presses Enter, which leads to another page.
func (b tab) press(name string) {
	b.Helper()
	b.to(name)
	b.enter()
}

// enter presses Enter where the focus is, and waits for the page that it leads to.
func (b tab) enter() {
	b.Helper()
	before := ask[float64](b, `performance.timeOrigin`)
	b.do(chromedp.KeyEvent(kb.Enter))
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		there, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](fmt.Sprintf("performance.timeOrigin > %f && document.readyState == 'complete'", before+0.001)))
		if err == nil && there {
			return
		}
	}
	b.Fatal("Enter led nowhere")
}

// text is what stands in the elements of a selector.
func (b tab) text(selector string) string {
	b.Helper()
	return ask[string](b, fmt.Sprintf("[...document.querySelectorAll(%q)].map(e => e.textContent).join('\\n')", selector))
}

// begin opens the first page in the roles of somebody, chosen by keyboard; nobody named
// has every role.
func (b tab) begin(person string) {
	b.Helper()
	b.screen(1280, "light", "screen")
	b.do(chromedp.Navigate(shared.address + "/"))
	if person != "" {
		b.press("chọn một")
		b.press(person)
	}
}
