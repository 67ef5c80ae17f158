package indicator_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Row by row a file says what it says as a whole, and goes on behind what is
// wrong; JSON lines are held to the same.
func TestObservationsRowByRow(t *testing.T) {
	how := indicator.ObservationReading{Definitions: []indicator.Definition{{ID: "1/1", Name: "a", Unit: "%"}}, Today: form.MustParseDay("2024-06-30")}
	read := func(each func(io.Reader, func(int, indicator.Observation, error) bool), text string) (said []string) {
		each(strings.NewReader(text), func(line int, o indicator.Observation, fault error) bool {
			what := o.Value.String()
			for _, e := range form.All(fault) {
				what = string(e.Code) + " " + e.Path
			}
			said = append(said, fmt.Sprintf("%d %s", line, what))
			return len(said) < 6
		})
		return said
	}
	assert.Equal(t, []string{"2 1 / 2", "4 ratio.part numerator", "5 day.future period", "6 row.fields ", "7 row.quote ", "8 number.negative numerator"}, read(how.Each,
		"indicator,body,period,numerator,denominator,recorded,source\n1/1,H26,2024-05,1,2,,\n,,,,,,\n1/1,H26,2024-06,3,2,,\n1/1,H26,2024-07,1,2,,\n1/1,H26\n1/1,\"H\"x,2024-06,1,2,,\n1/1,H26,2024-06,-1,2,,\n1/1,H26,2024-06,1,2,,\n"))
	assert.Equal(t, []string{"1 column.unknown "}, read(how.Each, "indicator,body,period,numerator,denominator,x\n"))
	line := `{"v":1,"indicator":"1/1","body":"H26","period":"%s","numerator":%d,"denominator":2}` + "\n"
	assert.Equal(t, []string{"1 1 / 2", "3 ratio.part numerator", "4 day.future period", "5 form.syntax ", "6 number.negative numerator"}, read(how.EachLine,
		fmt.Sprintf(line, "2024-05", 1)+"\n"+fmt.Sprintf(line, "2024-05", 3)+fmt.Sprintf(line, "2024-07", 1)+"{\n"+fmt.Sprintf(line, "2024-05", -1)))
	assert.Empty(t, read(how.EachLine, ""))
}
