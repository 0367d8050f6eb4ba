// Runs before anything is painted; gongshi.js makes the controls.
'use strict';

(function (root) {
  root.setAttribute('data-scripts', location.protocol === 'file:' ? 'local' : 'web');
  try {
    var chosen = JSON.parse(localStorage.getItem('gongshi-prefs')) || {};
    if (chosen.size === 'large' || chosen.size === 'larger') root.setAttribute('data-size', chosen.size);
    if (chosen.contrast === 'high') root.setAttribute('data-contrast', 'high');
  } catch (e) { } // storage is blocked
})(document.documentElement);
