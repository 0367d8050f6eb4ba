package serve

import (
	"context"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Running returns the address of a preview that runs on this machine already and answers at a path with a mark; "" if there is none. It
// is looked for where Listen would have gone: on the ports from the one asked for, as long as somebody is there.
func Running(ctx context.Context, addr, path, mark string) string {
	host, port, err := split(addr)
	if err != nil {
		return ""
	}
	for try := port; try < min(port+portsToTry, lastPort); try++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(try)))
		if err == nil {
			l.Close() // the one that runs would have taken this port
			return ""
		}
		at := "http://" + net.JoinHostPort(host, strconv.Itoa(try))
		if says(ctx, at+path, mark) {
			return at + "/"
		}
	}
	return ""
}

// says reports whether what answers at an address is the mark.
func says(ctx context.Context, address, mark string) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	direct := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // no proxy stands before this machine
	answer, err := direct.Do(request)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, int64(len(mark))+1))
	return err == nil && answer.StatusCode == http.StatusOK && string(text) == mark
}
