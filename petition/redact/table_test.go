package redact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What a phrase means must not hang on the order in which rows are read.
func TestEachPhraseStandsInOneRow(t *testing.T) {
	each := func(rows map[string]string) {
		seen := map[string]string{}
		for row, list := range rows {
			for phrase := range strings.SplitSeq(list, ",") {
				phrase = strings.TrimSpace(phrase)
				assert.NotContains(t, seen, phrase, "also in %s", seen[phrase])
				seen[phrase] = row
			}
		}
	}
	lists := map[string]string{}
	for k, list := range announcingWords {
		lists[string(k)] = list
	}
	each(lists)
	phrases := 0
	for _, list := range openers {
		phrases += 1 + strings.Count(list, ",")
	}
	assert.Len(t, lowWords, phrases, "a phrase opens two kinds of place")
	assert.LessOrEqual(t, len(words.tables), mostTables)
}
