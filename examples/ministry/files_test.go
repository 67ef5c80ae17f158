package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// What a spreadsheet program reads is what the report said.
func TestSpreadsheetReadsBack(t *testing.T) {
	table := [][]string{{"Cơ quan", "Tổng số"}, {"Văn phòng Bộ Ví Dụ", "2"}, {"Tổng cộng", "2"}}
	text, err := spreadsheet(table)
	require.NoError(t, err)
	book, err := excelize.OpenReader(bytes.NewReader(text))
	require.NoError(t, err)
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	assert.Equal(t, table, rows)
}
