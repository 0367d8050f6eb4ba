// Package static carries the built-in static files in the binary. They are published at the site's root, styles and scripts
// without their comments and needless spaces; this file itself is not.
package static

import "embed"

// Files holds all files beside this one.
//
//go:embed *.css *.js *.png *.svg
var Files embed.FS
