package trail

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Fault is a place at which the log does not fit its links, or its links do not
// fit a head.
type Fault struct {
	Row Row  // the row, as it is there now; what is known of one that is gone
	Why Code // what is wrong with it
	N   int64
}

// Code is a kind of faults.
type Code string

// The kinds of faults.
const (
	Changed     Code = "changed"      // the row, or its link, is not what it was
	Added       Code = "added"        // the row has no link: it was not recorded by a server
	Unlinked    Code = "unlinked"     // the link of the row is gone
	Removed     Code = "removed"      // the link has no row
	Missing     Code = "missing"      // N rows before this one are gone, with their links
	Reordered   Code = "reordered"    // the row stands at another place than it was recorded at
	Cut         Code = "cut"          // the head has N links more than there are: the end is gone
	Rewritten   Code = "rewritten"    // up to N rows are not what the head says, though each fits its link
	Unsigned    Code = "unsigned"     // a head of N links that the key did not sign which held then
	Unconfirmed Code = "unconfirmed"  // the row names a key that the one before it did not confirm
	FileChanged Code = "file-changed" // the file that the row names is not what was attached, or is gone
)

var faults = map[Code]form.Text{
	Changed:     {"dòng này đã bị sửa sau khi ghi", "this row was changed after it was recorded"},
	Added:       {"dòng này được thêm vào, không do máy chủ ghi", "this row was added, and not recorded by a server"},
	Unlinked:    {"mắt xích của dòng này đã bị xóa", "the link of this row was removed"},
	Removed:     {"dòng này đã bị xóa", "this row was removed"},
	Missing:     {"%d dòng ngay trước dòng này đã bị xóa", "%d rows just before this one were removed"},
	Reordered:   {"dòng này không đứng ở chỗ đã ghi", "this row does not stand where it was recorded"},
	Cut:         {"các dòng cuối đã bị xóa: thiếu %d dòng mà đầu chuỗi đã ký có", "the last rows were removed: %d are missing that the signed head has"},
	Rewritten:   {"có dòng trong %d dòng đầu đã bị viết lại cùng mắt xích, đầu chuỗi đã ký không khớp", "some of the first %d rows were written anew with their links: the signed head is of others"},
	Unsigned:    {"đầu chuỗi của %d dòng không do khóa đang dùng lúc ấy ký", "the head of %d rows was not signed by the key that held then"},
	Unconfirmed: {"khóa mà dòng này nêu không được khóa trước xác nhận", "the key that this row names was not confirmed by the one before it"},
	FileChanged: {"tệp đính kèm này đã bị sửa hoặc bị xóa", "this attached file was changed or removed"},
}

// In says the fault on one line.
func (f Fault) In(l form.Language) string {
	why := faults[f.Why].In(l)
	if f.N > 0 {
		why = fmt.Sprintf(why, f.N)
	}
	switch {
	case f.Row.Seq == 0:
		return why
	case f.Row.Kind == "":
		return fmt.Sprintf("%s %d: %s", l.Pick("dòng", "row"), f.Row.Seq, why)
	}
	return fmt.Sprintf("%s %d (%s %s, %s): %s", l.Pick("dòng", "row"), f.Row.Seq, f.Row.Kind, f.Row.Name, f.Row.ID, why)
}

// Verified is what was looked at.
type Verified struct {
	Rows   int64
	Last   Link
	Heads  int   // that fit
	Signed int64 // how many rows the last of them covers
}

// Verify holds rows, in order of their numbers, against the links of their
// chain, in order of their places, and these against heads. It tells each fault; a
// fault hides none that comes after it.
func Verify(rows iter.Seq2[Row, error], links iter.Seq2[Link, error], heads []Head, fault func(Fault)) (v Verified, err error) {
	heads = slices.SortedFunc(slices.Values(heads), func(a, b Head) int { return cmp.Compare(a.Size, b.Size) })
	next, stop := iter.Pull2(rows)
	defer stop()
	row, wrong, there := next()
	advance := func() { row, wrong, there = next() }
	tree := Tree{}
	for ; len(heads) > 0 && heads[0].Size == 0; heads = heads[1:] {
		v.head(&tree, heads[0], fault)
	}
	for link, err := range links {
		if err != nil {
			return v, err
		}
		gone := max(link.Place-v.Last.Place-1, 0) // links
		for ; there && wrong == nil && row.Seq < link.Seq; advance() {
			why := Added
			if gone > 0 {
				why = Unlinked
				gone--
			}
			fault(Fault{Row: row, Why: why})
			v.Rows++
		}
		if wrong != nil {
			return v, wrong
		}
		at, found := Fault{Row: Row{Seq: link.Seq}}, there && row.Seq == link.Seq
		if found {
			at.Row = row
		}
		switch {
		case gone > 0:
			at.Why, at.N = Missing, gone
		case link.Seq <= v.Last.Seq:
			at.Why = Reordered
		case !found:
			at.Why = Removed
		case v.Last.Next(&row) != link && link.Place == v.Last.Place+1:
			at.Why = Changed
		}
		if at.Why != "" {
			fault(at)
		}
		if found {
			v.Rows++
			advance()
		}
		v.Last = link
		tree.Add(link)
		for ; len(heads) > 0 && heads[0].Size <= tree.Size; heads = heads[1:] {
			v.head(&tree, heads[0], fault)
		}
	}
	for ; there && wrong == nil; advance() {
		fault(Fault{Row: row, Why: Added})
		v.Rows++
	}
	for _, h := range heads {
		fault(Fault{Why: Cut, N: h.Size - tree.Size})
	}
	return v, wrong
}

// head holds the tree against a head of its size.
func (v *Verified) head(t *Tree, h Head, fault func(Fault)) {
	if h.Root != t.Root() {
		fault(Fault{Why: Rewritten, N: h.Size})
		return
	}
	v.Heads++
	v.Signed = h.Size
}
