package history

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	fireFile = "content/2022/incidents/2022-06-28-fire.md"
	fireText = "\nA shed burned.\n\nNobody was near.\n"
	reported = "responsible = true\nattributed = [{ to = \"Quay office\", role = \"owner\" }]\n[report]\napproved = 2022-09-30\nby = \"Council\"\ndocument = \"No. 9\"\nfile = \"files/fire.csv\"\n"
	fireFact = "date = 2022-06-28\ntitle = \"Fire\"\nseverity = \"minor\"\ndeaths = 1\ninjured = 2\n"
)

// afterFire is the published state with an incident.
func afterFire(fields string) map[string]string {
	files := maps.Clone(published())
	files[fireFile] = "+++\n" + fireFact + fields + "+++\n" + fireText
	files["content/2022/files/fire.csv"] = "1"
	return files
}

func fire(old, new string) []edit { return []edit{{fireFile, old, new}} }

func TestAPublishedIncidentStays(t *testing.T) {
	evaluated := reported + "[evaluation]\npublished = 2023-01-10\n"
	gone := []edit{{fireFile, "", ""}}
	for _, c := range []struct {
		name, before string
		edits        []edit
		want         string
	}{
		{"nothing", evaluated, nil, ""},
		{"gone", "", gone, "2022-06-28-fire.md published-incident-gone"},
		{"under another name", "", append(gone, edit{"content/2022/incidents/2022-06-28-blaze.md", "", afterFire("")[fireFile]}), "2022-06-28-fire.md published-incident-gone"},
		{"of another day", "", append([]edit{{"content/2022/incidents/2022-06-29-fire.md", "", strings.Replace(afterFire("")[fireFile], "06-28", "06-29", 1)}}, gone...), "2022-06-29-fire.md:2:8 published-incident-changed"},
		{"title", "", fire(`"Fire"`, `"Smoke"`), "2022-06-28-fire.md:3:9 published-incident-changed"},
		{"severity", "", fire("minor", "major"), "2022-06-28-fire.md:4:12 published-incident-changed"},
		{"more deaths as reported", "", fire("deaths = 1\ninjured = 2", "deaths = 2\ninjured = 1"), ""},
		{"fewer deaths", "", fire("deaths = 1", "deaths = 0"), "2022-06-28-fire.md:5:10 published-incident-changed"},
		{"fewer injured", "", fire("injured = 2", "injured = 1"), "2022-06-28-fire.md:6:11 published-incident-changed"},
		{"fewer injured with the approval", "", fire("injured = 2\n", "injured = 1\n"+reported), ""},
		{"more deaths after the approval", reported, fire("deaths = 1", "deaths = 2"), "2022-06-28-fire.md:5:10 published-incident-changed"},
		{"made a sample", "", fire("injured = 2", "injured = 2\nsample = true"), "2022-06-28-fire.md:7:10 published-incident-changed"},
		{"whom it may be counted to, before the approval", "responsible = true\n", fire("responsible = true\n", ""), ""},
		{"the report gone", reported, fire(reported, ""), "2022-06-28-fire.md:1:1 published-incident-changed"},
		{"the report's day", reported, fire("2022-09-30", "2022-09-29"), "2022-06-28-fire.md:10:12 published-incident-changed"},
		{"the report's document", reported, fire("No. 9", "No. 8"), "2022-06-28-fire.md:12:12 published-incident-changed"},
		{"no more to anyone", reported, fire("attributed = [{ to = \"Quay office\", role = \"owner\" }]\n", ""), "2022-06-28-fire.md:1:1 published-incident-changed"},
		{"the evaluation gone", evaluated, fire("[evaluation]\npublished = 2023-01-10\n", ""), "2022-06-28-fire.md:1:1 published-incident-changed"},
		{"an evaluation", reported, fire("file = \"files/fire.csv\"\n", "file = \"files/fire.csv\"\n[evaluation]\npublished = 2023-01-10\n"), ""},
		{"the report's file gone", reported, append(fire("file = \"files/fire.csv\"\n", ""), edit{"content/2022/files/fire.csv", "", ""}), "files/fire.csv published-incident-file\n2022-06-28-fire.md:9:1 published-incident-changed"},
		{"the report's file changed", reported, []edit{{"content/2022/files/fire.csv", "1", "2"}}, "files/fire.csv published-incident-file"},
		{"more text", "", fire("burned.\n", "burned.\n\nIt was old.\n"), ""},
		{"text gone", "", fire("A shed burned.\n", ""), "2022-06-28-fire.md published-incident-text"},
		{"other text", "", fire("Nobody was near", "Many were near"), "2022-06-28-fire.md published-incident-text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := afterFire(c.before)
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), "2023-01-15")), "\n")
			got = strings.ReplaceAll(got, "incidents/", "")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
