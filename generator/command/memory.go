package command

import "runtime/debug"

// spareGarbage is how much garbage may pile up while files are made, in percent of what is in use: less than by default, for all
// of the site is in use then and little garbage is made, so that the peak of memory is lower and it costs little time.
const spareGarbage = 50

// spareMemory collects garbage sooner. It is for a command that ends soon.
func spareMemory() { debug.SetGCPercent(spareGarbage) }
