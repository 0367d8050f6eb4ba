package watch

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A Notice is for the operator: events do not work, or work again; or git holds a lock for long.
type Notice struct {
	Err   error         // why there are no events; nil: there are again
	Every time.Duration // how often the folder is looked at meanwhile

	// If a limit of the system is exhausted: its name, such as "fs.inotify.max_user_watches", and a value that would do.
	Setting string
	Raise   int

	Lock    string // of git, which is not waited for any longer; empty: the notice is about events
	Waiting bool   // it is still waited for
}

// limits are those of Linux that events run into, by the error that tells.
var limits = []struct {
	err     error
	setting string
	enough  int
}{
	{syscall.ENOSPC, "fs.inotify.max_user_watches", 524288}, // folders, of all programs of a user
	{syscall.EMFILE, "fs.inotify.max_user_instances", 1024}, // programs that watch, of a user
}

func newNotice(err error) Notice {
	n := Notice{Err: err, Every: standInPoll}
	for _, l := range limits {
		if errors.Is(err, l.err) {
			n.Setting, n.Raise = l.setting, max(l.enough, 2*value(l.setting))
		}
	}
	return n
}

// value returns what a setting is at present, or 0.
func value(setting string) int {
	b, err := os.ReadFile(filepath.Join("/proc/sys", strings.ReplaceAll(setting, ".", "/")))
	if err != nil {
		return 0
	}
	n, _ := strconv.Atoi(string(bytes.TrimSpace(b)))
	return n
}

// String returns the notice in English.
func (n Notice) String() string {
	switch {
	case n.Lock != "" && n.Waiting:
		return fmt.Sprintf("waiting for git, which holds %s", n.Lock)
	case n.Lock != "":
		return fmt.Sprintf("%s has been there for long, so git is not waited for any more; if no git is at work, remove it", n.Lock)
	case n.Err == nil:
		return "the system tells of changes again"
	case n.Setting != "":
		return fmt.Sprintf("the system's limit %s is reached, so the files are looked at every %s instead. To raise it: sudo sysctl %s=%d"+
			" (and that setting in a file in /etc/sysctl.d, to keep it)", n.Setting, n.Every, n.Setting, n.Raise)
	default:
		return fmt.Sprintf("the system does not tell of changes (%v), so the files are looked at every %s instead", n.Err, n.Every)
	}
}
