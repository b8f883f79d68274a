package store

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"parley/model"
	"parley/model/day"
)

const someID = model.ID("01HZZZZZZZZZZZZZZZZZZZZZZZ")

// full has every field of a board row filled.
func full() BoardRow {
	on := day.On(2026, time.January, 14)
	return BoardRow{
		ID: someID, Handle: "p1", Slug: "land", Title: "Status of the land", Category: "territory",
		Cached: model.Cached{
			Row: model.Row{
				Status: model.Disputed, Basis: model.Reported, Since: day.Month(2026, time.January), Overtaken: true, Drift: model.Softening,
				Drifter: someID, Claims: 3, Parties: model.NewScope(someID), Last: on,
				Badges: []model.Badge{{Scope: model.NewScope(someID), Status: model.Agreed, Basis: model.Assessed, Since: day.Exact(on), Until: on}},
			},
			ValidFrom: on, ContestedUntil: on, DoubtedUntil: day.Min, StaleFrom: day.Max,
		},
	}
}

func TestBoardRowKeepsEverything(t *testing.T) {
	want := full()
	got, err := DecodeBoard(want.Encode())
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v\nwant %+v", got, err, want)
	}
}

// FuzzRows holds that a damaged row or entry is an error, never a panic, and
// that what is read is written back alike.
func FuzzRows(f *testing.F) {
	f.Add(full().Encode())
	f.Add(encodeRow(Row{Handle: "a1", Title: "Talks", Day: day.Year(2026), Extra: "an outlet"}))
	f.Add(encodeStated(model.Stated{Seq: 4, Said: day.Year(2026), Kind: model.Position, Voices: []model.Voice{{Who: "x", Party: someID}}, Stance: model.Demands}))
	f.Add(encodeSummary(Summary{Points: 3, Until: map[day.Date]int{day.On(2026, 1, 1): 2}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := DecodeBoard(b); err == nil {
			written := r.Encode() // which cuts a title that no row was written with
			again, err := DecodeBoard(written)
			if err != nil || !bytes.Equal(again.Encode(), written) {
				t.Fatalf("%+v\nis read back as %+v, %v", r, again, err)
			}
		}
		_, _ = decodeRow(model.Ref{Kind: model.KindPoint, ID: someID}, b)
		_, _ = decodeStated(someID, b)
		_, _ = decodeJudged(someID, b)
		_, _ = decodeSummary(b)
		_, _ = decodePlace(b)
		_, _, _ = unseal(b)
	})
}
