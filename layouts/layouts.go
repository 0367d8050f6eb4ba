// Package layouts carries the built-in layouts and labels in the binary.
//
// A site that lacks a layout or a label file gets the one from here; a file of the same path in the site takes its place.
package layouts

import "embed"

// Files holds the templates beside this file, and labels/.
//
//go:embed *.html labels/*.toml
var Files embed.FS
