// What pages offer beyond reading. They are whole without it. Words come with the page, in data attributes.
'use strict';

(() => {
  const KEY = 'gongshi-prefs'; // prefs.js reads it, too
  const root = document.documentElement;

  function make(name, attributes, text) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    element.textContent = text || '';
    return element;
  }

  // Preferences: attributes of the html element; '' is the page as it comes.

  function setUpPreferences(place) {
    const words = place.dataset;
    const buttons = [];

    function button(text, preference, value, off) {
      const b = make('button', { type: 'button' }, text);
      b.addEventListener('click', () => {
        const pressed = root.dataset[preference] === value;
        put(preference, pressed && off ? '' : value);
        show();
        keep();
      });
      buttons.push({ b, preference, value });
      return b;
    }

    function show() {
      for (const { b, preference, value } of buttons) {
        b.setAttribute('aria-pressed', String((root.dataset[preference] || '') === value));
      }
    }

    const sizes = make('span', { role: 'group', 'aria-label': words.textSize });
    sizes.append(button(words.normal, 'size', ''), button(words.large, 'size', 'large'), button(words.larger, 'size', 'larger'));
    place.setAttribute('role', 'group');
    place.setAttribute('aria-label', words.label);
    place.append(sizes, button(words.contrast, 'contrast', 'high', true));
    place.hidden = false;
    show();

    // Another tab may have changed them.
    const again = () => {
      let chosen = null;
      try {
        chosen = JSON.parse(localStorage.getItem(KEY));
      } catch (e) {
        return;
      }
      for (const preference of ['size', 'contrast']) {
        const known = buttons.some(b => b.preference === preference && b.value === (chosen && chosen[preference]));
        put(preference, known ? chosen[preference] : '');
      }
      show();
    };
    addEventListener('storage', e => { if (e.key === KEY || e.key === null) again(); });
    addEventListener('pageshow', e => { if (e.persisted) again(); });
  }

  function put(preference, value) {
    if (value) root.dataset[preference] = value;
    else delete root.dataset[preference];
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ size: root.dataset.size, contrast: root.dataset.contrast }));
    } catch (e) {
      // Storage is blocked: the choice holds for this page.
    }
  }

  // Copying the text of an element.

  function setUpCopy(source, i) {
    const word = source.dataset.copy;
    if (!source.id) source.id = 'copy-' + i;
    const button = make('button', { type: 'button', class: 'copy', 'aria-describedby': source.id }, word);
    const status = make('span', { role: 'status', class: 'unseen' });
    let timer = 0;
    const done = () => {
      button.textContent = status.textContent = source.dataset.copied;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = word;
        status.textContent = '';
      }, 3000);
    };
    button.addEventListener('click', () => copy(source, done));
    source.after(button, status);
  }

  // Over plain HTTP there is no clipboard: the old way at least leaves the text selected.
  function copy(source, done) {
    const oldWay = () => {
      getSelection().selectAllChildren(source);
      if (document.execCommand('copy')) done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(source.textContent).then(done, oldWay);
    else oldWay();
  }

  // Paper: links to the rest of a list give addresses, and what is folded is printed.

  // A page cannot hold from which publishing it comes: the last line of the history has the number, and the sum of the manifest.
  function publishing(list) {
    const asked = new XMLHttpRequest();
    try {
      asked.open('GET', document.querySelector('a[href$="this-copy/"]').href + 'history.txt', false); // paper does not wait
      asked.setRequestHeader('Range', 'bytes=-300');
      asked.send();
      const line = /(\d+) \S+ (\w{16})\w{48} \w{64}\n$/.exec(asked.responseText);
      list.append(make('li', {}, list.dataset.publishing.replace('{text}', line[1] + ' ' + line[2])));
      list.className = 'printed told';
    } catch (e) {
      // There is no history here.
    }
  }

  let opened = [];
  addEventListener('beforeprint', () => {
    document.querySelectorAll('.printed:not(.told)').forEach(publishing);
    const here = document.querySelector('link[rel=canonical]');
    for (const a of document.querySelectorAll('.more a')) {
      a.dataset.address = new URL(a.getAttribute('href'), here ? here.href : location.href);
    }
    opened = Array.from(document.querySelectorAll('main details:not([open])')).filter(d => !d.closest('form'));
    for (const d of opened) d.open = true;
  });
  addEventListener('afterprint', () => {
    for (const d of opened) d.open = false;
    opened = [];
  });

  // A timeline wider than the screen opens where its day lies.
  function openAtDay(axis) {
    const frame = axis.parentElement;
    const day = axis.querySelector('.today');
    if (day) frame.scrollLeft += day.getBoundingClientRect().left - frame.getBoundingClientRect().left - frame.clientWidth * 0.85;
  }

  document.querySelectorAll('.prefs').forEach(setUpPreferences);
  document.querySelectorAll('[data-copy]').forEach(setUpCopy);
  document.querySelectorAll('.axis').forEach(openAtDay);
})();
