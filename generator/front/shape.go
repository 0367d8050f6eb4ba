package front

// A Shape is what a form or a schema shows of a field: what its value looks like, without a value.
type Shape struct {
	Name     string
	Kind     Kind
	Required bool
	Whole    bool     // of an Amount: it has no fraction
	Positive bool     // of an Amount: it is greater than 0
	Choices  []string // of a Choice
	Fields   []Shape  // of a Table or of Tables
}

// A Kind is what a field's value looks like.
type Kind uint8

// The kinds. What is Free is a table whose keys are free, and Any a text, a day, a number or a list.
const (
	Text Kind = iota
	Amount
	Day
	Truth
	List
	Numbers
	Days
	ChoiceOf
	TableOf
	TablesOf
	Free
	Any
)

// Shapes returns what a form shows of the fields of a kind of file, in their order.
func (form Form[T]) Shapes() []Shape { return shapesOf(form.Fields) }

func shapesOf[T any](fields []Field[T]) []Shape {
	all := make([]Shape, len(fields))
	for i, f := range fields {
		into := f.In(new(T))
		all[i] = Shape{Name: f.Name, Kind: kindOfValue(into), Required: f.Example != ""}
		switch v := into.(type) {
		case choices:
			all[i].Choices = v.of
		case rhythm:
			all[i].Choices = v.of
		case *int:
			all[i].Whole = true
		case positiveNumber:
			all[i].Positive = true
		case interface{ shapes() []Shape }:
			all[i].Fields = v.shapes()
		}
	}
	return all
}

func (t oneTable[T]) shapes() []Shape { return shapesOf(t.fields) }

func (t manyTables[T]) shapes() []Shape { return shapesOf(t.fields) }

func kindOfValue(into any) Kind {
	switch into.(type) {
	case choices, rhythm:
		return ChoiceOf
	case freeTexts:
		return Free
	}
	return [...]Kind{aText: Text, aNumber: Amount, aDay: Day, aTruth: Truth, aList: List, aNumbers: Numbers, aDays: Days,
		aTable: TableOf, someTables: TablesOf, anySort: Any}[sortOfValue(into)]
}
