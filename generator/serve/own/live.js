// Keeps a tab of the preview current: it listens while it is in sight, and does what package serve says.
'use strict';
(() => {
  const script = document.currentScript.dataset; // tab: which page, on which day, and its sum; asOf: the day, or nothing
  const box = document.getElementById('gongshi');
  const report = box.querySelector('.report');
  const status = box.querySelector('[role=status]');
  const shown = () => report.querySelector('details')?.dataset.key ?? '';
  let stream;

  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource(`/_gongshi/events?${script.tab}&problems=${shown()}`);
    stream.addEventListener('reload', reload);
    stream.addEventListener('problems', (event) => show(JSON.parse(event.data)));
    stream.addEventListener('error', () => {
      if (stream?.readyState !== EventSource.CLOSED) return; // else it asks again by itself
      hush();
      setTimeout(listen, 2000);
    });
  }

  function hush() {
    stream?.close();
    stream = undefined;
  }

  // A hidden tab holds no connection; it compares when it is seen again. So does one that comes back from the history.
  document.addEventListener('visibilitychange', () => document.hidden ? hush() : listen());
  addEventListener('pagehide', hush);
  addEventListener('pageshow', listen);

  function reload() {
    hush();
    keepScroll();
    location.reload();
  }

  // The place on the page outlives a reload and a step to another day, also where the page grows after it was loaded.
  const place = 'gongshi scroll ' + location.pathname;

  function keepScroll() {
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
  }

  function restoreScroll() {
    const kept = sessionStorage.getItem(place);
    if (!kept) return;
    sessionStorage.removeItem(place);
    const [left, top] = JSON.parse(kept);
    const there = () => scrollTo({ left, top, behavior: 'instant' });
    const again = setInterval(there, 100);
    const stop = () => clearInterval(again);
    there();
    addEventListener('load', () => setTimeout(stop, 500));
    for (const own of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(own, stop, { once: true });
  }

  function show(html) {
    report.innerHTML = html;
    remember(report);
    status.textContent = report.querySelector('summary b')?.textContent ?? box.dataset.mended;
  }

  // What was folded stays so on the next page: the same problems, the bar of days.
  function remember(within) {
    for (const details of within.querySelectorAll('details')) {
      const key = 'gongshi open ' + details.dataset.key;
      details.open = JSON.parse(sessionStorage.getItem(key)) ?? details.open;
      const keep = () => sessionStorage.setItem(key, details.open);
      details.addEventListener('toggle', keep);
      addEventListener('pagehide', keep); // who folds and leaves at once is gone before the toggle is told
    }
  }

  addEventListener('keydown', (event) => {
    const details = report.querySelector('details[open]');
    if (event.key !== 'Escape' || !details) return;
    if (details.contains(document.activeElement)) details.querySelector('summary').focus();
    details.open = false;
  });

  // Links that a script of the page made keep the day, as all others do already.
  addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link) return;
    if (box.contains(link)) return keepScroll();
    if (!script.asOf || link.origin !== location.origin) return;
    const to = new URL(link.href);
    if (to.searchParams.has('as-of')) return;
    to.searchParams.set('as-of', script.asOf);
    link.href = to;
  }, true);
  box.addEventListener('submit', keepScroll);

  remember(box);
  restoreScroll();
  listen();
})();
