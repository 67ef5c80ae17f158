package demo

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// units has the units of the province taken in: those of 2024 at the beginning, and
// the mergers of 2025 when they were decided.
func (s *story) units() (err error) {
	s.on(first, func(ctx context.Context) error { return s.takeUnits(ctx, province.UnitsBefore, form.NoDay) })
	s.on(form.NewDay(2025, 2, 20), func(ctx context.Context) error { return s.takeUnits(ctx, "", form.NewDay(2025, 3, 1)) })
	s.on(form.NewDay(2025, 6, 20), func(ctx context.Context) error { return s.takeUnits(ctx, province.UnitsAfter, province.Merged) })
	s.ends, err = province.Ends()
	return err
}

// takeUnits takes in a list of units, and what changes on a day.
func (s *story) takeUnits(ctx context.Context, list string, day form.Day) error {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	var data body.Data
	if list != "" {
		if data, err = intake.Units(list, bytes.NewReader(province.File(list)), units.Options{Bodies: v.Bodies()}); err != nil {
			return err
		}
	}
	if data.Amendments, err = province.Changes(day); err == nil {
		_, err = s.Ledger.AddBodies(ctx, data, false)
	}
	return err
}

// answers is who answers for a unit on a day.
func (s *story) answers(unit body.ID, on form.Day) body.ID {
	if next, ok := s.ends[unit]; ok && on >= next.On {
		return next.To
	}
	return unit
}

// offices lets people come in and gives them roles, makes tokens for systems, and
// takes in who is competent for petitions and a notice that came late.
func (s *story) offices() error {
	s.on(first, func(ctx context.Context) error {
		for i, one := range province.People() {
			if err := s.enter(ctx, i, one); err != nil {
				return fmt.Errorf("%s: %w", one.Name, err)
			}
		}
		return nil
	})
	s.on(province.Merged, func(ctx context.Context) error {
		routes, err := province.Routes()
		if err == nil {
			ctx, err = s.as(ctx, province.Administrator, "putRoutes")
		}
		if err == nil {
			_, err = s.Book.PutRoutes(ctx, casebook.RouteTable{Routes: routes}, 0)
		}
		return err
	})
	s.on(last, func(ctx context.Context) error {
		notices, err := calendar.ReadNotices(province.File("notice.json"))
		if err == nil {
			ctx, err = s.as(ctx, province.Administrator, "addNotices")
		}
		if err == nil {
			_, err = s.Ledger.AddNotices(ctx, notices, false)
		}
		return err
	})
	return nil
}

// enter lets somebody come in for the first time.
func (s *story) enter(ctx context.Context, i int, one province.Person) error {
	var grants []access.Grant
	for _, text := range strings.Fields(one.Grants) {
		g, err := access.ParseGrant(text)
		if err != nil {
			return err
		}
		grants = append(grants, g)
	}
	if one.System {
		made, _, err := s.Roster.Make(ctx, roster.NewToken{Name: one.Name, Grants: grants, Until: form.NewDay(2027, 12, 31)}, "demo")
		s.people[one.Name] = made.Principal()
		if err == nil && one.Name == province.Old {
			_, err = s.Roster.Revoke(ctx, made.ID, "demo")
		}
		return err
	}
	id := fmt.Sprintf("person:demo-%d", i+1)
	err := s.Roster.Meet(ctx, id, one.Name)
	if err == nil && grants != nil {
		_, err = s.Roster.Grant(ctx, id, roster.NewGrants{Grants: grants}, "demo")
	}
	s.people[one.Name] = access.Principal{ID: id, Name: one.Name, Kind: access.KindPerson, Grants: grants}
	return err
}
