package ui

import (
	"testing"

	"parley/article"
	"parley/desk"
	"parley/desk/desktest"
)

// TestMarkedPointsAreAssessedTogether assesses all of them by one act, which is
// undone as a whole.
func TestMarkedPointsAreAssessedTogether(t *testing.T) {
	d := start(t, 120, 35).press("space", "space", "s").sees("Where do these 2 points stand? Rest of the Donetsk region, Guarantees")
	d.press("n", "tab").write("talks go on").press("enter").sees("assessed: assess 2 points narrowing", "◔ narrowing   Rest of the Donetsk", "◔ narrowing   Guarantees for").misses("marked", "Where do")
	d.press("u").sees("undone: assess 2 points narrowing", "≠ disputed    Rest of the Donetsk", "≠ disputed    Guarantees for")
	d.press("g", "space", "space", "s", "tab").write("x").press("esc").sees("2 marked") // they stay marked until it is done
}

// TestMarkedReviewsAreClosedTogether ends those that are not done among the
// marked.
func TestMarkedReviewsAreClosedTogether(t *testing.T) {
	d := inbox(t, 120, 35)
	a := article.Article{Title: "Talks on transit", Text: "Russia offers a corridor on Crimea, Sergei Lavrov said on 3 February 2026.", Outlet: "Wire", Published: desktest.News().Published}
	if _, err := d.d.Import(t.Context(), "ukr", a, desk.LetWait); err != nil {
		t.Fatal(err)
	}
	d.run(d.m.reload())
	d.press("*").sees("3 marked").press("c").sees("closed: 2 reviews").misses("○ waits", "marked")
	d.press("c").sees("its review is done")
	d.press("u").sees("○ waits", "✓ done")
}
