package layout

import (
	"html/template"
	"strconv"
	"sync"

	"rsc.io/qr/coding"
)

// qrLevel is how much of a code may be unreadable: about 15 %, since it is printed on office paper.
const qrLevel = coding.M

// qrQuiet is the margin around a code, in modules: ISO/IEC 18004 asks for four.
const qrQuiet = 4

// qrCodes draws QR codes. It remembers what the library lays out for a version, which costs more than a code itself.
type qrCodes struct{ plans sync.Map }

// qr returns an address as a QR code: an SVG image whose unit is a module. An address that is too long for a code has none.
func (q *qrCodes) qr(address template.URL) template.HTML {
	return template.HTML(q.append(nil, address))
}

// append appends the same.
func (q *qrCodes) append(b []byte, address template.URL) []byte {
	text := coding.String(address)
	if text.Check() != nil {
		return b
	}
	for version := coding.Version(coding.MinVersion); version <= coding.MaxVersion; version++ {
		if text.Bits(version) > version.DataBytes(qrLevel)*8 {
			continue
		}
		plan, err := q.plan(version)
		if err != nil {
			return b
		}
		code, err := plan.Encode(text)
		if err != nil {
			return b
		}
		return drawn(b, code)
	}
	return b
}

func (q *qrCodes) plan(version coding.Version) (*coding.Plan, error) {
	if plan, ok := q.plans.Load(version); ok {
		return plan.(*coding.Plan), nil
	}
	plan, err := coding.NewPlan(version, qrLevel, 0)
	if err == nil {
		q.plans.Store(version, plan)
	}
	return plan, err
}

// drawn draws every run of black modules as one line.
func drawn(svg []byte, code *coding.Code) []byte {
	side := strconv.Itoa(code.Size + 2*qrQuiet)
	svg = append(svg, `<svg class="qr" width="120" height="120" viewBox="0 0 `+side+" "+side+`" aria-hidden="true"><path d="`...)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				svg = append(svg, 'M')
				svg = strconv.AppendInt(svg, int64(from+qrQuiet), 10)
				svg = append(svg, ' ')
				svg = strconv.AppendInt(svg, int64(y+qrQuiet), 10)
				svg = append(svg, 'h')
				svg = strconv.AppendInt(svg, int64(x-from), 10)
				svg = append(svg, "v1h-"...)
				svg = strconv.AppendInt(svg, int64(x-from), 10)
				svg = append(svg, 'z')
			}
		}
	}
	return append(svg, `" fill="currentColor"/></svg>`...)
}
