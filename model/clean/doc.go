// Package clean makes text from outside safe to show.
//
// Whatever parley did not write itself - articles, names, file names, what an
// editor returns - is stored verbatim and may hold anything: terminal
// controls, text that runs backwards, letters under forty accents. Views,
// printers and exports therefore take only [Text], which is made here and
// nowhere else; a conversion Text(s) outside this package is a fault.
//
// # What becomes of a character
//
// Letters, marks, digits, punctuation, symbols and spaces stay as they are;
// nothing is normalised, so that a quote reads as its source has it. Of the
// rest,
//
//   - line breaks of every kind, and tabs, become spaces or stay line breaks;
//   - control characters become their pictures (ESC is ␛), or � where Unicode
//     has none, so that an attempt to drive the terminal is seen;
//   - what reorders, hides or replaces other text (bidirectional controls, tag
//     characters, annotations, blank "letters"), what is private or not
//     assigned, and broken UTF-8 become �, for the same reason;
//   - what has no looks of its own and occurs in honest text (soft hyphens,
//     zero-width spaces, byte order marks, directional marks) is left out: a
//     page that offers hyphenation shall not read as if it were damaged. Such a
//     character can make two names look alike that differ; comparing folded
//     names, not the eye, tells them apart or together;
//   - variation selectors are left out, and joiners but in the scripts that are
//     written with them, since terminals disagree on the width of what they join;
//   - marks beyond the fourth on one letter are left out, as are marks with
//     nothing to stand on, which would land on the neighbouring cell.
//
// Terminals obey even controls encoded as UTF-8 (VTE takes U+009B for ESC [),
// which is why no library is relied on to drop them.
package clean
