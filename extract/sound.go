package extract

import (
	"strings"
	"unicode/utf8"
)

// latin gives Cyrillic letters the Latin ones that news agencies write.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "e", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh",
	'щ': "sh", 'ъ': "", 'ы': "i", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
}

// plain takes the marks off Latin letters that names have.
var plain = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "ç", "c", "ć", "c", "č", "c", "ď", "d", "đ", "d", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"ē", "e", "ě", "e", "ę", "e", "ğ", "g", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "ł", "l", "ñ", "n", "ń", "n", "ň", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o",
	"ø", "o", "ő", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ť", "t", "ț", "t", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u", "ý", "i", "ž", "z", "ź", "z", "ż", "z",
	"ə", "a", "ё", "е", "’", "'", "ʼ", "'", "‘", "'", "\u0307", "", "\u0301", "", "\u0327", "", "\u0306", "",
)

// arabic gives Arabic letters the Latin ones that news agencies write. Short
// vowels are not written.
var arabic = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ب': "b", 'ت': "t", 'ث': "t", 'ج': "j", 'ح': "h", 'خ': "h", 'د': "d", 'ذ': "d", 'ر': "r", 'ز': "z", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d",
	'ط': "t", 'ظ': "z", 'ع': "", 'غ': "g", 'ف': "f", 'ق': "k", 'ك': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'ة': "a", 'و': "u", 'ي': "i", 'ى': "a", 'ء': "", 'ئ': "i", 'ؤ': "u",
	'پ': "p", 'چ': "ch", 'گ': "g", 'ژ': "zh", 'ڤ': "v", 'ی': "i", 'ک': "k",
}

// alike are spellings that differ between the ways of writing a name in Latin
// letters, by their first letter, the longer first.
var alike = [256][][2]string{
	's': {{"sch", "sh"}}, 't': {{"tch", "ch"}}, 'k': {{"kh", "h"}}, 'g': {{"gh", "g"}}, 'p': {{"ph", "f"}}, 'c': {{"ck", "k"}}, 'q': {{"q", "k"}}, 'x': {{"x", "ks"}}, 'w': {{"w", "v"}},
	'd': {{"dzh", "j"}, {"dj", "j"}}, 'o': {{"ou", "u"}, {"oo", "u"}}, 'e': {{"ee", "i"}}, 'y': {{"ya", "ia"}, {"yu", "iu"}, {"ye", "e"}, {"y", "i"}}, 'j': {{"j", "i"}},
}

// sound folds a name so that its transliterations fall together: Zelensky,
// Zelenskyy and Зеленський; Sergei, Sergey and Сергей.
func sound(name string) string {
	out := make([]byte, 0, len(name))
	for word := range strings.FieldsSeq(romanise(name)) {
		from := len(out)
		if from > 0 {
			out = append(out, ' ')
			from++
		}
		out = appendSound(out, from, word)
		if len(out) > from+2 && out[len(out)-1] == 'i' {
			out = out[:len(out)-1]
		}
		if len(out) == from && from > 0 {
			out = out[:from-1]
		}
	}
	return string(out)
}

// appendSound folds one word in Latin letters, without marks and doubles.
func appendSound(out []byte, from int, word string) []byte {
	for len(word) > 0 {
		size, to := 1, word[:1]
		for _, a := range alike[word[0]] {
			if strings.HasPrefix(word, a[0]) {
				size, to = len(a[0]), a[1]
				break
			}
		}
		for i := range len(to) {
			letter := to[i] >= 'a' && to[i] <= 'z' || to[i] >= utf8.RuneSelf
			if letter && (len(out) == from || out[len(out)-1] != to[i] || to[i] >= utf8.RuneSelf) {
				out = append(out, to[i])
			}
		}
		word = word[size:]
	}
	return out
}

// romanise writes a name in small Latin letters without marks; letters of
// other scripts stay.
func romanise(name string) string {
	ascii := true
	for i := range len(name) {
		ascii = ascii && name[i] < utf8.RuneSelf
	}
	name = strings.ToLower(name)
	if ascii {
		return name
	}
	var b strings.Builder
	for _, r := range plain.Replace(name) {
		to, ok := latin[r]
		if !ok {
			to, ok = arabic[r]
		}
		if ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// AlikeEnough is the likeness from which two names may be spellings of one.
const AlikeEnough = .85

// No name has more words, and no word of one more letters.
const longestName, longestWord = 16, 64

// Alike tells how alike two names sound, from 0 to 1: the words of the shorter
// against the words of the longer, in their order. It serves to suggest that
// two people are one, which only the analyst can say.
func Alike(a, b string) float64 {
	short, long := strings.Fields(sound(unhyphened(a))), strings.Fields(sound(unhyphened(b)))
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 || len(long) > longestName {
		return 0
	}
	if len(short) == 1 { // a family name
		return jaroWinkler(short[0], long[len(long)-1])
	}
	total, least, from := 0.0, 1.0, 0
	for n, word := range short {
		best, at := 0.0, from
		for i := from; i <= len(long)-(len(short)-n); i++ {
			if like := jaroWinkler(word, long[i]); like > best {
				best, at = like, i
			}
		}
		total, least, from = total+best, min(least, best), at+1
	}
	if least < .75 {
		return least * total / float64(len(short)) // one word of another name
	}
	return total / float64(len(short))
}

// unhyphened parts the words that some spellings join, and drops the Arabic
// article, which others do.
func unhyphened(name string) string {
	var out []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' }) {
		if word != "al" && word != "el" && word != "аль" {
			out = append(out, strings.TrimPrefix(word, "ال"))
		}
	}
	return strings.Join(out, " ")
}

// jaroWinkler is the likeness of two words after Jaro and Winkler, 0 to 1.
func jaroWinkler(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 || max(len(x), len(y)) > longestWord {
		return 0
	}
	window := max(0, max(len(x), len(y))/2-1)
	inX, inY := make([]bool, len(x)), make([]bool, len(y))
	common := 0
	for i, r := range x {
		for j := max(0, i-window); j < min(len(y), i+window+1); j++ {
			if !inY[j] && y[j] == r {
				inX[i], inY[j], common = true, true, common+1
				break
			}
		}
	}
	if common == 0 {
		return 0
	}
	swapped, j := 0, 0
	for i, r := range x {
		if !inX[i] {
			continue
		}
		for !inY[j] {
			j++
		}
		if y[j] != r {
			swapped++
		}
		j++
	}
	m := float64(common)
	jaro := (m/float64(len(x)) + m/float64(len(y)) + (m-float64(swapped)/2)/m) / 3
	prefix := 0
	for prefix < min(4, len(x), len(y)) && x[prefix] == y[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*.1*(1-jaro)
}
