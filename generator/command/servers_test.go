package command

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/bucket"
)

// attachmentTypes are the types in which every server sends attachments, by extension. What is not here is sent as bytes.
var attachmentTypes = map[string]string{
	"pdf": "application/pdf", "ofd": "application/ofd",
	"doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"odt":  "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet", "odp": "application/vnd.oasis.opendocument.presentation",
	"wps": "application/wps-office.wps", "et": "application/wps-office.et", "dps": "application/wps-office.dps",
	"zip": "application/zip", "json": "application/json", "geojson": "application/json",
	"csv": "text/csv", "txt": "text/plain", "md": "text/plain", "ics": "text/calendar",
	"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "bmp": "image/bmp",
	"tif": "image/tiff", "tiff": "image/tiff",
	"mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav", "mp4": "video/mp4", "webm": "video/webm", "mov": "video/quicktime",
}

// runningTypes are those of attachments that browsers would run: they are sent in a sandbox, to be saved.
var runningTypes = map[string]string{
	"html": "text/html", "htm": "text/html", "shtml": "text/html", "xhtml": "application/xhtml+xml", "xht": "application/xhtml+xml",
	"svg": "image/svg+xml", "svgz": "image/svg+xml", "xml": "application/xml", "xsl": "application/xml", "xslt": "application/xml",
	"mathml": "application/xml", "mml": "application/xml", "rdf": "application/xml", "rss": "application/xml", "atom": "application/xml",
}

// A webServer is one that the documentation has a configuration for.
type webServer struct {
	name   string
	names  []string // of the program
	conf   func(own, port, root string) string
	args   func(own, conf string) []string
	header string // begins what it calls itself
}

func webServers(t *testing.T) []webServer {
	snippet := func(name, root string) string {
		return strings.ReplaceAll(textOf(t, "../docs/deploy/"+name), "/srv/www", root)
	}
	apache := func(own, port, root, site string) string {
		mpm := "event"
		if !exists("/usr/lib/apache2/modules/mod_mpm_event.so") {
			mpm = "prefork"
		}
		text := fmt.Sprintf("ServerRoot %s\nServerName localhost\nListen %s\nPidFile %s/pid\nErrorLog %s/error.log\nDefaultRuntimeDir %s\nLoadModule mpm_%s_module /usr/lib/apache2/modules/mod_mpm_%s.so\n", own, port, own, own, own, mpm, mpm)
		for _, module := range []string{"authz_core", "dir", "mime", "alias", "headers", "rewrite", "deflate", "filter"} {
			text += fmt.Sprintf("LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", module, module)
		}
		if os.Geteuid() == 0 {
			text += "User nobody\nGroup nogroup\n"
		}
		write(t, own+"/mime.types", "text/html html htm shtml\nimage/svg+xml svg svgz\napplication/xml xml xsl\ntext/plain txt\napplication/x-httpd-php php\napplication/gzip gz\n")
		return text + "TypesConfig " + own + "/mime.types\nMutex file:" + own + "\nDocumentRoot " + own + "\n" + site
	}
	return []webServer{
		{"nginx", []string{"nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"}, func(own, port, root string) string {
			text := "types { text/html html; text/css css; application/javascript js; application/json json; text/xml xml; image/svg+xml svg; image/png png; text/plain txt; } include " + own + "/gongshi.conf;"
			write(t, filepath.Join(own, "gongshi.conf"), snippet("nginx.conf", root))
			return fmt.Sprintf(nginxConf, own, port, text)
		}, func(own, conf string) []string { return []string{"-p", own, "-c", conf, "-e", own + "/error.log"} }, "nginx"},
		{"Apache", []string{"apache2", "/usr/sbin/apache2"}, func(own, port, root string) string {
			return apache(own, port, root, snippet("apache.conf", root))
		}, apacheArgs, "Apache"},
		{".htaccess", []string{"apache2", "/usr/sbin/apache2"}, func(own, port, root string) string {
			write(t, filepath.Join(root, "zdgz/.htaccess"), textOf(t, "../docs/deploy/.htaccess"))
			return apache(own, port, root, "DocumentRoot "+root+"\n<Directory "+root+">\nAllowOverride All\nRequire all granted\n</Directory>\n")
		}, apacheArgs, "Apache"},
		// Debian has Caddy, too; it is no part of what make test installs.
		{"Caddy", []string{"caddy"}, func(own, port, root string) string {
			return "{\n\tadmin off\n\tauto_https off\n}\nhttp://" + port + " {\n" + snippet("Caddyfile", root) + "}\n"
		}, func(_, conf string) []string { return []string{"run", "--adapter", "caddyfile", "--config", conf} }, "Caddy"},
	}
}

func apacheArgs(own, conf string) []string { return []string{"-d", own, "-f", conf, "-DFOREGROUND"} }

func exists(file string) bool { _, err := os.Stat(file); return err == nil }

// An answer is how every server should answer.
type answer struct {
	status int
	kind   string // empty if any will do
	cache  string // seconds for which browsers need not ask again
	runs   bool   // an attachment that is kept by itself
}

// What is published under a umask of 077 is served by every server of the documentation as one table says, by a process of another user.
func TestServersAnswerAsOneTableSays(t *testing.T) {
	t.Parallel()
	root, table := servedSite(t)
	for _, s := range webServers(t) {
		t.Run(s.name, func(t *testing.T) {
			address := s.start(t, root)
			for path, want := range table {
				s.check(t, address, path, want)
			}
			s.checkCompressed(t, address, root)
			for _, place := range []string{"/zdgz", "/zdgz/2022"} {
				response := requested(t, address+place, "")
				if got := response.Request.URL.Path; response.StatusCode != 200 || got != place+"/" {
					t.Errorf("%s leads to %s: %s", place, got, response.Status)
				}
			}
		})
	}
}

// servedSite publishes a site with an attachment of each type, and returns what answers there should be.
func servedSite(t *testing.T) (root string, table map[string]answer) {
	t.Helper()
	above, err := os.MkdirTemp("", "served") // t.TempDir is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(above) })
	if err := os.Chmod(above, 0o755); err != nil {
		t.Fatal(err)
	}
	site := smallSite(t)
	root = filepath.Join(above, "made/www")
	table = map[string]answer{
		"/zdgz/":                                   {200, "text/html; charset=utf-8", "60", false},
		"/zdgz/2022/tasks/1/":                      {200, "text/html; charset=utf-8", "60", false},
		"/zdgz/2022/tasks/1/index.html":            {200, "text/html; charset=utf-8", "60", false},
		"/zdgz/nowhere/":                           {404, "text/html; charset=utf-8", "", false},
		"/zdgz/2022/files/nowhere.pdf":             {404, "", "", false},
		"/zdgz/gongshi.css":                        {200, "text/css", "3600", false},
		"/zdgz/gongshi.js":                         {200, "javascript; charset=utf-8", "3600", false},
		"/zdgz/icon.svg":                           {200, "image/svg+xml", "3600", false},
		"/zdgz/share.png":                          {200, "image/png", "3600", false},
		"/zdgz/manifest.json":                      {200, "application/json", "60", false},
		"/zdgz/about/this-copy/history.txt":        {200, "text/plain", "60", false},
		"/zdgz/2022/data/tasks.json":               {200, "application/json", "60", false},
		"/zdgz/2022/data/tasks.csv":                {200, "text/csv; charset=utf-8", "60", false},
		"/zdgz/feed.xml":                           {200, "application/atom+xml; charset=utf-8", "60", false},
		"/zdgz/2022/calendar.ics":                  {200, "text/calendar; charset=utf-8", "60", false},
		"/zdgz/sitemap.xml":                        {200, "text/xml; charset=utf-8", "60", false},
		"/zdgz/.gongshi":                           {404, "", "", false},
		"/zdgz/.gongshi/":                          {404, "", "", false},
		"/zdgz/.gongshi/paths":                     {404, "", "", false},
		"/zdgz/.git/config":                        {404, "", "", false},
		"/zdgz/2022/.htpasswd":                     {404, "", "", false},
		"/zdgz/.htaccess":                          {404, "", "", false},
		"/zdgz/2022/.well-known/x":                 {404, "", "", false},
		"/zdgz/.well-known/security.txt":           {200, "text/plain", "60", false},
		"/zdgz/2022/files/a.unknown":               {200, "application/octet-stream", "3600", false},
		"/zdgz/2022/files/a.html.unknown":          {200, "application/octet-stream", "3600", false},
		"/zdgz/2022/files/a.php":                   {200, "application/octet-stream", "3600", false},
		"/zdgz/2022/files/deep/" + "a.pdf":         {200, "application/pdf", "3600", false},
		"/zdgz/2022/files/deep/er/" + "a.htm":      {200, "text/html", "3600", true},
		"/zdgz/2022/files/%E9%99%84%E4%BB%B61.pdf": {200, "application/pdf", "3600", false},
	}
	text := "+++\ntitle = \"Files\"\n+++\n\n"
	attach := func(name string) {
		write(t, filepath.Join(site, "content/2022/files", name), strings.Repeat("<p/>\n", 400))
		text += "[x](2022/files/" + name + ")\n"
	}
	for _, name := range []string{"a.unknown", "a.html.unknown", "a.php", "deep/a.pdf", "deep/er/a.htm", "附件1.pdf"} {
		attach(name)
	}
	for i, types := range []map[string]string{attachmentTypes, runningTypes} {
		for ext, kind := range types {
			for _, name := range []string{"low." + ext, "UP." + strings.ToUpper(ext)} {
				attach(name)
				table["/zdgz/2022/files/"+name] = answer{200, kind, "3600", i == 1}
			}
		}
	}
	write(t, filepath.Join(site, "content/about.md"), text)
	write(t, filepath.Join(site, "static/.well-known/security.txt"), "Contact: x")
	config := strings.Replace(textOf(t, filepath.Join(site, "site.toml")), "[[offices]]", "csp = \"header\"\n\n[files]\nactive = true\n\n[[offices]]", 1)
	write(t, filepath.Join(site, "site.toml"), config)
	build := exec.Command("sh", "-c", `umask 077; exec gongshi build --quiet --compress --as-of 2022-07-15 --source "$0" --out "$1"`, site, filepath.Join(root, "zdgz"))
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	write(t, filepath.Join(root, "zdgz/.git/config"), "secret")
	write(t, filepath.Join(root, "zdgz/2022/.htpasswd"), "secret")
	return root, table
}

// start runs the server until the test ends, as a user who owns nothing if that is possible.
func (s webServer) start(t *testing.T, root string) (address string) {
	t.Helper()
	program := ""
	for _, name := range s.names {
		if place, err := exec.LookPath(name); err == nil && program == "" {
			program = place
		}
	}
	if program == "" && s.name == "nginx" {
		t.Fatal("there is no nginx, which this test needs: apt-get install nginx-light, which make test does")
	}
	if program == "" {
		t.Skipf("there is no %s here", s.names[0])
	}
	var failed error
	for range 5 { // somebody may take the port before it does
		if address, failed = s.try(t, program, root); failed == nil {
			return address
		}
	}
	t.Fatal(failed)
	return ""
}

func (s webServer) try(t *testing.T, program, root string) (string, error) {
	t.Helper()
	own, err := os.MkdirTemp("", "server")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(own) })
	port, conf := freePort(t), filepath.Join(own, "server.conf")
	write(t, conf, s.conf(own, port, root))
	command := exec.Command(program, s.args(own, conf)...)
	command.Env = append(os.Environ(), "HOME="+own, "XDG_DATA_HOME="+own, "XDG_CONFIG_HOME="+own)
	if s.header != "Apache" { // which becomes somebody else by itself
		asNobody(t, command, own)
	}
	if err := os.Chmod(own, 0o755); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		return "", err
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		select {
		case err := <-ended:
			errorLog, _ := os.ReadFile(own + "/error.log")
			return "", errors.Join(err, errors.New(said.String()), errors.New(string(errorLog)))
		default:
		}
		response, err := http.Get("http://" + port + "/zdgz/")
		if err != nil {
			continue
		}
		response.Body.Close()
		if !strings.HasPrefix(response.Header.Get("Server"), s.header) {
			continue // that is who took the port
		}
		t.Cleanup(func() {
			command.Process.Signal(os.Interrupt)
			<-ended
		})
		return "http://" + port, nil
	}
	command.Process.Kill()
	return "", fmt.Errorf("%s did not answer on %s: %v: %s", s.name, port, <-ended, said.String())
}

func requested(t *testing.T, address, encoding string) *http.Response {
	t.Helper()
	request, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", encoding)
	response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true, DisableCompression: true}}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Errorf("%s: %v", address, err)
	}
	response.Body = io.NopCloser(bytes.NewReader(text))
	return response
}

func (s webServer) check(t *testing.T, address, path string, want answer) {
	t.Helper()
	for _, encoding := range []string{"", "gzip", "gzip, br"} {
		response := requested(t, address+path, encoding)
		policy := policyOfServer.FindStringSubmatch(textOf(t, "../docs/deploy/nginx.conf"))[1]
		wanted := map[string]string{
			"Content-Type": want.kind, "Content-Security-Policy": policy,
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
		}
		if want.runs {
			wanted["Content-Security-Policy"], wanted["Content-Disposition"] = "sandbox", "attachment"
		}
		if want.cache != "" {
			wanted["Cache-Control"] = "max-age=" + want.cache + ", must-revalidate"
		}
		for name, value := range wanted {
			got := strings.Join(response.Header.Values(name), ", ")
			if name == "Content-Type" {
				got = sameType(got)
			}
			if got != value && value != "" && (response.StatusCode != 404 || name == "Content-Type") {
				t.Errorf("%s (%q) has %s: %s, want %s", path, encoding, name, got, value)
			}
		}
		if response.StatusCode != want.status {
			t.Errorf("%s (%q): %s", path, encoding, response.Status)
		}
		if text, _ := io.ReadAll(response.Body); want.status == 404 && bytes.Contains(text, []byte("secret")) {
			t.Errorf("%s is sent", path)
		}
	}
}

// sameType leaves out in what servers may differ.
func sameType(kind string) string {
	kind = strings.ToLower(kind)
	for _, is := range []string{"application/javascript; charset=utf-8", "text/javascript; charset=utf-8"} {
		if kind == is {
			return "javascript; charset=utf-8"
		}
	}
	for _, is := range []string{"text/css", "text/plain"} { // of what is written in ASCII, or says its encoding itself
		if kind == is+"; charset=utf-8" {
			return is
		}
	}
	return kind
}

// checkCompressed checks that the copies are sent as they are.
func (s webServer) checkCompressed(t *testing.T, address, root string) {
	t.Helper()
	for path, file := range map[string]string{"/zdgz/": "/zdgz/index.html", "/zdgz/gongshi.css": "", "/zdgz/2022/files/low.csv": "", "/zdgz/2022/files/low.svg": ""} {
		response := requested(t, address+path, "gzip")
		got, err := io.ReadAll(response.Body)
		if want := textOf(t, root+cmp.Or(file, path)+".gz"); err != nil || string(got) != want || response.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is sent as %q with %d bytes, want the copy with %d", path, response.Header.Get("Content-Encoding"), len(got), len(want))
		}
		if !strings.Contains(response.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("%s: caches are not told that there are two of it", path)
		}
		if plain := requested(t, address+path, ""); plain.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s is compressed for who does not ask for that", path)
		}
	}
}

func TestStorageSendsAttachmentsInTheTypesOfServers(t *testing.T) {
	for name, want := range attachmentTypes {
		if kind, disposition, _ := bucket.Headers("2022/files/a."+strings.ToUpper(name), true); kind != want || disposition != "" {
			t.Errorf(".%s is stored as %q, %q", name, kind, disposition)
		}
	}
	for name, want := range runningTypes {
		if kind, disposition, _ := bucket.Headers("2022/files/a."+name, true); kind != want || disposition != "attachment" {
			t.Errorf(".%s is stored as %q, %q", name, kind, disposition)
		}
	}
	if kind, _, _ := bucket.Headers("2022/files/a.unknown", true); kind != "application/octet-stream" {
		t.Errorf("what is not known is stored as %q", kind)
	}
}

// Every configuration has the same lists of types.
func TestConfigurationsOfServersHoldTheSameTypes(t *testing.T) {
	for name, typed := range map[string]*regexp.Regexp{
		"nginx.conf":  regexp.MustCompile(`(?m)^\t\t\t(\S+/\S+)\s+([a-z0-9 ]+);$`),
		"apache.conf": regexp.MustCompile(`(?m)^\s*AddType (\S+/\S+) ([a-z0-9 ]+)$`),
		".htaccess":   regexp.MustCompile(`(?m)^\s*AddType (\S+/\S+) ([a-z0-9 ]+)$`),
		"Caddyfile":   regexp.MustCompile(`(?m)^\t\t"~\(\?i\)\^/zdgz/\[\^/\]\+/files/\.\*\\\.\(([^"]*)\)\$" (\S+)$`),
		"web.config":  regexp.MustCompile(`<mimeMap fileExtension="\.([a-z0-9]+)" mimeType="([^";]+)`),
	} {
		text, listed := textOf(t, "../docs/deploy/"+name), map[string]string{}
		for _, found := range typed.FindAllStringSubmatch(text, -1) {
			kind, exts := found[1], strings.Fields(found[2])
			if name == "Caddyfile" || name == "web.config" {
				kind, exts = found[2], strings.Split(found[1], "|")
			}
			for _, ext := range exts {
				listed[ext] = kind
			}
		}
		for ext, kind := range attachmentTypes {
			if listed[ext] != kind {
				t.Errorf("%s sends %s as %q, want %s", name, ext, listed[ext], kind)
			}
		}
		for ext := range listed {
			if attachmentTypes[ext] == "" && runningTypes[ext] == "" && !slices.Contains([]string{"gz", "css", "js"}, ext) && name != "Caddyfile" {
				t.Errorf("%s knows %s, and the table does not", name, ext)
			}
		}
		if name == "web.config" {
			if err := xml.Unmarshal([]byte(text), new(struct{})); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for name, begins := range map[string]string{"nginx.conf": `files/.*\.(`, "apache.conf": `files/.*\.(`, ".htaccess": `files/.*\.(`, "Caddyfile": `@runs path_regexp "(?i)^/zdgz/[^/]+/files/.*\.(`, "web.config": `/[^/]+/files/.*\.(`} {
		text := textOf(t, "../docs/deploy/"+name)
		if !strings.Contains(text, begins+"x?html?|xht|shtml|svgz?|xml|xslt?|mathml|mml|rdf|rss|atom)") {
			t.Errorf("%s has another list of what runs", name)
		}
	}
	text := textOf(t, "../docs/deploy/_headers")
	for ext := range runningTypes {
		if !strings.Contains(text, "/:plan/files/*."+ext+"\n  Content-Security-Policy: sandbox\n  Content-Disposition: attachment\n") {
			t.Errorf("_headers lets %s run", ext)
		}
	}
}

// What stands in apache.conf for the folder is what stands in .htaccess.
func TestApachesTwoConfigurationsSayTheSame(t *testing.T) {
	_, inner, _ := strings.Cut(textOf(t, "../docs/deploy/apache.conf"), "Require all granted\n")
	inner = strings.TrimSuffix(inner, "</Directory>\n")
	inner = regexp.MustCompile(`(?m)^\t`).ReplaceAllString(inner, "")
	if _, own, _ := strings.Cut(textOf(t, "../docs/deploy/.htaccess"), "\n\n"); strings.TrimSpace(own) != strings.TrimSpace(inner) {
		t.Error("they differ")
	}
}
