package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// A Chain is a history that holds together: each line follows from the one before.
type Chain struct {
	text      []byte
	manifests []string // SHA-256 of each publishing's manifest, in hexadecimal, the oldest first
}

var historyLine = regexp.MustCompile(`^([1-9][0-9]*) [0-9]{4}-[0-9]{2}-[0-9]{2} ([0-9a-f]{64}) ([0-9a-f]{64})\n$`)

// ReadChain reads the text of a history. The error says which line does not follow.
func ReadChain(text []byte) (*Chain, error) {
	if !IsHistory(text) {
		return nil, errors.New("is no history of publishings")
	}
	chain, before := &Chain{text: text}, []byte(nil)
	for n, line := range slices.Collect(bytes.Lines(text)) {
		if n > 0 {
			manifest, err := readLine(line, n, before)
			if err != nil {
				return nil, fmt.Errorf("line %d %w", n+1, err)
			}
			chain.manifests = append(chain.manifests, manifest)
		}
		before = line
	}
	if len(chain.manifests) == 0 {
		return nil, errors.New("tells of no publishing")
	}
	return chain, nil
}

// readLine returns which manifest the line of the n-th publishing names.
func readLine(line []byte, n int, before []byte) (manifest string, err error) {
	parts := historyLine.FindSubmatch(line)
	switch sum := sha256.Sum256(before); {
	case parts == nil:
		return "", errors.New("is not a number, a day and two SHA-256")
	case string(parts[1]) != strconv.Itoa(n):
		return "", fmt.Errorf("has the number %s and not %d: a line was taken away or put in", parts[1], n)
	case string(parts[3]) != hex.EncodeToString(sum[:]):
		return "", errors.New("does not follow from the line before: one of the two was changed")
	}
	return string(parts[2]), nil
}

// Ends returns an error unless the last line names this manifest.
func (c *Chain) Ends(manifest []byte) error {
	if last := c.manifests[len(c.manifests)-1]; last != sumOf(manifest) {
		return fmt.Errorf("its last line, number %d, names another manifest than the one of this copy", len(c.manifests))
	}
	return nil
}

// Includes returns an error unless a file kept earlier, a manifest or a history, is part of the history.
func (c *Chain) Includes(kept []byte) error {
	if IsHistory(kept) {
		return c.continues(kept)
	}
	if !isManifest(kept) {
		return ErrNotKept
	}
	if sum := sumOf(kept); !slices.Contains(c.manifests, sum) {
		return fmt.Errorf("no publishing in the history has this manifest (SHA-256 %s)", sum)
	}
	return nil
}

// ErrNotKept says that a file is nothing to hold against a history.
var ErrNotKept = errors.New("is neither the manifest nor the history of a copy")

// continues returns an error unless the history begins with all of an older one.
func (c *Chain) continues(older []byte) error {
	if bytes.HasPrefix(c.text, older) && older[len(older)-1] == '\n' {
		return nil
	}
	now := slices.Collect(bytes.Lines(c.text))
	for n, line := range slices.Collect(bytes.Lines(older)) {
		if n >= len(now) {
			return fmt.Errorf("the history has %d lines and had more: line %d is gone", len(now), n+1)
		}
		if !bytes.Equal(line, now[n]) {
			return fmt.Errorf("line %d of the history was another", n+1)
		}
	}
	return nil
}

// IsHistory reports whether a text is a history of ours.
func IsHistory(text []byte) bool { return bytes.HasPrefix(text, []byte(historySign)) }

func isManifest(text []byte) bool {
	_, err := parseManifest(text)
	return err == nil
}

// IsKept reports whether a text can be held against a history: it is a manifest or a history.
func IsKept(text []byte) bool { return IsHistory(text) || isManifest(text) }

func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
