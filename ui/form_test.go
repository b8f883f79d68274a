package ui

import "testing"

// TestFormOfEveryKind changes records in the one form, whatever they are.
func TestFormOfEveryKind(t *testing.T) {
	d := start(t, 120, 35).press("e").sees("Edit p1", "Rest of the Donetsk region", "category").press("esc")
	d.press("Processes", "e").sees("Edit ukr", "principals", "ru, ua").press("esc", "Board")
	for handle, shows := range map[string]string{"c1": "stance", "ru": "Russia", "lavrov": "Sergei Lavrov", "e1": "state", "o1": "Demo chronology", "j1": "disputed"} {
		d.press("E").write(handle).press("enter").sees("Edit "+handle, shows).press("esc")
	}
	d.press("E").write("nobody").press("enter").sees(`there is no record "nobody"`)
}

// TestRefusedFormStaysOpen loses nothing that was typed.
func TestRefusedFormStaysOpen(t *testing.T) {
	d := start(t, 120, 35).press("e").press("tab", "tab")
	for range 12 {
		d.press("backspace")
	}
	d.write("weather").press("enter").sees("Edit p1", "weather", `"weather"`)
	for range 12 {
		d.press("backspace")
	}
	d.write("forces").press("enter").sees("edited: edit point p1").misses("Edit p1")
}

// TestEditsAreUndoneOneAfterTheOther: two edits of one point are taken back and
// brought again by the keys and from the log, which says what each act did.
func TestEditsAreUndoneOneAfterTheOther(t *testing.T) {
	d := start(t, 120, 35)
	d.press("e").write(" One").press("enter").sees("edited: edit point p1 title: Rest of the Donetsk region One")
	d.press("e").write(" Two").press("enter").sees("edited: edit point p1 title: Rest of the Donetsk region One Two")
	d.press("u").sees("undone: edit point p1 title: Rest of the Donetsk region One Two")
	d.press("u").sees("undone: edit point p1 title: Rest of the Donetsk region One").misses("region One Two")
	d.press("ctrl+r").sees("redone: edit point p1 title: Rest of the Donetsk region One")
	d.press("ctrl+r").sees("redone: edit point p1 title: Rest of the Donetsk region One Two")

	d.press("Log").sees("redo: edit point p1 title: Rest of the Donetsk region One Two", "undo: edit point p1 title: Rest of the Donetsk region One (undone)")
	d.press("z").sees("undone: edit point p1 title: Rest of the Donetsk region One Two")
	d.press("g").press("z").sees("redone: edit point p1 title: Rest of the Donetsk region One Two")
	d.press("u").sees("undone: edit point p1 title: Rest of the Donetsk region One Two")
}
