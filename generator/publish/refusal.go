package publish

import "errors"

// Why a publishing was refused.
var (
	ErrForeign = errors.New("was not written by this generator, and is left alone")
	ErrFile    = errors.New("is a file in the place of a folder, was not written by this generator, and is left alone")
	ErrLink    = errors.New("is a symbolic link in the place of a folder, and is not followed")
	ErrLocked  = errors.New("another process is publishing into this folder")
	ErrPath    = errors.New("cannot be published under this path")
	ErrWithin  = errors.New("belongs to the sources, and what is published there would become one: choose a folder beside them")
	ErrAround  = errors.New("the sources of the site lie in this folder: choose one of its own")
	errMoved   = errors.New("something else was put in the place of the folder meanwhile")
)

// What is wrong with a path.
const (
	faultNoBytes  = "it needs either Bytes or Open"
	faultTwice    = "it is there twice"
	faultFolder   = "it is a folder, too"
	faultManifest = "the manifest is not one of the files"
	faultUnclean  = "it is not clean and relative"
	faultSign     = "it has a backslash or a control character"
	faultDot      = "a name begins with a dot"
)

// act is what a Refusal refuses.
const act = "publish into"

// Phrases returns all that a Refusal can say, beside names.
func Phrases() []string {
	all := []string{act, faultNoBytes, faultTwice, faultFolder, faultManifest, faultUnclean, faultSign, faultDot}
	for _, err := range []error{ErrForeign, ErrFile, ErrLink, ErrLocked, ErrPath, ErrWithin, ErrAround} {
		all = append(all, err.Error())
	}
	return all
}

// A Refusal names what stood against publishing into a folder. What it named is as it was.
type Refusal struct {
	Dir    string // the folder
	Path   string // a file in it, or one of the sources; empty when it is about the folder itself
	Reason error  // one of the errors above
	Fault  string // with ErrPath: what is wrong with the path
}

func (r *Refusal) Error() string { return r.Say(func(phrase string) string { return phrase }) }

// Say says the refusal with phrases put into another language.
func (r *Refusal) Say(in func(phrase string) string) string {
	says := in(act) + " " + r.Dir + ": "
	if r.Path != "" {
		says += r.Path + " "
	}
	says += in(r.Reason.Error())
	if r.Fault != "" {
		says += ": " + in(r.Fault)
	}
	return says
}

// Unwrap makes errors.Is(err, ErrForeign) work.
func (r *Refusal) Unwrap() error { return r.Reason }
