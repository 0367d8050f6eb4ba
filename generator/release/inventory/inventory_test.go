package inventory

import (
	"bytes"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"gongshi/generator/release/archive"
)

// made returns the inventory of a made-up program, one of whose modules has a licence that is given.
func made(t *testing.T, licence string) ([]Module, error) {
	t.Helper()
	program := &debug.BuildInfo{GoVersion: "go1.26.8", Deps: []*debug.Module{
		{Path: "github.com/google/licensecheck", Version: "v0.3.1"}, {Path: "github.com/CycloneDX/cyclonedx-go", Version: "v0.12.0"},
	}}
	sums, err := os.ReadFile("../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	mit, err := os.ReadFile("../../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	return of([]*debug.BuildInfo{program}, []archive.File{
		{Name: "go.sum", Data: sums},
		{Name: "vendor/golang.org/x/sys/LICENSE", Data: mit},
		{Name: "vendor/github.com/google/licensecheck/LICENSE", Data: []byte(licence)},
		{Name: "vendor/github.com/google/licensecheck/NOTICE", Data: []byte("Thanks to all.")},
		{Name: "vendor/github.com/CycloneDX/cyclonedx-go/LICENSE", Data: mit},
		{Name: "vendor/github.com/CycloneDX/cyclonedx-go/parts/COPYING", Data: mit},
	})
}

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.
`

func TestModulesHaveTheirSumsAndLicences(t *testing.T) {
	modules, err := made(t, isc)
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]Module{}
	for _, m := range modules {
		byPath[m.Path] = m
	}
	m := byPath["github.com/google/licensecheck"]
	if m.Licence != "ISC" || len(m.Sum) != 64 || len(m.Texts) != 2 {
		t.Errorf("%+v", m)
	}
	if m := byPath["github.com/CycloneDX/cyclonedx-go"]; m.Licence != "MIT" || len(m.Texts) != 1 {
		t.Errorf("%+v", m)
	}
	if m := byPath["std"]; !strings.HasPrefix(m.Version, "1.") {
		t.Errorf("%+v", m)
	}
	if notices := string(Notices(modules)); !strings.Contains(notices, "Thanks to all.") || !strings.Contains(notices, "Go and its standard library 1.") {
		t.Error(notices)
	}
}

func TestALicenceThatNobodyKnowsIsAnError(t *testing.T) {
	for _, text := range []string{"", "All rights reserved. You may look at it."} {
		if _, err := made(t, text); err == nil || !strings.Contains(err.Error(), "vendor/github.com/google/licensecheck/LICENSE") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestTheBillOfMaterialsIsTheSameEachTime(t *testing.T) {
	modules, err := made(t, isc)
	if err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.FixedZone("elsewhere", 8*3600))
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := WriteSBOM(w, "1.2.3", at, modules); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("it differs")
	}
	for _, want := range []string{`"timestamp": "2026-03-01T00:00:00Z"`, `"expression": "ISC"`, `"purl": "pkg:golang/github.com/google/licensecheck@v0.3.1"`, `"alg": "SHA-256"`} {
		if !strings.Contains(a.String(), want) {
			t.Errorf("no %s in %s", want, a.String())
		}
	}
}
