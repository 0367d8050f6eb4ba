// Search in the index that generator/search describes. Words that have a list or a page are answered with that. Pairs of characters
// give candidates; each is looked through before it is shown. Where none holds all, those are shown that share most, and that is said.
'use strict';

(() => {
  const PART = 10; // hits shown at a time
  const PARTIAL = 50; // shown where none has all that is asked for
  const ANSWERS = 8, ALIKE = 4; // how many are shown, and how many may share what only a part of their name says
  const PIECES = 16; // of a query that are looked for one by one, each in one or two small files

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

  // runsOf returns the longest pieces of a query that stand in a plain text, the longest first: of words, only whole ones.
  function runsOf(text, terms) {
    const runs = [];
    for (const term of terms) {
      const asked = term.text.slice(0, 80);
      for (let i = 0; i + 1 < asked.length; i++) {
        let end = isLetter(asked[i]) && isLetter(asked[i - 1]) ? 0 : i + 1;
        while (end && end < asked.length && stands(text, asked.slice(i, end + 1)) >= 0) end++;
        while (end > i && isLetter(asked[end - 1]) && isLetter(asked[end])) end--;
        if (end < i + 2) continue;
        runs.push({ text: asked.slice(i, end) });
        i = end - 2;
      }
    }
    return runs.sort((a, b) => b.text.length - a.text.length);
  }

  // piecesOf returns the pairs of each piece by which a query can be found in part: two neighbouring characters, or a word.
  function piecesOf(terms) {
    const all = new Map();
    for (const { text } of terms) {
      for (let i = 0; i + 1 < text.length; i++) {
        let end = i + 2;
        if (isLetter(text[i])) for (end = i + 1; isLetter(text[end]);) end++;
        all.set(text.slice(i, end), pairsOf(text.slice(i, end)));
        i = Math.max(i, end - 2);
        if (isLetter(text[i])) i = end - 1;
      }
    }
    const list = Array.from(all.values()).filter(pairs => pairs.length);
    return list.filter((pairs, i) => list.length <= PIECES || Math.floor(i * PIECES / list.length) !== Math.floor((i - 1) * PIECES / list.length));
  }

  // answersTo returns the answers (generator/search/answers.go) that a query asks for, the best first: it says one of their words, or
  // much of it that few others have. A longer word hides a shorter one within; where a year is named, a month without one says nothing.
  function answersTo(q, all, plan) {
    const low = plain(q).trim(), terms = termsOf(q), shared = {}, met = [];
    all.forEach((answer, i) => {
      let best = { text: '' };
      const take = (text, word, whole) => {
        if (!best.text || whole > best.whole || text.length > best.text.length) best = { answer, i, text, whole, share: text.length / word.length };
      };
      if (!plan || answer[0] === plan) for (const word of answer[5].map(plain)) {
        if (answer[1] === 'month' && /\d{4}/.test(low) && !/\d{4}/.test(word)) continue;
        const at = stands(low, word);
        if (at >= 0 && (word.length > 1 || word === low) && !(isLetter(word[word.length - 1]) && isLetter(low[at + word.length]))) take(word, word, true);
        else if (answer[1] !== 'month') for (const { text } of runsOf(word, terms)) {
          if (text.length > 3 || 3 * text.length >= word.length && terms.some(t => t.text === text)) take(text, word, false);
        }
      }
      if (!best.text) return;
      best.key = answer[0] + ' ' + best.text;
      if (!best.whole) shared[best.key] = (shared[best.key] || 0) + 1;
      met.push(best);
    });
    const shown = met.filter(a => !(shared[a.key] > ALIKE) && !met.some(b => b.whole && b.text !== a.text && b.text.includes(a.text)));
    const lists = new Set(shown.filter(a => a.answer[1] === 'state' && a.answer[2]).map(a => a.answer[0]));
    return shown.filter(a => a.answer[2] || !lists.has(a.answer[0]))
      .sort((a, b) => b.whole - a.whole || b.text.length - a.text.length || b.share - a.share || a.i - b.i).slice(0, ANSWERS).map(a => a.answer);
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

  // searchIn promises the hits of a query, part by part. get promises a file as 'text' or 'json'. They are partial where nothing holds
  // all of it.
  function searchIn(get, query, terms) {
    const hits = [], certain = terms.every(t => t.pairs.length < 2 && (t.number || t.text.length === 2));
    let docs, size, left, facets, partial = false;

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

    const from = key => (docs.sets[key] || [0, size])[1];

    // rank returns the place in which a document comes, by what is known of it: open ones first, then the newest, then by number.
    const rank = id => (Number(docs.closed[docs.state.charCodeAt(id) - 97] || 0) * 65536 + 65535 - docs.day.charCodeAt(id)) * 2 ** 24 + id;

    // allowed calls add with the documents that the filters leave of those that are marked.
    function allowed(marks, add) {
      for (const one of facets) marks = and(marks, one);
      const plan = query.plan ? docs.sets.findIndex(set => set[0] === query.plan) : -1;
      marks.forEach((mark, id) => {
        if (!mark || docs.state[id] === '!' || query.state && docs.states[docs.state.charCodeAt(id) - 97] !== query.state || query.plan && (id < from(plan) || id >= from(plan + 1))) return;
        add(id, mark);
      });
    }

    function candidates(lists) {
      const exact = new Set(), all = [];
      terms.forEach((t, i) => {
        if (t.number) for (let plan = 1; plan < docs.sets.length; plan++) {
          const id = from(plan) + t.number;
          if (id < from(plan + 1)) exact.add(id), lists[i][id] = 3;
        }
      });
      allowed(lists.reduce(and, new Uint8Array(size).fill(3)), (id, mark) => {
        const later = rank(id), title = !exact.has(id) && terms.length > 0 && mark === 3;
        all.push({ id, title, rank: later + (title ? 2 ** 42 : exact.has(id) ? 0 : 2 ** 43), later: later + 2 ** 43 });
      });
      return all.sort((a, b) => a.rank - b.rank);
    }

    // partly promises the documents that share most of the query: a piece weighs more the fewer have it, and more in a title; pages, which
    // share words with any question, weigh half. At least a quarter of the pieces, or three, must be there.
    function partly() {
      const pieces = piecesOf(terms), score = new Float64Array(size), count = new Uint8Array(size), all = [], there = docs.state.replace(/!/g, '').length;
      if (pieces.length < 2) return Promise.resolve(all);
      return Promise.all(pieces.map(pairs => having(pairs, []))).then(lists => {
        for (const marks of lists) {
          const weight = Math.log2(1 + there / (1 + marks.filter(Boolean).length));
          marks.forEach((mark, id) => {
            if (mark) score[id] += weight * (mark & 2 ? 3 : 2) / (docs.state[id] === ' ' ? 2 : 1), count[id]++;
          });
        }
        allowed(count, id => {
          if (count[id] > 2 || 4 * count[id] >= pieces.length) all.push({ id, title: false });
        });
        all.sort((a, b) => score[b.id] - score[a.id] || rank(a.id) - rank(b.id)).forEach((c, i) => { c.rank = i; });
        return all.slice(0, PARTIAL).filter(c => 2 * score[c.id] >= score[all[0].id]);
      });
    }

    function hitOf(doc) {
      if (!doc || query.state && doc[4] !== query.state || query.category && doc[8] !== query.category || query.office && !doc[9].includes(query.office) || query.area && !(doc[12] || []).includes(query.area)) return;
      const having = text => partial ? runsOf(plain(text), terms) : terms.filter(t => stands(plain(text), t.text) >= 0);
      const texts = doc[10].map(text => having(text[1])), title = having(doc[3]).concat(partial ? [] : terms.filter(t => t.text == doc[2]));
      const weigh = found => found.reduce((n, t) => n + (partial ? t.text.length - 1 : 1), 0), best = texts.map(weigh).reduce((best, n, i, all) => n > all[best] ? i : best, 0);
      if (partial ? !weigh(title) && !weigh(texts[best] || []) : !terms.every(t => title.includes(t) || texts.some(text => text.includes(t)))) return;
      return {
        doc, plan: docs.sets.filter(set => set[1] <= doc[0]).pop()[0], text: doc[10][best], marks: partial ? [title, texts[best]] : [terms, terms],
        titled: partial ? weigh(title) >= weigh(texts[best] || []) : terms.every(t => title.includes(t)),
      };
    }

    // upTo promises up to so many hits: it looks through more candidates only if there was none.
    function upTo(n, had = hits.length, tried = 0) {
      const wanted = n - had, batch = left.slice(0, tried < wanted ? wanted - tried : wanted).filter((c, i, all) => c.title === all[0].title);
      if (!batch.length && !hits.length && !partial) {
        partial = true;
        return partly().then(found => {
          left = found;
          return upTo(n);
        });
      }
      if (!batch.length || tried >= wanted && hits.length > had) return { hits, left: left.length, count: hits.length + left.length, certain: certain || !left.length, partial };
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
      return Promise.all(['category', 'office', 'area'].filter(name => query[name]).map(name => list(facetOf(name[0], query[name]), 0).then(marks => marks.map(mark => mark && 3))));
    }).then(lists => {
      facets = lists;
      return Promise.all(terms.map(t => t.pairs.length ? having(t.pairs, []) : new Uint8Array(size).fill(t.number ? 0 : 3)));
    }).then(lists => {
      left = candidates(lists);
      return { upTo };
    });
  }

  // cutOut returns the text around the first term, in pieces: [text, whether it is a term].
  function cutOut(text, terms, before, after) {
    const low = plain(text), places = [], pieces = [], lead = terms.length ? stands(low, terms[0].text) : -1;
    for (const t of terms) for (let at = 0; (at = stands(low, t.text, at)) >= 0; at += t.text.length) places.push([at, at + t.text.length]);
    places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const first = lead >= 0 ? lead : places.length ? places[0][0] : 0, from = Math.max(0, first - before), to = Math.min(text.length, first + after);
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
    const [list, more, answers, further] = ['.hits', '.more-rows', '.answers', '.further'].map(name => document.querySelector(name));
    const status = form.querySelector('output'), plans = form.elements.plan ? Array.from(form.elements.plan.options) : [];
    let search, asked = 0, busy = 0, timer;

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

    // of returns the name of a plan, on a site that has several.
    const of = key => plans.filter(option => key && option.value === key).map(option => make('span', { class: 'line' }, option.text));

    function answerOf([plan, kind, place, text, count]) {
      if (!place) return make('li', {}, words.empty.replace('{text}', () => text), ' ', ...of(plan));
      const said = [words[kind] || '', count].filter(Boolean).map(text => make('span', { class: 'line' }, text));
      return make('li', {}, make('a', { href: new URL(place, root).href }, text), ' ', make('span', { class: 'meta' }, ...said, ...of(plan)));
    }

    const marked = pieces => pieces.map(([text, is]) => is ? make('mark', {}, text) : text);

    function itemOf({ doc, plan, titled, text, marks }) {
      const [, place, number, title, state, word, tags, last, , , , offices = []] = doc;
      const update = !titled && text && text[0] === 'u', sign = make('svg', { class: 'sign', 'aria-hidden': 'true' }, make('use', { href: '#g-' + state }));
      const link = make('a', { href: new URL(place + (update ? '#' + text[2] : ''), root).href }, ...marked(cutOut(title, marks[0], 999, 999)));
      if (number) link.prepend(make('span', { class: 'number' }, number + ' '));
      const meta = make('p', { class: 'meta' }, make('span', { class: 'kind' }, !state ? words.page : update ? words.update : words.task), ' ');
      if (state) meta.append(make('a', { class: 'badge s-' + state, href: words.states + '#' + state }, sign, word));
      for (const said of update && text[4] ? tags.concat(text[4]) : tags) meta.append(' ', make('span', { class: 'tag' }, said));
      meta.append(' ', make('span', { class: 'line' }, update ? text[3] : last), ...of(plan));
      for (const said of offices) meta.append(make('span', { class: 'who' }, said));
      return make('li', {}, make('p', { class: 'name' }, link), make('p', { class: 'context' }, ...marked(text ? cutOut(text[1].replace(/\n/g, ' '), marks[1], 24, 96) : [])), meta);
    }

    // show shows more hits, and returns the first of them.
    function show({ hits, left, count, certain, partial }, q, answered) {
      const items = hits.slice(list.children.length).map(itemOf);
      list.append(...items);
      more.hidden = !left;
      if (further) further.hidden = count > 0 && !partial;
      status.textContent = (!count ? words[answered ? 'answered' : 'none'] : partial ? words.partial : !certain ? words.most : count > 1 ? words.other : words.single)
        .replace('{n}', count.toLocaleString('en')).replace('{q}', () => q);
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
      const known = wanted.length ? get('answers.json', 'json').then(all => answersTo(query.q, all, query.plan)) : [];
      return Promise.all([answer, known]).then(([found, known]) => {
        if (own !== asked) return;
        list.textContent = answers.lastElementChild.textContent = '';
        answers.lastElementChild.append(...known.map(answerOf));
        answers.hidden = !known.length;
        more.hidden = true;
        if (further) further.hidden = true;
        status.textContent = nothing ? '' : words.short;
        if (found) show(found, query.q, known.length);
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
        const first = show(found, form.elements.q.value.trim());
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

  if (typeof module === 'object') module.exports = { plain, pairsOf, termsOf, stands, answersTo, searchIn, cutOut };
  else if (window.fetch && window.URLSearchParams) document.querySelectorAll('form.search').forEach(start);
})();
