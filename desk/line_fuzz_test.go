package desk_test

import (
	"strings"
	"testing"
	"time"

	"parley/desk"
)

// openTalks is a small process to read lines against.
func openTalks(tb testing.TB) *desk.Desk {
	tb.Helper()
	d, err := desk.Open(tb.Context(), desk.Options{
		Path: tb.TempDir() + "/parley.db", Wait: 10 * time.Second, Now: func() time.Time { return now },
		Entropy: entropy(), Author: "analyst", Origin: "test",
	})
	if err != nil {
		tb.Fatal(err)
	}
	for _, line := range []string{
		`process ukr "Ukraine settlement"`,
		`party ru Russia state roles:principal`,
		`party ua Ukraine state roles:principal`,
		`person ushakov "Yuri Ushakov" ru: presidential aide [envoy]`,
		`point donbas territory: Status of the Donetsk region`,
	} {
		if _, err := d.AddLine(tb.Context(), "", line, desk.At{Day: d.Today()}); err != nil {
			tb.Fatalf("%s\n%v", line, err)
		}
	}
	return d
}

// FuzzLine holds that whatever is typed is read live without an error: what is
// wrong with it stands at a field.
func FuzzLine(f *testing.F) {
	for _, line := range []string{
		"", `"`, `[`, "!", ":", "ru", "ru demands", "note", "note p1: x on:", "party", "person x", "point a:", "event", "text plan", "outlet A",
		`ru demands donbas: full Ukrainian withdrawal !red if us signs by:Ushakov 26nov src:a12`,
		`ua reports agreed donbas [ua, ru]: text closed count:"90 %" by:"sources in ""Moscow""" 28dec`,
		`ru, ua states *: “the „talks“ go on” on:2025-12-01 15may as:expert`,
		`person witkoff "Steve Witkoff" ru: "envoy; special" [envoy] 2025-01-20..2026 the whole [file]`,
		`event visit ua,ru Moscow 6aug2025 held who:ushakov`,
		`party kr Korea state aka:"Korea, Republic of",ROK code:KOR`,
	} {
		f.Add(line)
	}
	d := openTalks(f)
	f.Fuzz(func(t *testing.T, line string) {
		fields, err := d.ParseLine(t.Context(), "ukr", line, desk.At{Day: d.Today()})
		if err != nil {
			t.Fatal(err)
		}
		if len(fields) == 0 || fields[0].Name != "kind" {
			t.Fatalf("%q was read as no kind of record: %+v", line, fields)
		}
		for _, field := range fields {
			if field.Label == "" || field.Fault != "" && strings.TrimSpace(field.Fault) == "" {
				t.Errorf("%q gave the field %+v", line, field)
			}
		}
	})
}
