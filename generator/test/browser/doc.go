// Package browser looks at the finished site as its readers do: through a browser, with a screen reader's eyes (axe-core),
// and with a validator's (html-validate).
//
// Its tests stand behind the build tag "browser", because they need what a Go toolchain does not bring: Chromium and two npm
// packages. "go test ./..." is complete without them; "make test" brings them (install.sh), and runs these tests too. Asked
// to run, they fail where a browser cannot be had. Those that know the demonstration are skipped where another site is in its place.
//
// All share one browser, in which each has a profile of its own, and the sites that were built for any of them.
package browser
