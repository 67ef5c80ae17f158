package indicator

import "github.com/caicach/tthc/schedule/form"

// Reason is why something is as it is, for people: [form.Text.In] gives it in
// the language asked for. Kind is stable.
type Reason struct {
	Kind string
	form.Text
}

type reasonJSON struct {
	Kind string `json:"kind"`
	VI   string `json:"vi"`
	EN   string `json:"en"`
}

var reasonForm = form.Of[reasonJSON](0)

// MarshalJSON writes {"kind","vi","en"}. A reason without words is refused.
func (r Reason) MarshalJSON() ([]byte, error) {
	return reasonForm.Write(reasonJSON{r.Kind, r.Text[form.Vietnamese], r.Text[form.English]})
}

// UnmarshalJSON reads what [Reason.MarshalJSON] writes, and nothing else.
func (r *Reason) UnmarshalJSON(b []byte) error {
	j, err := reasonForm.Read(b, nil)
	if err == nil {
		*r = Reason{j.Kind, form.Text{j.VI, j.EN}}
	}
	return err
}

func reason(kind, vi, en string) Reason { return Reason{kind, form.Text{vi, en}} }
