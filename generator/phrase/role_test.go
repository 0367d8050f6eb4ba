package phrase

import (
	"strings"
	"testing"
)

// inRoles writes offices as the table below does.
func inRoles(all []Named, doubts []Doubt) string {
	var out []string
	for _, role := range []struct {
		is   Role
		name string
	}{{Lead, "lead"}, {Joint, "joint"}, {Support, "support"}} {
		var names []string
		for _, n := range all {
			if n.Role == role.is {
				names = append(names, n.Name)
			}
		}
		if len(names) > 0 {
			out = append(out, role.name+" "+strings.Join(names, "+"))
		}
	}
	for _, d := range doubts {
		out = append(out, "?"+d.Kind)
	}
	return strings.Join(out, " ")
}

func TestACellSaysWhoIsResponsible(t *testing.T) {
	known := NewNames()
	for _, name := range []string{"市住建局", "市审管办", "市消防支队", "各区、县级市政府", "Parks and Recreation", "Public Works"} {
		known.Add(name, name)
	}
	known.Add("区住建局", "区住房和城乡建设局")
	for _, c := range []struct {
		text   string
		column Role
		want   string
	}{
		{"防火监督科", Responsible, "lead 防火监督科"},
		{"科技处、国资处（会签）", Responsible, "lead 科技处 support 国资处"},
		{"工程科、财务科（牵头）", Responsible, "lead 财务科 joint 工程科 ?office-role"},
		{"安环部&人力资源部", Responsible, "joint 安环部+人力资源部"},
		{"各县（市、区）党委、政府，市直有关部门", Responsible, "joint 各县（市、区）党委、政府+市直有关部门"},
		{"各科室 负责人", Responsible, "lead 各科室"},
		{"各车间", Responsible, "lead 各车间"},
		{"★市府办、市住建局", Responsible, "joint 市府办+市住建局 ?office-marked"},
		{"Chief Fire Officer (lead), Police", Lead, "lead Chief Fire Officer joint Police ?office-role"},
		{"Mr J. Smith (Estates)", Lead, "lead Estates ?office-person"},
		{"市发改委（张三）", Lead, "lead 市发改委 ?office-person"},
		{"市发改委\n（张三）", Lead, "lead 市发改委 ?office-person"},
		{"张三（市发改委）", Lead, "lead 市发改委 ?office-person"},
		{"市发改委（市物价局）", Lead, "lead 市发改委（市物价局）"},
		{"由市府办负总责，市直有关部门各负其责", Responsible, "lead 市府办 joint 市直有关部门"},
		{"防火监督科负责", Responsible, "lead 防火监督科"},
		{"防火监督科负责、法制科按职责分工负责", Responsible, "lead 防火监督科 joint 法制科"},
		{"综合科牵头，相关科室按职责分工配合", Responsible, "lead 综合科 support 相关科室"},
		{"防火监督科、综合科按职责分工负责", Responsible, "joint 防火监督科+综合科"},
		{"宣传科、综合科等按职责分工负责", Responsible, "joint 宣传科+综合科 ?office-etc"},
		{"信息科牵头，宣传科配合", Responsible, "lead 信息科 support 宣传科"},
		{"县教育局", Lead, "lead 县教育局"},
		{"县住建局\n县民政局\n各乡镇", Responsible, "joint 县住建局+县民政局+各乡镇"},
		{"牵头：县环保局\n配合：县水务局\n　　　各乡镇", Responsible, "lead 县环保局 support 县水务局+各乡镇"},
		{"牵头单位：市人社局，配合单位：市总工会、团市委", Responsible, "lead 市人社局 support 市总工会+团市委"},
		{"牵头单位：市建委，责任单位：市交通局、市规划局", Responsible, "lead 市建委 joint 市交通局+市规划局"},
		{"牵头单位：市住建局；配合单位：市发改委、市国土局，各区、县级市政府", Responsible, "lead 市住建局 support 市发改委+市国土局+各区、县级市政府"},
		{"市住建局、市城管局牵头，市财政局配合", Responsible, "lead 市住建局+市城管局 support 市财政局"},
		{"市交通局牵头,各有关部门按职责分工负责", Responsible, "lead 市交通局 joint 各有关部门"},
		{"市住建局（牵头）、市财政局（配合）", Responsible, "lead 市住建局 support 市财政局"},
		{"由市住建局会同市财政局负责", Responsible, "lead 市住建局 joint 市财政局"},
		{"市住建局牵头，会同市财政局", Responsible, "lead 市住建局 joint 市财政局"},
		{"办信科；网信科", Responsible, "joint 办信科+网信科"},
		{"复查科/督查科", Responsible, "joint 复查科+督查科"},
		{"人事科 办公室", Responsible, "joint 人事科+办公室"},
		{"市商务局／市文旅局", Support, "support 市商务局+市文旅局"},
		{"乙镇\t丙街道", Support, "support 乙镇+丙街道"},
		{"各县（市、区）", Support, "support 各县（市、区）"},
		{"示范园（乙镇），区市场监管局", Support, "support 示范园（乙镇）+区市场监管局"},
		{"区教育局（体育局）", Lead, "lead 区教育局（体育局）"},
		{"区住房和城乡建设局、甲镇", Support, "support 区住房和城乡建设局+甲镇"},
		{"区住建局", Lead, "lead 区住房和城乡建设局"},
		{"市财政局和市审计局", Support, "support 市财政局+市审计局"},
		{"市住建局市审管办市消防支队", Responsible, "joint 市住建局+市审管办+市消防支队"},
		{"市发改委市财政局", Responsible, "joint 市发改委+市财政局 ?office-together"},
		{"—", Support, ""},
		{"", Lead, ""},
		{"张三", Responsible, "?office-person"},
		{"市住建局 张三", Responsible, "lead 市住建局 ?office-person"},
		{"责任人：张三\n责任单位：市住建局", Responsible, "lead 市住建局 ?office-person"},
		{"Planning Department", Lead, "lead Planning Department"},
		{"Finance Office, School District", Support, "support Finance Office+School District"},
		{"Public Works; Finance Office", Support, "support Public Works+Finance Office"},
		{"Public Works / Planning Department", Support, "support Public Works+Planning Department"},
		{"Parks and Recreation", Lead, "lead Parks and Recreation"},
		{"Water and Sewer", Lead, "lead Water and Sewer ?office-and"},
		{"–", Support, ""},
	} {
		if got := inRoles(Roles(c.text, c.column, known, false)); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestANoteMayLetTheFirstLead(t *testing.T) {
	if got, want := inRoles(Roles("市残联，市人社局", Responsible, NewNames(), true)), "lead 市残联 joint 市人社局"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
