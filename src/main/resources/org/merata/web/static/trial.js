// @ts-check
'use strict';
/* Lets a reader try values out. Nothing is worked out here: the server answers for what is tried, so that its last digit is the only one.
   What is tried stands in the address; a value that was not changed does not. The form works without. */
(() => {
  const PATIENCE_MILLISECONDS = 150;
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6 });

  /** @param {HTMLFormElement} form */
  const query = (form) => {
    const sent = new URLSearchParams();
    for (const field of form.querySelectorAll('input')) {
      const known = field.getAttribute('data-known');
      if (known === null || Number(field.value) !== Number(known)) sent.append(field.name, field.value);
    }
    sent.sort();
    return sent.toString();
  };

  /**
   * @param {Element | null} place
   * @param {string} text
   */
  const say = (place, text) => {
    if (place) place.textContent = text;
  };

  /**
   * @param {Element} panel
   * @param {{title: string, summary: string, table: {rows: {text: string, value?: number}[][]}}} answer
   */
  const show = (panel, answer) => {
    say(panel.querySelector('h2'), answer.title);
    say(panel.querySelector('.say'), answer.summary);
    const rows = panel.querySelectorAll('tbody tr');
    answer.table.rows.forEach((cells, i) => {
      const shown = rows[i] ? rows[i].children : [];
      cells.forEach((cell, j) => {
        if (j === 0 || !shown[j]) return;
        say(shown[j], cell.text);
        if (cell.value !== undefined) shown[j].setAttribute('data-v', String(cell.value));
      });
    });
  };

  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('.trial form'))) {
    const panel = document.getElementById(form.getAttribute('data-panel') || '');
    const file = (form.getAttribute('data-answer') || '').split('?')[0];
    let waiting = 0;
    let asked = 0;
    if (panel) panel.setAttribute('aria-live', 'polite');

    const ask = async () => {
      const now = ++asked;
      const sent = query(form);
      const page = location.pathname + (sent ? '?' + sent : '');
      try {
        const reply = await fetch(file + (sent ? '?' + sent : ''), { headers: { Accept: 'application/json' } });
        if (!reply.ok) throw new Error(String(reply.status));
        const answer = await reply.json();
        const own = answer.panels.find((/** @type {{id: string}} */ one) => panel && one.id === panel.id);
        if (now !== asked || !panel || !own) return;
        show(panel, own);
        history.replaceState(null, '', page + location.hash);
      } catch (failed) {
        location.assign(page);
      }
    };

    form.addEventListener('input', (event) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement)) return;
      say(field.nextElementSibling, number.format(Number(field.value)));
      clearTimeout(waiting);
      waiting = setTimeout(ask, PATIENCE_MILLISECONDS);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      ask();
    });
  }
})();
