// What static/search.js finds, without a browser: SITE=folder node --test, for a site that was built into the folder. search_test.go runs it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';

const { plain, pairsOf, termsOf, stands, searchIn, cutOut } = createRequire(import.meta.url)('../../static/search.js');

const folder = process.env.SITE + '/search/';
const files = readdirSync(folder + 'texts').flatMap(name => JSON.parse(readFileSync(folder + 'texts/' + name, 'utf8')));
const get = async (path, form) => {
  const text = readFileSync(folder + path, 'utf8');
  return form === 'json' ? JSON.parse(text) : text;
};

const nothing = { q: '', plan: '', category: '', office: '', state: '' };

async function found(query) {
  const search = await searchIn(get, query, termsOf(query.q));
  let result = await search.upTo(10);
  const said = result;
  while (result.left) result = await search.upTo(result.hits.length + 10);
  return { hits: result.hits, said };
}

const numbers = hits => hits.map(hit => hit.doc[0]);
const sorted = ids => ids.slice().sort((a, b) => a - b);

// scan looks through all texts.
const scan = query => sorted(files.filter(doc => (!query.state || doc[4] === query.state) && (!query.category || doc[8] === query.category) &&
  (!query.office || doc[9].includes(query.office)) && termsOf(query.q).every(term => term.number > 0 && term.number === doc[2] ||
    [doc[3], ...doc[10].map(text => text[1])].some(text => stands(plain(text), term.text, 0) >= 0))).map(doc => doc[0]));

let seed = 1;
const any = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const of = list => list[any(list.length)];

function piece() {
  for (;;) {
    const doc = of(files), text = plain(of([doc[3], ...doc[10].map(text => text[1])])), at = any(text.length), some = text.slice(at, at + 2 + any(5));
    if (!/\s/.test(some) && stands(text, some, at) === at && pairsOf(some).length) return some;
  }
}

test('a query finds what a scan of the texts finds', async () => {
  for (let i = 0; i < 300; i++) {
    const query = { ...nothing, q: i % 3 ? piece() : piece() + ' ' + piece() };
    if (i % 5 === 1) query.state = of(files)[4];
    if (i % 7 === 1) query.category = of(files)[8];
    if (i % 11 === 1) query.office = of(of(files)[9]) || '';
    const { hits, said } = await found(query);
    assert.deepEqual(sorted(numbers(hits)), scan(query), JSON.stringify(query));
    if (said.certain) assert.equal(said.count, hits.length, JSON.stringify(query));
    else assert.ok(said.count >= hits.length, JSON.stringify(query));
  }
});

test('filters alone list all that they leave', async () => {
  const query = { ...nothing, state: files.find(doc => doc[4])[4] };
  assert.deepEqual(sorted(numbers((await found(query)).hits)), scan(query));
});

test('the number first, then titles, then texts; open before closed', async () => {
  const of = async q => (await found({ ...nothing, q })).hits;
  assert.equal((await of('17'))[0].doc[2], 17);
  const closed = doc => ['done', 'cancelled', 'unfinished', 'unreported'].includes(doc[4]);
  for (const q of ['安全', '检查', '企业']) {
    const ranks = (await of(q)).map(hit => (hit.titled ? 0 : 2) + (closed(hit.doc) ? 1 : 0));
    assert.ok(new Set(ranks).size > 1, q);
    assert.deepEqual(ranks, sorted(ranks), q);
  }
});

test('widths and cases are equal, and each character stays in its place', () => {
  assert.equal(plain('ＡＢｃ１２％，ÜЖ　İ'), 'abc12%,üж İ');
});

test('a word does not begin in the middle of another', () => {
  for (const [text, term, at] of [['xlng lng', 'lng', 5], ['112 12', '12', 4], ['消地lng', 'lng', 2], ['lngs', 'lng', 0], ['a类', '类', 1], ['12.5', '5', 3]]) {
    assert.equal(stands(text, term, 0), at, text);
  }
});

test('what is shown holds the first term, marked, and nothing cut in two', () => {
  assert.deepEqual(cutOut('甲乙丙丁戊', [{ text: '丙丁' }], 1, 3), [['…', false], ['乙', false], ['丙丁', true], ['戊', false], ['', false]]);
  assert.deepEqual(cutOut('LNG站lng', [{ text: 'lng' }], 5, 50), [['', false], ['LNG', true], ['站', false], ['lng', true], ['', false]]);
  assert.deepEqual(cutOut('一二三二三四', [{ text: '二三四' }, { text: '三二' }], 9, 9).map(p => p[0]).join(''), '一二三二三四');
  assert.doesNotMatch(cutOut('𠮷𠮷丙丁𠮷𠮷', [{ text: '丙丁' }], 1, 3).map(p => p[0]).join(''), /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
});
