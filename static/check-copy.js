// Tells whether a file that a reader saved is one of this copy's: whether the manifest has its SHA-256. The file stays in the browser. Words
// come with the page, in data attributes.
'use strict';

document.querySelectorAll('.check-copy').forEach(box => {
  const input = box.querySelector('input'), results = box.querySelector('ul'), status = box.querySelector('output'), say = box.dataset;
  let turn = 0; // of the files that were chosen last

  const list = () => fetch(say.manifest, { cache: 'no-cache' }).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)).then(manifest => manifest.files);

  const bytes = file => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });

  const sum = file => bytes(file).then(all => crypto.subtle.digest('SHA-256', all)).then(digest =>
    Array.from(new Uint8Array(digest), byte => ('0' + byte.toString(16)).slice(-2)).join(''));

  // same returns the entries of the manifest with these bytes. A file of a size that none has need not be read.
  function same(file, listed) {
    const sized = listed.filter(entry => entry.size === file.size);
    return sized.length ? sum(file).then(digest => sized.filter(entry => entry.sha256 === digest)) : Promise.resolve([]);
  }

  function link(entry) {
    const a = document.createElement('a');
    a.textContent = entry.path;
    a.href = say.root + entry.path.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/');
    return a;
  }

  function tell(file, found) {
    const item = document.createElement('li');
    item.textContent = file.name + say.colon + (found === null ? say.unreadable : found.length ? say.known : say.unknown);
    (found || []).forEach(entry => item.append(' ', link(entry)));
    results.append(item);
  }

  function check(files) {
    const now = ++turn;
    results.textContent = '';
    status.textContent = say.busy;
    list().then(listed => Promise.all(files.map(file => same(file, listed).catch(() => null)))).then(found => {
      if (now !== turn) return;
      status.textContent = '';
      files.forEach((file, i) => tell(file, found[i]));
    }).catch(() => {
      if (now === turn) status.textContent = say.failed;
    });
  }

  box.hidden = false;
  if (!window.crypto || !crypto.subtle) { // browsers offer it to secure addresses only
    input.disabled = true;
    status.textContent = say.insecure;
    return;
  }
  input.addEventListener('change', () => {
    if (input.files.length) check(Array.from(input.files));
    input.value = ''; // so that the same file can be chosen again
  });
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    const files = Array.from(event.dataTransfer.files);
    if (files.length) check(files);
  });
});
