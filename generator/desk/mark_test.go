package desk

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestFormsSayWhichFolderTheyWriteTo(t *testing.T) {
	folder := t.TempDir()
	d := New(Options{Folder: folder})
	for host, status := range map[string]int{"127.0.0.1:8080": http.StatusOK, "elsewhere.example": http.StatusForbidden} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "http://"+host+MarkPath, nil)
		d.ServeHTTP(w, r)
		if w.Code != status || status == http.StatusOK && w.Body.String() != Mark(folder+string(filepath.Separator)+".") {
			t.Errorf("asked as %s, they answer %d: %s", host, w.Code, w.Body)
		}
		if strings.Contains(w.Body.String(), filepath.Base(filepath.Dir(folder))) {
			t.Errorf("they tell the name: %s", w.Body)
		}
	}
	if Mark(folder) == Mark(t.TempDir()) {
		t.Error("two folders have one mark")
	}
}
