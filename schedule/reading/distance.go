package reading

// Distance counts the letters to insert, delete, replace or swap with their neighbour
// to make b of a, byte by byte, for names as [Key] writes them. Anything above limit is
// limit+1, and soon found.
func Distance(a, b string, limit int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var room [3][64]int
	var rows [3][]int
	for i := range rows {
		rows[i] = append(room[i][:0], make([]int, len(b)+1)...)
	}
	before, last, row := rows[0], rows[1], rows[2]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		// What is further away from the diagonal is beyond the limit.
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = limit + 1
		if from == 1 {
			row[0] = i
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		if to < len(b) {
			row[to+1] = limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}
