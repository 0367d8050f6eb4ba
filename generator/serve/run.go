package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"time"
)

// Run serves until the context ends. Then open streams end at once, and other answers have a second.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan struct{})
	unhook := context.AfterFunc(ctx, func() {
		defer close(stopped)
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		unhook()
		return fmt.Errorf("serve: %w", err)
	}
	<-stopped // the last answers are on their way
	return nil
}

// OpenBrowser opens an address in the browser that the desktop prefers. That there is none is worth telling, no more.
func OpenBrowser(address string) error {
	open := exec.Command("xdg-open", address)
	switch runtime.GOOS {
	case "darwin":
		open = exec.Command("open", address)
	case "windows":
		open = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	}
	if err := open.Start(); err != nil {
		return fmt.Errorf("open %s in a browser: %w", address, err)
	}
	go open.Wait() // some openers stay for as long as the browser does
	return nil
}
