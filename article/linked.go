package article

import (
	"encoding/json"
	"strings"
)

// machineData reads JSON-LD, first of all: it is written for programs. What is
// not JSON is searched for the fields by their names.
func (a *Article) machineData(script string) {
	script = strings.Trim(strings.TrimSpace(script), ";")
	script = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(script, "<!--"), "<![CDATA["), "]]>")
	clean := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	var v any
	if json.Unmarshal([]byte(clean), &v) == nil {
		a.linked(v, 0)
		return
	}
	if !strings.Contains(clean, "Article") && !strings.Contains(clean, "Posting") {
		return
	}
	a.found(&a.Title, "title", plucked(clean, "headline"), "json-ld")
	a.dated(plucked(clean, "datePublished"), "json-ld")
	if _, publisher, ok := strings.Cut(clean, `"publisher"`); ok {
		a.found(&a.Outlet, "outlet", plucked(publisher, "name"), "json-ld")
	}
}

// plucked returns the string after the first key of a name.
func plucked(script, key string) string {
	_, rest, ok := strings.Cut(script, `"`+key+`"`)
	rest = strings.TrimLeft(rest, " :")
	if !ok || !strings.HasPrefix(rest, `"`) {
		return ""
	}
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			var s string
			if json.Unmarshal([]byte(rest[:i+1]), &s) != nil {
				return ""
			}
			return s
		}
	}
	return ""
}

// linked looks for the article in JSON-LD: in lists, graphs and what a page is
// about.
func (a *Article) linked(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			a.linked(e, depth+1)
		}
	case map[string]any:
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			a.linked(v[key], depth+1)
		}
		if !isArticle(v["@type"]) {
			return
		}
		a.found(&a.Title, "title", inline(first(str(v["headline"]), str(v["name"]))), "json-ld")
		a.found(&a.Outlet, "outlet", nameIn(v["publisher"]), "json-ld")
		a.found(&a.Author, "author", nameIn(v["author"]), "json-ld")
		a.found(&a.URL, "url", untracked(str(v["url"])), "json-ld")
		a.found(&a.Lang, "lang", shortLang(str(v["inLanguage"])), "json-ld")
		a.dated(str(v["datePublished"]), "json-ld")
	}
}

func isArticle(kind any) bool {
	if many, ok := kind.([]any); ok {
		for _, k := range many {
			if isArticle(k) {
				return true
			}
		}
		return false
	}
	name := str(kind)
	for _, end := range []string{"Article", "Posting", "Report", "Interview", "Review"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// nameIn takes the name out of a string, an object or a list of objects.
func nameIn(v any) string {
	switch v := v.(type) {
	case string:
		if !strings.Contains(v, "://") {
			return v
		}
	case map[string]any:
		return str(v["name"])
	case []any:
		var names []string
		for _, e := range v {
			if n := nameIn(e); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
