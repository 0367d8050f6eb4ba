// What html-validate holds the pages to: its recommended rules, but for matters of style, which the minifier decides, and
// one that asks for less than some readers need.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    "doctype-style": "off",
    // The anchor of an update is its day: #2022-06-28.
    "valid-id": ["error", { relaxed: true }],
    // Ticks of one question have one name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // A table whose cells a phone shows as blocks is no table to a screen reader unless its roles are spelt out.
    "no-redundant-role": ["error", { exclude: ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"] }],
  },
};
