// Tables of figures that a reader can sort: a button in the head of each column of figures. The tables are whole without it, in the
// order of the page. Words come with the page, in data attributes.
'use strict';

document.querySelectorAll('table[data-sort]').forEach(table => {
  const body = table.tBodies[0], inOrder = Array.from(body.rows), heads = Array.from(table.tHead.rows[0].cells);

  const figure = (row, i) => row.cells[i] && row.cells[i].textContent.trim() !== '' ? Number(row.cells[i].textContent.replace(/,/g, '')) : -1;

  // sort puts the rows into the order of a column, the most first, or back into that of the page. Of equals the page's first comes first.
  function sort(i, head) {
    const sorted = head.getAttribute('aria-sort') !== 'descending';
    for (const other of heads) other.removeAttribute('aria-sort');
    if (sorted) head.setAttribute('aria-sort', 'descending');
    body.append(...(sorted ? inOrder.slice().sort((a, b) => figure(b, i) - figure(a, i)) : inOrder));
  }

  heads.forEach((head, i) => {
    if (!head.classList.contains('count')) return;
    const button = document.createElement('button'), word = head.textContent.trim();
    button.type = 'button';
    button.className = 'sort';
    button.title = table.dataset.sort.replace('{text}', word);
    button.textContent = word;
    button.addEventListener('click', () => sort(i, head));
    head.textContent = '';
    head.append(button);
  });
});
