package model_test

import (
	"testing"

	"parley/model"
)

func TestCondition(t *testing.T) {
	for words, want := range map[string]string{
		"":                                  "",
		"Washington signs":                  "if Washington signs",
		"until the militia lays down arms":  "until the militia lays down arms",
		"Only if both sign":                 "Only if both sign",
		" as long as it holds ":             "as long as it holds",
		"provided, they say, that it holds": "provided, they say, that it holds",
		"once":                              "once",
		"iffy terms are dropped":            "if iffy terms are dropped",
		"only Ukraine signs":                "if only Ukraine signs",
		"after-action reviews are shared":   "if after-action reviews are shared",
	} {
		if got := model.Condition(words); got != want {
			t.Errorf("%q reads %q, want %q", words, got, want)
		}
	}
}

func TestStanceBeforeACondition(t *testing.T) {
	for condition, want := range map[string]string{"": "accepts if", "until spring": "accepts"} {
		if got := model.AcceptsIf.Word(condition); got != want {
			t.Errorf("before %q it reads %q, want %q", condition, got, want)
		}
	}
}
