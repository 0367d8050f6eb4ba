//go:build unix

package command

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// asNobody has a command run as a user who owns nothing but one folder. Only root can do that.
func asNobody(t *testing.T, command *exec.Cmd, own string) {
	t.Helper()
	const nobody = 65534
	if os.Geteuid() != 0 {
		return
	}
	if err := os.Chown(own, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}
