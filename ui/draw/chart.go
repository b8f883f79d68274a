package draw

import "strings"

// Meter draws a part of a whole, 0 to 1, in w cells.
func (t *Theme) Meter(part float64, w int) string {
	full := max(0, min(w, int(part*float64(w))))
	return strings.Repeat(t.Glyph("█", "#"), full) + strings.Repeat(t.Glyph("░", "."), max(0, w-full))
}

// sparks are eight heights; a terminal without Unicode has digits for them.
var sparks = []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// Spark draws values from 0 to most as heights, one cell each; a negative one
// is an empty cell.
func (t *Theme) Spark(values []int, most int) string {
	var b strings.Builder
	for _, v := range values {
		if v < 0 || most <= 0 {
			b.WriteByte(' ')
			continue
		}
		step := min(len(sparks)-1, v*(len(sparks)-1)/most)
		b.WriteString(t.Glyph(sparks[step], string(rune('1'+step))))
	}
	return b.String()
}
