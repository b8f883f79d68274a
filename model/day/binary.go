package day

import (
	"encoding/binary"
	"fmt"
)

// Append writes the day in a compact form that [Cut] reads.
func (d Day) Append(b []byte) []byte {
	b = append(b, byte(d.form))
	if d.form == Unknown {
		return b
	}
	b = binary.AppendVarint(b, int64(d.a))
	if d.form == Range {
		b = binary.AppendVarint(b, int64(d.b))
	}
	return b
}

// Cut reads what [Day.Append] wrote at the beginning of b and returns the rest.
func Cut(b []byte) (Day, []byte, error) {
	if len(b) == 0 {
		return Day{}, nil, fmt.Errorf("a day is missing")
	}
	form := Form(b[0])
	b = b[1:]
	if form == Unknown {
		return Day{}, b, nil
	}
	a, b, err := cutDate(b)
	if err != nil {
		return Day{}, nil, err
	}
	year, month, _ := a.Civil()
	switch form {
	case ExactDay:
		return Exact(a), b, nil
	case MonthOf:
		return Month(year, month), b, nil
	case YearOf:
		return Year(year), b, nil
	case Before:
		return OnOrBefore(a), b, nil
	case After:
		return OnOrAfter(a), b, nil
	case Range:
		last, rest, err := cutDate(b)
		return Between(a, last), rest, err
	}
	return Day{}, nil, fmt.Errorf("%d is not a form of day", form)
}

func cutDate(b []byte) (Date, []byte, error) {
	v, n := binary.Varint(b)
	if n <= 0 || v < int64(Min) || v > int64(Max) {
		return 0, nil, fmt.Errorf("a day is cut short")
	}
	return Date(v), b[n:], nil
}
