// What static/search.js finds, without a browser: SITE=folder ENGLISH=folder node --test, for sites that were built into these folders: the
// repository's, and an English one of two plans. search_test.go runs it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';

const { plain, pairsOf, termsOf, stands, answersTo, searchIn, cutOut } = createRequire(import.meta.url)('../../../static/search.js');

const folder = process.env.SITE + '/search/';
const files = readdirSync(folder + 'texts').flatMap(name => JSON.parse(readFileSync(folder + 'texts/' + name, 'utf8')));
const from = folder => async (path, form) => {
  const text = readFileSync(folder + path, 'utf8');
  return form === 'json' ? JSON.parse(text) : text;
};
const get = from(folder), english = from(process.env.ENGLISH + '/search/');

const nothing = { q: '', plan: '', category: '', area: '', office: '', state: '' };

async function found(query, of = get) {
  const search = await searchIn(of, query, termsOf(query.q));
  let result = await search.upTo(10);
  const said = result;
  while (result.left) result = await search.upTo(result.hits.length + 10);
  return { hits: result.hits, said, partial: result.partial };
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

test('a query finds what a scan of the texts finds, and says so where that is nothing', async () => {
  const met = { whole: 0, partial: 0 };
  for (let i = 0; i < 300; i++) {
    const query = { ...nothing, q: i % 3 ? piece() : piece() + ' ' + piece() };
    if (i % 5 === 1) query.state = of(files)[4];
    if (i % 7 === 1) query.category = of(files)[8];
    if (i % 11 === 1) query.office = of(of(files)[9]) || '';
    const { hits, said, partial } = await found(query), all = scan(query);
    assert.equal(partial, !all.length, JSON.stringify(query));
    met[partial ? 'partial' : 'whole']++;
    if (partial) assert.ok(hits.length <= 50, JSON.stringify(query));
    if (partial) continue;
    assert.deepEqual(sorted(numbers(hits)), all, JSON.stringify(query));
    if (said.certain) assert.equal(said.count, hits.length, JSON.stringify(query));
    else assert.ok(said.count >= hits.length, JSON.stringify(query));
  }
  assert.ok(met.whole > 150 && met.partial > 10, JSON.stringify(met));
});

test('what is partial shares something of the query, and what the filters ask for', async () => {
  for (const filter of [{}, { office: 'technology' }, { category: '2022/parks' }, { state: 'in-progress' }, { plan: '2022' }]) {
    const { hits, partial } = await found({ ...nothing, q: '谁负责化工园区的信息化', ...filter });
    assert.ok(partial && hits.length > 0, JSON.stringify(filter));
    for (const { doc, plan, marks } of hits) {
      const shown = plain([doc[3], ...doc[10].map(text => text[1])].join('\n'));
      assert.ok(marks.flat().length > 0 && marks.flat().every(mark => mark.text.length > 1 && shown.includes(mark.text)), doc[3]);
      assert.ok((!filter.office || doc[9].includes(filter.office)) && (!filter.category || doc[8] === filter.category) && (!filter.state || doc[4] === filter.state));
      assert.ok(!filter.plan || plan === filter.plan);
    }
  }
});

// answers promises where a query leads at once.
const answers = async (q, of = get, plan = '') => answersTo(q, await of('answers.json', 'json'), plan).map(answer => answer[2]);

test('words that have a list or a page lead there', async () => {
  for (const [q, ...want] of [
    ['逾期', '2022/tasks/overdue/', '2022/tasks/behind/'], ['逾期未完成', '2022/tasks/overdue/'], ['节点逾期', '2022/tasks/behind/'], ['哪些任务逾期了', '2022/tasks/overdue/', '2022/tasks/behind/'],
    ['已完成', '2022/tasks/done/'], ['年度已落实', '2022/tasks/done/'], ['应更新未更新', '2022/tasks/silent/'], ['推进中', '2022/tasks/in-progress/'],
    ['危化室', '2022/offices/hazchem/'], ['危化品安全监管室', '2022/offices/hazchem/'], ['等', '2022/offices/other-offices/'], ['加强烟花爆竹安全监管', '2022/categories/fireworks/'],
    ['6月', '2022/timeline/2022-06/', '2022/updates/2022-06/'], ['2022年6月', '2022/timeline/2022-06/', '2022/updates/2022-06/'], ['２０２２-06', '2022/timeline/2022-06/', '2022/updates/2022-06/'],
    ['12月', '2022/timeline/2022-12/'], ['2023年6月'], ['2021年6月做了什么'], ['安全'], ['检查'],
  ]) assert.deepEqual(await answers(q), want, q);
});

test('where no task is in a state, that is the answer, and there is no link', async () => {
  const all = answersTo('即将到期', await get('answers.json', 'json'), '');
  assert.deepEqual(all.map(answer => [answer[1], answer[2], answer[3]]), [['state', '', '即将到期']]);
});

test('a name that many share is no answer to a part of it', () => {
  const office = n => ['2022', 'office', '2022/offices/' + n + '/', '安全监管' + n + '室', '', ['安全监管' + n + '室']], all = [1, 2, 3, 4, 5].map(office);
  assert.deepEqual(answersTo('安全监管', all, ''), []);
  assert.equal(answersTo('安全监管', all.slice(0, 2), '').length, 2);
  assert.deepEqual(answersTo('谁在安全监管3室', all, ''), [all[2]]);
});

test('questions are answered', async () => {
  for (const [q, answer, ...tasks] of [
    ['烟花爆竹什么时候检查', '2022/categories/fireworks/', 38], ['谁负责化工园区', '2022/categories/parks/', 29, 30, 31, 32, 33], ['消防检查', undefined, 7], ['加油站安全', undefined],
    ['危化室', '2022/offices/hazchem/'], ['哪些任务逾期了', '2022/tasks/overdue/'],
  ]) {
    const { hits, partial } = await found({ ...nothing, q });
    assert.equal((await answers(q))[0], answer, q);
    assert.ok(partial && hits.length, q);
    const first = hits.slice(0, Math.max(tasks.length, 1)).map(hit => hit.doc[2]);
    if (tasks.length) assert.deepEqual(sorted(first), tasks, q);
  }
  const about = (await found({ ...nothing, q: '谁负责化工园区' })).hits[0].doc;
  assert.deepEqual(about[11], ['牵头：危化品安全监管室']);
  for (const { doc } of (await found({ ...nothing, q: '加油站安全' })).hits) assert.match(doc[3] + doc[10].map(text => text[1]), /安全/);
  assert.deepEqual((await found({ ...nothing, q: '没有这几个字' })).hits, []);
});

test('questions are answered in English, and in the plan that is asked for', async () => {
  for (const [q, plan, ...want] of [
    ['Which tasks are overdue?', '', '2023/tasks/overdue/', '2022/tasks/unfinished/'], ['overdue', '2022', '2022/tasks/unfinished/'], ['lately', ''],
    ['June', '', '2023/timeline/2023-06/', '2022/timeline/2022-06/'], ['june 2022', '', '2022/timeline/2022-06/'], ['what happened in May 2023', '', '2023/updates/2023-05/'],
    ['who runs dredging', '2023', '2023/offices/dredging/'], ['Quay office', '', '2023/offices/quay/', '2022/offices/quay/'], ['upkeep', '2022', '2022/categories/upkeep/'],
  ]) assert.deepEqual(await answers(q, english, plan), want, q);
  const { hits, partial } = await found({ ...nothing, q: 'who repairs the quay lights' }, english);
  assert.ok(partial);
  assert.deepEqual(hits.slice(0, 2).map(hit => [hit.plan, hit.doc[2], hit.doc[11]]), [['2023', 1, ['Lead: Quay office']], ['2022', 1, ['Lead: Quay office']]]);
});

test('an area is answered with its page, finds its tasks, and narrows down what others find', async () => {
  assert.deepEqual(await answers('north pier', english), ['2023/areas/north/', '2022/areas/north/']);
  const places = async query => (await found({ ...nothing, ...query }, english)).hits.map(hit => hit.doc[1]).sort();
  assert.deepEqual(await places({ q: 'north pier' }), ['2022/tasks/1/', '2023/tasks/1/']);
  assert.deepEqual(await places({ area: 'north' }), ['2022/tasks/1/', '2023/tasks/1/']);
  assert.deepEqual(await places({ area: 'north', plan: '2022', q: 'quay' }), ['2022/tasks/1/']);
  assert.deepEqual(await places({ area: 'south' }), []);
});

test('what a question loads is bounded, however long it is', async () => {
  const loaded = new Set(), q = files.map(doc => doc[3]).join('').replace(/\s/g, '');
  const { partial } = await found({ ...nothing, q }, (path, form) => (loaded.add(path), get(path, form)));
  const shards = Array.from(loaded).filter(path => path.endsWith('.txt')).length; // of three pairs, and of sixteen pieces
  assert.ok(partial && pairsOf(q).length > 200 && shards > 10 && shards <= 2 * (3 + 16), shards);
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
  assert.deepEqual(cutOut('甲乙丙丁戊己', [{ text: '戊' }, { text: '甲' }], 1, 9).map(p => p[0]).join(''), '…丁戊己');
  assert.deepEqual(cutOut('LNG站lng', [{ text: 'lng' }], 5, 50), [['', false], ['LNG', true], ['站', false], ['lng', true], ['', false]]);
  assert.deepEqual(cutOut('一二三二三四', [{ text: '二三四' }, { text: '三二' }], 9, 9).map(p => p[0]).join(''), '一二三二三四');
  assert.doesNotMatch(cutOut('𠮷𠮷丙丁𠮷𠮷', [{ text: '丙丁' }], 1, 3).map(p => p[0]).join(''), /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
});
