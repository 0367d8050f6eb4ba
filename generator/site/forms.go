package site

import "gongshi/generator/front"

// What forms show of the files that are written through them: the same tables of fields by which they are read.

// TaskShapes returns the fields of a task.
func TaskShapes() []front.Shape { return taskForm.Shapes() }

// UpdateShapes returns the fields of an update in a file of its own.
func UpdateShapes() []front.Shape { return updateForm.Shapes() }

// BulletinShapes returns the fields of a bulletin.
func BulletinShapes() []front.Shape { return bulletinForm.Shapes() }

// PlanShapes returns the fields of a plan.
func PlanShapes() []front.Shape { return planForm.Shapes() }

// IncidentShapes returns the fields of an incident.
func IncidentShapes() []front.Shape { return incidentForm.Shapes() }

// ConfigShapes returns the fields of site.toml.
func ConfigShapes() []front.Shape { return configForm.Shapes() }
