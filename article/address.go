package article

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

// siteOf returns the registrable domain of an address, "" where it has none.
func siteOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(u.Hostname()))
	if err != nil {
		return strings.ToLower(u.Hostname())
	}
	return site
}

// names reports that a site is that of somebody with a name, told by the
// letters of both: norlandpost.example is the Norland Post's.
func names(site, name string) bool {
	label, _, _ := strings.Cut(site, ".")
	label = letters(label)
	name = letters(name)
	for _, n := range []string{name, strings.TrimPrefix(name, "the")} {
		short, long := min(len(label), len(n)), max(len(label), len(n))
		if short == 0 {
			continue
		}
		if label == n || short >= 5 && short*2 >= long && (strings.HasPrefix(label, n) || strings.HasPrefix(n, label)) {
			return true
		}
	}
	return false
}

// letters is a name without all but its letters and digits, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// trackers are parameters that say whence a reader came rather than what is
// read.
var trackers = []string{"utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "yclid", "igshid", "ocid", "cmpid", "ref_src", "at_medium", "at_campaign"}

// untracked returns an address without the parameters that track its reader.
// One that cannot be parsed stays as it is.
func untracked(address string) string {
	address = strings.TrimSpace(address)
	before, query, ok := strings.Cut(address, "?")
	if !ok {
		return address
	}
	query, fragment, hasFragment := strings.Cut(query, "#")
	var kept []string
	for _, p := range strings.Split(query, "&") {
		if !tracks(p) {
			kept = append(kept, p)
		}
	}
	if len(kept) > 0 {
		before += "?" + strings.Join(kept, "&")
	}
	if hasFragment {
		before += "#" + fragment
	}
	return before
}

func tracks(parameter string) bool {
	parameter = strings.ToLower(parameter)
	for _, t := range trackers {
		if strings.HasPrefix(parameter, t) {
			return true
		}
	}
	return parameter == ""
}

// dateInAddress finds a day in the path of an address, as in /2026/01/14/,
// /2026-01-14/ or -20260114.
func dateInAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	digits := strings.FieldsFunc(u.Path, func(r rune) bool { return r < '0' || r > '9' })
	for i, d := range digits {
		if len(d) == 8 && plausible(d[:4], d[4:6], d[6:]) {
			return d[:4] + "-" + d[4:6] + "-" + d[6:]
		}
		if i+2 < len(digits) && len(d) == 4 && plausible(d, digits[i+1], digits[i+2]) {
			date := d + "-" + pad(digits[i+1]) + "-" + pad(digits[i+2])
			if joined(u.Path, d, digits[i+1], digits[i+2]) {
				return date
			}
		}
	}
	return ""
}

func plausible(year, month, day string) bool {
	return (strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")) && inRange(month, 12) && inRange(day, 31)
}

func inRange(s string, most int) bool {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return len(s) >= 1 && len(s) <= 2 && n >= 1 && n <= most
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// joined reports that three numbers of a path stand side by side.
func joined(path, y, m, d string) bool {
	for _, sep := range []string{"/", "-", "_", "."} {
		if strings.Contains(path, y+sep+m+sep+d) {
			return true
		}
	}
	return false
}

// datedByAddress takes the day from the address where nothing else tells it.
func (a *Article) datedByAddress() { a.dated(dateInAddress(a.URL), "address") }

// byDomain falls back on the site's name.
func (a *Article) byDomain() { a.found(&a.Outlet, "outlet", siteOf(a.URL), "address") }

// shortLang is a language without its country, in small letters.
func shortLang(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	return strings.ToLower(tag)
}
