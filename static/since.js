// Marks what is new on the page of updates since it was looked at last in this browser, which alone remembers it: nothing is sent anywhere.
// Words come with the page, in data attributes.
'use strict';

document.querySelectorAll('.since').forEach(box => {
  const say = box.dataset, time = box.querySelector('time'), status = box.querySelector('output');
  const forget = box.querySelector('button'), months = box.querySelector('a');
  const key = 'gongshi-since:' + location.pathname.replace(/index\.html$/, '');
  const rows = Array.from(document.querySelectorAll('.news > li')), names = rows.map(row => row.querySelector('.name a').getAttribute('href'));
  const now = { day: time.dateTime, says: time.textContent, whole: !('more' in say), seen: names };

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (e) { // something else wrote it
      return null;
    }
  }

  // visit returns a visit as it was kept, or null.
  function visit(text) {
    const kept = parsed(text);
    return kept && typeof kept.day === 'string' && typeof kept.says === 'string' && Array.isArray(kept.seen) ? kept : null;
  }

  // before returns the last visit but this, or null: also where the same page is opened again in one tab, so that the marks stay.
  function before() {
    const last = localStorage.getItem(key), page = JSON.stringify(now), tab = parsed(sessionStorage.getItem(key)) || {};
    const of = tab.page === page && last !== null ? tab.before : last;
    sessionStorage.setItem(key, JSON.stringify({ page, before: of }));
    return visit(of);
  }

  // keep remembers this visit, unless the page is an older copy than the one that was looked at last.
  function keep() {
    const last = visit(localStorage.getItem(key));
    if (last && last.day > now.day) return;
    const same = last && last.day === now.day ? last.seen.filter(name => names.indexOf(name) < 0) : [];
    localStorage.setItem(key, JSON.stringify({ day: now.day, says: now.says, whole: now.whole, seen: names.concat(same.slice(0, 100)) }));
  }

  // added returns the rows that were not there. Where a list had more than it showed, what follows the last row that was seen is old.
  function added(last) {
    const isSeen = names.map(name => last.seen.indexOf(name) >= 0), end = isSeen.lastIndexOf(true);
    return rows.filter((row, i) => !isSeen[i] && (last.whole || end < 0 || i < end));
  }

  function mark(row) {
    const tag = document.createElement('span');
    tag.className = 'tag fresh';
    tag.textContent = say.mark;
    row.querySelector('.meta').prepend(tag, ' ');
  }

  function tell(last) {
    if (last.day > now.day) return say.older.replace('{day}', () => last.says);
    const fresh = added(last), n = fresh.length, isMore = n > 0 && !now.whole && fresh[n - 1] === rows[rows.length - 1];
    fresh.forEach(mark);
    months.hidden = !isMore;
    return say.since.replace('{day}', () => last.says) + (n === 0 ? say.none : isMore ? say.least : n === 1 ? say.single : say.other).replace('{n}', n);
  }

  let last = null;
  try {
    last = before();
    keep();
  } catch (e) { // storage is blocked
    box.parentNode.removeChild(box);
    return;
  }
  forget.addEventListener('click', () => {
    try {
      localStorage.removeItem(key);
      sessionStorage.removeItem(key);
    } catch (e) { } // it was blocked since
    document.querySelectorAll('.fresh').forEach(tag => tag.parentNode.removeChild(tag));
    forget.hidden = months.hidden = true;
    status.textContent = say.forgotten;
    status.focus();
  });
  box.hidden = false;
  status.textContent = last ? tell(last) : say.first;
});
