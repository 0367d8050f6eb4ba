// Package static carries the built-in static files in the binary. They are copied to the site's root as they are; this file
// itself is not.
package static

import "embed"

// Files holds all files beside this one.
//
//go:embed *.css *.js *.png *.svg
var Files embed.FS
