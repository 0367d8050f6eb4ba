// Says what is wrong with a form while it is filled in. Without it the same is said once the form is sent.
'use strict';
(() => {
  const form = document.querySelector('form[data-check]');
  if (!form) return;
  const live = form.querySelector('[role=status]');
  const above = form.querySelector('.above');
  const touched = new Set();
  let all = form.hasAttribute('data-sent'); // then everything was looked at
  let waiting, asked = 0;

  document.querySelector('.answer')?.scrollIntoView({ block: 'nearest' });

  for (const event of ['input', 'change']) {
    form.addEventListener(event, (e) => {
      touched.add(e.target.closest('.box')?.querySelector('.told')?.id);
      clearTimeout(waiting);
      waiting = setTimeout(check, 400);
    });
  }
  const previewing = form.querySelector('[formtarget=preview]');
  let follows = false; // the preview follows what is typed, once it was asked for
  form.addEventListener('submit', (e) => {
    if (e.submitter === previewing) {
      follows = true;
      return;
    }
    clearTimeout(waiting);
    asked++; // what is still on its way comes too late
  });

  async function check() {
    const turn = ++asked;
    const data = new FormData(form);
    data.delete('files'); // they are looked at when they are sent
    try {
      const answer = await fetch(form.dataset.check, { method: 'POST', body: data });
      if (!answer.ok || turn !== asked) return;
      show(await answer.json());
    } catch {
      // the preview has ended: the form itself will tell
    }
  }

  function show(found) {
    if (found.newer) {
      live.textContent = form.dataset.newer;
      return;
    }
    for (const told of form.querySelectorAll('.told')) {
      const box = told.closest('.box');
      const id = told.id.replace(/-told$/, '');
      const wrong = found.wrong.includes(id);
      if (!all && wrong && !touched.has(told.id)) continue;
      told.innerHTML = found.boxes[id] ?? '';
      box.classList.toggle('wrong', wrong);
      document.getElementById(id).toggleAttribute('aria-invalid', wrong);
      if (wrong) document.getElementById(id).setAttribute('aria-invalid', 'true');
      if (told.firstChild) told.closest('details')?.setAttribute('open', '');
    }
    above.innerHTML = found.above;
    form.elements.sure.value = found.sure;
    live.textContent = found.errors ? form.dataset.wrong.replace('{n}', found.errors) : found.sure ? form.dataset.unsure : form.dataset.fine;
    if (follows && !found.errors && !form.querySelector('input[type=file]')?.files.length) form.requestSubmit(previewing);
  }
})();
