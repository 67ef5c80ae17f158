package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/plan/body"
)

// Letter 10065/VPCP-KGVX of 2 October 2026 is the last that the calendar has.
func TestUntilWhenTheDataIsKnown(t *testing.T) {
	s := serve(t)
	answer, _ := do(t, "GET", s.URL+"/api/v1/calendar?year=2026", "")
	assert.Equal(t, "2026-10-02", answer.Header.Get("Known-Until"))
	answer, _ = do(t, "GET", s.URL+"/api/v1/calendar?year=2026&knownOn=2025-11-01", "")
	assert.Equal(t, "2025-10-16", answer.Header.Get("Known-Until"), "as it was known then")
	answer, _ = do(t, "GET", s.URL+"/api/v1/body?name=H26", "")
	assert.Equal(t, body.Vietnam().KnownUntil().String(), answer.Header.Get("Known-Until"))
}
