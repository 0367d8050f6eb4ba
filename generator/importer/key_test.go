package importer

import "testing"

func TestAnOfficeGetsAKeyThatCanBeSaid(t *testing.T) {
	taken := map[string]bool{"zhk": true, "safety": true}
	for _, c := range []struct{ name, want string }{
		{"综合协调室", "zhxts"},
		{"危化品安全监管室", "whpaqjgs"}, {"薛城区", "xcq"},
		{"综合科", "zhk-2"},         // taken
		{"区应急局（安委办）", "qyjjawb"}, // signs are not said
		{"12345热线", "12345rx"},
		{"Fire Safety", "fire-safety"},
		{"Safety", "safety-2"},
		{"财务科", "cwk"}, {"人事处", "rsc"}, {"信访局", "xfj"}, {"民政局", "mzj"}, {"水利局", "slj"}, {"办公室", "bgs"}, {"发改委", "fgw"}, {"教体局", "jtj"},
		{"公安分局", "gafj"}, {"农业农村局", "nyncj"}, {"卫健委", "wjw"}, {"应急管理局", "yjglj"}, {"啊座", "az"}, {"会计科", "kjk"},
		{"峄城办事处", "office-3"}, // a character that is not common
		{"……", "office-3"},
		{"Ведомство", "office-3"},
	} {
		if got := OfficeKey(c.name, taken); got != c.want {
			t.Errorf("%s gets the key %q, want %q", c.name, got, c.want)
		}
	}
}
