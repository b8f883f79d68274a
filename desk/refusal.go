package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// A Refusal is why a suggestion cannot be taken as it was to be.
type Refusal struct {
	Handle, Key, Summary string
	Err                  error
}

func (r *Refusal) Error() string { return fmt.Sprintf("suggestion %s: %v", r.Handle, r.Err) }
func (r *Refusal) Unwrap() error { return r.Err }

// refused tells the refusal of a suggestion from errors that concern the whole
// act.
func refused(err error) (*Refusal, bool) {
	r, ok := errors.AsType[*Refusal](err)
	return r, ok && faulty(r.Err)
}

// DecideAll carries out the choices that can be, in one act, and returns the
// others with what is wrong with them: one bad suggestion does not stop a
// hundred good ones.
func (r *Review) DecideAll(ctx context.Context, choices []Choice) (Done, []*Refusal, error) {
	var wrong []*Refusal
	choices = slices.Clone(choices)
	for {
		done, err := r.Decide(ctx, choices)
		one, ok := refused(err)
		if !ok {
			return done, wrong, err
		}
		wrong = append(wrong, one)
		before := len(choices)
		choices = slices.DeleteFunc(choices, func(c Choice) bool { return c.Key == one.Key })
		if len(choices) == before {
			return done, wrong, err // none of those that were chosen
		}
		if len(choices) == 0 {
			return Done{}, wrong, nil
		}
	}
}
