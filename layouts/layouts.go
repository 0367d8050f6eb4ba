// Package layouts carries the built-in layouts and labels in the binary.
//
// A site that lacks a layout gets the one from here; a file of the same path in the site takes its place. A site's own label
// file lies over the one from here: each label in it takes the place of the built-in one, and the others stay.
package layouts

import "embed"

// Files holds the templates beside this file, and labels/.
//
//go:embed *.html labels/*.toml
var Files embed.FS
