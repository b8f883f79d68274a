package article

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// MaxMail is the limit of one message with what is attached to it, in bytes.
const MaxMail = 64 << 20

// longestHeader is the limit of the header of a message, in bytes.
const longestHeader = 1 << 20

// deepestMail is how deep the parts of a message may be nested.
const deepestMail = 8

// readMail reads one message: its text, or else the text of its HTML part. A
// newsletter is its sender's; what somebody wrote has an author.
func readMail(r io.Reader, name string) (Article, error) {
	limit := &limited{r: r, left: longestHeader}
	m, err := mail.ReadMessage(bufio.NewReader(limit))
	switch {
	case errors.Is(err, errLong):
		return Article{}, wrong(name, "the header of the message has more than %d MiB", longestHeader>>20)
	case errors.Is(err, errBomb), errors.Is(err, errDamaged):
		return Article{}, unreadable(name, err)
	case err != nil:
		return Article{}, wrong(name, "it is not an e-mail: its header is not one")
	}
	limit.left = MaxMail
	a := Article{Places: map[string]string{}, ID: strings.Trim(m.Header.Get("Message-ID"), "<> ")}
	a.found(&a.Title, "title", decoded(m.Header.Get("Subject")), "Subject")
	a.dated(m.Header.Get("Date"), "Date")
	a.found(&a.Lang, "lang", shortLang(m.Header.Get("Content-Language")), "Content-Language")
	a.sender(m.Header)

	var parts mailParts
	err = parts.read(m.Body, m.Header.Get, 0)
	if errors.Is(err, errLong) {
		return Article{}, wrong(name, "it has more than %d MiB, too much for one message", MaxMail>>20)
	}
	if err != nil && parts.plain == nil && parts.html == nil {
		return Article{}, wrong(name, "its parts cannot be told apart: %v", err)
	}
	if err != nil {
		a.Warnings = append(a.Warnings, "the message is cut off or damaged; what could be read was taken")
	}
	plain := strings.TrimSpace(a.decodePart(parts.plain, parts.plainCharset, Plain))
	switch {
	case plain != "" && (parts.html == nil || len(plain) > 200):
		a.Text = letter(plain, parts.flowed, a.Title)
	case parts.html != nil:
		a.Text = letter(a.piece(a.decodePart(parts.html, parts.htmlCharset, HTML), func(block) bool { return true }), false, a.Title)
	}
	if strings.TrimSpace(a.Text) == "" {
		return Article{}, wrong(name, "the message has no text")
	}
	return a, nil
}

// sender tells outlet and author by who sent a message.
func (a *Article) sender(h mail.Header) {
	from := decoded(h.Get("From"))
	address := from
	if parsed, err := mail.ParseAddress(h.Get("From")); err == nil {
		from, address = decoded(parsed.Name), parsed.Address
	} else if i := strings.LastIndexByte(from, '<'); i >= 0 {
		from, address = strings.Trim(from[:i], ` "`), strings.Trim(from[i:], "<> ")
	}
	_, domain, _ := strings.Cut(address, "@")
	site := siteOf("https://" + domain)
	many := h.Get("List-Unsubscribe") != "" || h.Get("List-Id") != "" || h.Get("Precedence") != ""
	if person := strings.Fields(from); !many && len(person) >= 2 && len(person) <= 4 && !names(site, from) {
		a.found(&a.Author, "author", from, "From")
		a.found(&a.Outlet, "outlet", decoded(h.Get("Organization")), "Organization")
		a.found(&a.Outlet, "outlet", site, "From")
		return
	}
	a.found(&a.Outlet, "outlet", from, "From")
	a.found(&a.Outlet, "outlet", site, "From")
}

// decoded is a header without its encoding.
func decoded(s string) string {
	dec := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	out, err := dec.DecodeHeader(s)
	if err != nil {
		out = s
	}
	return strings.ToValidUTF8(out, "\uFFFD")
}

// mailParts are the first text and the first HTML of a message.
type mailParts struct {
	plain, html               []byte
	plainCharset, htmlCharset string
	flowed                    bool
}

func (p *mailParts) read(body io.Reader, get func(string) string, depth int) error {
	kind, params, err := mime.ParseMediaType(get("Content-Type"))
	if err != nil && kind == "" {
		kind, params = "text/plain", map[string]string{}
	}
	if d, _, _ := mime.ParseMediaType(get("Content-Disposition")); d == "attachment" {
		return nil
	}
	if strings.HasPrefix(kind, "multipart/") {
		return p.many(multipart.NewReader(body, params["boundary"]), depth)
	}
	if kind == "message/rfc822" && depth < deepestMail {
		inner, err := mail.ReadMessage(body)
		if err != nil {
			return err
		}
		return p.read(inner.Body, inner.Header.Get, depth+1)
	}
	isPlain, isHTML := kind == "text/plain" && p.plain == nil, kind == "text/html" && p.html == nil
	if !isPlain && !isHTML {
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(unencoded(body, get("Content-Transfer-Encoding")), MaxArticle+1))
	if len(b) > MaxArticle {
		return errLong
	}
	if isPlain {
		p.plain, p.plainCharset = b, params["charset"]
		p.flowed = strings.EqualFold(params["format"], "flowed")
	} else {
		p.html, p.htmlCharset = b, params["charset"]
	}
	var torn *base64.CorruptInputError
	if errors.As(err, &torn) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil // what came before it is good
	}
	return err
}

func (p *mailParts) many(r *multipart.Reader, depth int) error {
	if depth >= deepestMail {
		return errors.New("they are nested too deep")
	}
	for {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := p.read(part, part.Header.Get, depth+1); err != nil {
			return err
		}
	}
}

func unencoded(r io.Reader, encoding string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}

func (a *Article) decodePart(b []byte, name string, format Format) string {
	if utf8.Valid(b) {
		return string(b)
	}
	if e, _ := charset.Lookup(name); e != nil && !strings.EqualFold(name, "utf-8") {
		return as(b, name)
	}
	return a.decode(b, format)
}

// letter takes off what stands around the text of a message: a masthead and
// what is above it, quoted replies, the signature, notes on the subscription.
func letter(text string, flowed bool, title string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, l := range lines {
		if l == "-- " || l == "--" || strings.HasPrefix(strings.TrimSpace(l), "-----Original Message") || attribution(lines, i) {
			lines = lines[:i]
			break
		}
	}
	if flowed {
		lines = unflowed(lines)
	}
	var kept []string
	paragraphs := strings.Split(strings.Join(lines, "\n"), "\n\n")
	for i, p := range paragraphs {
		if i > len(paragraphs)/2 && subscription(p) && !onlyLinks(p) && !anyLong(paragraphs[i:]) {
			break // with the sender's address, which follows
		}
		if p = strings.Trim(p, "\n"); strings.TrimSpace(p) != "" && !quoted(p) && !furnitureWords(strings.TrimSpace(p)) {
			kept = append(kept, strings.TrimRight(p, " \n"))
		}
	}
	for len(kept) > 1 && masthead(kept[0], title) {
		kept = kept[1:]
	}
	for len(kept) > 1 && subscription(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1]
	}
	return strings.Join(kept, "\n\n")
}

func anyLong(paragraphs []string) bool {
	for _, p := range paragraphs {
		if len(p) > 2*prose {
			return true
		}
	}
	return false
}

// attribution reports that a line opens the quotation of another message: "On
// 14 January 2026, Anna Holm wrote:" above lines that are quoted.
func attribution(lines []string, i int) bool {
	l := strings.TrimSpace(lines[i])
	if !strings.HasSuffix(l, ":") {
		return false
	}
	for _, next := range lines[i+1:] {
		if strings.TrimSpace(next) != "" {
			return strings.HasPrefix(next, ">")
		}
	}
	return false
}

func quoted(paragraph string) bool {
	for _, l := range strings.Split(paragraph, "\n") {
		if !strings.HasPrefix(l, ">") {
			return false
		}
	}
	return true
}

// unflowed puts lines together that end in a space, as format=flowed has them.
func unflowed(lines []string) []string {
	var out []string
	open := false
	for _, l := range lines {
		l = strings.TrimPrefix(l, " ")
		if open && l != "" {
			out[len(out)-1] += l
		} else {
			out = append(out, l)
		}
		open = strings.HasSuffix(l, " ")
	}
	return out
}

// masthead reports that a paragraph is the head of a newsletter: the title
// again, a line in capitals, links, a date.
func masthead(p, title string) bool {
	if len(p) > 160 {
		return false
	}
	line, _, _ := strings.Cut(p, "\n")
	_, dated := dateline(p)
	return sameLetters(p, title) || dated || line == strings.ToUpper(line) && !strings.HasSuffix(line, ".") && letters(line) != "" || onlyLinks(p)
}

// onlyLinks reports that the lines of a paragraph are addresses, rules or
// nothing.
func onlyLinks(p string) bool {
	for _, l := range strings.Split(p, "\n") {
		l = strings.TrimSpace(l)
		if letters(l) != "" && (!strings.Contains(l, "://") || len(strings.Fields(l)) > 3) {
			return false
		}
	}
	return true
}

// subscription reports that a paragraph at the end is about the letter rather
// than in it.
func subscription(p string) bool {
	if onlyLinks(p) {
		return true
	}
	if len(p) > 600 {
		return false
	}
	folded := strings.ToLower(p)
	for _, s := range []string{"unsubscribe", "manage preferences", "manage your subscription", "update your preferences", "view in browser", "all rights reserved", "©", "you are receiving", "you received this", "відписатися", "отписаться", "se désabonner", "abmelden", "abbestellen", "darse de baja"} {
		if strings.Contains(folded, s) {
			return true
		}
	}
	return false
}

// looksLikeMail reports that the first bytes are the header of a message.
func looksLikeMail(head []byte) bool {
	known := 0
	for _, line := range bytes.Split(head, []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || bytes.ContainsAny(name, " \t") {
			return false
		}
		switch strings.ToLower(string(name)) {
		case "from", "to", "date", "subject", "received", "message-id", "mime-version", "return-path", "content-type", "delivered-to":
			known++
		}
	}
	return known >= 3
}
