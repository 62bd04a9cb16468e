'use strict';
// Filter, levels, folding and keys. Reads the page, and writes nothing into it but numbers.
(() => {
  const rows = [...document.querySelectorAll('.entries > li:not(.gap)')];
  const gaps = [...document.querySelectorAll('.entries > .gap')];
  const filter = document.getElementById('filter');
  const shown = document.getElementById('shown');
  const boxes = [...document.querySelectorAll('.tools input[type=checkbox]')];
  let texts = null;  // of the rows, in lower case, once they are looked for

  const count = (number) => number.toLocaleString('en');

  function apply() {
    const wanted = filter.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    if (wanted.length > 0 && texts === null) {
      texts = rows.map((row) => row.textContent.toLowerCase());
    }
    let visible = 0;
    rows.forEach((row, i) => {
      const hide = off.has(row.className) || wanted.some((word) => !texts[i].includes(word));
      if (row.hidden !== hide) row.hidden = hide;
      if (!hide) ++visible;
    });
    const all = visible === rows.length;
    for (const gap of gaps) gap.hidden = !all;
    shown.textContent = all ? `${count(visible)} entries` : `${count(visible)} of ${count(rows.length)} entries`;
  }

  let waiting = false;
  function applySoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      apply();
    });
  }

  function fold(open) {
    for (const row of rows) {
      if (!row.hidden) row.firstElementChild.open = open;
    }
  }

  // To the next row that is shown and `fits`, or the one before.
  function move(step, fits) {
    const here = document.activeElement ? document.activeElement.closest('.entries > li') : null;
    let at = here ? rows.indexOf(here) : (step > 0 ? -1 : rows.length);
    for (at += step; at >= 0 && at < rows.length; at += step) {
      if (rows[at].hidden || !fits(rows[at])) continue;
      rows[at].querySelector('summary').focus();
      rows[at].scrollIntoView({block: 'nearest'});
      return;
    }
  }

  const errors = new Set(['emerg', 'alert', 'crit', 'err']);
  const keys = {
    '/': () => filter.focus(),
    j: () => move(1, () => true),
    k: () => move(-1, () => true),
    e: () => move(1, (row) => errors.has(row.className)),
    E: () => move(-1, (row) => errors.has(row.className)),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === filter) {
      if (event.key !== 'Escape') return;
      filter.value = '';
      filter.blur();
      applySoon();
    } else if (Object.hasOwn(keys, event.key)) {
      keys[event.key]();
      event.preventDefault();
    }
  });

  filter.addEventListener('input', applySoon);
  for (const box of boxes) {
    const own = rows.filter((row) => row.className === box.value).length;
    box.closest('label').hidden = own === 0;
    box.nextElementSibling.textContent = count(own);
    box.addEventListener('change', applySoon);
  }
  document.getElementById('unfold').addEventListener('click', () => fold(true));
  document.getElementById('fold').addEventListener('click', () => fold(false));
  document.querySelector('.tools').hidden = false;
  apply();
})();
