// What static/filters.js finds, without a browser: node --test. filters_test.go runs it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';

const { read, write, prepare, find } = createRequire(import.meta.url)('../../../static/filters.js');

// title, state, word, why, when, category, [lead, joint, support], due, newest update, marks, what is owed, areas
const index = () => prepare({
  states: [['done', '已完成'], ['overdue', '逾期未完成'], ['no-record', '暂无公开进展']], silent: '应更新未更新',
  categories: ['风险防控', '园区'], offices: ['危化室', '科信室'], areas: ['北岸', '南岸'], numbers: [[1, 3], [12, 12]],
  days: { '2022-06-30': '6月30日', '2022-06-28': '6月28日' },
  tasks: [
    ['重大危险源督导检查', 'done', '已完成', '\uFDD1办结，时限是\uFDD0', ['\uFDD0截止', '全年'], 0, [[0], [], []], '2022-06-30', '2022-06-28'],
    ['油气储存（ＬＮＧ）风险防控', 'overdue', '逾期未完成', '', [], 0, [[1], [0], []], '2022-02-28', '2022-03-01', 1, '上半年', [1]],
    ['Park inspection 检查', 'no-record', '暂无公开进展', '', [], 1, [[0], [], [1]], '', '', 3],
    ['登记系统', 'no-record', '暂无公开进展', '', [], -1, [[], [1], []], '', '2022-07-01', 0, '', [1, 0]],
  ],
});

const numbers = search => find(index(), read(search)).found.map(task => task.number);
const counts = (search, facet) => Object.fromEntries(find(index(), read(search)).counts[facet]);

test('days are put where they were left open', () => {
  assert.equal(index().tasks[0][3], '6月28日办结，时限是6月30日');
  assert.deepEqual(index().tasks[0][4], ['6月30日截止', '全年']);
});

test('a task is found by how its source numbers it, not by its place', () => {
  const labelled = prepare({ states: [], categories: [], offices: [], numbers: [[41, 43]], days: {}, tasks: [
    ['一', 'done', '', '', [], -1, [[], [], []], '', '', 0, '', [], '3.10'], ['二', 'done', '', '', [], -1, [[], [], []], '', '', 4, '', [], ''], ['三', 'done', '', '', [], -1, [[], [], []], '', ''],
  ] });
  const found = q => find(labelled, read('?q=' + q)).found.map(task => task.number);
  assert.deepEqual([found('3.10'), found('41'), found('42'), found('43'), found('二')], [[41], [], [], [43], [42]]);
});

test('without a query, all tasks in the order of numbers', () => assert.deepEqual(numbers(''), [1, 2, 3, 12]));

for (const [search, want] of [
  ['?q=检查', [1, 3]], ['?q=风险+油气', [2]], ['?q=油气　防控', [2]], ['?q=lng', [2]], ['?q=PARK', [3]], ['?q=2', [2, 12]], ['?q=险源督', [1]],
  ['?q=没有', []], ['?state=no-record', [3, 12]], ['?state=silent', [2, 3]], ['?state=paused', []], ['?category=风险防控', [1, 2]], ['?category=没有', []],
  ['?office=危化室', [1, 2, 3]], ['?office=危化室&role=lead', [1, 3]], ['?office=危化室&role=joint', [2]], ['?role=support', [3]], ['?role=joint', [2, 12]],
  ['?area=南岸', [2, 12]], ['?area=北岸', [12]], ['?area=南岸&state=silent', [2]], ['?area=没有', []],
  ['?office=没有', []], ['?office=危化室&role=support', []],
  ['?state=silent&category=园区&office=科信室&role=support&q=检查', [3]], ['?state=silent&category=园区&q=油气', []],
  ['?sort=due', [2, 1, 3, 12]], ['?sort=last', [12, 1, 2, 3]], ['?sort=state', [1, 2, 3, 12]], ['?sort=last&office=危化室', [1, 2, 3]],
  ['?role=boss', [1, 2, 3, 12]], ['?sort=constructor', [1, 2, 3, 12]], ['?state=__proto__', []],
]) test('found by ' + search, () => assert.deepEqual(numbers(search), want));

test('a choice is counted as if it were made instead of the one that is', () => {
  assert.deepEqual(counts('?state=done', 'state'), { done: 1, overdue: 1, silent: 2, 'no-record': 2 });
  assert.deepEqual(counts('?state=done', 'category'), { 风险防控: 1 });
  assert.deepEqual(counts('?office=危化室&role=lead', 'role'), { lead: 2, joint: 1 });
  assert.deepEqual(counts('?office=危化室&role=joint', 'office'), { 危化室: 1, 科信室: 1 });
  assert.deepEqual(counts('?q=检查&office=科信室', 'state'), { silent: 1, 'no-record': 1 });
  assert.deepEqual(counts('?area=北岸&office=科信室', 'area'), { 北岸: 1, 南岸: 2 });
});

test('each count is what choosing it finds', () => {
  const queries = ['', '?q=检查', '?state=silent', '?category=风险防控&state=done', '?office=危化室', '?role=joint', '?office=科信室&role=joint&q=2', '?area=南岸', '?area=北岸&role=joint'];
  for (const query of queries) {
    for (const facet of ['state', 'category', 'area', 'office', 'role']) {
      for (const [value, n] of find(index(), read(query)).counts[facet]) {
        if (value === undefined) continue; // tasks of no category
        const parameters = new URLSearchParams(query);
        parameters.set(facet, value);
        assert.equal(numbers('?' + parameters).length, n, `${query} ${facet}=${value}`);
      }
    }
  }
});

test('the address keeps what is not ours, and is read back', () => {
  const query = { q: 'a&b 检查', state: 'done', category: '风险防控', area: '南岸', office: '', role: '', sort: 'due' };
  const search = write('?as-of=2022-07-15&state=overdue&office=x', query);
  assert.match(search, /as-of=2022-07-15/);
  assert.doesNotMatch(search, /office/);
  assert.deepEqual(read(search), query);
  assert.equal(write('?q=x', read('')), '');
});

test('what there is no control for is not asked', () => assert.equal(read('?area=南岸&q=x', ['q', 'state']).area, ''));

test('an index without areas finds all tasks, and none in an area', () => {
  const without = index();
  delete without.areas;
  for (const task of without.tasks) task.length = Math.min(task.length, 11);
  assert.equal(find(without, read('')).found.length, 4);
  assert.equal(find(without, read('?area=南岸')).found.length, 0);
});
