// Filters for the list of all tasks. The list is there without them; this adds a form that narrows it down, sorts it and counts.
//
// What is chosen stands in the address, so it survives a reload, Back and Forward, and can be sent to others. The index of
// tasks (list.json; generator/export/index.go tells its shape) is loaded when a reader first touches the form, or comes with such
// an address. Words come with the page and with the index.
'use strict';

(() => {
  // The places of a task's values in the index.
  const TITLE = 0, STATE = 1, WORD = 2, WHY = 3, WHEN = 4, CATEGORY = 5, OFFICES = 6, DUE = 7, LAST = 8, MARKS = 9, OWED = 10, AREAS = 11, CALLED = 12;
  const SILENT = 1, SAMPLE = 2, UNASSIGNED = 4;
  const ROLES = ['lead', 'joint', 'support'];

  const NAMES = ['q', 'state', 'category', 'area', 'office', 'role', 'sort']; // of the controls, and of parameters in the address
  const FACETS = ['state', 'category', 'area', 'office', 'role'];
  const PART = 100; // rows shown at a time

  // What is asked for

  // read returns the query in an address's search part, as far as there are controls for it.
  function read(search, names = NAMES) {
    const parameters = new URLSearchParams(search);
    const query = {};
    for (const name of NAMES) query[name] = names.includes(name) && parameters.get(name) || '';
    if (!ROLES.includes(query.role)) query.role = '';
    if (!ORDERS[query.sort]) query.sort = '';
    return query;
  }

  // write returns an address's search part with the query in it. What others have put there stays.
  function write(search, query) {
    const parameters = new URLSearchParams(search);
    for (const name of NAMES) {
      if (query[name]) parameters.set(name, query[name]);
      else parameters.delete(name);
    }
    const text = parameters.toString();
    return text && '?' + text;
  }

  const asksNothing = query => NAMES.every(name => !query[name].trim());

  // What is found

  // plain makes letters of any width and case equal: Ａ, A and a.
  const plain = text => text.normalize('NFKC').toLowerCase();

  // prepare undoes what makes the index short.
  function prepare(index) {
    let i = 0;
    for (const [from, to] of index.numbers) {
      for (let number = from; number <= to; number++) {
        const task = index.tasks[i++];
        const whole = text => text.replace(/[\uFDD0\uFDD1]/g, stand => index.days[task[stand === '\uFDD0' ? DUE : LAST]]);
        task.number = number;
        if (task[CALLED] === undefined) task[CALLED] = String(number);
        task.text = plain(task[CALLED] + ' ' + task[TITLE]);
        task[WHY] = whole(task[WHY]);
        task[WHEN] = task[WHEN].map(whole);
        task[OWED] = whole(task[OWED] || '');
      }
    }
    return index;
  }

  // find returns the tasks that fulfil all of a query, in its order, and for each value of each facet how many there would be with that
  // value instead of the one chosen. A role is a role of the office that is chosen, or of any.
  function find(index, query) {
    const terms = plain(query.q).split(/\s+/).filter(Boolean);
    const found = [], counts = {};
    for (const facet of FACETS) counts[facet] = new Map();
    const count = (facet, value) => counts[facet].set(value, (counts[facet].get(value) || 0) + 1);

    for (const task of index.tasks) {
      if (!terms.every(term => task.text.includes(term))) continue;
      const states = task[MARKS] & SILENT ? [task[STATE], 'silent'] : [task[STATE]];
      const category = index.categories[task[CATEGORY]];
      const areas = (task[AREAS] || []).map(place => index.areas[place]);
      const [offices, roles] = parts(index, task, query);
      const fails = [];
      if (query.state && !states.includes(query.state)) fails.push('state');
      if (query.category && query.category !== category) fails.push('category');
      if (query.area && !areas.includes(query.area)) fails.push('area');
      if (query.office ? !offices.has(query.office) : query.role && !roles.includes(query.role)) fails.push('part');

      if (!fails.length) found.push(task);
      const only = facet => !fails.length || fails.length === 1 && fails[0] === facet;
      if (only('state')) states.forEach(value => count('state', value));
      if (only('category')) count('category', category);
      if (only('area')) areas.forEach(value => count('area', value));
      if (only('part')) {
        offices.forEach(value => count('office', value));
        roles.forEach(value => count('role', value));
      }
    }
    const order = ORDERS[query.sort];
    if (order) found.sort((a, b) => order(a, b, index) || a.number - b.number);
    return { found, counts };
  }

  // parts returns the offices that have the role that is asked for, if any, and the roles that the office that is asked for has, if any.
  function parts(index, task, query) {
    const offices = new Set(), roles = [];
    ROLES.forEach((role, i) => {
      const names = task[OFFICES][i].map(place => index.offices[place]);
      if (query.office ? names.includes(query.office) : names.length) roles.push(role);
      if (!query.role || query.role === role) names.forEach(name => offices.add(name));
    });
    return [offices, roles];
  }

  const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  const stateOf = (task, index) => index.states.findIndex(state => state[0] === task[STATE]);

  // Without an entry: by number, as the index is. Tasks without a day come last.
  const ORDERS = {
    __proto__: null,
    due: (a, b) => compare(a[DUE] || '9', b[DUE] || '9'),
    last: (a, b) => compare(b[LAST], a[LAST]),
    state: (a, b, index) => stateOf(a, index) - stateOf(b, index),
  };

  // What is shown

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    element.append(...children); // strings become text, never markup
    return element;
  }

  function sign(state) {
    const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);
    const image = svg('svg'), use = svg('use');
    image.setAttribute('class', 'sign');
    image.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', '#g-' + state);
    image.append(use);
    return image;
  }

  // rowOf makes the row that layouts/row.html makes.
  function rowOf(task, index, words, base) {
    const state = task[STATE], marks = task[MARKS] || 0;
    const standing = [make('a', { class: 'badge s-' + state, href: words.states + '#' + state }, sign(state), task[WORD])];
    if (marks & SILENT) standing.push(' ', make('a', { class: 'tag silent', href: words.states + '#silent' }, task[OWED]));
    if (marks & SAMPLE) standing.push(' ', make('span', { class: 'tag' }, words.sample));
    if (task[WHY]) standing.push(' ', make('span', { class: 'why' }, task[WHY]));
    const times = [], who = [];
    for (const time of task[WHEN]) times.push(make('span', { class: 'line' }, time), ' ');
    ROLES.forEach((role, i) => {
      const names = task[OFFICES][i].map(place => index.offices[place]).join(words.comma);
      if (names) who.push(make('span', { class: 'who' }, make('span', { class: 'role' }, words[role]), ' ', names), ' ');
    });
    if (marks & UNASSIGNED) who.unshift(make('span', { class: 'who' }, index.unassigned), ' ');
    const cell = (...children) => make('td', { role: 'cell' }, ...children);
    return make('tr', { role: 'row' },
      make('td', { role: 'cell', class: 'number' }, task[CALLED]),
      make('th', { role: 'rowheader', scope: 'row' }, make('a', { href: new URL(task.number + '/', base).href }, task[TITLE])),
      cell(...standing), cell(...times), cell(...who));
  }

  function start(form) {
    const fields = form.elements, words = form.dataset;
    const base = new URL(words.list, location.href); // where the index is, and below it the tasks
    const table = document.querySelector('table.tasks'), pager = document.querySelector('.pager');
    const status = form.querySelector('output'), reset = form.querySelector('[type=reset]'), details = form.querySelector('details');
    if (!table) return;
    const more = make('button', { type: 'button' });
    const moreRows = make('p', { class: 'more-rows' }, more);

    const names = NAMES.filter(name => fields[name]), facets = FACETS.filter(name => fields[name]); // a plan may have no areas

    let query = read(location.search, names);
    let index = null, loading = null, timer = 0;
    let current = table; // what stands in the place of the list
    let found = [], shown = 0;

    function load() {
      if (loading) return loading;
      const slow = setTimeout(() => { status.textContent = words.loading; }, 500);
      loading = fetch(base.href, { credentials: 'same-origin' })
        .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
        .then(made => {
          index = prepare(made);
          status.textContent = '';
          listChoices();
        })
        .catch(() => {
          loading = null; // the next touch tries again
          status.textContent = words.failed;
        })
        .then(() => clearTimeout(slow));
      return loading;
    }

    // Choices

    const nameOf = { state: s => s, category: name => [name, name], area: name => [name, name], office: name => [name, name] };

    // listChoices fills the lists of choices, once: a list that is open must not be made anew.
    function listChoices() {
      const { counts } = find(index, read(''));
      const choices = { state: index.states.concat([['silent', index.silent]]), category: index.categories, area: index.areas || [], office: index.offices };
      for (const facet of facets.filter(name => choices[name])) {
        const select = fields[facet];
        while (select.options.length > 1) select.remove(1);
        for (const choice of choices[facet]) {
          const [value, text] = nameOf[facet](choice);
          if (counts[facet].has(value)) select.add(new Option(text, value));
        }
        select.parentNode.hidden = !choices[facet].length;
      }
      for (const option of fields.role.options) option.dataset.text = option.text;
      setFields(facets); // what someone is typing meanwhile stays
      show();
    }

    // setFields has the form say what the query asks for; a choice that is not there yet, or not any more, is added.
    function setFields(some = names) {
      for (const name of some) {
        const field = fields[name];
        if (field.options && !Array.from(field.options).some(option => option.value === query[name])) {
          const word = index && name === 'state' && index.states.find(state => state[0] === query.state);
          field.add(new Option(word ? word[1] : query[name], query[name]));
        }
        if (field.value !== query[name]) field.value = query[name];
      }
    }

    function countChoices(counts) {
      for (const facet of facets) {
        for (const option of fields[facet].options) {
          if (!option.value) continue;
          const text = option.dataset.text || (option.dataset.text = option.text);
          const n = counts[facet].get(option.value) || 0;
          option.text = words.choice.replace(/{(text|count)}/g, (slot, name) => name === 'text' ? text : n.toLocaleString('en'));
        }
      }
    }

    // The list

    function show() {
      if (!index) return;
      const result = find(index, query);
      countChoices(result.counts);
      found = result.found;
      if (asksNothing(query)) {
        place(table);
      } else {
        place(found.length ? newTable() : document.createComment(''));
        addRows(history.state && history.state.gongshiRows || PART);
      }
      if (pager) pager.hidden = current !== table;
      if (reset) reset.hidden = current === table;
    }

    function announce() {
      if (!index) return;
      const n = found.length;
      status.textContent = (n === 0 ? words.none : n === 1 ? words.single : words.other).replace('{n}', n.toLocaleString('en'));
    }

    function newTable() {
      const own = table.cloneNode(false);
      own.append(table.tHead.cloneNode(true), make('tbody', { role: 'rowgroup' }));
      shown = 0;
      return own;
    }

    // place puts something where the list is. Focus that was within goes to the form.
    function place(next) {
      const lost = current.contains(document.activeElement) || moreRows.contains(document.activeElement);
      moreRows.remove();
      current.replaceWith(next);
      current = next;
      if (lost) first().focus();
    }

    const first = () => details && !details.open ? details.querySelector('summary') : fields.q;

    // addRows shows the tasks up to a number, and offers more if there are.
    function addRows(upTo) {
      if (!found.length) return;
      const rows = found.slice(shown, upTo).map(task => rowOf(task, index, words, base));
      shown += rows.length;
      current.tBodies[0].append(...rows);
      const left = Math.min(PART, found.length - shown);
      if (left) {
        more.textContent = words.more.replace('{n}', left);
        current.after(moreRows);
      } else {
        moreRows.remove();
      }
      return rows[0];
    }

    more.addEventListener('click', () => {
      const row = addRows(shown + PART);
      history.replaceState({ gongshiRows: shown }, ''); // Back from a task finds as many rows
      row.querySelector('a').focus();
    });

    // Choosing

    // take follows the form. method says whether the address before it can be gone back to.
    function take(method) {
      clearTimeout(timer);
      const asked = JSON.stringify(query);
      for (const name of names) query[name] = fields[name].value;
      if (JSON.stringify(query) === asked) return;
      try {
        history[method](null, '', location.pathname + write(location.search, query) + location.hash);
      } catch (e) {
        // Some browsers refuse what comes too often: the address follows with the next change.
      }
      load().then(() => {
        show();
        announce();
      });
    }

    // While someone types, the list follows when they pause; letters still being composed into Chinese are no text yet.
    const soon = e => {
      if (e.target !== fields.q || e.isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(take, 300, 'replaceState');
    };
    form.addEventListener('input', soon);
    form.addEventListener('compositionend', soon);
    form.addEventListener('change', e => take(e.target === fields.q ? 'replaceState' : 'pushState'));
    form.addEventListener('submit', e => {
      e.preventDefault();
      take('replaceState');
      load().then(() => status.focus()); // on a phone, the results are far below what was typed
    });
    form.addEventListener('reset', e => {
      e.preventDefault(); // it would bring back what the browser filled in
      for (const name of names) fields[name].value = '';
      take('pushState');
      first().focus();
    });
    addEventListener('popstate', () => {
      clearTimeout(timer);
      query = read(location.search, names);
      setFields();
      if (!asksNothing(query) || index) load().then(() => {
        show();
        announce();
      });
    });
    for (const touch of ['focusin', 'mousedown']) form.addEventListener(touch, load);

    status.tabIndex = -1; // so that it can have the focus
    form.hidden = false;
    setFields();
    if (!asksNothing(query)) {
      if (details) details.open = true;
      load().then(announce);
    }
  }

  if (typeof module === 'object') {
    module.exports = { read, write, prepare, find };
  } else if (location.protocol !== 'file:' && window.fetch && window.URLSearchParams) {
    document.querySelectorAll('form.filters').forEach(start);
  }
})();
