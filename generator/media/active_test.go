package media

import (
	"strings"
	"testing"

	"gongshi/generator/tree"
)

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">`

// Whatever runs where it is opened is found, however it is written.
func TestAttachmentsThatRunAreFound(t *testing.T) {
	for name, text := range map[string]string{
		"a.html":      "<p>Hello</p><SCRIPT>alert(1)</SCRIPT>",
		"b.htm":       `<img src=x onerror="alert(1)">`,
		"c.svg":       svg + `<script>alert(1)</script></svg>`,
		"d.SVG":       svg + `<title><script>alert(1)</script></title></svg>`,
		"e.svg":       `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script href="a.js"/></s:svg>`,
		"f.svg":       svg + `<rect onload='alert(1)'/></svg>`,
		"g.svg":       svg + `<a xlink:href="java&#115;cript:alert(1)"><text>x</text></a></svg>`,
		"h.html":      "<a href='java\nscript:alert(1)'>x</a>",
		"i.html":      "<iframe srcdoc='&lt;b&gt;'></iframe>",
		"j.svg":       `<!DOCTYPE svg [<!ENTITY x "&#60;script>alert(1)&#60;/script>">]>` + svg + `&x;</svg>`,
		"k.svg":       svg + `<animate attributeName="href" values="javascript:alert(1)"/></svg>`,
		"l.xml":       `<?xml-stylesheet type="text/xsl" href="a.xsl"?><a/>`,
		"m.xhtml":     `<html xmlns="http://www.w3.org/1999/xhtml"><body onload="alert(1)"/></html>`,
		"n.html":      "\xff\xfe<\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x00",
		"o.svgz":      "\x1f\x8b\x08",
		"p":           "<!doctype html><script>alert(1)</script>",
		"q.html":      "<style><y a=\"</style><script>alert(1)</script>",
		"r.svg":       svg + `<rect/onclick=alert(1) /></svg>`,
		"s.html":      "<svg><style><script>alert(1)</script></style></svg>",
		"t.shtml":     "<details ontoggle=alert(1) open>",
		"u.html":      `<object data="data:text/html,x"></object>`,
		"v.html":      "<p>\x1b$B",
		"w.svg":       svg + `<set attributeName="onclick" to="alert(1)"/><use onBegin ="x"/></svg>`,
		"x.html":      strings.Repeat("x", mostLooked+1),
		"y.svg":       `<!DOCTYPE svg [<!ENTITY x SYSTEM "a.xml">]>` + svg + `</svg>`,
		"aa.mht":      "From: x",
		"ab.php":      "<p>",
		"ac.html.bak": "<script>alert(1)</script>",
		"ad.svg.gz":   "\x1f\x8b\x08\x00",
		"ae.PHP.old":  "<p>",
		"af.xml":      `<?xml-stylesheet type="text/xml" href="a.xml"?><a/>`,
		"ag.xml":      `<?xml-stylesheet title='type="text/css"' type="text/xml" href="a.xml"?><a/>`,
		"ah.svg":      svg + `<use href="data:image/svg+xml;base64,PHN2Zz4="/></svg>`,
		"z.mathml":    `<math xmlns="http://www.w3.org/1998/Math/MathML" href="javascript:alert(1)"/>`,
	} {
		if !IsActive(tree.Of(map[string]string{name: text}).File(name)) {
			t.Errorf("nothing is found in %s: %.60q", name, text)
		}
	}
}

// Drawings and pages without script, and files that no browser runs, are left alone.
func TestAttachmentsThatOnlyShowAreLeftAlone(t *testing.T) {
	for name, text := range map[string]string{
		"a.svg":  `<?xml version="1.0"?><!-- onward -->` + svg + `<style>.a{fill:red}</style><text font-size="3">on = off</text><a href="https://www.example.org/?on=1"><path d="M0 0"/></a></svg>`,
		"b.svg":  `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY ns_svg "http://www.w3.org/2000/svg"> <!ENTITY ns_i '#x'>]>` + svg + `</svg>`,
		"c.svg":  svg + `<image href="data:image/png;base64,AAAA"/></svg>`,
		"d.html": "<!doctype html><title>统计表</title><table><tr><td>1</td></tr></table><p>description: once only=2</p>",
		"e.xml":  `<?xml version="1.0" encoding="UTF-8"?><rows><row prescription="1">JavaScript</row></rows>`,
		"f.pdf":  "%PDF <script>", "g.csv": "<script>,javascript:", "h.txt": "<script>", "i.js": "alert(1)", "README": "onload=1, a <script> here",
		"k.html.pdf": "%PDF <script>", "l.html.v2.docx": "<script>", "m.2022.final": "<script>",
		"n.xml": `<?xml-stylesheet type="text/css" href="a.css"?><a/>`,
		"j.svg": svg + `<metadata>position=1 description="on"</metadata></svg>`,
	} {
		if IsActive(tree.Of(map[string]string{name: text}).File(name)) {
			t.Errorf("something is found in %s: %s", name, text)
		}
	}
}
