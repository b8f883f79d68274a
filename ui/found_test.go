package ui

import "testing"

// TestFilterTellsWhatElseHoldsTheWords counts behind the typing, and lists it.
func TestFilterTellsWhatElseHoldsTheWords(t *testing.T) {
	d := start(t, 120, 35).press("/").write("status:dis")
	d.rest()
	d.misses("also: ").press("esc", "/", "“plant").sees("1/12 points").misses("also: ").rest()
	d.sees("also: 1 point, 1 quote, 2 articles with these words: ctrl+f lists them")
	d.press("ctrl+f").sees("Found › plant · 4 hits", "quote    24 Dec 25  Volodymyr Zelensky").press("esc").sees("12 points").misses("filter: plant")
	d.press("/", "“xyzzy").rest()
	d.misses("also: ").press("enter", "esc")
	d.press("/").press("ctrl+f").sees("filter", "12 points") // without words there is nothing to list
}

// TestWordsTypedSinceAreSearchedFor drops what was found for words that are no
// longer there.
func TestWordsTypedSinceAreSearchedFor(t *testing.T) {
	d := start(t, 120, 35).press("/", "“plan")
	early := d.resting
	d.press("t").rest()
	d.sees("also: 1 point, 1 quote, 2 articles").press("s").misses("also: ")
	d.send(early())
	d.misses("also: ").press("backspace").rest()
	d.sees("also: 1 point, 1 quote, 2 articles")
}

func TestFoundIsOpened(t *testing.T) {
	d := start(t, 120, 35).press("F", "“plant")
	d.rest()
	d.sees("1 point, 1 quote, 2 articles").press("enter").sees("Found › plant · 4 hits")
	d.press("enter").sees("Point › Zaporizhzhia nuclear power plant").press("esc")
	d.press("j", "enter").sees("Reader › Chronology of the talks on Ukraine, 30", "Zaporizhzhia nuclear power").press("esc")
	d.press("j").sees("Chronology of the talks on Ukraine, 30").press("enter").sees("Reader › ").press("esc")
	d.press("F", "ctrl+u", "“zelensky", "enter").sees("Found › zelensky").press("enter").sees("Person › Volodymyr Zelensky").press("esc")
	d.press("/").write("kind:event").press("enter").sees("hits · filter: kind:event").press("enter").sees("Event › ").press("esc", "esc").sees("Found › zelensky").misses("filter:")
	d.press("F", "ctrl+u", "“russia", "enter", "enter").sees("Party › Russia").press("esc", "e").sees("Edit ru").press("esc", "esc").sees("12 points")
	d.press("F", "enter").sees("name the words").press("esc")
	d.press("F", "“xyzzy", "enter").sees("nothing that is known as of 12 Feb 2026 holds xyzzy").press("j", "enter", "esc")
}

// TestAClaimWithoutASourceIsFoundOnItsPoint opens the point with the claim
// selected.
func TestAClaimWithoutASourceIsFoundOnItsPoint(t *testing.T) {
	d := start(t, 120, 35).enter(`ru demands donbas: a caretaker cabinet by:Lavrov 21nov2025`).press("F", "“caretaker", "enter").sees("Found › caretaker · 1 hit", "Sergei Lavrov")
	d.press("enter").sees("Point › Rest of the Donetsk region", "▌Sergei Lavrov (ru) demands: a caretaker cabinet")
	d.press("k").misses("▌Sergei Lavrov (ru) demands: a caretaker cabinet") // it was chosen once
}

func TestFoundKnowsNothingOfLaterDays(t *testing.T) {
	d := start(t, 120, 35).press("F", "“plant", "enter").sees("4 hits").press("t").write("1 dec 2025").press("enter").sees("2 hits").misses("24 Dec 25")
	d.press("enter").sees("Point › ")
}
