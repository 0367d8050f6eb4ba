package inventory

import (
	"io"
	"time"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// WriteSBOM writes what a version of the program is made of as CycloneDX. It has no serial number, which would be another in every run.
func WriteSBOM(w io.Writer, version string, when time.Time, modules []Module) error {
	program := cyclonedx.Component{
		BOMRef: "gongshi", Type: cyclonedx.ComponentTypeApplication, Name: "gongshi", Version: version, Licenses: named("MIT"),
		PackageURL: "pkg:generic/gongshi@" + version,
	}
	components, needed := []cyclonedx.Component{}, []string{}
	for _, m := range modules {
		c := cyclonedx.Component{
			BOMRef: "pkg:golang/" + m.Path + "@" + m.Version, Type: cyclonedx.ComponentTypeLibrary, Name: m.Path, Version: m.Version,
			Licenses: named(m.Licence), PackageURL: "pkg:golang/" + m.Path + "@" + m.Version,
		}
		if m.Sum != "" {
			c.Hashes = &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: m.Sum}}
		}
		components, needed = append(components, c), append(needed, c.BOMRef)
	}
	bom := cyclonedx.NewBOM()
	bom.Metadata = &cyclonedx.Metadata{Timestamp: when.UTC().Format(time.RFC3339), Component: &program}
	bom.Components = &components
	bom.Dependencies = &[]cyclonedx.Dependency{{Ref: program.BOMRef, Dependencies: &needed}}
	return cyclonedx.NewBOMEncoder(w, cyclonedx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false).Encode(bom)
}

// named returns a licence by what SPDX calls it.
func named(expression string) *cyclonedx.Licenses {
	return &cyclonedx.Licenses{{Expression: expression}}
}
