package command

import "syscall"

// faultsOfTheSystem are those that Windows has another word for.
var faultsOfTheSystem = []machineFault{
	{syscall.Errno(112), "full"}, // ERROR_DISK_FULL
	{syscall.Errno(39), "full"},  // ERROR_HANDLE_DISK_FULL
}
