package words

import (
	"maps"
	"slices"
)

// Kinds returns all kinds of problems, sorted: those that the messages have.
func Kinds() []string { return slices.Sorted(maps.Keys(messagesIn(defaultLanguage).Problems)) }

// IsWarning reports whether problems of a kind leave the site fit to be published.
func IsWarning(code string) bool { return warnings[code] }

// IsAbsence reports whether problems of a kind say that something is missing: at their place stands what has nothing to do with it.
func IsAbsence(code string) bool { return absences[code] }

// warnings are the kinds of problems that do not stop publishing. It is never changed.
var warnings = map[string]bool{
	"case-clash": true, "attachment-large": true, "static-hidden": true, "attachment-unlinked": true,
	"attachment-held-back": true, "more-warnings": true, "completed-with-open-milestone": true,
	"value-falls": true, "partner-is-office": true, "menu-place-twice": true, "no-whole-period": true,
	"heading-unspaced": true, "literal-emphasis": true, "footnote-uncited": true, "image-undescribed": true,
	"update-in-bold": true, "update-in-sentence": true, "table-text": true, "table-delimiter": true, "table-dashes": true,
	"table-full-width": true, "table-undivided": true, "table-tabs": true, "text-as-code": true, "lines-run-together": true,
	"stars-as-emphasis": true, "link-full-width": true, "link-with-space": true, "future-date": true, "after-close": true,
	"before-plan": true, "completed-without-update": true, "card-number": true, "private-mail": true, "phone-number": true,
	"identity-number": true, "import-gb18030": true, "import-kept": true, "import-kept-record": true, "import-corrected": true,
	"import-kept-milestones": true, "import-kept-rows": true, "import-kept-updates": true, "import-more": true, "history-mistaken": true,
	"draft-figures-differ": true, "source-stranger": true, "source-undeclared": true,
}

// absences are the kinds that say that something is missing. It is never changed.
var absences = map[string]bool{
	"missing-key": true, "no-office": true, "no-schedule": true, "missing-number": true, "import-cell-empty": true,
}
