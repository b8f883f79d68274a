// Package extract finds what an article says: parties, people, disputed
// points, claims and events, each with the exact words that prove it, the rule
// that found it and how sure it is.
//
// It is a function of the article, of what the file knows already and of what
// the analyst made of each rule before: no network, no model, no clock. The
// same bytes give the same suggestions. Rules are written for the language,
// not for articles; the article's own voice makes no claims.
//
// An article is read once into tokens and sentences (text.go); names in them
// are found by the lexicon and by how people are introduced (names.go,
// people.go); who says what, by verbs of saying and holding (speech.go,
// held.go, document.go, official.go); who a phrase or pronoun means, by what
// stood before it (resolve.go, describe.go, scene.go). Tables of words in
// extract/lexicon tell what a claim is about (matter.go) and what it asserts
// (weigh.go). Points, parties with their roles and events are then read off
// the whole article.
package extract
