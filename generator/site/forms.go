package site

import "gongshi/generator/front"

// What forms and schemas show of the files: the same tables of fields by which they are read.

// TaskShapes returns the fields of a task.
func TaskShapes() []front.Shape { return taskForm.Shapes() }

// UpdateShapes returns the fields of an update in a file of its own.
func UpdateShapes() []front.Shape { return updateForm.Shapes() }

// BulletinShapes returns the fields of a bulletin.
func BulletinShapes() []front.Shape { return bulletinForm.Shapes() }

// A FileKind is a kind of file with front matter, or site.toml: what it is called, where such files lie, and its fields.
type FileKind struct {
	Name   string
	Place  string
	Shapes []front.Shape
}

// FileKinds returns the kinds of files, in the order in which a site is begun.
func FileKinds() []FileKind {
	return []FileKind{
		{configForm.File, ConfigFile, configForm.Shapes()},
		{planForm.File, ContentDir + "/PLAN/index.md", planForm.Shapes()},
		{taskForm.File, ContentDir + "/PLAN/NAME.md", taskForm.Shapes()},
		{updateForm.File, ContentDir + "/PLAN/" + UpdatesDir + "/17-2022-06-28-name.md", updateForm.Shapes()},
		{bulletinForm.File, ContentDir + "/PLAN/" + bulletinsFolder + "/2022-06.md", bulletinForm.Shapes()},
		{incidentForm.File, ContentDir + "/PLAN/" + incidentsFolder + "/2022-06-28-name.md", incidentForm.Shapes()},
		{assessmentForm.File, ContentDir + "/PLAN/" + assessmentFile, assessmentForm.Shapes()},
		{articleForm.File, ContentDir + "/NAME.md", articleForm.Shapes()},
	}
}

// PlanShapes returns the fields of a plan.
func PlanShapes() []front.Shape { return planForm.Shapes() }

// IncidentShapes returns the fields of an incident.
func IncidentShapes() []front.Shape { return incidentForm.Shapes() }
