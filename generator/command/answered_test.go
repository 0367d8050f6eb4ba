package command

import (
	"os"
	"testing"
)

func TestNobodyTypesIntoTheEmptyDevice(t *testing.T) {
	empty, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	if isAnswered(empty) {
		t.Error("somebody is asked who is not there")
	}
}
