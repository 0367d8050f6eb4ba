// Runs before anything is painted, so that text size and contrast are the reader's from the first moment on. gongshi.js, which
// comes later, makes the controls and keeps what was chosen.
'use strict';

(function (root) {
  // Whether scripts run, and whether files can be fetched: what appears with them has its room from the start.
  root.setAttribute('data-scripts', location.protocol === 'file:' ? 'local' : 'web');
  try {
    var chosen = JSON.parse(localStorage.getItem('gongshi-prefs')) || {};
    if (chosen.size === 'large' || chosen.size === 'larger') root.setAttribute('data-size', chosen.size);
    if (chosen.contrast === 'high') root.setAttribute('data-contrast', 'high');
  } catch (e) {
    // Storage is blocked, or holds something else: the page is as it comes.
  }
})(document.documentElement);
