package source

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A tag that names a release: v1.2.0, or v1.2.0-rc1 for what comes before it.
var releaseTag = regexp.MustCompile(`^v(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$`)

// latest returns the tag of the latest release among tags, or "" if none names one.
func latest(tags []string) string {
	tags = slices.DeleteFunc(slices.Clone(tags), func(tag string) bool { return !releaseTag.MatchString(tag) })
	if len(tags) == 0 {
		return ""
	}
	return slices.MaxFunc(tags, compareTags)
}

// compareTags compares the tags of two releases. A release is later than all that come before it.
func compareTags(a, b string) int {
	as, bs := releaseTag.FindStringSubmatch(a), releaseTag.FindStringSubmatch(b)
	for i := 1; i <= 3; i++ {
		if order := compareNumbers(as[i], bs[i]); order != 0 {
			return order
		}
	}
	before, than := as[4], bs[4]
	if before == "" || than == "" {
		return cmp.Compare(len(than), len(before))
	}
	return compareParts(before, than)
}

var part = regexp.MustCompile(`\d+|\D+`)

// compareParts compares numbers as numbers and what stands between them as text, as package managers do: rc10 is later than rc9.
func compareParts(a, b string) int {
	return slices.CompareFunc(part.FindAllString(a, -1), part.FindAllString(b, -1), func(a, b string) int {
		if isNumber(a) && isNumber(b) {
			return compareNumbers(a, b)
		}
		return strings.Compare(a, b)
	})
}

func isNumber(part string) bool { return part[0] >= '0' && part[0] <= '9' }

// compareNumbers compares numbers of any length.
func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}
