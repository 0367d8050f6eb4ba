// Search in the index that generator/search describes. Pairs of characters give candidates; each is looked through before it is
// shown. What is asked for stands in the address. Words come with the page and the index.
'use strict';

(() => {
  const PART = 10; // hits shown at a time

  // Characters and pairs, as generator/search/fold.go has them

  const LETTER = /[0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]/;
  const isLetter = c => LETTER.test(c || '');

  // plain makes letters of any width and case equal; each stays in its place.
  const plain = text => text.replace(/[\0-\t\v-\x1f\xa0\u3000]/g, ' ').replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xFEE0))
    .replace(/[A-Z\u00c0-\u012f\u0131-\u052f]/g, c => c.toLowerCase());

  function pairsOf(text) {
    const all = new Map();
    for (let i = 0; i + 1 < text.length; i++) {
      if (/[\s\ue000-\uf8ff]/.test(text.slice(i, i + 2))) continue;
      const pair = [i, i + 1].map(at => text.charCodeAt(at)).map(u => u >= 0xD800 && u < 0xE000 ? u + 0x1800 : u);
      if (isLetter(text[i]) && !isLetter(text[i - 1])) pair[0] += 0xE000;
      all.set(String(pair), pair);
    }
    return Array.from(all.values());
  }

  function facetOf(kind, value) {
    let h = 2166136261;
    for (const c of unescape(encodeURIComponent(kind + value))) h = Math.imul(h ^ c.charCodeAt(0), 16777619);
    return [0xE800 + (h >>> 12 & 0x7FF), 0x4E00 + (h & 0xFFF)];
  }

  function shardOf([a, b], shards) {
    let h = Math.imul(a, 0x9E3779B1) + Math.imul(b, 0x85EBCA6B);
    h ^= h >>> 16;
    return (Math.imul(h, 0x7FEB352D) >>> 0) / 2 ** 32 * shards | 0;
  }

  const termsOf = q => Array.from(new Set(plain(q).split(/\s+/))).filter(Boolean)
    .map(text => ({ text, number: /^\d+$/.test(text) ? Number(text) : 0, pairs: pairsOf(text) }));

  // stands returns where a term stands in a plain text, or -1. A word does not begin in the middle of another.
  function stands(text, term, from) {
    let at = text.indexOf(term, from);
    while (at > 0 && isLetter(term[0]) && isLetter(text[at - 1])) at = text.indexOf(term, at + 1);
    return at;
  }

  // marksOf returns for each document 1 if it has a pair, and 2 more if it has it in the title.
  function marksOf(shard, pair, size) {
    const marks = new Uint8Array(size), at = ('\n' + shard).indexOf('\n' + String.fromCharCode(...pair));
    if (at >= 0) shard.slice(at + 2, shard.indexOf('\n', at)).split('\t').forEach((list, second) => {
      let id = -1;
      for (let i = 0; i < list.length; i++) {
        const step = list.charCodeAt(i) - 0x23;
        if (list[0] !== '!') {
          id += step < 0 ? 50000 : step;
          if (step > 0) marks[id] |= 1 << second;
        } else if (i) {
          for (let bit = 0; bit < 6; bit++) if (step + 0x23 - 0x30 >> bit & 1) marks[6 * i - 6 + bit] |= 1 << second;
        }
      }
    });
    return marks;
  }

  // searchIn promises the hits of a query, part by part. get promises a file as 'text' or 'json'.
  function searchIn(get, query, terms) {
    const hits = [], certain = terms.every(t => t.pairs.length < 2 && (t.number || t.text.length === 2));
    let docs, size, left;

    const list = (pair, layer) => get(['base/', 'new/'][layer] + shardOf(pair, docs.shards[layer]) + '.txt', 'text').then(shard => marksOf(shard, pair, size));
    const and = (all, one) => all ? all.map((mark, id) => mark & one[id]) : one;

    // having promises marks of the documents with all pairs, but leaves some out once few are left.
    function having(pairs, found) {
      const ends = [0, pairs.length - 1, pairs.length >> 1].map(i => pairs[i]);
      const now = pairs.filter(pair => ends.includes(pair)), later = pairs.filter(pair => !ends.includes(pair));
      return Promise.all(now.map(pair => Promise.all([list(pair, 0), list(pair, 1)]))).then(lists => {
        for (const pair of lists) found = pair.map((marks, layer) => and(found[layer], marks));
        const both = found[0].map((mark, id) => mark | found[1][id]);
        return later.length && both.filter(Boolean).length > PART ? having(later, found) : both;
      });
    }

    function candidates(lists) {
      const exact = new Set(), from = key => (docs.sets[key] || [0, size])[1];
      let marks = new Uint8Array(size).fill(3);
      terms.forEach((t, i) => {
        if (t.number) for (let plan = 1; plan < docs.sets.length; plan++) {
          const id = from(plan) + t.number;
          if (id < from(plan + 1)) exact.add(id), lists[i][id] = 3;
        }
      });
      for (const one of lists) marks = and(marks, one);
      const plan = query.plan ? docs.sets.findIndex(set => set[0] === query.plan) : -1, all = [];
      marks.forEach((mark, id) => {
        const state = docs.state.charCodeAt(id) - 97;
        if (!mark || docs.state[id] === '!' || query.state && docs.states[state] !== query.state || query.plan && (id < from(plan) || id >= from(plan + 1))) return;
        // Open ones first, then the newest, then by number.
        const later = (Number(docs.closed[state] || 0) * 65536 + 65535 - docs.day.charCodeAt(id)) * 2 ** 24 + id, title = !exact.has(id) && terms.length > 0 && mark === 3;
        all.push({ id, title, rank: later + (title ? 2 ** 42 : exact.has(id) ? 0 : 2 ** 43), later: later + 2 ** 43 });
      });
      return all.sort((a, b) => a.rank - b.rank);
    }

    function hitOf(doc) {
      if (!doc || query.state && doc[4] !== query.state || query.category && doc[8] !== query.category || query.office && !doc[9].includes(query.office)) return;
      const having = text => terms.filter(t => stands(plain(text), t.text) >= 0), texts = doc[10].map(text => having(text[1]));
      const titled = having(doc[3]).concat(terms.filter(t => t.number && t.number === doc[2]));
      if (!terms.every(t => titled.includes(t) || texts.some(text => text.includes(t)))) return;
      return { doc, titled: terms.every(t => titled.includes(t)), text: doc[10][texts.map(text => text.length).reduce((best, n, i, all) => n > all[best] ? i : best, 0)] };
    }

    // upTo promises up to so many hits: it looks through more candidates only if there was none.
    function upTo(n, had = hits.length, tried = 0) {
      const wanted = n - had, batch = left.slice(0, tried < wanted ? wanted - tried : wanted).filter((c, i, all) => c.title === all[0].title);
      if (!batch.length || tried >= wanted && hits.length > had) return { hits, left: left.length, count: hits.length + left.length, certain: certain || !left.length };
      return Promise.all(batch.map(({ id }) => get('texts/' + Math.floor(id / docs.texts) + '.json', 'json').then(all => all.find(doc => doc[0] === id)))).then(all => {
        left.splice(0, batch.length);
        all.forEach((doc, i) => {
          const hit = hitOf(doc), { id, title, later } = batch[i];
          if (hit && title && !hit.titled) left.push({ id, rank: later, title: false });
          else if (hit) hits.push(hit);
        });
        left.sort((a, b) => a.rank - b.rank);
        return upTo(n, had, tried + batch.length);
      });
    }

    return get('docs.json', 'json').then(made => {
      docs = made;
      size = docs.state.length;
      const facets = ['category', 'office'].filter(name => query[name]).map(name => list(facetOf(name[0], query[name]), 0).then(marks => marks.map(mark => mark && 3)));
      return Promise.all(terms.map(t => t.pairs.length ? having(t.pairs, []) : new Uint8Array(size).fill(t.number ? 0 : 3)).concat(facets));
    }).then(lists => {
      left = candidates(lists);
      return { upTo };
    });
  }

  // cutOut returns the text around the first term, in pieces: [text, whether it is a term].
  function cutOut(text, terms, before, after) {
    const low = plain(text), places = [], pieces = [];
    for (const t of terms) for (let at = 0; (at = stands(low, t.text, at)) >= 0; at += t.text.length) places.push([at, at + t.text.length]);
    places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const first = places.length ? places[0][0] : 0, from = Math.max(0, first - before), to = Math.min(text.length, first + after);
    let at = from;
    const add = (end, is) => {
      if (end > at) pieces.push([text.slice(at, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ''), is]);
      at = Math.max(at, end);
    };
    for (const [start, end] of places) {
      add(Math.min(start, to), false);
      add(Math.min(end, to), true);
    }
    add(to, false);
    return [[from ? '…' : '', false]].concat(pieces, [[to < text.length ? '…' : '', false]]);
  }

  function start(form) {
    const words = form.dataset, files = new Map(), controls = Array.from(form.elements).filter(field => field.name);
    const base = new URL(words.index, location.href), root = new URL(words.root, location.href);
    const status = form.querySelector('output'), list = document.querySelector('.hits'), more = document.querySelector('.more-rows');
    let terms, search, asked = 0, busy = 0, timer;

    function get(path, form) {
      if (!files.has(path)) {
        files.set(path, fetch(new URL(path, base).href).then(answer => answer.ok ? answer[form]() : Promise.reject(answer)));
        files.get(path).catch(() => files.delete(path)); // the next query tries again
      }
      return files.get(path);
    }

    function make(name, attributes, ...children) {
      const element = /svg|use/.test(name) ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
      for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
      element.append(...children); // strings never become markup
      return element;
    }

    const marked = pieces => pieces.map(([text, is]) => is ? make('mark', {}, text) : text);

    function itemOf({ doc, titled, text }) {
      const [, place, number, title, state, word, tags, last] = doc;
      const update = !titled && text && text[0] === 'u', sign = make('svg', { class: 'sign', 'aria-hidden': 'true' }, make('use', { href: '#g-' + state }));
      const link = make('a', { href: new URL(place + (update ? '#' + text[2] : ''), root).href }, ...marked(cutOut(title, terms, 999, 999)));
      if (number) link.prepend(make('span', { class: 'number' }, number + ' '));
      const meta = make('p', { class: 'meta' }, make('span', { class: 'kind' }, !number ? words.page : update ? words.update : words.task), ' ');
      if (state) meta.append(make('a', { class: 'badge s-' + state, href: words.states + '#' + state }, sign, word));
      for (const said of update && text[4] ? tags.concat(text[4]) : tags) meta.append(' ', make('span', { class: 'tag' }, said));
      meta.append(' ', update ? text[3] : last);
      return make('li', {}, make('p', { class: 'name' }, link), make('p', { class: 'context' }, ...marked(text ? cutOut(text[1].replace(/\n/g, ' '), terms, 24, 96) : [])), meta);
    }

    // show shows more hits, and returns the first of them.
    function show({ hits, left, count, certain }) {
      const items = hits.slice(list.children.length).map(itemOf);
      list.append(...items);
      more.hidden = !left;
      status.textContent = (!count ? words.none : !certain ? words.most : count > 1 ? words.other : words.single).replace('{n}', count);
      return items[0];
    }

    function look() {
      const own = ++asked, slow = setTimeout(() => { if (own === asked) status.textContent = words.loading; }, 500);
      const query = {};
      for (const field of controls) query[field.name] = field.value.trim();
      const nothing = !Object.values(query).some(Boolean), wanted = termsOf(query.q);
      const short = wanted.length && !wanted.some(t => t.pairs.length || t.number);
      const answer = nothing || short ? Promise.resolve() : searchIn(get, query, wanted).then(found => {
        if (own === asked) search = found;
        return found.upTo(history.state && history.state.hits || PART);
      });
      return answer.then(found => {
        if (own !== asked) return;
        terms = wanted;
        list.textContent = '';
        more.hidden = true;
        status.textContent = nothing ? '' : words.short;
        if (found) show(found);
      }).catch(() => {
        if (own === asked) status.textContent = words.failed;
      }).then(() => clearTimeout(slow));
    }

    more.addEventListener('click', () => {
      const own = asked;
      if (busy === own) return;
      busy = own;
      search.upTo(list.children.length + PART).then(found => {
        if (own !== asked) return;
        const first = show(found);
        history.replaceState({ hits: list.children.length }, ''); // for Back
        (first ? first.querySelector('a') : status).focus();
      }).catch(() => { status.textContent = words.failed; }).then(() => { busy = 0; });
    });

    // take follows the form, and follow the address.
    function take(method) {
      clearTimeout(timer);
      const parameters = new URLSearchParams(location.search), before = String(parameters);
      controls.forEach(field => field.value ? parameters.set(field.name, field.value) : parameters.delete(field.name));
      if (String(parameters) === before) return Promise.resolve();
      history[method](null, '', '?' + parameters);
      return look();
    }

    function follow() {
      clearTimeout(timer);
      const parameters = new URLSearchParams(location.search);
      controls.forEach(field => { field.value = parameters.get(field.name) || ''; });
      look();
    }

    // While someone types, the hits follow when they pause; what is still being composed is no text yet.
    for (const event of ['input', 'compositionend']) form.addEventListener(event, e => {
      if (e.target.name !== 'q' || e.isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(take, 300, 'replaceState');
    });
    form.addEventListener('change', e => e.target.name === 'q' || take('pushState'));
    form.addEventListener('submit', e => {
      e.preventDefault();
      take('pushState').then(() => status.focus()); // on a phone, the hits are far below what was typed
    });
    addEventListener('popstate', follow);
    status.tabIndex = -1; // so that it can have the focus
    form.hidden = false;
    follow();
  }

  if (typeof module === 'object') module.exports = { plain, pairsOf, termsOf, stands, searchIn, cutOut };
  else if (window.fetch && window.URLSearchParams) document.querySelectorAll('form.search').forEach(start);
})();
