package extract

// Suggest finds what an article says.
func Suggest(a Article, k Known) Suggestions { return Suggestions{} }

// FindLayers recognises what lies below the suggestions.
func FindLayers(a Article) *Layers { return &Layers{} }
