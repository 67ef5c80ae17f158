package main

import "net/http"

// The page of notices about the calendar: one that arrives moves open dossiers, and
// the desks tell their citizens.

type noticesView struct {
	Numbers []string `json:"numbers"`
	Number  string   `json:"number,omitempty"` // the one looked at
	Moves   []move   `json:"moves"`
	ToTell  int      `json:"toTell"`
}

const openDossiers = "SELECT * FROM dossiers WHERE finished_at = 0 AND clock <> '' "

func (s *server) showNotices(c *call) (page, error) {
	var v noticesView
	var err error
	if v.Numbers, err = all[string](c.db, "SELECT number FROM notices ORDER BY number"); err != nil {
		return page{}, err
	}
	if v.Number = c.r.FormValue("so"); v.Number == "" && len(v.Numbers) > 0 {
		v.Number = v.Numbers[len(v.Numbers)-1]
	}
	if v.Moves, err = c.moves(v.Number); err != nil {
		return page{}, err
	}
	for _, m := range v.Moves {
		if !m.Told {
			v.ToTell++
		}
	}
	return page{name: "notices", title: "Thông báo về ngày nghỉ", view: v}, nil
}

// moves is what a notice moved.
func (c *call) moves(number string) ([]move, error) {
	before, err := newLibrary(c.db, number)
	if err != nil {
		return nil, err
	}
	open, err := all[dossier](c.db, openDossiers+"ORDER BY code")
	if err != nil {
		return nil, err
	}
	return moves(open, before, c.l)
}

// postNotice keeps a notice. The dossiers that it moves get another version, for they
// are due on another day.
func (s *server) postNotice(c *call) (page, error) {
	number, err := noticeNumber(c.form("notice"))
	if err != nil {
		return page{}, err
	}
	if err := put(c.db, "notices", number, c.form("notice")); err != nil {
		return page{}, err
	}
	if c.l, err = newLibrary(c.db, ""); err != nil {
		return page{}, err
	}
	list, err := c.moves(number)
	for _, m := range list {
		if err := save(c.db, &m.dossier); err != nil {
			return page{}, err
		}
		c.changed = append(c.changed, m.dossier)
	}
	return page{next: "/thong-bao", status: http.StatusCreated, view: map[string]any{"number": number, "moved": len(list)}}, err
}
