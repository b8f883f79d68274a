package story

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// Address returns what all addresses of one page have in common, empty where
// an address is none of a page: of another scheme than http and https, or a
// site's front page. Whether it is secure, for small screens or for AMP, the
// place within the page, the closing slash and what only says where the reader
// came from make no difference. Everything else does, the case of the path too.
func Address(text string) string {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || strings.Trim(u.Hostname(), ".") == "" || !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https") {
		return ""
	}
	page, query := way(u.Path), asked(u.Query())
	if page == "/" && query == "" {
		return ""
	}
	if query != "" {
		query = "?" + query
	}
	return host(u) + (&url.URL{Path: page}).EscapedPath() + query
}

// way is the path to the page without what says that it is for AMP.
func way(page string) string {
	page = path.Clean("/" + page)
	for strings.HasSuffix(page, "/amp") {
		page = path.Clean(strings.TrimSuffix(page, "/amp") + "/")
	}
	if bare, ok := strings.CutSuffix(page, ".amp.html"); ok {
		return bare + ".html"
	}
	return strings.TrimSuffix(page, ".amp")
}

// host is the site without its variants for small screens.
func host(u *url.URL) string {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	for {
		label, rest, _ := strings.Cut(name, ".")
		if !slices.Contains([]string{"www", "m", "mobile", "amp"}, label) || !strings.Contains(rest, ".") {
			break
		}
		name = rest
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		name += ":" + port
	}
	return name
}

// asked is the query without what does not choose the page, in one order.
func asked(query url.Values) string {
	for name, values := range query {
		if tracks(strings.ToLower(name)) || slices.Equal(values, []string{"amp"}) {
			query.Del(name)
		}
	}
	return query.Encode()
}

// tracks reports whether a parameter only follows the reader.
func tracks(name string) bool {
	for _, prefix := range []string{"utm_", "mc_", "pk_", "mtm_", "at_", "guce_", "hsa_", "vero_", "__twitter", "_hs"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return slices.Contains(tracking, name)
}

var tracking = []string{
	"amp", "_ga", "_gl", "cmp", "cmpid", "dclid", "fbclid", "gclid", "gclsrc", "guccounter", "igsh", "igshid", "msclkid", "ns_campaign", "ns_mchannel",
	"ns_source", "ocid", "ref_src", "ref_url", "smid", "smtyp", "traffic_source", "twclid", "wt_mc", "xtor", "yclid",
}
