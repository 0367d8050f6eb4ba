package command

// version is that of the generator. Every page of a copy follows from the sources, the day and this. Where a release is made, the linker puts
// that of the release in its place (see generator/release); nothing else changes it.
var version = "0.1.0"
