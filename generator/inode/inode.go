// Package inode tells what only the system writes of a file, so that a file which took the place of another, or was changed and got
// its old time back, is not taken for the same.
package inode

// An Inode is what the system says of a file. Fields are zero where it says nothing of the kind.
type Inode struct {
	Device, Number uint64 // which file it is
	Changed        int64  // when it last changed in any way, in nanoseconds since 1970
	Owner, Group   uint32
}
