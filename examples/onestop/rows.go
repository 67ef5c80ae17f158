package main

import "time"

// The rows that return dates are kept in, with their columns in order. Yours have other
// columns beside these.

// instant is how the system keeps time: Unix seconds, 0 for "not yet".
type instant int64

func at(t time.Time) instant { return instant(t.Unix()) }

func (i instant) Time() time.Time { return time.Unix(int64(i), 0).In(zone) }

// MarshalText writes the time as programs are told all times: 2026-11-27T10:00:00+07:00.
func (i instant) MarshalText() ([]byte, error) { return i.Time().AppendFormat(nil, time.RFC3339), nil }

var zone = time.FixedZone("UTC+7", 7*3600)

type dossier struct {
	Code       string  `json:"code"`
	Procedure  string  `json:"procedure"`
	Unit       string  `json:"unit"`
	TakenBy    string  `json:"takenBy"`
	Applicant  string  `json:"applicant"`
	Phone      string  `json:"phone"`
	Status     string  `json:"status"`
	Channel    string  `json:"channel"`
	TakenAt    instant `json:"takenAt"`
	PromisedOn string  `json:"promisedOn"` // a day, or for a term in hours an instant
	Clock      string  `json:"-"`
	FinishedAt instant `json:"finishedAt,omitzero"`
	Fee        int64   `json:"fee"`
	Payment    string  `json:"payment"`
	Scanned    bool    `json:"scanned"`
	EResult    bool    `json:"eResult"`
	Reused     bool    `json:"reused"`
	Complained bool    `json:"complained"`
	Version    int64   `json:"version"`
}

// letter is an apology with its new appointment, as it was printed.
type letter struct {
	Dossier string  `json:"-"`
	Number  string  `json:"number"`
	Signer  string  `json:"signer"`
	Reason  string  `json:"reason"`
	GivenAt instant `json:"givenAt"`
	Was     string  `json:"was"`
	Due     string  `json:"due"`
	Why     string  `json:"why"`
}

// fault is something that the user can mend.
type fault struct {
	status int
	text   string
}

func (f fault) Error() string { return f.text }

var errMissing = fault{404, "Không có dữ liệu này."}
