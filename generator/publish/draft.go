package publish

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
)

// tempPrefix begins the name of every file that is not in its place yet. Nobody else's file in our folders may begin so.
const tempPrefix = ".gongshi-"

// isTemp tells whether a name is one of a file that did not get to its place.
func isTemp(name string) bool { return strings.HasPrefix(name, tempPrefix) }

// A draft is a file that is written beside its place.
type draft struct {
	temp  string // its path; empty where there is none, any more
	to    handle
	open  bool
	state state // what the system says of it
}

// draft begins a file that belongs at the path, and has it filled. It stays open: see finish. After an error there is none.
func (d *disk) draft(p string, fill func(handle) error) (draft, error) {
	draft, err := d.create(p)
	if err != nil {
		return draft, err
	}
	if draft.state, err = d.fill(draft.to, p, fill); err != nil {
		d.drop(&draft)
	}
	return draft, err
}

// create makes an empty file beside the path. A name that is taken, by a killed run or by a link that leads elsewhere, is not ours.
func (d *disk) create(p string) (draft, error) {
	if err := d.step("create", p); err != nil {
		return draft{}, err
	}
	beside := p[:strings.LastIndexByte(p, '/')+1] + tempPrefix
	for {
		temp := beside + strconv.FormatUint(d.temps.Add(1), 10)
		to, err := d.base.create(temp)
		if err == nil {
			return draft{temp: temp, to: to, open: true}, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return draft{}, failure(p, "create", err)
		}
	}
}

func (d *disk) fill(to handle, p string, fill func(handle) error) (state, error) {
	if err := d.step("write", p); err != nil {
		return state{}, err
	}
	if err := fill(to); err != nil {
		return state{}, failure(p, "write", err)
	}
	s, err := to.look()
	if err == nil && s.narrow() {
		s.mode = s.widened()
		err = to.chmod(s.mode)
	}
	return s, failure(p, "look", err)
}

// finish closes a draft of the path. With durable, its bytes survive a power failure. After an error there is none.
func (d *disk) finish(p string, draft *draft, durable bool) (err error) {
	if durable {
		err = failure(p, "sync", draft.to.sync())
	}
	draft.open = false
	if closing := draft.to.Close(); err == nil {
		err = failure(p, "close", closing)
	}
	if err != nil {
		d.drop(draft)
	}
	return err
}

// drop removes a draft, as well as it can: something is failing already, and the next run sweeps.
func (d *disk) drop(draft *draft) {
	if draft.open {
		draft.to.Close()
	}
	d.remove(draft.temp)
	draft.temp, draft.open = "", false
}
