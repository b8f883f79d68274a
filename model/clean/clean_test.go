package clean_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"parley/model/clean"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text", "Talks in Geneva", "Talks in Geneva"},
		{"other scripts", "Переговори в Женеві, محادثات جنيف", "Переговори в Женеві, محادثات جنيف"},
		{"quotes and dashes", "“spirit and letter” — 90 %", "“spirit and letter” — 90 %"},
		{"breaks and tabs", "a\r\nb\nc\td\u2028e", "a b c d e"},
		{"an escape is seen", "a\x1b[31mred", "a␛[31mred"},
		{"a bell is seen", "a\ab", "a␇b"},
		{"delete is seen", "a\x7f", "a␡"},
		{"a control encoded as UTF-8", "a\u009b31m", "a\ufffd31m"},
		{"text that runs backwards", "a\u202egpj.exe", "a\ufffdgpj.exe"},
		{"isolates", "a\u2066b\u2069", "a\ufffdb\ufffd"},
		{"tag characters", "a\U000e0041", "a\ufffd"},
		{"broken UTF-8", "a\xff\xfeb", "a\ufffd\ufffdb"},
		{"a private character", "a\ue000", "a\ufffd"},
		{"soft hyphens and zero-width spaces go", "nego\u00adti\u200ba\ufefftion", "negotiation"},
		{"directional marks go", "a\u200eb\u200fc", "abc"},
		{"a variation selector goes", "☎\ufe0f", "☎"},
		{"an accent stays", "e\u0301tat", "e\u0301tat"},
		{"forty accents are four", "a" + strings.Repeat("\u0301", 40) + "b", "a" + strings.Repeat("\u0301", 4) + "b"},
		{"an accent on nothing goes", "\u0301a", "a"},
		{"a joiner between Latin letters goes", "a\u200db", "ab"},
		{"a joiner in Persian stays", "می\u200cخواهم", "می\u200cخواهم"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := clean.Line(c.in); got.String() != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestBlock(t *testing.T) {
	if got, want := clean.Block("a\r\nb\rc\u0085d\te\n\u0301f").String(), "a\nb\nc\nd       e\nf"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMixed(t *testing.T) {
	for word, want := range map[string]bool{
		"Lavrov": false, "Лавров": false, "Lavrov Лавров": false, "Lаvrov": true, "La\u200bврoв": true, "Αθηνα": false, "Aθηνα": true, "": false,
	} {
		if got := clean.Mixed(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

func TestFileName(t *testing.T) {
	for words, want := range map[string]string{
		"Ukraine settlement": "ukraine-settlement", "../../etc/passwd": "etc-passwd", "Zürich, Genève": "zurich-geneve", "Мир": "unnamed",
		"": "unnamed", "CON": "_con", "con.txt": "_con.txt", "com1": "_com1", "Straße/Łódź": "strasse-lodz", "-rf": "rf", "a’b": "ab",
	} {
		if got := clean.FileName(words); got != want {
			t.Errorf("%q gives %q, want %q", words, got, want)
		}
	}
	if got := clean.FileName(strings.Repeat("long ", 100)); len(got) > 80 {
		t.Errorf("%d bytes", len(got))
	}
}

// FuzzText holds what screens and terminals rely on, whatever comes in.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"a", "a\x1b]0;x\a", "\u202e", "a\u0301\u0301", "\r\n\t", "\xff", "می\u200cخواهم", "👩\u200d🚀", "\U000e0041"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, block := clean.Line(s).String(), clean.Block(s).String()
		for _, out := range []string{line, strings.ReplaceAll(block, "\n", "")} {
			if !utf8.ValidString(out) {
				t.Fatalf("%q gives invalid UTF-8 %q", s, out)
			}
			for _, r := range out {
				if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Co, r) || r == '\u2028' {
					t.Fatalf("%q gives %U in %q", s, r, out)
				}
			}
		}
		if again := clean.Line(line).String(); again != line {
			t.Fatalf("%q is %q, cleaned again %q", s, line, again)
		}
		if again := clean.Block(block).String(); again != block {
			t.Fatalf("%q is %q, cleaned again %q", s, block, again)
		}
		if name := clean.FileName(s); name == "" || len(name) > 80 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
			t.Fatalf("%q gives the file name %q", s, name)
		}
	})
}
