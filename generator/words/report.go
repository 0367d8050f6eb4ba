package words

// Report returns what a report says of a kind in a language, with its slots filled.
func Report(language, kind string, data map[string]string) string {
	said, _ := filled(messagesIn(language).Reports[kind], data)
	return said
}
