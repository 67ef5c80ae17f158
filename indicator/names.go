package indicator

import (
	"slices"
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// closed is a closed list: what the values of a type are called in data, in
// their order, and what one of them is for people. A name that is empty is no
// value: it stands for what is left out.
type closed struct {
	what  form.Text
	names []string
}

// name is empty for a value that is not on the list.
func (c *closed) name(i uint8) string {
	if int(i) < len(c.names) {
		return c.names[i]
	}
	return ""
}

func (c *closed) marshal(i uint8) ([]byte, error) {
	if name := c.name(i); name != "" {
		return []byte(name), nil
	}
	return nil, c.unknown(strconv.Itoa(int(i)))
}

func (c *closed) unmarshal(b []byte) (uint8, error) {
	if i := slices.Index(c.names, string(b)); i >= 0 && len(b) > 0 {
		return uint8(i), nil
	}
	return 0, c.unknown(string(b))
}

func (c *closed) unknown(value string) error {
	want := slices.DeleteFunc(slices.Clone(c.names), func(name string) bool { return name == "" })
	return texts.Error(form.Error{Code: NameUnknown, Value: value, Want: want, Args: form.Args{"what": c.what}})
}
