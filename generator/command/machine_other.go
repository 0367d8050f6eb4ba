//go:build !windows

package command

// faultsOfTheSystem are none: all others say what is in machineFaults.
var faultsOfTheSystem []machineFault
