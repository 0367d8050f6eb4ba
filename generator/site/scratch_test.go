package site
import ("testing";"fmt")
func TestScratch(t *testing.T){
 show := func(name string, files map[string]string){
   _, p, _ := read(t, changed(files), false)
   fmt.Println("==", name)
   for _, q := range p { fmt.Println("  ", q.File, q.Line, q.Column, q.Code, q.Data) }
 }
 show("sound", nil)
 two := func(s string) string { return "+++\nnumber = 2\ntitle=\"x\"\ncategory=\"governance\"\nlead=[\"hazchem\"]\n[schedule]\nyear_round=true\n+++\n"+s }
 b := "content/2022/02-b.md"
 e := func(f, o, n string) string { return edited(t, f, o, n) }
 show("toml error in task 1, task 2 links to it", map[string]string{taskFile: e(taskFile, `"governance"`, `“governance”`), b: two("[a](01-rollout.md)")})
 show("two toml errors", map[string]string{taskFile: e(taskFile, `"governance"`, `“governance”`), b: "+++\nnumber = \n+++\n"})
 show("half curly", map[string]string{taskFile: e(taskFile, `"governance"`, `"governance”`)})
 show("no fence", map[string]string{taskFile: "number = 1\n", b: two("[a](01-rollout.md)")})
 show("no fence in index", map[string]string{planFile: "title=1", b: two("[a](01-rollout.md) [b](index.md)")})
 show("toml error in index", map[string]string{planFile: e(planFile, "2022-12-31", "2022-02-31"), b: two("[a](01-rollout.md) [b](index.md)")})
 show("toml error in config", map[string]string{configFile: "title = x\n"})
 show("no config", map[string]string{configFile: ""})
 show("lead 1", map[string]string{taskFile: e(taskFile, `["hazchem"]`, `[1]`)})
 show("cat 3", map[string]string{taskFile: e(taskFile, `"governance"`, `3`)})
 show("no cat", map[string]string{taskFile: e(taskFile, `category = "governance"`, ``)})
 show("number text", map[string]string{taskFile: e(taskFile, `= 1`, `= "1"`), b: two("")})
 show("unknown + contra", map[string]string{taskFile: e(taskFile, `number `, "cancelled=2022-01-01\nledd=1\nnumber ")})
 show("comment full", map[string]string{taskFile: e(taskFile, `= 1`, `= 01 # 序号，必填`)})
 show("year 0", map[string]string{taskFile: e(taskFile, `2022-06-30`, `0000-12-31`)})
 show("datetime", map[string]string{taskFile: e(taskFile, `2022-06-30`, `2022-06-30T10:00:00`)})
 show("quoted bad", map[string]string{taskFile: e(taskFile, `2022-06-30`, `"2022-06-31"`)})
 show("bare bad", map[string]string{taskFile: e(taskFile, `2022-06-30`, `2022-06-31`)})
 show("every bad", map[string]string{taskFile: e(taskFile, "2022-06-30", "2022-06-30\n[[milestones]]\ntitle=\"x\"\nevery=\"monthly\"\ndone=[2022-03-01,2022-04-01]")})
 show("offices missing key", map[string]string{configFile: e(configFile, `key  = "technology"`, "")})
 show("total0", map[string]string{taskFile: e(taskFile, "2022-06-30", "2022-06-30\n[[milestones]]\ntitle=\"x\"\ntotal=0\ndone=[2022-03-01]")})
 show("latin1", map[string]string{taskFile: "+++\n\xff\n+++\n", b: two("[a](01-rollout.md)")})
 show("mixed array", map[string]string{taskFile: e(taskFile, "2022-06-30", "2022-06-30\n[milestones]\ntitle=\"x\"")})
 show("full key", map[string]string{taskFile: e(taskFile, `number   =`, "number　＝")})
 show("dup key", map[string]string{taskFile: e(taskFile, `number   = 1`, "number   = 1\nnumber = 2")})
}
