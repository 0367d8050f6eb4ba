package command

import (
	"syscall"
	"unsafe"
)

// hasWindowOfItsOwn reports whether the program was started from the desktop: then no other process has its console.
func hasWindowOfItsOwn() bool {
	list := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return false
	}
	var processes [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}
