package ui

import "testing"

// TestFormOfEveryKind changes records in the one form, whatever they are.
func TestFormOfEveryKind(t *testing.T) {
	d := start(t, 120, 35).press("e").sees("Edit p1", "Rest of the Donetsk region", "category").press("esc")
	d.press("3", "e").sees("Edit ukr", "principals", "ru, ua").press("esc", "1")
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
