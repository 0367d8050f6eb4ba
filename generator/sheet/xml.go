package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A walker goes through XML element by element. Names are compared without their space: there are two for the same, one of each edition
// of the standard. A declaration of entities is refused, nobody's program writes one.
type walker struct {
	d     *xml.Decoder
	depth int
}

func walk(b []byte) *walker {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		if strings.EqualFold(charset, "utf-8") {
			return r, nil
		}
		return nil, errors.New(charset)
	}
	return &walker{d: d}
}

// each calls do for each element within the one that was begun, until that ends. do has to go through the element, or to skip it.
func (w *walker) each(do func(xml.StartElement) error) error {
	if w.depth++; w.depth > mostDepth {
		return &Refusal{Code: "import-broken"}
	}
	defer func() { w.depth-- }()
	for {
		token, err := w.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := do(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (w *walker) token() (xml.Token, error) {
	token, err := w.d.Token()
	if err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	if _, is := token.(xml.Directive); is {
		return nil, &Refusal{Code: "import-entities"}
	}
	return token, nil
}

// root goes to the first element.
func (w *walker) root() (xml.StartElement, error) {
	for {
		token, err := w.token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if t, is := token.(xml.StartElement); is {
			return t, nil
		}
	}
}

// skip goes to the end of the element that was begun.
func (w *walker) skip() error { return w.each(func(xml.StartElement) error { return w.skip() }) }

// text returns the characters within the element that was begun.
func (w *walker) text() (string, error) {
	var b strings.Builder
	for {
		token, err := w.token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			if b.Write(t); b.Len() > mostText {
				return "", tooMany("import-cell-large", mostText>>10)
			}
		case xml.StartElement:
			if err := w.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// attr returns an attribute, by its name without its space.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reports whether an element that switches something on does so: it may say that it does not.
func isOn(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
