package cli

import (
	"os"

	"github.com/caicach/tthc/petition"
)

// ReadRules reads the rules of petitions from a file; where none is named they are
// those of the national system.
func ReadRules(file string) (rules petition.Rules, err error) {
	if file == "" {
		return petition.National(), nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return rules, Failure(2, err)
	}
	if rules, err = petition.ReadRules(b); err != nil {
		return rules, Failure(2, InFile(file, err))
	}
	return rules, nil
}
