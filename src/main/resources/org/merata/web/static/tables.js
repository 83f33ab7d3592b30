// @ts-check
'use strict';
/* Lets a reader sort a table by a column. The order of the server is the first and comes back with the third press. */
(() => {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  /**
   * @param {HTMLTableRowElement} row
   * @param {number} column
   * @returns {{number: number | null, text: string}}
   */
  const key = (row, column) => {
    const cell = row.cells[column];
    const value = cell ? cell.getAttribute('data-v') : null;
    return { number: value === null ? null : Number(value), text: cell ? (cell.textContent || '').trim() : '' };
  };

  /**
   * @param {HTMLTableElement} table
   * @param {number} column
   * @param {HTMLTableCellElement} header
   * @param {HTMLTableRowElement[]} original
   */
  const sort = (table, column, header, original) => {
    const numeric = header.classList.contains('num');
    const before = header.getAttribute('aria-sort');
    const first = numeric ? 'descending' : 'ascending';
    const second = numeric ? 'ascending' : 'descending';
    const next = before === first ? second : before === second ? '' : first;
    for (const other of table.querySelectorAll('thead th')) other.removeAttribute('aria-sort');
    let rows = original;
    if (next) {
      header.setAttribute('aria-sort', next);
      const sign = next === 'ascending' ? 1 : -1;
      rows = original.slice().sort((a, b) => {
        const left = key(a, column);
        const right = key(b, column);
        if (numeric) {
          if (left.number === null || right.number === null) return (left.number === null ? 1 : 0) - (right.number === null ? 1 : 0);
          return sign * (left.number - right.number);
        }
        return sign * collator.compare(left.text, right.text);
      });
    }
    table.tBodies[0].append(...rows);
  };

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll('table.data'))) {
    const original = Array.from(table.tBodies[0].rows);
    if (original.length < 3) continue;
    const headers = table.tHead ? table.tHead.rows[table.tHead.rows.length - 1].cells : [];
    Array.from(headers).forEach((header, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener('click', () => sort(table, column, /** @type {HTMLTableCellElement} */ (header), original));
    });
  }
})();
