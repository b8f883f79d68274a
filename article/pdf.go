package article

import (
	"errors"
	"io"
	"iter"
	"strings"
)

// ErrNoPDF is the error of a [Reader.PDF] that has no program to run.
var ErrNoPDF = errors.New("pdftotext is not installed")

// A Reader reads articles with the help of what it is given.
type Reader struct {
	// PDF turns a PDF into UTF-8 text with an empty line between paragraphs.
	// Without it, or where it returns [ErrNoPDF], a PDF is an error that says
	// what to install.
	PDF func(io.Reader) ([]byte, error)
}

// MaxPDF is the limit of a PDF, in bytes.
const MaxPDF = 100 << 20

// pdf reads a PDF as the text that somebody else makes of it.
func (r Reader) pdf(in io.Reader, name string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		if r.PDF == nil {
			yield(Article{}, noPDF(name))
			return
		}
		text, err := r.PDF(&limited{r: in, left: MaxPDF})
		switch {
		case errors.Is(err, ErrNoPDF):
			yield(Article{}, noPDF(name))
		case errors.Is(err, errLong):
			yield(Article{}, wrong(name, "it has more than %d MiB", MaxPDF>>20))
		case err != nil:
			yield(Article{}, wrong(name, "pdftotext could not read it: %v", err))
		case strings.TrimSpace(string(text)) == "":
			yield(Article{}, wrong(name, "the PDF has no text, only pictures of it"))
		default:
			yield(read([]byte(reflowed(string(text))), name, Plain))
		}
	}
}

func noPDF(name string) error {
	return wrong(name, "it is a PDF and pdftotext is not installed; install poppler-utils, or hand in its text")
}

// reflowed puts the lines of a paragraph together; pages and paragraphs are
// apart by an empty line.
func reflowed(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\f", "\n\n")
	var out []string
	for _, p := range strings.Split(text, "\n\n") {
		var b strings.Builder
		for _, l := range strings.Split(p, "\n") {
			l = strings.Join(strings.Fields(l), " ")
			switch s := b.String(); {
			case l == "" || s == "":
				b.WriteString(l)
			case strings.HasSuffix(s, "\u00ad"):
				b.Reset()
				b.WriteString(strings.TrimSuffix(s, "\u00ad") + l)
			default:
				b.WriteString(" " + l)
			}
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return strings.Join(out, "\n\n")
}
