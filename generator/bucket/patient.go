package bucket

import (
	"context"
	"net"
	"net/http"
	"time"
)

// atOnce is how many objects are written or removed at the same time, and the number of connections.
const atOnce = 16

// patientTransport returns one that takes any time as long as something moves. What it reads it leaves as it is.
func patientTransport(patience time.Duration) *http.Transport {
	dialer := &net.Dialer{Timeout: patience / 2, KeepAlive: patience / 4}
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return patientConn{c, patience}, nil
		},
		TLSHandshakeTimeout: patience / 2, MaxIdleConnsPerHost: atOnce, IdleConnTimeout: patience / 2, DisableCompression: true,
	}
}

// A patientConn ends when it says and takes nothing for too long. A slow line may take as long as it needs, so a time limit for a
// whole request would be wrong; what waits to read waits on while something is written.
type patientConn struct {
	net.Conn
	patience time.Duration
}

func (c patientConn) Read(b []byte) (int, error) {
	c.SetReadDeadline(time.Now().Add(c.patience))
	return c.Conn.Read(b)
}

func (c patientConn) Write(b []byte) (int, error) {
	const piece = 16 << 10
	for at := 0; ; {
		c.SetDeadline(time.Now().Add(c.patience))
		n, err := c.Conn.Write(b[at:min(len(b), at+piece)])
		if at += n; err != nil || at == len(b) {
			return at, err
		}
	}
}
