package source

import (
	"slices"
	"testing"
)

func TestTheLatestReleaseAmongTags(t *testing.T) {
	for _, c := range []struct {
		tags []string
		want string
	}{
		{nil, ""},
		{[]string{"vague", "v0extra", "v1", "v1.2", "1.2.0", "v1.2.0.1", "v1.2.0+b", "v1.2.0-", "v1.2.0-a_b", "xv1.2.0", "v1.2.0-a/b"}, ""},
		{[]string{"v0.1.0"}, "v0.1.0"},
		{[]string{"v1.2.0-rc1"}, "v1.2.0-rc1"},
		{[]string{"v1.2.0", "v1.2.0-rc1"}, "v1.2.0"},
		{[]string{"v1.9.0", "v1.10.0"}, "v1.10.0"},
		{[]string{"v1.2.9", "v1.2.10"}, "v1.2.10"},
		{[]string{"v9.0.0", "v10.0.0"}, "v10.0.0"},
		{[]string{"v1.2.0", "v1.3.0-rc1"}, "v1.3.0-rc1"},
		{[]string{"v1.2.0-rc9", "v1.2.0-rc10"}, "v1.2.0-rc10"},
		{[]string{"v1.2.0-beta.2", "v1.2.0-rc.1"}, "v1.2.0-rc.1"},
		{[]string{"v1.2.0-rc", "v1.2.0-rc.1"}, "v1.2.0-rc.1"},
		{[]string{"v1.0.99999999999999999999", "v1.0.100000000000000000000"}, "v1.0.100000000000000000000"},
	} {
		if got := latest(c.tags); got != c.want {
			t.Errorf("of %q, %q", c.tags, got)
		}
		slices.Reverse(c.tags)
		if got := latest(c.tags); got != c.want {
			t.Errorf("of %q, %q", c.tags, got)
		}
	}
}
