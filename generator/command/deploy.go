package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"gongshi/generator/bucket"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
)

// runDeploy publishes the site to storage that speaks S3. It builds it in memory, as verify does.
func runDeploy(ctx context.Context, c *call) error {
	to := c.flags.String("to", "", "the place to publish to, such as s3://BUCKET or s3://BUCKET/FOLDER")
	o := bucket.Options{Version: version, NoRole: os.Getenv("AWS_EC2_METADATA_DISABLED") == "true"}
	c.flags.StringVar(&o.Endpoint, "endpoint", "", "the `address` of the server (default AWS_ENDPOINT_URL, else Amazon's)")
	c.flags.StringVar(&o.Region, "region", "", "the region of the bucket (default AWS_REGION)")
	c.flags.Func("bucket-in", "where the name of the bucket stands in addresses: `path` or host (default what the provider is known to want)", func(v string) error {
		o.Style = bucket.Style(v)
		if o.Style != bucket.Path && o.Style != bucket.Host {
			return fmt.Errorf("it is %s or %s", bucket.Path, bucket.Host)
		}
		return nil
	})
	var w bucket.Way
	c.flags.BoolVar(&w.Compress, "compress", false, "store text compressed, for readers over slow lines")
	c.flags.BoolVar(&w.All, "all", false, "send every file, also those that the last deployment sent")
	c.flags.BoolVar(&w.DryRun, "dry-run", false, "list what would be sent and removed, and write nothing")
	c.flags.BoolVar(&c.quiet, "quiet", false, "say nothing if all goes well")
	s, err := c.parse()
	if err != nil {
		return err
	}
	// No defaults of the flags, since the help shows those: a password may stand in an address.
	o.Endpoint = cmp.Or(o.Endpoint, os.Getenv("AWS_ENDPOINT_URL_S3"), os.Getenv("AWS_ENDPOINT_URL"))
	o.Region = cmp.Or(o.Region, os.Getenv("AWS_REGION"), os.Getenv("AWS_DEFAULT_REGION"))
	if s.drafts {
		return s.wrong("deploy-drafts")
	}
	if *to == "" {
		return s.wrong("deploy-needs", "value", program()+" deploy --to s3://BUCKET/FOLDER")
	}
	at, err := bucket.ParseAddress(*to)
	if err != nil {
		return s.wrong("deploy-address", "value", *to)
	}
	b, err := bucket.Open(at, o)
	if err != nil {
		return s.wrong("deploy-endpoint", "value", withoutSecrets(o.Endpoint))
	}
	built, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	spareMemory()
	result, err := c.deploy(ctx, b, built, w, s)
	if err != nil {
		return s.deployFailed(err, at, o, result)
	}
	return s.deployed(s.languageOr(built.Site.Language), at, result, w)
}

// withoutSecrets returns an address, unless it may hold secrets: a name and a password, or a query.
func withoutSecrets(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.RawQuery != "" || strings.Contains(address, "@") {
		return "--endpoint"
	}
	return address
}

// deploy deploys what was built, and shows how far it is.
func (c *call) deploy(ctx context.Context, b *bucket.Bucket, built *pipeline.Output, w bucket.Way, s *sources) (bucket.Result, error) {
	p := c.progress(c.began)
	defer p.End()
	language := s.languageOr(built.Site.Language)
	p.at(sayIn(language, "deploy-comparing"), 0)
	w.Waiting = func(most time.Duration) {
		fmt.Fprintln(c.stderr, sayIn(language, "deploy-waiting", "value", fmt.Sprint(int(most.Seconds())+1)))
	}
	sending := sayIn(language, "deploy-sending")
	w.Planned = func(files int) { p.at(sending, files) }
	w.Done = func() { p.count(sending) }
	return b.Deploy(ctx, built.Files, originFor(built), w)
}

// deployed says what a deployment did, or would do.
func (s *sources) deployed(language string, at bucket.Address, r bucket.Result, w bucket.Way) error {
	kind := "deploy-done"
	if w.DryRun {
		kind = "deploy-would"
		for _, part := range []struct {
			what  string
			paths []string
		}{{"deploy-new", r.New}, {"deploy-changed", r.Changed}, {"deploy-removed", r.Removed}} {
			for _, p := range part.paths {
				if _, err := fmt.Fprintln(s.call.stdout, sayIn(language, part.what, "value", problem.Visible(p))); err != nil {
					return err
				}
			}
		}
	}
	if s.call.quiet && !w.DryRun {
		return nil
	}
	_, err := fmt.Fprintln(s.call.stdout, sayIn(language, kind, "at", at.String(), "value", fmt.Sprint(len(r.New)+len(r.Changed)), "n", fmt.Sprint(len(r.Removed)), "now", fmt.Sprint(r.Unchanged)))
	return err
}

// deployFailed says why a deployment ended, and the way out.
func (s *sources) deployFailed(err error, at bucket.Address, o bucket.Options, r bucket.Result) error {
	var failed *bucket.Failure
	var refusal *publish.Refusal
	switch {
	case errors.As(err, &refusal):
		return s.inLanguage(err)
	case errors.As(err, &failed):
		detail := ""
		if failed.Err != nil {
			detail = problem.Visible(failed.Err.Error())
		}
		return translated{err, []string{s.sayAll("deploy-"+string(failed.Kind), "at", cmp.Or(failed.At, at.String()), "value", at.Bucket, "other", cmp.Or(o.Endpoint, "Amazon S3"), "detail", detail, "n", fmt.Sprint(int(failed.Silence.Minutes())))}}
	case errors.Is(err, context.Canceled):
		return translated{errInterrupted, []string{s.sayAll("deploy-interrupted", "at", at.String(), "value", fmt.Sprint(len(r.New)+len(r.Changed)))}}
	}
	return err
}
