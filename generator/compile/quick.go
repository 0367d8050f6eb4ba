package compile

import (
	"html/template"
	"reflect"
	"strings"
	"unsafe"
)

// A quick test tells of a text that a chain of escapers surely leaves it as it is. For a text that fails it nothing is said.
type quick struct {
	all     bool      // every text passes
	some    bool      // texts of passing bytes do; else none passes, not even the empty one
	passing [256]bool // bytes that stay, wherever they stand
	percent bool      // a % stays if two hexadecimal digits follow
}

const (
	unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
	reserved   = "!#$*,/:;=?@[]" // of those that stay in an address; not & and +, which do not in an attribute
)

// quickFor returns the test for a chain that is handed a type: none passes if one of its escapers is not in this list.
func quickFor(chain string, t reflect.Type) *quick {
	finished := t.PkgPath() == "html/template"
	isURL := t == reflect.TypeFor[template.URL]()
	if t == reflect.TypeFor[template.HTML]() && chain == "htmlescaper" {
		return &quick{all: true}
	}
	if finished && !isURL {
		return &quick{}
	}
	q := &quick{some: true}
	q.fill(func(byte) bool { return true })
	for i, name := range strings.Fields(chain) {
		switch {
		case name == "htmlescaper", name == "rcdataescaper", name == "attrescaper":
			q.without("\x00\"&'+<>")
		case name == "urlfilter" && isURL && i == 0:
		case name == "urlfilter":
			q.without(":") // without one there is no scheme
		case name == "urlnormalizer", name == "urlescaper" && isURL && i == 0:
			q.only(unreserved + reserved)
			q.percent = true
		case name == "urlescaper":
			q.only(unreserved)
			q.percent = false
		default:
			return &quick{}
		}
	}
	return q
}

func (q *quick) fill(stays func(byte) bool) {
	for b := range q.passing {
		q.passing[b] = stays(byte(b))
	}
}

func (q *quick) without(bytes string) {
	q.fill(func(b byte) bool { return q.passing[b] && strings.IndexByte(bytes, b) < 0 })
}

func (q *quick) only(bytes string) {
	q.fill(func(b byte) bool { return q.passing[b] && strings.IndexByte(bytes, b) >= 0 })
}

func (q *quick) passes(text string) bool {
	if q.all || !q.some {
		return q.all
	}
	for i := range len(text) {
		if !q.passing[text[i]] && !(q.percent && text[i] == '%' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])) {
			return false
		}
	}
	return true
}

func (q *quick) passesBytes(text []byte) bool {
	return q.passes(unsafe.String(unsafe.SliceData(text), len(text)))
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}
