package desk_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"parley/desk"
)

// A line is read into labelled fields while it is typed; what is wrong with it
// stands at its field.
func ExampleDesk_ParseLine() {
	folder, err := os.MkdirTemp("", "parley")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	ctx := context.Background()
	d, err := desk.Open(ctx, desk.Options{
		Path: folder + "/parley.db", Now: func() time.Time { return now }, Entropy: entropy(), Author: "analyst", Origin: "cli",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := desk.At{Day: d.Today()}
	for _, line := range []string{
		`process ukr "Ukraine settlement"`,
		`party ru Russia state`,
		`person ushakov "Yuri Ushakov" ru: presidential aide [envoy]`,
		`point donbas territory: Status of the Donetsk region`,
	} {
		if _, err := d.AddLine(ctx, "", line, at); err != nil {
			fmt.Println(err)
		}
	}
	fields, err := d.ParseLine(ctx, "ukr", `ru demands donbass: full withdrawal !red by:Ushakov 2dec`, at)
	for _, f := range fields {
		fmt.Printf("%s: %s\n", f.Label, f.Value)
		if f.Fault != "" {
			fmt.Println("  ", f.Fault)
		}
	}
	if err != nil {
		fmt.Println(err)
	}
	// Unordered output:
	// record: claim
	// for: ru
	// by: Ushakov
	// kind: position
	// about: donbass
	//    there is no point "donbass"; did you mean donbas?
	// stance: demands
	// firmness: red-line
	// want: full withdrawal
	// said: 2dec
}
